"""Expunging on the disk: durable before anything goes, nothing left in any file, finished after any crash."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.errors import ClosedError, ReadOnlyError, StoreError, StoreWriteError
from sessions.integrity.soundness import sound
from sessions.interview.chain import chain
from sessions.storage.files import Files
from sessions.storage.hold import HeldError
from sessions.storage.journal import FoldLimit, JournalStorage
from sessions.storage.seal import PLAIN, Envelope
from sessions.storage.store import MemorySessionLog, SessionLog, TinySessionLog, as_log
from tests.sessions.failing_files import Crash, FailingFiles, note
from tests.sessions.toy_seal import ToySeal

SECRET = "has had a tumour"
SALT = "5a17" * 8
ALWAYS = FoldLimit(times=0, least=0)
LOG = [
    note(1) | {"salt": "0" * 32},
    note(2, SECRET) | {"salt": SALT, "line": f"a: {SECRET}"},
    note(3) | {"salt": "1" * 32},
]
EXPUNGED = {**note(4), "event": "expunged", "reason": "health", "by": "li", "targets": [2], "salt": "2" * 32}
del EXPUNGED["text"], EXPUNGED["evidence"]


def held_in(directory: Path) -> set[str]:
    """The files in which the secret or its salt can be read."""
    found = {path.name: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
    return {name for name, content in found.items() if SECRET.encode() in content or SALT.encode() in content}


def session_at(directory: Path) -> None:
    """A session with the secret in three generations, a tail, a repair copy, drafts, and files half made."""
    directory.mkdir(exist_ok=True)
    journal = JournalStorage.create(directory, tables=as_log(LOG[:2]))
    journal.close()
    for turn in range(2):
        journal = JournalStorage(directory, limit=ALWAYS)
        if turn:
            journal.put("log", 3, LOG[2])
        journal.close()
    journal.close()
    for name in ("000001.tail-1", "000002.copy-1", "drafts", "drafts.damaged-1", "drafts.new", "000009.new"):
        (directory / name).write_text(f"half typed: {SECRET}", "utf-8")
    copy = directory / "damaged-1"
    copy.mkdir()
    (copy / "000001.bei").write_text(SECRET, "utf-8")
    (directory / "lock").touch(0o600)


def check_finished(directory: Path, log: SessionLog) -> None:
    records = log.records()
    assert held_in(directory) == set()
    assert chain(records)[:3] == chain(LOG)
    assert (records[1]["text"], records[1]["line"]) == ("", "")
    assert records[0] == LOG[0]
    assert records[2:] == [LOG[2], EXPUNGED]
    assert list(log.warnings) == []


@pytest.fixture(params=["disk", "sealed", "memory"])
def log_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., SessionLog]:
    """Makes the log of LOG."""

    def make(read_only: bool = False) -> SessionLog:
        if request.param == "memory":
            return MemorySessionLog(LOG, read_only=read_only)
        envelope = Envelope("session s1", ToySeal() if request.param == "sealed" else None)
        JournalStorage.create(tmp_path, tables=as_log(LOG), envelope=envelope).close()
        return TinySessionLog(tmp_path, read_only=read_only, envelope=envelope)

    return make


def test_texts_go_and_the_record_of_it_stays(log_of: Callable[..., SessionLog], tmp_path: Path) -> None:
    log = log_of()
    log.expunge([EXPUNGED])
    check_finished(tmp_path, log)
    log.append(note(5))
    assert len(log.records()) == 5
    with pytest.raises(ValueError, match="is next"):
        log.expunge([EXPUNGED])
    log.close()


def test_what_takes_nothing_expunges_nothing(log_of: Callable[..., SessionLog]) -> None:
    log = log_of(read_only=True)
    with pytest.raises(ReadOnlyError):
        log.expunge([EXPUNGED])
    log.close()
    with pytest.raises(ClosedError):
        log.expunge([EXPUNGED])


def test_several_records_are_kept_as_one_act(log_of: Callable[..., SessionLog]) -> None:
    log = log_of()
    more = [note(4) | {"salt": "3" * 32}, {**EXPUNGED, "seq": 5}]
    log.expunge(more)
    assert [one["text"] for one in log.records()[:4]] == [LOG[0]["text"], "", LOG[2]["text"], note(4)["text"]]
    log.close()


def test_a_legal_hold_keeps_everything(tmp_path: Path) -> None:
    session_at(tmp_path / "s1")
    (tmp_path / "s1" / "hold").write_text("{}")
    log = TinySessionLog(tmp_path / "s1")
    before = _contents(tmp_path / "s1")
    with pytest.raises(HeldError, match="s1"):
        log.expunge([EXPUNGED])
    assert log.records() == LOG
    log.close()
    assert _contents(tmp_path / "s1") == before


def _contents(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_no_file_of_the_session_holds_the_text_and_later_drafts_stand(tmp_path: Path) -> None:
    session_at(tmp_path)
    assert len(held_in(tmp_path)) == 8
    log = TinySessionLog(tmp_path, limit=ALWAYS)
    log.expunge([EXPUNGED])
    check_finished(tmp_path, log)
    log.close()
    (tmp_path / "drafts").write_text("typed later")
    for _ in range(3):
        log = TinySessionLog(tmp_path, limit=ALWAYS)
        log.append(note(len(log.records()) + 1))
        log.close()
    assert (tmp_path / "drafts").exists()
    assert held_in(tmp_path) == set()
    assert len(list(tmp_path.glob("*.bei"))) == 3


def _expunging(directory: Path, files: Files) -> bool:
    """Open the session, expunge, close; whether the act was acknowledged."""
    try:
        log = TinySessionLog(directory, files)
    except StoreError:
        return False
    try:
        log.expunge([EXPUNGED])
    except StoreWriteError:
        return False
    finally:
        log.close()
    return True


def _operations(directory: Path) -> int:
    session_at(directory)
    files = FailingFiles()
    assert _expunging(directory, files)
    return len(files.done)


def nth(number: int, fault: Callable[[], BaseException], after: bool = False) -> Callable[[int, str], None]:
    def rule(count: int, _name: str) -> None:
        if count == number or (after and count > number):
            raise fault()

    return rule


def _settled(directory: Path, acknowledged: bool) -> bool:
    """Whether it was expunged, as the next opening finds it; it must be all or nothing, and finished."""
    log = TinySessionLog(directory)
    done = len(log.records()) == 4
    assert done or not acknowledged
    if done:
        check_finished(directory, log)
    else:
        assert log.records() == LOG
        assert _without_text(log) == []
        log.expunge([EXPUNGED])
        check_finished(directory, log)
    log.close()
    return done


def _without_text(log: SessionLog) -> list[dict[str, Any]]:
    return [one for one in log.records() if not one["text"]]


def test_after_a_crash_before_any_operation_it_is_not_done_or_finished(tmp_path: Path) -> None:
    outcomes = set()
    for number in range(1, _operations(tmp_path / "0") + 1):
        directory = tmp_path / str(number)
        session_at(directory)
        files = FailingFiles(nth(number, Crash, after=True))
        with pytest.raises(Crash):
            _expunging(directory, files)
        files.die()
        outcomes.add(_settled(directory, acknowledged=False))
    assert outcomes == {True, False}


def test_after_an_operation_that_failed_it_is_not_done_or_finished(tmp_path: Path) -> None:
    outcomes = set()
    for number in range(1, _operations(tmp_path / "0") + 1):
        directory = tmp_path / str(number)
        session_at(directory)
        files = FailingFiles(nth(number, lambda: OSError(errno.EIO, "made to fail")))
        acknowledged = _expunging(directory, files)
        outcomes.add((acknowledged, _settled(directory, acknowledged)))
    assert (True, True) in outcomes
    assert (False, False) in outcomes


def test_files_that_cannot_be_taken_away_are_told_of_until_they_are(tmp_path: Path) -> None:
    session_at(tmp_path)
    files = FailingFiles()
    log = TinySessionLog(tmp_path, files)
    files.fail_next("remove", times=99)
    log.expunge([EXPUNGED])
    log.append(note(5))
    log.close()
    assert "texts_left" in [warning.code for warning in log.warnings]
    again = TinySessionLog(tmp_path, files)
    assert [warning.code for warning in again.warnings] == ["texts_left"]
    again.close()
    files.recover()
    TinySessionLog(tmp_path, files).close()
    assert held_in(tmp_path) == set()


@pytest.mark.parametrize("unfinished", [False, True])
def test_a_check_finds_nothing_amiss_after_it(tmp_path: Path, unfinished: bool) -> None:
    session_at(tmp_path)
    files = FailingFiles()
    log = TinySessionLog(tmp_path, files)
    if unfinished:
        files.fail_next("remove", times=99)
    log.expunge([EXPUNGED])
    log.close()
    assert (held_in(tmp_path) != set()) == unfinished
    found = sound(tmp_path, Files(), PLAIN, "log").findings
    assert [one.code for one in found if one.level == "damaged"] == []
