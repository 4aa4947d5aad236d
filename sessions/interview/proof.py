"""The proof of an item's suggestion in a session: its words, with what to ask next of the item."""

from rubric.language import Language
from rubric.proof_words import explain_suggestion
from sessions.interview.coach import asked_of, next_probe, probes_of_item
from sessions.interview.ground import suggestion_for
from sessions.interview.model import Session


def proof_of(session: Session, code: str, language: Language, most: int | None = None) -> list[str]:
    """Why item `code` is suggested the level that it is, a sentence a line (`rubric.proof_words`).

    Indicators are named in `most` Chinese characters, or whole. What to ask is the first of the item's own questions
    and probes that was not put yet, in the coach's order.
    """
    own = [one for one in probes_of_item(session, code) if one.text is not None]
    following = next_probe(own, asked_of(session, own))
    linked = {one for note in session.evidence.values() if note.codable for one in note.indicators}
    return explain_suggestion(
        session.rubric.item[code],
        suggestion_for(session, code),
        language,
        session.marks,
        session.scores_of(code),
        linked=linked,
        ask="" if following is None or following.text is None else following.text.in_(language),
        most=most,
    )
