"""Playing an interview again from its log: `replay`."""

from argparse import Namespace
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say
from tui.verbs.program import has_terminal, run_app

if TYPE_CHECKING:
    from sessions.interview.past import Past
    from tui.door import Door

FASTEST = 1000


def replay(args: Namespace, door: "Door") -> int:
    """Play a session on a screen; without a terminal, or with `--json`, print what happened, an event a line."""
    from tui.verbs.sitting import open_desk

    words = door.words
    if not (isfinite(args.speed) and 0 < args.speed <= FASTEST):
        raise FailureError(Exit.USAGE, words("replay.bad_speed", most=FASTEST))
    desk = open_desk(door, args.session, read_only=True)
    past = desk.past
    desk.close()
    if not 1 <= args.begin <= len(past.events):
        raise FailureError(Exit.USAGE, words("replay.bad_start", last=len(past.events)))
    if not (args.json or args.plain) and has_terminal():
        from tui.app import BeiApp
        from tui.screens.replay import ReplayScreen

        services = door.services()
        front = partial(ReplayScreen, services, past, args.begin, args.speed, blind=not args.ratings)
        return run_app(door, BeiApp(services, front=front))
    _print(args, door, past)
    return Exit.DONE


def _print(args: Namespace, door: "Door", past: "Past") -> None:
    from sessions.interview.events import to_record
    from sessions.interview.replay import frames
    from tui.views.teller import Teller
    from tui.views.times import second_of

    teller = Teller(past.events, past.session.rubric, door.words, blind=not args.ratings)
    shown = list(zip(past.events, frames(past.events), strict=True))[args.begin - 1 :]
    if args.json:
        say.json(
            [
                {
                    "seq": event.seq,
                    "at": event.at,
                    "actor": event.actor,
                    "event": to_record(event)["event"],
                    "silence_ms": round(frame.silence * 1000),
                    "wait_ms": round(frame.wait * 1000),
                    "told": teller.tell(event),
                }
                for event, frame in shown
            ]
        )
        return
    for event, frame in shown:
        say.line(
            f"{event.seq:>4}  {second_of(event.at)}  +{round(frame.silence)}s  {event.actor}  {teller.tell(event)}"
        )
