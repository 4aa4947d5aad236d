"""What was written down in an interview, for a reader: notes, incidents, and what stands beside the evidence."""

from collections.abc import Iterable, Iterator

from sessions.interview.model import Evidence, Session
from tui.reports.report import Incident, Note, Told
from tui.safe_text import visible
from tui.translate import Words
from tui.views.telling import said
from tui.views.times import clock_of

NOT_EVIDENCE = ("candidate_question", "next_step")
"""Kinds of remarks that a committee may see; an accommodation may tell of health, and is nothing to decide by."""


def note_told(session: Session, note: Evidence, words: Words) -> Note:
    """One note."""
    rubric = session.rubric
    return Note(
        id=note.id,
        at=note.at,
        clock=clock_of(note.at),
        text=visible(note.text, lines=True),
        star=note.star or "",
        part=words(f"star.{note.star}") if note.star else "",
        sign=note.sign or "",
        quote=note.quote,
        codable=note.codable,
        incident=note.incident or "",
        codes=note.items,
        items=tuple(visible(words.of(rubric.item[code].title)) for code in note.items),
        indicators=note.indicators,
    )


def incidents_told(session: Session, notes: Iterable[Note], words: Words) -> tuple[Incident, ...]:
    """Every incident with those of `notes` that belong to it, in the order in which they were told."""
    mine: dict[str, list[Note]] = {}
    for note in notes:
        mine.setdefault(note.incident, []).append(note)
    return tuple(
        Incident(
            id=one.id,
            kind=one.kind,
            kind_text=words(f"kind.{one.kind}"),
            title=said(one.title, one.expunged, words),
            details=" · ".join(visible(text) for text in (one.when, one.role) if text),
            notes=tuple(mine.get(one.id, ())),
        )
        for one in session.incidents.values()
    )


def beside_told(session: Session, words: Words) -> Iterator[Told]:
    """What is no evidence and may be told."""
    for one in session.remarks.values():
        if one.kind in NOT_EVIDENCE:
            text = said(one.text, one.expunged, words)
            yield Told(words("report.beside", kind=words(f"remark.{one.kind}"), text=text))
