"""A home of which something was damaged: the full state, an older one with a warning, or a refusal; nothing else."""

from collections import Counter

import pytest

from sessions.errors import DamagedError, FormatError, SessionNotFoundError, StoreReadError
from sessions.shelf import Shelf
from tests.sessions.damage import damaged_homes, mixed_homes
from tests.sessions.disk_nodes import Tree
from tests.sessions.failing_files import note
from tests.sessions.simulated_disk import SimulatedDisk
from tests.sessions.sitting import HOME, LARK, WREN, Record, Sitting

Logs = dict[str, list[Record]]


@pytest.fixture(scope="module")
def day() -> tuple[Tree, Logs]:
    """A home at the end of a day, and the logs of its sessions."""
    disk = SimulatedDisk()
    sitting = Sitting(disk)
    sitting.day()
    assert sitting.given_up == []
    tree: Tree = disk.seen()
    for name in HOME.parts[1:]:
        below = tree[name]
        assert isinstance(below, dict)
        tree = below
    return tree, sitting.book.kept


def as_disk(home: Tree) -> SimulatedDisk:
    for name in reversed(HOME.parts[1:]):
        home = {name: home}
    return SimulatedDisk(home)


def verdict(home: Tree, logs: Logs, session: str) -> str:
    """How `session` stands in a damaged home: "full", "older" (and told), "refused", or what is wrong."""
    disk = as_disk(home)
    shelf = Shelf.at(HOME, disk)
    wanted = logs[session]
    rows = {row.id: row for row in shelf.rows()}
    if rows.keys() - logs.keys():
        return "a session that nobody made"
    told = {warning.where for warning in shelf.warnings}
    row = rows.get(session)
    if session not in told and (row is None or row.events != len(wanted)):
        return "a silent loss in the list"
    before = disk.seen()
    try:
        log = shelf.open(session, read_only=True)
    except (DamagedError, FormatError, StoreReadError, SessionNotFoundError):
        for read_only in (True, False):
            with pytest.raises((DamagedError, FormatError, StoreReadError, SessionNotFoundError)):
                shelf.open(session, read_only)
        return "refused"
    found = log.records()
    if found != wanted[: len(found)]:
        return "something that nobody wrote"
    if len(found) < len(wanted) and not log.warnings:
        return "a silent loss"
    assert disk.seen() == before, "reading changed something"
    writer = shelf.open(session)
    if writer.records() != found:
        return "the writer reads otherwise"
    writer.append(note(len(found) + 1))
    writer.close()
    if shelf.open(session, read_only=True).records() != [*found, note(len(found) + 1)]:
        return "a note that was not kept"
    return "full" if found == wanted else "older"


def test_no_damage_to_a_file_is_a_silent_loss_or_shows_what_nobody_wrote(day: tuple[Tree, Logs]) -> None:
    home, logs = day
    found: Counter[str] = Counter()
    for what, damaged in damaged_homes(home):
        for session in logs:
            how = verdict(damaged, logs, session)
            assert how in ("full", "older", "refused"), (what, session)
            found[how] += 1
    # All three occur, so that none is taken for another.
    assert min(found[how] for how in ("full", "older", "refused")) > 20


def test_no_session_is_shown_in_the_place_of_another(day: tuple[Tree, Logs]) -> None:
    home, logs = day
    for what, damaged in mixed_homes(home, LARK, WREN):
        for session in logs:
            assert verdict(damaged, logs, session) in ("full", "refused"), (what, session)
