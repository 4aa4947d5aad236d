"""A home is its owner's alone: another user's is not used, and what others could look into is closed to them."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sessions.canonical import dumps, loads
from sessions.errors import ForeignError, HomeError, StoreWarning
from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.sessions.opened_record import opened

LARK = "quiet-lark"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one session and a model, everything open to all."""
    home = tmp_path / "home"
    shelf = Shelf.at(home)
    shelf.create(LARK, opened()).close()
    shelf.rows()
    (home / "rubrics").mkdir()
    for name in (
        "reserve",
        "reserve.new",
        "ledger.lock",
        "in-use.lock",
        "policy.json",
        "vault",
        "drafts",
        "drafts.lock",
        "posts",
        "posts.lock",
        "templates",
        "templates.lock",
    ):
        (home / name).touch()
    for path in [home, *home.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    return home


class Owned(Files):
    """The disk, where `path` belongs to somebody else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.looked = 0

    def about(self, path: Path) -> os.stat_result:
        self.looked += 1
        found = super().about(path)
        if path != self.path:
            return found
        return os.stat_result([*found[: stat.ST_UID], os.geteuid() + 1, *found[stat.ST_UID + 1 : 10]])


def open_ones(home: Path) -> list[str]:
    return [path.name for path in [home, *home.rglob("*")] if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_what_others_could_look_into_is_closed_to_them_and_told_once(home: Path) -> None:
    told = [StoreWarning("was_open_to_others", str(home))]
    shelf = Shelf.at(home)
    assert shelf.warnings == told
    assert set(open_ones(home)) == {".making", LARK, *(one.name for one in (home / "sessions" / LARK).iterdir())}
    log = shelf.open(LARK)
    assert list(log.warnings) == [StoreWarning("was_open_to_others", str(home / "sessions" / LARK))]
    log.close()
    assert open_ones(home) == [".making"]
    again = Shelf.at(home)
    assert again.warnings == []
    log = again.open(LARK, read_only=True)
    assert list(log.warnings) == []


def test_what_cannot_be_closed_is_told_each_time(home: Path) -> None:
    class Stubborn(Files):
        def restrict(self, _path: Path, _mode: int) -> None:
            raise OSError(errno.EROFS, "made to fail")

    for _ in range(2):
        shelf = Shelf.at(home, Stubborn())
        assert shelf.warnings == [StoreWarning("open_to_others", str(home))]
        assert shelf.open(LARK, read_only=True).warnings[0].code == "open_to_others"


@pytest.mark.parametrize("name", ["", "sessions", "index", "ledger", "drafts"])
def test_a_home_or_a_part_of_it_that_is_another_users_is_not_used(name: str, home: Path) -> None:
    place = home / name
    place.touch() if not place.exists() else None
    before = sorted(home.rglob("*"))
    with pytest.raises(ForeignError) as refused:
        Shelf.at(home, Owned(place))
    assert (refused.value.path, refused.value.owner) == (place, os.geteuid() + 1)
    assert sorted(home.rglob("*")) == before
    assert "sessions" in open_ones(home)


def test_a_session_or_a_file_of_one_that_is_another_users_is_not_opened(home: Path) -> None:
    place = home / "sessions" / LARK
    for path in (place, place / "000001.bei"):
        with pytest.raises(ForeignError):
            Shelf.at(home, Owned(path)).open(LARK)


def test_models_may_be_another_users(home: Path) -> None:
    shelf = Shelf.at(home, Owned(home / "rubrics"))
    assert [row.id for row in shelf.rows()] == [LARK]
    assert "rubrics" in open_ones(home)


def test_a_home_may_be_a_link_to_a_place_of_ones_own_alone(home: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(home)
    assert [row.id for row in Shelf.at(link).rows()] == [LARK]
    assert "home" not in open_ones(home)
    with pytest.raises(ForeignError):
        Shelf.at(link, Owned(home))


def test_a_folder_that_holds_other_things_too_keeps_its_permissions(home: Path) -> None:
    (home / "letters").mkdir()
    (home / "letters").chmod(0o755)
    Shelf.at(home)
    assert {"home", "letters"} <= set(open_ones(home))
    assert "sessions" not in open_ones(home)


def test_a_file_in_the_place_of_a_home_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    file.chmod(0o644)
    with pytest.raises(HomeError, match="Not a directory"):
        Shelf.at(file)
    assert open_ones(file) == ["file"]


@pytest.mark.parametrize(("mode", "told"), [(0o777, True), (0o1777, False), (0o755, False)])
def test_a_home_that_anybody_may_replace_is_told(mode: int, told: bool, tmp_path: Path) -> None:
    above = tmp_path / "above"
    above.mkdir()
    above.chmod(mode)
    for _ in range(2):
        codes = [warning.code for warning in Shelf.at(above / "home").warnings]
        assert codes == (["replaceable_by_others"] if told else [])


def test_a_start_looks_at_no_more_the_more_sessions_there_are(tmp_path: Path) -> None:
    looked = []
    for number in range(3):
        files = Owned(tmp_path)
        shelf = Shelf.at(tmp_path / "home", files)
        looked.append(files.looked)
        shelf.create(f"session-{number}", opened(f"session-{number}")).close()
    assert looked[1] == looked[2]


def _tried(path: str) -> list[str]:
    """What succeeds of looking at `path`, reading it, writing to it, and putting something beside it."""
    done = []
    acts: dict[str, Callable[[], object]] = {
        "list": lambda: os.listdir(path),  # noqa: PTH208
        "read": lambda: os.open(path, os.O_RDONLY),
        "write": lambda: os.open(path, os.O_WRONLY),
        "make": lambda: os.open(f"{path}-x", os.O_WRONLY | os.O_CREAT, 0o600),
        "remove": lambda: os.unlink(path),  # noqa: PTH108
    }
    for name, act in acts.items():
        with suppress(OSError):
            act()
            done.append(name)
    return done


def _as_nobody(paths: list[Path]) -> dict[str, list[str]]:
    """What a process of another user can do with each of `paths`."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        os.write(writing, dumps({str(path): _tried(str(path)) for path in paths}).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as answer:
        return dict(loads(answer.read()))


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can act as another user")
def test_another_user_can_read_nothing_of_a_home_nor_of_an_export() -> None:
    before = os.umask(0)
    # Not below the folder of the tests, which others cannot enter in any case.
    with TemporaryDirectory(prefix="bei-others-") as folder:
        place = Path(folder)
        place.chmod(0o1777)
        (place / "open").touch()
        shelf = Shelf.at(place / "home")
        shelf.create(LARK, opened()).close()
        shelf.open(LARK).close()
        shelf.half_typed.of_session(LARK).keep({"capture": "half typed"})
        shelf.rows()
        paths = sorted((place / "home").rglob("*"))
        assert _as_nobody([place / "open"]) == {str(place / "open"): ["read", "write", "make"]}
        nothing = {str(path): ["make"] if path == place / "home" else [] for path in [place / "home", *paths]}
        assert _as_nobody([place / "home", *paths]) == nothing
        assert open_ones(place / "home") == []
        assert len(paths) > 8
        # Each file is closed in itself as well, should the home be opened to others.
        for path in (place / "home", place / "home" / "sessions", place / "home" / "sessions" / LARK):
            path.chmod(0o755)
        files = [path for path in paths if path.is_file()]
        assert {tuple(done) for done in _as_nobody(files).values()} == {()}
    os.umask(before)
