"""Taking a fact out of a session for good: `expunge`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_warning
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door


def expunge(args: Namespace, door: "Door") -> int:
    """Take the texts of a note, an incident or a reason out of all that is kept of a session."""
    from sessions.interview.expunging import targets_of
    from tui.verbs.duties import received_name, typed
    from tui.verbs.reading import head_line
    from tui.verbs.sitting import open_desk

    words, services = door.words, door.services()
    session = services.shelf.resolve(args.session)
    services.shelf.holds.check(session)
    by, reason = received_name(door, args.by), received_name(door, args.reason)
    if not reason.strip():
        raise FailureError(Exit.USAGE, words("refusal.expunge_reason_needed"))
    desk = open_desk(door, session, read_only=False)
    try:
        count = len(targets_of(desk.events, args.what))
        if not args.yes:
            _ask(door, args.what, count)
        told = len(desk.warnings)
        known = typed(services.shelf, session, reason)
        with services.ledger.recording("expunge", [session], by=by, detail=args.what, **known):
            desk.expunge(args.what, reason, by or None)
        say.message(words("expunge.done", session=session, what=args.what, count=count))
        say.message(head_line(desk.head, words))
        left = desk.warnings[told:]
    finally:
        desk.close()
    for warning in left:
        say.message(f"{session}: {say_warning(words, warning)}")
    return Exit.STORE if any(warning.code == "texts_left" for warning in left) else Exit.DONE


def _ask(door: "Door", what: str, count: int) -> None:
    """Have a person type `what` once more. Raises FailureError where it is not typed, or nobody can be asked."""
    words = door.words
    if not say.at_terminal():
        raise FailureError(Exit.USAGE, words("expunge.yes_needed"))
    say.message(words("expunge.asked", what=what, count=count))
    say.message(words("expunge.sure", what=what))
    if say.received().readline().decode("utf-8", "replace").strip() != what:
        raise FailureError(Exit.FAILED, words("expunge.not_sure"))
