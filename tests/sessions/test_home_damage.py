"""A home of which something was damaged: the full state, an older one with a warning, or a refusal; nothing else."""

from collections import Counter

import pytest

from sessions.duties.retention import DEFAULT_DAYS, Policy
from sessions.errors import DamagedError, FormatError, SessionNotFoundError, StoreReadError
from sessions.integrity.findings import Finding
from sessions.integrity.verify import Verifier
from sessions.shelf import Shelf
from sessions.storage.hold import HeldError, Hold
from sessions.storage.seal import Seal
from sessions.storage.templates import Template
from tests.sessions.damage import damaged_homes, mixed_homes, paths
from tests.sessions.disk_nodes import Tree
from tests.sessions.failing_files import note
from tests.sessions.making import TickingClock
from tests.sessions.simulated_disk import SimulatedDisk
from tests.sessions.sitting import HOME, LARK, WREN, Record, Sitting
from tests.sessions.toy_seal import ToySeal

Logs = dict[str, list[Record]]
Day = tuple[Tree, Logs]


def a_day(seal: Seal | None) -> Day:
    """A home at the end of a day, and the logs of its sessions."""
    disk = SimulatedDisk()
    sitting = Sitting(disk, seal=seal)
    sitting.day()
    assert sitting.given_up == []
    put_beside(disk, seal)
    tree: Tree = disk.seen()
    for name in HOME.parts[1:]:
        below = tree[name]
        assert isinstance(below, dict)
        tree = below
    return tree, sitting.book.kept


@pytest.fixture(scope="module")
def day() -> Day:
    return a_day(None)


@pytest.fixture(scope="module")
def sealed_day() -> Day:
    return a_day(ToySeal())


BESIDE = [
    f"sessions/{LARK}/drafts",
    "drafts",
    f"sessions/{WREN}/hold",
    "policy.json",
    "templates",
    "ledger/000001.bei",
    "ledger/head",
]
"""The files that `put_beside` makes, seen from the home."""
DRAFTS = {"capture": "half 三 typed"}
TEMPLATE = Template("AM", "telecom-am", ("ach",), 60)
HOLD = Hold("2026-03-01T09:00:00Z", "li", "a claim")


def put_beside(disk: SimulatedDisk, seal: Seal | None) -> None:
    """Have drafts, a hold, entries of the ledger, and a policy in the home."""
    shelf = Shelf.at(HOME, disk, seal)
    new = shelf.half_typed.of_new()
    for drafts in (shelf.half_typed.of_session(LARK), new):
        drafts.keep(DRAFTS)
    new.close()
    shelf.templates.save(TEMPLATE)
    ledger = shelf.ledger(TickingClock())
    with ledger.recording("hold", [WREN], reason=HOLD.reason):
        shelf.holds.put(WREN, HOLD)
    with ledger.recording("export", [LARK], place="/hr/a.json"):
        shelf.retention.set_policy(Policy(90))


def beside(disk: SimulatedDisk, seal: Seal | None) -> dict[str, object]:
    """What can be had of these; "told" where less, with a warning or an error that says so, or a hold all the same."""
    shelf = Shelf.at(HOME, disk, seal)
    shelf.rows()
    ledger = shelf.ledger(TickingClock())
    found: dict[str, object] = {}
    new = shelf.half_typed.of_new()
    for name, drafts in (("drafts", shelf.half_typed.of_session(LARK)), ("new", new)):
        found[name] = "told" if drafts.warnings else drafts.all()
    new.close()
    hold = shelf.holds.of(WREN)
    found["hold"] = hold if hold is None or hold.readable else "told"
    if hold is not None:
        with pytest.raises(HeldError):
            shelf.holds.check(WREN)
    try:
        acts = [one.act for one in ledger.entries() if one.outcome == "done"]
        found["ledger"] = "told" if ledger.warnings else "gone" if ledger.is_gone else acts
    except (DamagedError, FormatError, StoreReadError):
        found["ledger"] = "told"
    try:
        found["days"] = shelf.retention.policy.days
    except (DamagedError, StoreReadError):
        found["days"] = "told"
    try:
        found["templates"] = shelf.templates.all()
    except (DamagedError, StoreReadError):
        found["templates"] = "told"
    return found


