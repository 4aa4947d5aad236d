"""A repair that is ended half way, by a crash or by the disk: the old state or the repaired one, and the copy."""

from contextlib import suppress
from pathlib import Path

import pytest

from sessions.errors import StoreError
from sessions.integrity.repair import SALVAGED
from sessions.integrity.verify import Verifier
from tests.sessions.damages import FIRST
from tests.sessions.failing_files import Crash, FailingFiles
from tests.sessions.homes import ID, copied_home, damaged, made_home, record_at
from tests.sessions.repairing import begun, check_sound, files_of, repaired


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose session has one generation: a frame for each event."""
    home = tmp_path_factory.mktemp("straight") / "home"
    made_home(home, folded=False)
    return home


def test_a_crash_at_any_operation_leaves_the_old_state_or_the_repaired_one(straight: Path, tmp_path: Path) -> None:
    template = copied_home(straight, tmp_path / "template").parent.parent
    damaged(template / "sessions" / ID / FIRST, record_at(template / "sessions" / ID / FIRST, 5))
    old = files_of(template / "sessions" / ID)
    count, last = 0, 0
    while last == count:
        count += 1
        place = copied_home(template, tmp_path / str(count))
        files = FailingFiles(lambda number, _name, at=count: _crash(number == at))  # type: ignore[misc]
        with suppress(Crash), begun(place, files) as repair:
            repair.act()
        last = len(files.done)
        files.die()
        now = files_of(place)
        if Verifier(place.parent.parent).session(ID).level == "damaged" and FIRST in now and len(now) >= len(old):
            # The old state, or the repaired one with files beside it that are still to go: both are brought to an end.
            assert {name: now[name] for name in old if name != "head"} == {
                name: data for name, data in old.items() if name != "head"
            }
            repaired(place)
        assert check_sound(place).gaps == (6,)
        copies = [path for path in place.iterdir() if path.is_dir() and not path.name.endswith(".new")]
        assert copies
        assert {name: data for name, data in files_of(copies[0]).items() if name != SALVAGED} == old
    assert count > 20


def _crash(now: bool) -> None:
    if now:
        raise Crash


@pytest.mark.parametrize("name", ["write", "sync", "rename", "sync_directory", "read", "create_exclusive", "names"])
def test_a_disk_that_fails_in_the_repair_leaves_the_session_to_be_repaired_again(
    straight: Path, tmp_path: Path, name: str
) -> None:
    for nth in range(4):
        place = copied_home(straight, tmp_path / f"{nth}")
        damaged(place / FIRST, record_at(place / FIRST, 5))
        files = FailingFiles()
        with begun(place, files) as repair:
            left = [nth]

            def rule(_number: int, one: str, left: list[int] = left) -> None:
                if one == name:
                    left[0] -= 1
                    if left[0] < 0:
                        raise OSError(28, "no space")

            files.rule = rule
            with pytest.raises(StoreError) if nth == 0 else suppress(StoreError):
                repair.act()
        if Verifier(place.parent.parent).session(ID).level == "damaged":
            repaired(place)
        assert check_sound(place).gaps == (6,)
