"""A session as a scorecard in the shape of Greenhouse's Harvest API, with the mapping of levels to its ratings.

Greenhouse rates on five steps and `no_decision`. bei knows levels and what the grade applied for asks; the distance of
the two is the rating (docs/formats.md). The overall recommendation is the person's decision, never the verdict.
"""

from collections.abc import Iterable, Sequence
from typing import IO, Any, Literal, get_args

from rubric.language import Language
from rubric.scoring import NE, Rated
from sessions.canonical import dumps
from sessions.interview.events import Event
from sessions.interview.log_events import Submitted
from sessions.interview.model import Session
from sessions.interview.words import GIVING
from tui.reports.making import Source
from tui.safe_text import visible
from tui.translate import Words

Rating = Literal["definitely_not", "no", "mixed", "yes", "strong_yes", "no_decision"]
_STEPS: tuple[Rating, ...] = get_args(Rating)[:5]


def rating_of(level: Rated | None, standard: int | None, *, core: bool = False, max_gap: int = 1) -> Rating:
    """What `level` is against `standard`, that of the grade applied for.

    | level | rating |
    |---|---|
    | NE, not rated, or the grade sets no standard | no_decision |
    | above the standard | strong_yes |
    | at it | yes |
    | below by at most `max_gap` (DESIGN §5.7 d) | mixed; of a core item no, since one below fails the grade (b) |
    | below by one more | no; of a core item definitely_not |
    | below by more | definitely_not |
    """
    if level is None or level == NE or standard is None:
        return "no_decision"
    if level >= standard:
        return "strong_yes" if level > standard else "yes"
    steps = 0 if standard - level <= max_gap else standard - level - max_gap
    below: tuple[Rating, ...] = ("no", "definitely_not") if core else ("mixed", "no", "definitely_not")
    return below[min(steps, len(below) - 1)]


def recommendation_of(session: Session) -> Rating:
    """What the person decided: yes where a grade is given, mixed where it waits, no where it is refused or taken."""
    if session.decision is None or session.ended:
        return "no_decision"
    if session.decision.decision in GIVING:
        return "yes"
    return "mixed" if session.decision.decision == "hold" else "no"


def as_scorecards(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write the scorecard of one session, or a list of those of several, as JSON."""
    made = [scorecard(one.session, one.events, words.language) for one in sources]
    file.write((dumps(made[0] if len(made) == 1 else made, indent=1) + "\n").encode())


def scorecard(session: Session, events: Sequence[Event], language: Language) -> dict[str, Any]:
    """The scorecard as plain content. Numbers that Greenhouse gives itself (its ids) are null, bei's id is text."""
    attributes = [_attribute(session, code, language) for code in session.planned]
    by_rating = {one: [made["name"] for made in attributes if made["rating"] == one] for one in _STEPS}
    submitted = _submitted(session, events)
    interviewer = {"id": None, "name": visible(session.interviewer)}
    return {
        "id": session.id,
        "updated_at": session.updated or session.opened,
        "created_at": session.opened,
        "interview": visible(session.post) or None,
        "interviewed_at": session.opened,
        "candidate_id": visible(session.candidate_id) or None,
        "application_id": None,
        "interviewer": interviewer,
        "submitted_by": None if submitted is None else {"id": None, "name": visible(submitted.actor)},
        "submitted_at": None if submitted is None else submitted.at,
        "overall_recommendation": recommendation_of(session),
        "attributes": attributes,
        "ratings": by_rating,
        "questions": _questions(session),
    }


def _attribute(session: Session, code: str, language: Language) -> dict[str, Any]:
    item, grade, rating = session.rubric.item[code], session.rubric.grade[session.grade], session.ratings.get(code)
    home = next(one for one in session.rubric.categories if code in one.items)
    level = None if rating is None else rating.level
    gap, core = session.rubric.scoring.max_gap, code in grade.core
    return {
        "name": visible(item.title.in_(language)),
        "type": visible(home.title.in_(language)),
        "note": (visible(rating.reason, lines=True) or None) if rating else None,
        "rating": rating_of(level, grade.standards.get(code), core=core, max_gap=gap),
    }


def _questions(session: Session) -> list[dict[str, Any]]:
    if session.decision is None or not session.decision.reason:
        return []
    answer = visible(session.decision.reason, lines=True)
    return [{"id": None, "question": "Key Take-Aways", "answer": answer}]


def _submitted(session: Session, events: Sequence[Event]) -> Submitted | None:
    if not session.submitted:
        return None
    return next((one for one in reversed(events) if isinstance(one, Submitted)), None)
