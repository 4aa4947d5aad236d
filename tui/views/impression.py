"""The first impression beside what came of the interview: sealed until submit, compared with the result then."""

from sessions.interview.model import Impression, Session
from sessions.interview.result import verdict_of
from tui.translate import Words


def impression_told(session: Session, words: Words) -> list[str]:
    """That there is one, and once the session was submitted what it was, beside decision and verdict."""
    one = session.impression
    if one is None:
        return []
    if not one.opened:
        return [words("impression.kept")]
    grade = "" if one.grade is None else words("names.and")
    grade += "" if one.grade is None else words.of(session.rubric.grade[one.grade].title)
    lean = words(f"choice.{one.lean}") + grade
    return [words("impression.told", minute=one.minute, lean=lean), *_compared(session, one, words)]


def _compared(session: Session, one: Impression, words: Words) -> list[str]:
    told = []
    if session.decision is not None:
        same = session.decision.decision == one.lean
        choice = words(f"choice.{session.decision.decision}")
        told.append(words("impression.same" if same else "impression.other", decision=choice))
    ids = [grade.id for grade in session.rubric.grades]
    verdict = verdict_of(session)
    if one.grade is not None and verdict is not None and verdict.grade in (*ids, "below"):
        order = ["below", *ids]
        by = order.index(verdict.grade) - order.index(one.grade)
        title = (
            words("verdict.below") if verdict.grade == "below" else words.of(session.rubric.grade[verdict.grade].title)
        )
        key = "impression.as_leaned" if by == 0 else "impression.higher" if by > 0 else "impression.lower"
        told.append(words(key, verdict=title))
    return told
