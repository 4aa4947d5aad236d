"""Which notes a person means who types a few letters of them."""

import unicodedata

from sessions.interview.model import Evidence, Moment, Session
from tui.views.stream import in_time


def _plain(text: str) -> str:
    """`text` with full-width forms and capitals made alike, blanks as one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _said(note: Evidence | Moment) -> str:
    if isinstance(note, Moment):
        return ""
    return _plain(" ".join((note.text, *(f"#{code}" for code in (*note.items, *note.indicators)))))


def found(session: Session, sought: str) -> list[str]:
    """Ids of the notes that hold every word of `sought`, oldest first; all of them where nothing is sought."""
    words = _plain(sought).split()
    return [one.id for one in in_time(session) if all(word in _said(one) for word in words)]
