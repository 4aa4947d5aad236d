"""Purging a session: nothing personal is left in any file of the home, whatever happens on the way."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.duties.ledger import Ledger
from sessions.duties.purge import Purger
from sessions.errors import LockedError, SessionNotFoundError, StoreError
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.hold import HeldError, Hold, Holds
from sessions.storage.index import SessionIndex
from sessions.storage.summary import summarise
from tests.sessions.failing_files import Crash, FailingFiles, HastyFiles, note
from tests.sessions.making import TickingClock
from tests.sessions.opened_record import opened
from tests.sessions.toy_seal import ToySeal


class Swift(FailingFiles, HastyFiles):
    """A disk that fails when told, and is not waited for."""


SECRETS = ("林晓彤", "c-4711", "跑了四个科室", "half typed", "set-aside", "linxt.json", "old-generation")
CLOCK = TickingClock()


def personal(home: Path) -> list[str]:
    """Every trace of the purged person: in a content or in a name, by file."""
    found = []
    for path in sorted(home.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        found += [f"{path.relative_to(home)}: {one}" for one in SECRETS if one.encode() in content or one in path.name]
    return found


@pytest.fixture(scope="module")
def _full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one session of a person to be purged, in all places that a session leaves traces in; and another."""
    home = tmp_path_factory.mktemp("full") / "home"
    shelf = Shelf.at(home, HastyFiles())
    for session, name, text in (("quiet-lark", "林晓彤", "跑了四个科室"), ("other-wren", "王芳", "三天内开通")):
        mark = "c-4711" if name == "林晓彤" else "c-1"
        log = shelf.create(session, opened(session, candidate=name, candidate_id=mark))
        log.append(note(2, text))
        log.close()
    shelf.rows()
    shelf.rows()
    place = home / "sessions" / "quiet-lark"
    (place / "000000.bei").write_text("old-generation", "utf-8")
    (place / "000001.tail-1").write_text("set-aside", "utf-8")
    (place / "drafts").write_text("half typed", "utf-8")
    (place / "repaired").mkdir()
    (place / "repaired" / "000001.bei").write_text("set-aside", "utf-8")
    shutil.copytree(home / "index", home / "index.damaged-1")
    book = shelf.ledger(CLOCK)
    with book.recording("export", ["quiet-lark"], place="/media/linxt.json", names=["林晓彤", "c-4711"]):
        pass
    with book.recording("export", ["other-wren"], place="/media/b.json", names=["王芳"]):
        pass
    assert {one.split(": ")[1] for one in personal(home)} == set(SECRETS)
    return home


@pytest.fixture
def home(_full: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(_full, tmp_path / "home"))


def purger(home: Path, files: Files) -> Purger:
    book = Ledger(home, files, CLOCK)
    return Purger(home, files, book, Holds(home, files), SessionIndex(home, files))


def check_purged(home: Path) -> None:
    """Nothing of it is left but a tombstone, and the rest of the home is whole."""
    shelf = Shelf.at(home, HastyFiles())
    assert personal(home) == []
    assert [(row.id, row.notes) for row in shelf.rows()] == [("other-wren", 1)]
    assert shelf.warnings == []
    assert sorted(path.name for path in (home / "sessions").iterdir() if not path.name.startswith(".m")) == [
        ".purging",
        "other-wren",
    ]
    tombstone = shelf.ledger(CLOCK).purged({"quiet-lark", "other-wren"})
    assert [(one, entry.reason, entry.by) for one, entry in tombstone.items()] == [("quiet-lark", "request", "赵敏")]
    exports = [(one.sessions, one.place) for one in shelf.ledger(CLOCK).entries() if one.act == "export"]
    assert exports == [(("quiet-lark",), ""), (("other-wren",), "/media/b.json")]


def test_nothing_personal_is_left_but_a_tombstone(home: Path) -> None:
    purger(home, Files()).purge("quiet-lark", "request", "赵敏")
    check_purged(home)


