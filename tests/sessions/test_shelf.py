"""All sessions of a home: made whole or not at all, found by id, listed fast and truly."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sessions.desk import SessionDesk
from sessions.errors import (
    AlreadyExistsError,
    AmbiguousSessionError,
    HomeError,
    LockedError,
    SessionNotFoundError,
    StoreError,
)
from sessions.interview.commands import RateItem, RecordExam, Undo
from sessions.interview.events import to_record
from sessions.interview.opening import NewSession, opening
from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.sessions.failing_files import Crash, FailingFiles, ShortWriteError, note
from tests.sessions.making import OPENED, TickingClock, noted, telecom
from tests.sessions.opened_record import opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data" / "home"


@pytest.fixture
def shelf(home: Path) -> Shelf:
    return Shelf.at(home)


def begin(shelf: Shelf, session: str) -> None:
    shelf.create(session, opened(session)).close()


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


def test_a_desk_finds_its_session_as_it_left_it(shelf: Shelf) -> None:
    asked = NewSession(candidate="王芳", grade="senior", interviewer="li")
    first = opening(asked, telecom().rubric, telecom().content, "quiet-lark", OPENED)
    desk = SessionDesk(shelf.create("quiet-lark", to_record(first)), TickingClock())
    noted(desk, "ach")
    desk.do(RateItem(item="ach", level=2))
    desk.do(
        RecordExam.model_validate({"item": "pro", "level": 1, "subject": exam_subject(), "score": Decimal("59.50")})
    )
    desk.do(Undo())
    desk.close()
    again = SessionDesk(shelf.open("quiet-lark"), TickingClock())
    assert (again.session, again.history, again.events) == (desk.session, desk.history, desk.events)
    again.close()


def exam_subject() -> str:
    exam = telecom().rubric.item["pro"].exam
    assert exam is not None
    return exam.subjects[0].code


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
    program = "import sys, sessions.shelf, sessions.storage.index, sessions.storage.store; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "tinydb" in loaded
    assert not loaded & {"pydantic", "ruamel", "textual", "rich", "rubric"}
