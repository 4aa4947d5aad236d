"""What each stage of an interview is there for, and whether that is done: one can be anywhere at any time."""

from collections.abc import Callable, Mapping
from typing import Literal

from sessions.interview.model import Session
from sessions.interview.words import STAGES, Stage

Progress = Literal["ahead", "open", "done"]


def _left(stage: Stage) -> Callable[[Session], bool]:
    """Whether the interview has gone on to a later stage than `stage`."""
    later = STAGES[STAGES.index(stage) + 1 :]
    return lambda session: any(one in session.stages for one in later)


def _told(session: Session) -> bool:
    kinds = [one.kind for one in session.incidents.values()]
    return min(kinds.count("high"), kinds.count("low")) >= 2


def _covered(session: Session) -> bool:
    noted = {code for note in session.evidence.values() for code in note.items}
    asked = (code for code in session.plan if session.rubric.item[code].method != "exam")
    return all(code in noted or code in session.ratings for code in asked)


DONE: Mapping[Stage, Callable[[Session], bool]] = {
    "opening": _left("opening"),
    "duties": _left("duties"),
    # Two high and two low points (DESIGN §4).
    "incidents": _told,
    "items": _covered,
    # The candidate knows who gets back to him.
    "close": lambda session: any(one.kind == "next_step" for one in session.remarks.values()),
    "rate": lambda session: all(code in session.ratings for code in session.planned),
    "grade": lambda session: session.decision is not None,
}


def progress(session: Session, stage: Stage) -> Progress:
    """`done` where `stage` was begun and has what it is there for, `open` where it was begun and has not."""
    if stage not in session.stages:
        return "ahead"
    return "done" if stage not in DONE or DONE[stage](session) else "open"
