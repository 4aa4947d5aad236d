"""All sessions of a home: made whole or not at all, found by id, listed fast and truly."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.errors import (
    AlreadyExistsError,
    AmbiguousSessionError,
    DamagedError,
    HomeError,
    LockedError,
    SessionNotFoundError,
    StoreError,
    StoreWarning,
)
from sessions.files import Files
from sessions.index import Entry, SessionIndex
from sessions.shelf import Shelf
from sessions.store import TinySessionLog
from tests.sessions.failing_files import Crash, FailingFiles, HastyFiles, ShortWriteError, note
from tests.sessions.test_summary import opened


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


def test_everything_in_a_home_is_for_its_owner_alone(shelf: Shelf, home: Path) -> None:
    before = os.umask(0)
    try:
        begin(shelf, "quiet-lark")
        shelf.rows()
    finally:
        os.umask(before)
    for path in [home, *home.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_session_is_there_with_all_its_records_until_it_is_opened_again(shelf: Shelf, home: Path) -> None:
    log = shelf.create("quiet-lark", opened())
    log.append(note(2))
    with pytest.raises(LockedError):
        shelf.open("quiet-lark")
    assert shelf.open("quiet-lark", read_only=True).records() == [opened(), note(2)]
    log.close()
    again = Shelf.at(home).open("quiet-lark")
    assert again.records() == [opened(), note(2)]
    assert list(again.warnings) == []
    again.close()


def test_a_whole_log_is_taken_as_one_act(shelf: Shelf) -> None:
    records = [opened(), note(2), note(3)]
    shelf.take("quiet-lark", records).close()
    assert shelf.open("quiet-lark", read_only=True).records() == records


def test_a_session_is_made_once(shelf: Shelf) -> None:
    begin(shelf, "quiet-lark")
    with pytest.raises(AlreadyExistsError):
        shelf.create("quiet-lark", opened())
    assert listed(shelf) == [("quiet-lark", 1)]


@pytest.mark.parametrize(
    "bad", ["", "..", "../x", "a/b", "Abc", "1abc", "a" * 65, "abcd\n", ".new-abcd", "a.b", "/etc"]
)
def test_no_id_leads_out_of_the_home(shelf: Shelf, bad: str) -> None:
    with pytest.raises(ValueError, match="not a session id"):
        shelf.create(bad, opened())
    for act in (shelf.open, shelf.resolve):
        with pytest.raises(SessionNotFoundError):
            act(bad)


def test_a_link_in_the_place_of_a_session_is_not_followed(shelf: Shelf, home: Path, tmp_path: Path) -> None:
    elsewhere = Shelf.at(tmp_path / "elsewhere")
    begin(elsewhere, "quiet-lark")
    (home / "sessions" / "quiet-lark").symlink_to(tmp_path / "elsewhere" / "sessions" / "quiet-lark")
    with pytest.raises(SessionNotFoundError):
        shelf.open("quiet-lark")
    assert shelf.rows() == []


def test_a_session_is_found_by_the_beginning_of_its_id(shelf: Shelf) -> None:
    for session in ("lark-one", "lark-two", "lark", "wren-one"):
        begin(shelf, session)
    assert shelf.resolve("wren") == "wren-one"
    assert shelf.resolve("lark-o") == "lark-one"
    assert shelf.resolve("lark") == "lark"
    for missing in ("wre", "wren-two"):
        with pytest.raises(SessionNotFoundError, match=missing):
            shelf.resolve(missing)
    with pytest.raises(AmbiguousSessionError) as several:
        shelf.resolve("lark-")
    assert several.value.candidates == ("lark-one", "lark-two")


def test_a_home_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "home"):
        with pytest.raises(HomeError):
            Shelf.at(place)
    files = FailingFiles()
    files.fail_next("make_directory", errno.EROFS)
    with pytest.raises(HomeError, match=r"made to fail|Read-only"):
        Shelf.at(tmp_path / "home", files)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(HomeError, match="Permission denied"):
        Shelf.at(tmp_path / "home")


def test_a_home_that_has_gone_is_told(shelf: Shelf, home: Path) -> None:
    (home / "sessions").rmdir()
    for act in (shelf.rows, lambda: shelf.resolve("quiet")):
        with pytest.raises(HomeError):
            act()


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

    monkeypatch.setattr("sessions.shelf.TinySessionLog", Watched)
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


def test_a_session_that_is_gone_is_no_longer_listed(shelf: Shelf, home: Path) -> None:
    for session in ("aaaa", "bbbb"):
        begin(shelf, session)
    shelf.rows()
    (home / "sessions" / "aaaa").rename(home / "gone")
    assert listed(shelf) == [("bbbb", 1)]
    assert len(shelf.cached_rows()) == 1


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


def test_an_entry_of_another_version_is_made_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(shelf, "aaaa")
    with monkeypatch.context() as patch:
        patch.setattr("sessions.index.Entry.to_document", lambda _entry: {"row": {"id": "aaaa"}})
        shelf.rows()
    assert shelf.cached_rows() == []
    assert listed(shelf) == [("aaaa", 1)]
    assert len(shelf.cached_rows()) == 1


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
    assert shelf.warnings == [StoreWarning("session_unreadable", one) for one in ("aaaa", "dddd", "eeee", "ffff")]
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


def test_a_home_in_a_place_of_somebody_else_takes_sessions(home: Path) -> None:
    class Foreign(Files):
        def sync_directory(self, path: Path) -> None:
            if path == home.parent:
                raise PermissionError(errno.EACCES, "not yours")
            super().sync_directory(path)

    home.parent.mkdir()
    home.mkdir()
    shelf = Shelf.at(home, Foreign())
    begin(shelf, "aaaa")
    assert listed(shelf) == [("aaaa", 1)]


def test_a_session_half_made_is_no_session_and_is_cleared_away(shelf: Shelf, home: Path) -> None:
    left = home / "sessions" / ".new-lark-0011"
    left.mkdir()
    (left / "000001.new").write_bytes(b"half")
    (home / "sessions" / ".new-empty").mkdir()
    assert shelf.rows() == []
    making = Files().lock_shared(home / "sessions" / ".making")
    Shelf.at(home)
    assert left.exists()
    making.release()
    Shelf.at(home)
    assert [path.name for path in (home / "sessions").iterdir()] == [".making"]


def trial(home: Path, files: FailingFiles) -> None:
    Shelf.at(home, files).create("quiet-lark", opened()).close()


@pytest.mark.parametrize("fault", [lambda: OSError(errno.EIO, "x"), ShortWriteError, Crash])
def test_a_session_is_made_whole_or_not_at_all_whatever_fails(
    tmp_path: Path, fault: Callable[[], BaseException]
) -> None:
    count = FailingFiles()
    trial(tmp_path / "0", count)
    for number in range(1, len(count.done) + 1):

        def rule(one: int, _name: str, number: int = number) -> None:
            # What is dead does nothing more.
            if one == number or (fault is Crash and one > number):
                raise fault()

        home, files = tmp_path / str(number), FailingFiles(rule)
        made = False
        try:
            trial(home, files)
            made = True
        except StoreError:
            pass
        except Crash:
            files.die()
        rows = Shelf.at(home).rows()
        assert [row.events for row in rows] in ([[1]] if made else [[], [1]]), count.done[number - 1]
        if fault is not Crash:
            assert bool(rows) == made, count.done[number - 1]
        assert not list((home / "sessions").glob(".new-*"))


def test_twenty_sessions_may_be_open_at_once(shelf: Shelf) -> None:
    logs = [shelf.create(f"session-{number:02}", opened(f"session-{number:02}")) for number in range(20)]
    for seq in (2, 3):
        for log in logs:
            log.append(note(seq))
    assert [len(log.records()) for log in logs] == [3] * 20
    assert {events for _, events in listed(shelf)} == {3}
    for log in logs:
        log.close()


def test_the_store_is_light_to_import() -> None:
    program = "import sys, sessions.shelf; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "tinydb" in loaded
    assert not loaded & {"pydantic", "ruamel", "textual", "rich", "rubric"}
