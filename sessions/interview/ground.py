"""What carries a rating: codable evidence, or an exam level wholly scored (DESIGN §5.2, §5.4)."""

from rubric.suggestion import Suggestion, standard_score, suggest
from sessions.interview.model import Session


def suggestion_for(session: Session, code: str) -> Suggestion:
    """The suggested level of item `code`, with its proof."""
    rubric = session.rubric
    return suggest(rubric.item[code], session.marks, session.scores_of(code), rubric.scoring, rubric.top)


def codable_evidence(session: Session) -> dict[str, tuple[str, ...]]:
    """Ids of codable notes by item, oldest first."""
    found: dict[str, list[str]] = {}
    for one in session.evidence.values():
        if one.codable:
            for code in one.items:
                found.setdefault(code, []).append(one.id)
    return {code: tuple(ids) for code, ids in found.items()}


def has_ground(session: Session, code: str) -> bool:
    """Whether item `code` may carry a level: a codable note is linked to it, or an exam level is wholly scored."""
    if any(one.codable and code in one.items for one in session.evidence.values()):
        return True
    item, scores = session.rubric.item[code], session.scores_of(code)
    if item.method == "interview":
        return False
    return any(standard_score(item, level, scores) is not None for level in range(1, session.rubric.top + 1))


def unsupported(session: Session) -> tuple[str, ...]:
    """Items whose level has lost its ground, in rubric order."""
    levelled = (code for code, rating in session.ratings.items() if rating.level != "NE")
    return session.rubric.in_order(code for code in levelled if not has_ground(session, code))


def unproved(session: Session) -> dict[str, tuple[str, ...]]:
    """Marked indicators to which no codable note is linked, by item."""
    proved = {one for note in session.evidence.values() if note.codable for one in note.indicators}
    found: dict[str, list[str]] = {}
    for indicator in session.marks:
        if indicator not in proved:
            found.setdefault(indicator.split(".", 1)[0], []).append(indicator)
    return {code: tuple(ids) for code, ids in found.items()}
