"""Taking sessions away for good: `purge`."""

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say
from tui.verbs.duties import received_name
from tui.views.acts import entry_line
from tui.views.times import moment_of

if TYPE_CHECKING:
    from sessions.duties.ledger import Entry
    from sessions.duties.purge import Reason
    from sessions.shelf import Shelf
    from sessions.storage.summary import Row
    from tui.door import Door

_TYPED = "purge"
_TAKEN_OUT = ("export", "redact", "subject", "rescue")


def purge(args: Namespace, door: "Door") -> int:
    """Purge the sessions named, or all that are due, once that is confirmed."""
    from sessions.errors import LockedError

    words = door.words
    if bool(args.sessions) == args.due:
        raise FailureError(Exit.USAGE, words("purge.which"))
    services = door.services()
    shelf = services.shelf
    rows = {row.id: row for row in shelf.rows()}
    wanted = _due(door, shelf, rows.values()) if args.due else _named(shelf, args.sessions)
    if not wanted:
        say.message(words("purge.nothing"))
        if args.json:
            say.json({"purged": [], "left": []})
        return Exit.DONE
    for one in [] if args.json else wanted:
        row = rows.get(one)
        say.line(f"{one}  {row.candidate}" if row is not None else one)
    _tell_copies(door, services.ledger.entries(), wanted)
    _confirm(args, door, len(wanted))
    unsaid: Reason = "due" if args.due else "other"
    reason: Reason = args.reason or unsaid
    by = received_name(door, args.by)
    code, gone = Exit.DONE, []
    purger = shelf.purger(services.clock)
    for one in wanted:
        try:
            purger.purge(one, reason, by)
        except LockedError as locked:
            code = Exit.STORE
            told = words("error.locked", host=locked.host, pid=locked.pid, since=moment_of(locked.since))
            say.message(f"{one}: {told}")
        else:
            gone.append(one)
            say.message(words("purge.done", session=one))
    say.message(words("purge.reach"))
    if args.json:
        say.json({"purged": gone, "left": [one for one in wanted if one not in gone]})
    return code


def _named(shelf: "Shelf", texts: list[str]) -> list[str]:
    wanted = list(dict.fromkeys(shelf.resolve(text) for text in texts))
    for one in wanted:
        shelf.holds.check(one)
    return wanted


def _due(door: "Door", shelf: "Shelf", rows: "Iterable[Row]") -> list[str]:
    """Those overdue, without those that are held, which are told."""
    from sessions.duties.retention import standings

    found = [one for one in standings(rows, shelf.retention.policy, door.services().clock(), shelf.held) if one.overdue]
    for one in found:
        if one.held:
            say.message(door.words("purge.kept", session=one.row.id))
    return [one.row.id for one in found if not one.held]


def _tell_copies(door: "Door", entries: "list[Entry]", wanted: list[str]) -> None:
    """What a purge cannot reach: where copies of these sessions went, as far as it was recorded."""
    out = [one for one in entries if one.act in _TAKEN_OUT and not set(wanted).isdisjoint(one.sessions)]
    if out:
        say.message(door.words("purge.copies"))
    for one in out:
        say.message("  " + entry_line(one, door.words))


def _confirm(args: Namespace, door: "Door", count: int) -> None:
    if args.yes:
        return
    if not say.at_terminal():
        raise FailureError(Exit.USAGE, door.words("purge.no_terminal"))
    say.message(door.words("purge.confirm", count=count, word=_TYPED))
    if say.received().readline().decode("utf-8", "replace").strip() != _TYPED:
        raise FailureError(Exit.FAILED, door.words("purge.unconfirmed"))
