"""One session's log, the same on the disk and in memory, and its lock."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.errors import ClosedError, DamagedError, LockedError, ReadOnlyError, StoreError, StoreWriteError
from sessions.storage.files import Files
from sessions.storage.journal import JournalStorage
from sessions.storage.store import MemorySessionLog, SessionLog, TinySessionLog, as_log
from tests.sessions.failing_files import FailingFiles, note

Maker = Callable[..., SessionLog]

WRITE = """
import sys
from pathlib import Path
from sessions.storage.store import TinySessionLog
log = TinySessionLog(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
log.append({"seq": 2, "text": "from the other process"})
print("saved", flush=True)
sys.stdin.readline()
"""

pytestmark = pytest.mark.usefixtures("plain_and_sealed")


def on_disk(directory: Path, *records: dict[str, Any], **how: Any) -> TinySessionLog:
    JournalStorage.create(directory, tables=as_log(records or (note(1),))).close()
    return TinySessionLog(directory, **how)


@pytest.fixture(params=["disk", "memory"])
def log_of(request: pytest.FixtureRequest, tmp_path: Path) -> Maker:
    """Makes a log of the records given."""

    def make(*records: dict[str, Any], read_only: bool = False) -> SessionLog:
        if request.param == "memory":
            return MemorySessionLog(records, read_only=read_only)
        return on_disk(tmp_path, *records, read_only=read_only)

    return make


def test_records_come_back_in_order(log_of: Maker) -> None:
    log = log_of(note(1))
    for seq in range(2, 13):
        log.append(note(seq))
    assert log.records() == [note(seq) for seq in range(1, 13)]
    assert not log.read_only
    assert list(log.warnings) == []
    log.close()


def test_records_are_the_callers_own(log_of: Maker) -> None:
    log = log_of(note(1))
    mine = note(2) | {"items": ["ach"]}
    log.append(mine)
    mine["items"].append("com")
    log.records()[1]["items"].append("res")
    assert log.records()[1]["items"] == ["ach"]
    log.close()


@pytest.mark.parametrize("seq", [1, 3, 0, None, "2"])
def test_a_record_out_of_turn_is_refused(log_of: Maker, seq: object) -> None:
    log = log_of(note(1))
    with pytest.raises(ValueError, match="is next"):
        log.append(note(2) | {"seq": seq})
    log.append(note(2))
    assert len(log.records()) == 2
    log.close()


def test_a_log_begins_at_its_first_record(log_of: Maker) -> None:
    for records in ((), (note(2),), (note(1), note(3))):
        with pytest.raises(ValueError, match=r"at least one|is next"):
            as_log(records)
    with pytest.raises(ValueError, match="is next"):
        log_of(note(2))


def test_a_record_that_json_cannot_hold_is_refused_and_its_place_is_still_free(log_of: Maker) -> None:
    log = log_of(note(1))
    for bad in (0.5, {1: 1, "1": 2}):
        with pytest.raises((TypeError, ValueError)):
            log.append(note(2) | {"score": bad})
    log.append(note(2))
    assert log.records() == [note(1), note(2)]
    log.close()


def test_a_log_that_is_open_to_read_takes_nothing(log_of: Maker) -> None:
    log = log_of(note(1), read_only=True)
    assert log.read_only
    with pytest.raises(ReadOnlyError):
        log.append(note(2))
    assert log.records() == [note(1)]
    log.close()


def test_a_closed_log_is_closed(log_of: Maker) -> None:
    log = log_of(note(1))
    log.close()
    log.close()
    for act in (log.records, lambda: log.append(note(2))):
        with pytest.raises(ClosedError):
            act()


def test_a_log_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    log = on_disk(tmp_path)
    log.append(note(2))
    log.close()
    again = TinySessionLog(tmp_path)
    again.append(note(3))
    again.close()
    assert TinySessionLog(tmp_path, read_only=True).records() == [note(1), note(2), note(3)]


def test_a_note_that_was_not_saved_may_be_given_again(tmp_path: Path) -> None:
    files = FailingFiles()
    log = on_disk(tmp_path, files=files)
    for name in ("write", "sync"):
        files.fail_next(name)
        with pytest.raises(StoreWriteError):
            log.append(note(2))
        assert log.records() == [note(1)]
    log.append(note(2))
    assert log.records() == TinySessionLog(tmp_path, read_only=True).records() == [note(1), note(2)]
    log.close()


@pytest.mark.parametrize("plain_and_sealed", ["plain"], indirect=True)
def test_a_second_process_may_read_but_not_write(tmp_path: Path) -> None:
    on_disk(tmp_path).close()
    program = [sys.executable, "-c", WRITE, str(tmp_path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LockedError) as refused:
            TinySessionLog(tmp_path)
        assert refused.value.pid == other.pid
        assert TinySessionLog(tmp_path, read_only=True).records() == [note(1)]
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "saved\n"
        assert TinySessionLog(tmp_path, read_only=True).records()[1]["text"] == "from the other process"
        other.kill()
    log = TinySessionLog(tmp_path)
    assert list(log.warnings) == []
    assert len(log.records()) == 2
    log.close()


def test_a_log_that_cannot_be_opened_leaves_no_lock(tmp_path: Path) -> None:
    on_disk(tmp_path).close()
    whole = (tmp_path / "000001.bei").read_bytes()
    (tmp_path / "000001.bei").write_bytes(b"")
    with pytest.raises(DamagedError):
        TinySessionLog(tmp_path)
    (tmp_path / "000001.bei").write_bytes(whole)
    TinySessionLog(tmp_path).close()


@pytest.mark.parametrize("log", [{}, {"1": note(1), "3": note(3)}, {"2": note(2), "1": note(1)}])
def test_a_log_whose_numbers_do_not_go_on_is_damaged(tmp_path: Path, log: dict[str, dict[str, Any]]) -> None:
    JournalStorage.create(tmp_path, tables={"log": log}).close()
    with pytest.raises(DamagedError):
        TinySessionLog(tmp_path)
    Files().lock(tmp_path / "lock").release()


def test_a_lock_that_cannot_be_had_for_another_reason_is_a_store_error(tmp_path: Path) -> None:
    files = FailingFiles()
    files.fail_next("lock")
    with pytest.raises(StoreError):
        on_disk(tmp_path, files=files)


def test_what_was_found_amiss_is_handed_on(tmp_path: Path) -> None:
    on_disk(tmp_path).close()
    with (tmp_path / "000001.bei").open("ab") as file:
        file.write(b"half a rec")
    log = TinySessionLog(tmp_path)
    assert [warning.code for warning in log.warnings] == ["tail_set_aside"]
    assert log.records() == [note(1)]
    log.close()
