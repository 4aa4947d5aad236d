"""What the law asks of who keeps such notes: `log`, `retention`, `hold`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_held, say_warning
from tui.verbs import say
from tui.views.acts import entry_line
from tui.views.times import day_of

if TYPE_CHECKING:
    from sessions.duties.ledger import Entry
    from sessions.shelf import Shelf
    from tui.door import Door


def received_name(door: "Door", given: str) -> str:
    """A name as it was given; `-` reads it from standard input, since others can see arguments."""
    if given != "-":
        return given
    try:
        return say.received().readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise FailureError(Exit.INVALID, door.words("error.not_utf8")) from None


def names_in(shelf: "Shelf", session: str) -> list[str] | None:
    """The names and ids that must not go into the ledger with a session; None where they cannot be told."""
    from sessions.errors import SealedError, StoreError

    try:
        log = shelf.open(session, read_only=True)
        opened = log.records()[0]
        log.close()
        return [opened["candidate"], opened["candidate_id"]]
    except SealedError:
        raise
    except (StoreError, KeyError):
        rows = [row for row in shelf.cached_rows() if row.id == session]
        return [rows[0].candidate, rows[0].candidate_id] if rows else None


def typed(shelf: "Shelf", session: str, text: str) -> dict[str, object]:
    """`text`, a reason, as the ledger takes it: left out where it may name a candidate whose name is not known."""
    names = names_in(shelf, session)
    return {"reason": text if names is not None else "", "names": names or ()}


def log(args: Namespace, door: "Door") -> int:
    """Print who took what out or away, oldest first."""
    services = door.services()
    ledger = services.ledger
    entries = ledger.entries()
    for warning in ledger.warnings:
        say.message(f"ledger: {say_warning(door.words, warning)}")
    gone = services.ledger.is_gone
    if gone:
        say.message(door.words("ledger.gone"))
    if args.session is not None:
        wanted = _named(services.shelf, args.session, entries)
        entries = [one for one in entries if wanted in one.sessions]
    if args.json:
        say.json([one.to_document() for one in entries])
        return Exit.DONE
    for one in entries:
        say.line(entry_line(one, door.words))
    if not entries and not gone:
        say.message(door.words("ledger.none"))
    return Exit.DONE


def _named(shelf: "Shelf", text: str, entries: "list[Entry]") -> str:
    """The id that `text` means: of a session here, or of one that the ledger tells of and that is gone."""
    from sessions.errors import SessionNotFoundError

    try:
        return shelf.resolve(text)
    except SessionNotFoundError:
        if any(text in one.sessions for one in entries):
            return text
        raise


def retention(args: Namespace, door: "Door") -> int:
    """Set how long sessions are kept, and tell when each is due."""
    from sessions.duties.retention import MOST_DAYS, Policy, standings

    services = door.services()
    shelf = services.shelf
    if args.forever or args.days is not None:
        if args.days is not None and not 1 <= args.days <= MOST_DAYS:
            raise FailureError(Exit.USAGE, door.words("purge.days_outside", most=MOST_DAYS))
        policy = Policy(None if args.forever else args.days)
        detail = "forever" if policy.days is None else str(policy.days)
        by = received_name(door, args.by)
        with services.ledger.recording("retention", by=by, reason=args.reason, detail=detail):
            shelf.retention.set_policy(policy)
    policy = shelf.retention.policy
    rows = standings(shelf.rows(), policy, services.clock(), shelf.held)
    for warning in shelf.warnings:
        say.message(say_warning(door.words, warning))
    if args.json:
        say.json({"retention_days": policy.days, "sessions": [one.to_document() for one in rows]})
        return Exit.DONE
    words = door.words
    say.line(words("purge.forever") if policy.days is None else words("purge.policy", days=policy.days))
    for one in rows:
        due = words("purge.no_clock") if one.due is None else words("purge.due", day=day_of(one.due))
        state = words("purge.overdue") if one.overdue else ""
        held = words("hold.mark") if one.held else ""
        say.line("  ".join(filter(None, (one.row.id, due, state, held, one.row.candidate))))
    return Exit.DONE


def hold(args: Namespace, door: "Door") -> int:
    """Place a legal hold on a session, release it, or list those that stand."""
    if args.list == (args.session is not None):
        raise FailureError(Exit.USAGE, door.words("hold.which"))
    if args.list:
        return _list_holds(args, door)
    if not args.reason.strip():
        raise FailureError(Exit.USAGE, door.words("hold.reason_needed"))
    from sessions.storage.hold import Hold
    from sessions.storage.user import login_name

    services = door.services()
    shelf = services.shelf
    session = shelf.resolve(args.session)
    by = received_name(door, args.by)
    known = typed(shelf, session, args.reason)
    standing = shelf.holds.of(session)
    if args.release:
        if standing is None:
            raise FailureError(Exit.NOT_FOUND, door.words("hold.none_on", session=session))
        with services.ledger.recording("release", [session], by=by, **known):
            shelf.holds.lift(session)
        say.message(door.words("hold.released", session=session))
        return Exit.DONE
    if standing is not None:
        raise FailureError(Exit.FAILED, say_held(door.words, session, standing))
    since = services.clock().isoformat(timespec="seconds").replace("+00:00", "Z")
    with services.ledger.recording("hold", [session], by=by, **known):
        shelf.holds.put(session, Hold(since, by or login_name(), args.reason))
    say.message(door.words("hold.placed", session=session))
    return Exit.DONE


def _list_holds(args: Namespace, door: "Door") -> int:
    shelf = door.services().shelf
    shelf.rows()
    found = {one: hold for one in sorted(shelf.held) if (hold := shelf.holds.of(one))}
    if args.json:
        say.json(
            [
                {"id": one, "since": hold.since, "by": hold.by, "reason": hold.reason, "readable": hold.readable}
                for one, hold in found.items()
            ]
        )
        return Exit.DONE
    for one, hold in found.items():
        say.line(say_held(door.words, one, hold))
    if not found:
        say.message(door.words("hold.none"))
    return Exit.DONE
