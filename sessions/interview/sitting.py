"""Pauses, and a second sitting after an interruption: time in which the clock of the interview stands still."""

from typing import Any, Literal

from rubric.faults import Fault
from sessions.interview.command import Command
from sessions.interview.context import Context
from sessions.interview.event import Event
from sessions.interview.log_error import LogError
from sessions.interview.model import Break, Session
from sessions.interview.refusals import RefusalError


class SittingPaused(Event):
    """The clock stands still from here on."""

    event: Literal["sitting_paused"] = "sitting_paused"


class SittingResumed(Event):
    """The interview goes on: after a pause, or in a later sitting after it was interrupted."""

    event: Literal["sitting_resumed"] = "sitting_resumed"


class Pause(Command):
    """Stop the clock of the interview."""

    do: Literal["pause"] = "pause"


class Resume(Command):
    """Let the clock go on; after `end` with `interrupted`, begin a later sitting."""

    do: Literal["resume"] = "resume"


def pause(_command: Pause, to: Context) -> Event:
    """The pause. Raises RefusalError."""
    if to.session.paused:
        raise RefusalError("already_paused")
    return SittingPaused(**to.head)


def resume(_command: Resume, to: Context) -> Event:
    """The end of the pause, or of the interruption. Raises RefusalError."""
    if not to.session.paused:
        raise RefusalError("not_paused")
    return SittingResumed(**to.head)


def paused(session: Session, event: Event) -> dict[str, Any]:
    """The session after a pause or an interruption."""
    return {} if session.paused else {"breaks": (*session.breaks, Break(event.at, None))}


def resumed(session: Session, event: SittingResumed) -> dict[str, Any]:
    """The session after it. Raises LogError."""
    if not session.paused:
        raise LogError(event.seq, Fault((), "log_not_paused"))
    breaks = (*session.breaks[:-1], Break(session.breaks[-1].since, event.at))
    if session.ended != "interrupted":
        return {"breaks": breaks}
    return {"breaks": breaks, "ended": None, "sittings": session.sittings + 1}
