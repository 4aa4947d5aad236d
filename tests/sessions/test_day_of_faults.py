"""Each operation of a day at a home made to fail in turn, in every way: what was acknowledged stands, work goes on."""

import errno
from collections.abc import Callable
from functools import partial
from itertools import cycle

import pytest

from tests.sessions.failing_files import Crash, ShortWriteError
from tests.sessions.simulated_disk import SimulatedDisk
from tests.sessions.sitting import Known, Sitting, judge

GROWING = ("make_directory", "create_exclusive", "write", "sync", "rename", "sync_directory", "lock", "lock_shared")
WAITING = ("open_append", "write", "sync", "truncate", "sync_directory", "lock", "lock_shared")

OPENING = ("make_directory", "create_exclusive", "open_append", "rename", "remove", "lock", "lock_shared", "read")
"""By name, and so barred by permissions; what is open already is not."""

Faults = tuple[Callable[[], OSError], ...]
FULL: Faults = (partial(OSError, errno.ENOSPC, "made to fail"), partial(OSError, errno.EDQUOT, "made to fail"))

FAULTS: dict[str, tuple[Faults, tuple[str, ...]]] = {
    "EIO": ((partial(OSError, errno.EIO, "made to fail"),), ()),
    "EACCES": ((partial(PermissionError, errno.EACCES, "made to fail"),), OPENING),
    "ENOSPC, EDQUOT": (FULL, GROWING),
    "EINTR": ((partial(InterruptedError, errno.EINTR, "made to fail"),), WAITING),
    "half a write": ((ShortWriteError,), ("write",)),
}
"""Errors, by turns where there are two, with the operations that they can come from; all where none is named."""


def operations() -> list[str]:
    """The operations of a day on which nothing fails."""
    disk = SimulatedDisk()
    sitting = Sitting(disk)
    sitting.day()
    assert sitting.given_up == []
    assert judge(disk.synced(), sitting.book) == ""
    return disk.done


@pytest.mark.parametrize("kind", FAULTS)
def test_an_operation_that_fails_once_costs_one_attempt_and_no_more(kind: str) -> None:
    faults, sources = FAULTS[kind]
    turns = cycle(faults)
    known: Known = {}
    for number, name in enumerate(operations(), 1):
        if sources and name not in sources:
            continue

        def rule(one: int, _name: str, number: int = number, fault: Callable[[], OSError] = next(turns)) -> None:  # noqa: B008
            if one == number:
                raise fault()

        disk = SimulatedDisk(rule=rule)
        sitting = Sitting(disk, tries=2)
        sitting.day()
        assert sitting.given_up == [], (number, name)
        # The power fails at the end of the day, too.
        assert judge(disk.synced(), sitting.book, known) == "", (number, name)


def test_a_process_that_ends_before_any_operation_loses_nothing() -> None:
    known: Known = {}
    for number, name in enumerate(operations(), 1):

        def rule(one: int, _name: str, number: int = number) -> None:
            # What is dead does nothing more.
            if one >= number:
                raise Crash

        disk = SimulatedDisk(rule=rule)
        sitting = Sitting(disk)
        with pytest.raises(Crash):
            sitting.day()
        assert judge(disk.seen(), sitting.book, known) == "", (number, name)


@pytest.mark.parametrize("taken", [("write", "create_exclusive", "make_directory"), ("sync", "sync_directory")])
def test_a_disk_that_stays_full_or_broken_for_a_while_loses_nothing(taken: tuple[str, ...]) -> None:
    # From any operation on, for the rest of the day; then there is room again.
    for number, name in enumerate(operations(), 1):
        if name not in taken:
            continue

        def rule(one: int, name: str, number: int = number) -> None:
            if one >= number and name in taken:
                raise OSError(errno.ENOSPC, "made to fail")

        disk = SimulatedDisk(rule=rule)
        sitting = Sitting(disk, tries=2)
        sitting.day()
        # That a loss could not be told from then on is told truly where there was no room for the head.
        for tree in (disk.synced(), disk.seen()):
            assert judge(tree, sitting.book, tolerated=frozenset({"head_unreadable"})) == "", (number, name)
