"""How the minutes of an interview are shared out, and how many are left."""

from collections.abc import Mapping
from datetime import datetime

from sessions.interview.model import Session
from sessions.interview.words import Stage

SHARES: Mapping[Stage, int] = {"opening": 5, "duties": 10, "incidents": 50, "items": 30, "close": 5}
"""Percent of the minutes that each stage gets; rating comes after the candidate has left."""

TIGHT_MINUTES = 6
MANY_ITEMS = 8


def minutes_by_stage(session: Session) -> dict[Stage, int]:
    """Whole minutes per stage, adding up to the session's; what rounding leaves goes to the incidents."""
    shared = {stage: session.minutes * share // 100 for stage, share in SHARES.items()}
    shared["incidents"] += session.minutes - sum(shared.values())
    return shared


def elapsed(session: Session, now: datetime) -> int:
    """Whole minutes since the first stage began; 0 before."""
    if not session.stages:
        return 0
    began = min(datetime.fromisoformat(at) for at in session.stages.values())
    return max(0, int((now - began).total_seconds() // 60))


def left(session: Session, now: datetime) -> int:
    """Whole minutes left; below 0 once the time has run over."""
    return session.minutes - elapsed(session, now)


def crowded(minutes: int, interview_items: int) -> bool:
    """Whether a plan asks too much: under six minutes an item, or more than eight items (DESIGN §4)."""
    return interview_items > MANY_ITEMS or (interview_items > 0 and minutes / interview_items < TIGHT_MINUTES)
