"""What is to be looked at again before it is rated: evidence that is thinner than it seems."""

from sessions.interview.model import Evidence, Session

MANY_LINKS = 4
"""Items from which on a note says too much at once: it is better split."""


def on_one_incident(session: Session) -> dict[str, str]:
    """Items with two notes or more, all of them on the same incident, with its id: one event is no pattern."""
    found: dict[str, str] = {}
    for code in session.rubric.item:
        notes = session.evidence_of(code)
        told = {note.incident for note in notes}
        if len(notes) > 1 and len(told) == 1 and (only := told.pop()) is not None:
            found[code] = only
    return found


def linked_to_many(note: Evidence) -> bool:
    """Whether a note is linked to four items or more."""
    return len(note.items) >= MANY_LINKS
