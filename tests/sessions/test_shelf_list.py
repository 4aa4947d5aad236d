"""The list of a home: true whatever became of the index, and quick where nothing changed."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.errors import DamagedError, StoreWarning
from sessions.shelf import Shelf
from sessions.storage.entries import Entry
from sessions.storage.files import Files
from sessions.storage.index import SessionIndex
from sessions.storage.store import TinySessionLog
from tests.sessions.failing_files import FailingFiles, HastyFiles, note
from tests.sessions.opened_record import opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data" / "home"


@pytest.fixture
def shelf(home: Path) -> Shelf:
    return Shelf.at(home)


def begin(shelf: Shelf, session: str, at: str = "2026-03-01T09:00:00.000Z") -> None:
    shelf.create(session, opened(session, at=at)).close()


def add(shelf: Shelf, session: str, **fields: Any) -> None:
    log = shelf.open(session)
    seq = len(log.records()) + 1
    log.append(note(seq) | fields)
    log.close()


def listed(shelf: Shelf) -> list[tuple[str, int]]:
    return [(row.id, row.events) for row in shelf.rows()]


def test_the_list_has_unfinished_sessions_first_and_the_last_changed_on_top(shelf: Shelf) -> None:
    for number, session in enumerate(("aaaa", "bbbb", "cccc", "dddd")):
        begin(shelf, session, at=f"2026-03-0{number + 1}T09:00:00.000Z")
    add(shelf, "dddd", event="submitted", at="2026-03-09T09:00:00.000Z")
    add(shelf, "cccc", event="session_ended", how="no_show", at="2026-03-08T09:00:00.000Z")
    begin(shelf, "eeee", at="2026-03-02T09:00:00.000Z")
    assert [row.id for row in shelf.rows()] == ["bbbb", "eeee", "aaaa", "dddd", "cccc"]


def test_only_sessions_that_changed_are_read_again(shelf: Shelf, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for session in ("aaaa", "bbbb", "cccc"):
        begin(shelf, session)
    shelf.rows()
    read: list[str] = []

    class Watched(TinySessionLog):
        def __init__(self, directory: Path, *args: Any, **how: Any) -> None:
            read.append(directory.name)
            super().__init__(directory, *args, **how)

    monkeypatch.setattr("sessions.storage.store.TinySessionLog", Watched)
    other = Shelf.at(home)
    assert len(other.rows()) == 3
    assert read == []
    add(other, "bbbb")
    read.clear()
    assert ("bbbb", 2) in listed(other)
    assert read == ["bbbb"]


def test_the_first_sight_of_a_home_is_what_was_last_listed(shelf: Shelf, home: Path) -> None:
    assert shelf.cached_rows() == []
    begin(shelf, "aaaa")
    rows = shelf.rows()
    begin(shelf, "bbbb")
    assert Shelf.at(home).cached_rows() == rows


def test_an_edit_does_not_touch_the_index(shelf: Shelf, home: Path) -> None:
    begin(shelf, "aaaa")
    shelf.rows()
    before = {path: path.read_bytes() for path in (home / "index").iterdir()}
    add(shelf, "aaaa")
    assert {path: path.read_bytes() for path in (home / "index").iterdir()} == before


def test_a_session_that_is_gone_is_told_once_and_no_longer_listed(shelf: Shelf, home: Path) -> None:
    for session in ("aaaa", "bbbb"):
        begin(shelf, session)
    shelf.rows()
    (home / "sessions" / "aaaa").rename(home / "gone")
    assert listed(shelf) == [("bbbb", 1)]
    assert shelf.warnings == [StoreWarning("session_gone", "aaaa")]
    assert len(shelf.cached_rows()) == 1
    shelf.rows()
    assert shelf.warnings == []


def damaged(home: Path) -> None:
    file = home / "index" / "000001.bei"
    file.write_bytes(b"x" + file.read_bytes()[1:])


def emptied(home: Path) -> None:
    (home / "index" / "000001.bei").write_bytes(b"")


def missing(home: Path) -> None:
    for path in (home / "index").iterdir():
        path.unlink()
    (home / "index").rmdir()


def foreign(home: Path) -> None:
    missing(home)
    (home / "index").write_bytes(b"a file")


@pytest.mark.parametrize("harm", [damaged, emptied, missing, foreign])
def test_a_damaged_or_missing_index_is_made_anew_from_the_sessions(
    shelf: Shelf, home: Path, harm: Callable[[Path], None]
) -> None:
    for session in ("aaaa", "bbbb"):
        begin(shelf, session)
    rows = shelf.rows()
    for number in (1, 2):
        harm(home)
        assert shelf.cached_rows() == []
        assert shelf.rows() == shelf.cached_rows() == rows
        assert shelf.warnings == []
        assert (home / f"index.damaged-{number}").exists() == (harm is not missing)


@pytest.mark.parametrize("row", [{"id": "aaaa"}, ["00000000", "aaaa", *range(21)], ["aaaa"], [], None])
def test_an_entry_of_another_version_is_made_anew(shelf: Shelf, row: object, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(shelf, "aaaa")
    said = {"generation": 1, "size": 1, "row": row}
    with monkeypatch.context() as patch:
        patch.setattr("sessions.storage.entries.Entry.to_document", lambda _entry: said)
        patch.setattr("sessions.storage.index.session_in", lambda _said: "aaaa")
        shelf.rows()
    assert shelf.cached_rows() == []
    assert listed(shelf) == [("aaaa", 1)]
    assert len(shelf.cached_rows()) == 1


def test_entries_as_they_were_written_once_are_read_brought_up_and_forgotten(
    shelf: Shelf, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for session in ("aaaa", "bbbb"):
        begin(shelf, session)
    with monkeypatch.context() as patch:
        patch.setattr(
            "sessions.storage.entries.Entry.to_document",
            lambda entry: {"generation": entry.generation, "size": entry.size, "row": entry.row.to_document()},
        )
        rows = shelf.rows()
    assert shelf.cached_rows() == rows
    SessionIndex(home, Files()).forget("aaaa")
    assert [row.id for row in shelf.cached_rows()] == ["bbbb"]
    assert shelf.rows() == shelf.cached_rows() == rows


def test_a_list_is_true_although_another_process_holds_the_index(shelf: Shelf, home: Path) -> None:
    begin(shelf, "aaaa")
    lock = Files().lock(home / "index.lock")
    assert listed(shelf) == [("aaaa", 1)]
    assert shelf.cached_rows() == []
    assert shelf.warnings == []
    lock.release()


def test_a_list_is_true_although_the_index_cannot_be_written(home: Path) -> None:
    files = FailingFiles()
    shelf = Shelf.at(home, files)
    begin(shelf, "aaaa")
    files.fail_next("write", errno.ENOSPC, times=99)
    assert listed(shelf) == [("aaaa", 1)]
    assert shelf.warnings == [StoreWarning("index_not_written", "index")]


def test_a_session_that_cannot_be_read_is_named_and_keeps_its_last_row(shelf: Shelf, home: Path) -> None:
    for session in ("aaaa", "bbbb", "cccc"):
        begin(shelf, session)
    shelf.rows()
    begin(shelf, "dddd")
    for session in ("aaaa", "dddd"):
        (home / "sessions" / session / "000001.bei").write_bytes(b"")
    (home / "sessions" / "eeee").mkdir()
    (home / "sessions" / "bbbb").rename(home / "sessions" / "ffff")
    assert listed(shelf) == [("aaaa", 1), ("cccc", 1)]
    unreadable = [StoreWarning("session_unreadable", one) for one in ("aaaa", "dddd", "eeee", "ffff")]
    assert shelf.warnings == [StoreWarning("session_gone", "bbbb"), *unreadable]
    with pytest.raises(DamagedError, match="another session"):
        shelf.open("ffff")
    with pytest.raises(DamagedError):
        shelf.open("aaaa")


def test_the_index_stays_small_however_often_it_changes(shelf: Shelf, home: Path) -> None:
    begin(shelf, "aaaa")
    (row,) = shelf.rows()
    index = SessionIndex(home, HastyFiles())
    for size in range(300):
        index.write({"aaaa": Entry(1, size, row)})
        index.write({"aaaa": Entry(1, size, row)})
    assert index.read() == {"aaaa": Entry(1, 299, row)}
    assert sum(path.stat().st_size for path in (home / "index").iterdir()) < 3 * 70_000
    assert len(list((home / "index").glob("*.bei"))) > 1
