"""When the suggestion of an item is shown: at once, or only after the interviewer's own first level for it.

Under `after_level` an item is rated in two acts. First the interviewer gives a level of his own, which is logged with
what was suggested then; from that event on the suggestion is shown, whatever is undone later, for it has been seen.
Only then can the item be rated, by DESIGN §5.4: where the level differs from the suggestion, with a reason. A rating
that were refused or taken while the suggestion is hidden would tell whether it differs.
"""

from typing import Any, Literal

from rubric.scoring import NE, Rated
from sessions.interview.command import Command, Whole
from sessions.interview.context import Context, known
from sessions.interview.event import Event, RatedLevel
from sessions.interview.ground import has_ground, suggestion_for
from sessions.interview.model import FirstLevel, Session
from sessions.interview.refusals import RefusalError
from sessions.interview.words import Showing


class FirstLevelGiven(Event):
    """The interviewer's own first level for an item; `suggested` was hidden until then and is shown from then on."""

    event: Literal["first_level_given"] = "first_level_given"
    item: str
    level: RatedLevel
    suggested: RatedLevel


class GiveFirstLevel(Command):
    """Give the own first level for an item whose suggestion is hidden; it is no rating yet."""

    do: Literal["give_first_level"] = "give_first_level"
    item: str
    level: Whole | Literal["NE"]


def is_shown(session: Session, code: str) -> bool:
    """Whether the suggestion of item `code`, and what would tell it, may be shown to the interviewer."""
    return session.suggestions == "at_once" or code in session.suggestion_seen


def check_level(session: Session, code: str, level: Rated) -> None:
    """Raises RefusalError where item `code` cannot be given `level`: outside the scale, or without ground."""
    if level == NE:
        return
    if not 0 <= level <= session.rubric.top:
        raise RefusalError("level_outside_scale", level=str(level), lowest="0", top=str(session.rubric.top))
    if not has_ground(session, code):
        raise RefusalError("no_ground", item=code)


def check_hiding(session: Session, suggestions: Showing) -> None:
    """Raises RefusalError where suggestions are to be hidden that may have been seen already."""
    begun = session.marks or session.exams or session.ratings
    if suggestions == "after_level" and session.suggestions == "at_once" and begun:
        raise RefusalError("suggestions_seen")


def give(command: GiveFirstLevel, to: Context) -> Event:
    """The first level. Raises RefusalError."""
    session = to.session
    code = known(command.item, session.rubric.item, "item")
    if is_shown(session, code):
        raise RefusalError("suggestion_shown", item=code)
    check_level(session, code, command.level)
    return FirstLevelGiven(**to.head, item=code, level=command.level, suggested=suggestion_for(session, code).level)


def given(session: Session, event: FirstLevelGiven) -> dict[str, Any]:
    """The session after it."""
    made = FirstLevel(event.item, event.level, event.suggested, event.at)
    return {"first_levels": {**session.first_levels, event.item: made}}
