"""What of a structured interview was kept in how it was judged: the last eight components.

What counts as kept is bei's own reading of each component, stated at its rule.
"""

from rubric.scoring import NE
from sessions.interview.component import AFTER, Finding
from sessions.interview.ground import codable_evidence
from sessions.interview.model import Session
from sessions.interview.result import verdict_of

_POSITIVE = ("hire", "promote", "renew")


def each_rated(session: Session) -> Finding:
    """Kept where every item of the plan has a rating of its own, NE among them."""
    planned = session.planned
    if not session.ratings:
        return Finding("each_rated", "not_observable", "none_rated")
    open_items = tuple(code for code in planned if code not in session.ratings)
    details = {"rated": len(session.ratings), "planned": len(planned)}
    if open_items:
        return Finding("each_rated", "not_kept", "some_unrated", details, open_items)
    return Finding("each_rated", "kept", "all_rated", details)


def _levelled(session: Session) -> tuple[str, ...]:
    """Items that the interview gave a level."""
    given = (code for code, one in session.ratings.items() if one.level != NE)
    return tuple(code for code in session.rubric.in_order(given) if session.rubric.item[code].method != "exam")


def anchored(session: Session) -> Finding:
    """Kept where each item with a level has a marked indicator, which is what the levels of bei are anchored in."""
    levelled = _levelled(session)
    marked = {session.rubric.indicator[one].item for one in session.marks}
    bare = tuple(code for code in levelled if code not in marked)
    if not levelled:
        return Finding("anchored", "not_observable", "no_levels")
    details = {"count": len(levelled), "marks": len(session.marks)}
    if bare:
        return Finding("anchored", "not_kept", "anchors_unused", details, bare)
    return Finding("anchored", "kept", "anchors_used", details)


def notes(session: Session) -> Finding:
    """Kept where each incident has a note and each item with a level rests on one that is codable."""
    notes = session.evidence.values()
    if not notes:
        over = any(stage in session.stages for stage in AFTER)
        return Finding("notes", "not_kept", "no_notes") if over else Finding("notes", "not_observable", "no_notes_yet")
    silent = session.incidents.keys() - {note.incident for note in notes}
    borne = codable_evidence(session)
    bare = tuple(code for code in _levelled(session) if code not in borne)
    details = {"notes": len(notes), "quotes": sum(note.quote for note in notes), "incidents": len(silent)}
    if bare or silent:
        return Finding("notes", "not_kept", "notes_lacking", details, bare)
    return Finding("notes", "kept", "notes_bear", details)


def combination(session: Session) -> Finding:
    """Kept where the published rule of scoring made the verdict, and the decision, if there is one, follows it."""
    verdict = verdict_of(session)
    if verdict is None or not session.ratings:
        return Finding("combination", "not_observable", "none_rated")
    made = session.decision
    if made is None or made.decision == "hold":
        return Finding("combination", "kept", "by_rule", {"verdict": verdict.grade})
    grades = [grade.id for grade in session.rubric.grades]
    found = grades.index(verdict.grade) if verdict.grade in grades else -1
    if made.decision in _POSITIVE:
        follows = found >= 0 and made.grade in (None, verdict.grade)
    else:
        follows = found < grades.index(session.grade)
    if follows:
        return Finding("combination", "kept", "by_rule", {"verdict": verdict.grade})
    details = {"verdict": verdict.grade, "decision": made.decision, "grade": made.grade or ""}
    return Finding("combination", "not_kept", "by_person", details)