def worries(home: Tree, seal: Seal | None) -> set[Finding]:
    """What `bei verify` finds wrong with the home, whose notes are made up and so are wrong in any case."""
    verifier = Verifier(HOME, as_disk(home), seal)
    reports = (verifier.home(), verifier.session(LARK), verifier.session(WREN))
    return {one for report in reports for one in report.findings if one.level != "ok"}


def journals(home: Tree) -> list[str]:
    """The files of a home that hold notes, or the list of them."""
    return [path for path in paths(home) if path not in BESIDE]


def as_disk(home: Tree) -> SimulatedDisk:
    for name in reversed(HOME.parts[1:]):
        home = {name: home}
    return SimulatedDisk(home)


def verdict(home: Tree, logs: Logs, session: str, seal: Seal | None = None) -> str:
    """How `session` stands in a damaged home: "full", "older" (and told), "refused", or what is wrong."""
    disk = as_disk(home)
    shelf = Shelf.at(HOME, disk, seal)
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


def test_no_damage_to_a_file_is_a_silent_loss_or_shows_what_nobody_wrote(day: Day) -> None:
    home, logs = day
    found: Counter[str] = Counter()
    for what, damaged in damaged_homes(home, journals(home)):
        for session in logs:
            how = verdict(damaged, logs, session)
            assert how in ("full", "older", "refused"), (what, session)
            found[how] += 1
    # All three occur, so that none is taken for another.
    assert min(found[how] for how in ("full", "older", "refused")) > 20


def test_in_an_encrypted_home_no_damage_is_a_silent_loss_either(sealed_day: Day) -> None:
    home, logs = sealed_day
    found: Counter[str] = Counter()
    for what, damaged in list(damaged_homes(home, journals(home)))[::4]:
        for session in logs:
            found[verdict(damaged, logs, session, ToySeal())] += 1
            assert found.keys() <= {"full", "older", "refused"}, (what, session)
    assert min(found[how] for how in ("full", "older", "refused")) > 2


@pytest.mark.parametrize("seal", [None, ToySeal()], ids=["plain", "sealed"])
def test_what_stands_beside_the_notes_is_whole_or_told_or_refused(
    day: Day, sealed_day: Day, seal: ToySeal | None
) -> None:
    home, _ = sealed_day if seal else day
    whole = beside(as_disk(home), seal)
    assert whole == {
        "drafts": DRAFTS,
        "new": DRAFTS,
        "hold": HOLD,
        "ledger": ["hold", "export"],
        "days": 90,
        "templates": [TEMPLATE],
    }
    before = worries(home, seal)
    # A file that is gone leaves no trace, but for the ledger, which leaves its lock.
    blank: dict[str, object] = {
        "drafts": {},
        "new": {},
        "hold": None,
        "ledger": "gone",
        "days": DEFAULT_DAYS,
        "templates": [],
    }
    found: Counter[str] = Counter()
    # What the seal is around is read by the same code; every third damage shows that the seal hides none.
    for what, damaged in list(damaged_homes(home, BESIDE))[:: 3 if seal else 1]:
        now = beside(as_disk(damaged), seal)
        for name, one in now.items():
            if one == whole[name]:
                found["full"] += 1
            elif one == "told":
                found["told"] += 1
                told = worries(damaged, seal) - before
                assert told, what
            else:
                assert (what.endswith("deleted"), one) == (True, blank[name]), what
    assert min(found["full"], found["told"]) > (30 if seal else 100)


def test_no_session_is_shown_in_the_place_of_another(day: Day) -> None:
    home, logs = day
    for what, damaged in mixed_homes(home, LARK, WREN):
        for session in logs:
            assert verdict(damaged, logs, session) in ("full", "refused"), (what, session)