@pytest.mark.parametrize("end", [Crash, lambda: OSError(errno.EIO, "made to fail")], ids=["crash", "eio"])
def test_ended_at_any_operation_the_session_stands_whole_or_the_purge_is_finished_at_the_next_opening(
    home: Path, tmp_path: Path, end: Callable[[], BaseException]
) -> None:
    trial = Swift()
    trial_home = shutil.copytree(home, tmp_path / "trial")
    purger(trial_home, trial).purge("quiet-lark", "request", "赵敏")
    stood = 0
    # After an error the purge goes on to tell of it: two in a row end alike more often than after a crash.
    for number in range(1, len(trial.done) + 1, 1 if end is Crash else 2):
        place = tmp_path / "again"
        shutil.copytree(home, place)

        def rule(count: int, _name: str, last: int = number) -> None:
            if count == last or (end is Crash and count > last):
                raise end()

        files = Swift(rule)
        try:
            purger(place, files).purge("quiet-lark", "request", "赵敏")
        except (Crash, StoreError):
            files.die()
        shelf = Shelf.at(place, HastyFiles())
        if "quiet-lark" in {row.id for row in shelf.rows()}:
            stood += 1
            assert summarise(shelf.open("quiet-lark", read_only=True).records()).candidate == "林晓彤"
            assert shelf.ledger(CLOCK).purged({"quiet-lark"}) == {}
            shelf.purger(CLOCK).purge("quiet-lark", "request", "赵敏")
        check_purged(place)
        shutil.rmtree(place)
    assert 2 < stood < number - 20


def test_a_hold_beats_a_purge_even_when_it_comes_at_the_last_moment(home: Path) -> None:
    holds = Holds(home, Files())
    hold = Hold("2026-03-01T09:00:00Z", "赵敏", "仲裁")

    class HeldMeanwhile(Files):
        def rename(self, old: Path, new: Path) -> None:
            if old.name == "quiet-lark":
                holds.put("quiet-lark", hold)
            super().rename(old, new)

    before = Shelf.at(home).open("quiet-lark", read_only=True).records()
    with pytest.raises(HeldError):
        purger(home, HeldMeanwhile()).purge("quiet-lark", "due")
    assert holds.of("quiet-lark") == hold
    (home / "sessions" / "quiet-lark").rename(home / "sessions" / ".gone-quiet-lark")
    shelf = Shelf.at(home)  # as after a crash between the rename and the second look
    assert shelf.open("quiet-lark", read_only=True).records() == before
    (home / "sessions" / "quiet-lark" / "hold").write_bytes(b"\xff")
    told = shelf.ledger(CLOCK).entries()
    for act in (shelf.purger(CLOCK), purger(home, Files())):
        with pytest.raises(HeldError):
            act.purge("quiet-lark", "due")
    # Not so much as begun: a session is not moved away to find out that it is held.
    assert shelf.ledger(CLOCK).entries() == told
    assert shelf.ledger(CLOCK).purged({"quiet-lark"}) == {}
    assert (home / "sessions" / "quiet-lark" / "drafts").read_text("utf-8") == "half typed"


def test_a_session_in_use_or_missing_is_not_purged(home: Path) -> None:
    shelf = Shelf.at(home)
    log = shelf.open("quiet-lark")
    with pytest.raises(LockedError):
        shelf.purger(CLOCK).purge("quiet-lark", "due")
    log.append(note(3, "still here"))
    log.close()
    with pytest.raises(SessionNotFoundError):
        shelf.purger(CLOCK).purge("no-such", "due")
    assert [one.act for one in shelf.ledger(CLOCK).entries()] == ["export", "export"]


def test_a_row_read_before_the_purge_does_not_come_back_into_the_index(home: Path) -> None:
    files = HastyFiles()
    known = SessionIndex(home, files).read()
    shelf = Shelf.at(home, files)
    shelf.purger(CLOCK).purge("quiet-lark", "due")
    SessionIndex(home, files).write(known)
    assert set(SessionIndex(home, files).read()) == {"other-wren"}
    assert personal(home) == []


def test_what_cannot_be_removed_yet_is_told_and_tried_again(home: Path) -> None:
    files = FailingFiles()
    files.fail_next("remove_directory", times=99)
    with pytest.raises(StoreError):
        purger(home, files).purge("quiet-lark", "request", "赵敏")
    again = Shelf.at(home, files)
    again.rows()
    assert [(one.code, one.where) for one in again.warnings] == [("purge_unfinished", "quiet-lark")]
    check_purged(home)


def test_a_session_of_an_encrypted_home_is_purged_as_well(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path / "home", HastyFiles(), ToySeal())
    shelf.create("quiet-lark", opened()).close()
    shelf.rows()
    shelf.purger(CLOCK).purge("quiet-lark", "consent")
    assert shelf.rows() == []
    assert set(shelf.ledger(CLOCK).purged({"quiet-lark"})) == {"quiet-lark"}
