"""Each operation of two sittings made to fail in turn, or to be the last: no acknowledged note is lost."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.errors import StoreError, StoreWriteError
from sessions.storage.journal import FoldLimit, JournalStorage
from tests.sessions.failing_files import Crash, FailingFiles, ShortWriteError, note

ALWAYS = FoldLimit(times=0, least=0)


def sitting(directory: Path, files: FailingFiles, acknowledged: list[str]) -> None:
    """Two sittings of four notes, each note tried three times, folded in between."""
    try:
        journal = JournalStorage.create(directory, files)
    except StoreError:
        return
    for first in (1, 5):
        for seq in range(first, first + 4):
            for _ in range(3):
                try:
                    journal.put("log", seq, note(seq))
                except StoreWriteError:
                    continue
                acknowledged.append(str(seq))
                break
        journal.close()
        if first == 1:
            try:
                journal = JournalStorage(directory, files, limit=ALWAYS)
            except StoreError:
                return


def nth(number: int, fault: Callable[[], BaseException]) -> Callable[[int, str], None]:
    def rule(count: int, _name: str) -> None:
        if count == number or (fault is Crash and count > number):
            raise fault()

    return rule


@pytest.mark.parametrize(
    "fault", [lambda: OSError(errno.EIO, "x"), lambda: OSError(errno.ENOSPC, "x"), ShortWriteError]
)
def test_each_operation_failing_once_loses_nothing_that_was_acknowledged(
    tmp_path: Path, fault: Callable[[], BaseException]
) -> None:
    trial = FailingFiles()
    (tmp_path / "0").mkdir()
    sitting(tmp_path / "0", trial, [])
    for number in range(1, len(trial.done) + 1):
        directory = tmp_path / str(number)
        directory.mkdir()
        acknowledged: list[str] = []
        sitting(directory, FailingFiles(nth(number, fault)), acknowledged)
        if acknowledged:
            assert JournalStorage(directory).ids("log") == acknowledged, trial.done[number - 1]


def test_a_process_that_ends_before_any_operation_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    trial = FailingFiles()
    (tmp_path / "0").mkdir()
    sitting(tmp_path / "0", trial, [])
    everything = [str(seq) for seq in range(1, 9)]
    for number in range(1, len(trial.done) + 1):
        directory = tmp_path / str(number)
        directory.mkdir()
        acknowledged: list[str] = []
        with pytest.raises(Crash):
            sitting(directory, FailingFiles(nth(number, Crash)), acknowledged)
        if acknowledged:
            found = JournalStorage(directory).ids("log")
            assert found in (acknowledged, everything[: len(acknowledged) + 1]), trial.done[number - 1]
