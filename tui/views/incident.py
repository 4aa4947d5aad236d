"""What is known of an incident beside its notes, and what is still to be asked of it."""

from datetime import date

from sessions.interview.flags import on_one_incident
from sessions.interview.model import Incident, Session
from sessions.interview.recency import long_ago
from tui.lines import Line, paragraph, people
from tui.translate import Words
from tui.views.telling import said

ENOUGH, PLENTY = 2, 6
"""High points and low points that are called for; incidents that are plenty."""


def counted(session: Session, words: Words) -> str:
    """How many high and low points were told, and whether that is enough, or plenty."""
    kinds = [one.kind for one in session.incidents.values()]
    told = words("prompter.counts", high=kinds.count("high"), low=kinds.count("low"))
    if len(kinds) >= PLENTY:
        return f"{told} {words('prompter.plenty')}"
    return told


def count_lines(session: Session, width: int, words: Words) -> list[Line]:
    """`counted` as rows."""
    kinds = [one.kind for one in session.incidents.values()]
    enough = kinds.count("high") >= ENOUGH and kinds.count("low") >= ENOUGH
    return paragraph(counted(session, words), width, "good" if enough else "warn")


def details(one: Incident, width: int, words: Words) -> list[Line]:
    """When it was and in which role the candidate was; what of it is not known yet; whether it was long ago."""
    if one.expunged:
        return []
    known = " · ".join(people(text) for text in (one.when, one.role) if text.strip())
    made = paragraph(known, width, "muted") if known else []
    asked = ((words("incident.when"), one.when), (words("incident.role"), one.role))
    missing = [name for name, text in asked if not text.strip()]
    if missing:
        made += paragraph(words("incident.unknown", what=words("incident.and").join(missing)), width, "warn")
    if long_ago(one.when, date.fromisoformat(one.at[:10])):
        made += paragraph(words("incident.long_ago"), width, "warn")
    return made


def flag_lines(session: Session, code: str, width: int, words: Words) -> list[Line]:
    """That all notes of item `code` are on one incident, where it is so."""
    only = on_one_incident(session).get(code)
    if only is None:
        return []
    one = session.incidents[only]
    return paragraph(words("flag.one_incident", title=said(one.title, one.expunged, words)), width, "warn")
