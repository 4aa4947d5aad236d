"""The stream of notes, each with its time, STAR part, sign, items and text."""

from collections.abc import Callable

from sessions.interview.model import Evidence, Session
from tui.lines import Line, Span, Style, line, paragraph, people, spread
from tui.translate import Words
from tui.views.telling import said
from tui.views.times import clock_of

SIGN_STYLE: dict[str | None, Style] = {"+": "good", "-": "bad", None: "muted"}


def note_marks(note: Evidence) -> list[Span]:
    """STAR part, sign, quote and uncodable marks of a note as they would be typed."""
    return [
        (note.star.upper() if note.star else " ", "accent"),
        ({"+": "+", "-": "−"}.get(note.sign or "", " "), SIGN_STYLE[note.sign]),
        ("“" if note.quote else "~" if not note.codable else " ", "warn"),
    ]


def note_lines(note: Evidence, width: int, *, key: str | None = None, links: bool = True) -> list[Line]:
    """A note wrapped to `width`, its links at the end."""
    first: list[Span] = [(clock_of(note.at) + " ", "muted"), *note_marks(note), (" ", "plain")]
    text = people(note.text)
    codes = [*(code for code in note.items if not any(i.startswith(f"{code}.") for i in note.indicators))]
    tail = " ".join(f"#{code}" for code in (*codes, *note.indicators)) if links else ""
    made = paragraph(text, width, "plain" if note.codable else "muted", first=first, hang=10, key=key)
    if tail:
        last = made[-1]
        if last.cells + 1 + len(tail) <= width:
            made[-1] = Line((*last.spans, (" " + tail, "muted")), key)
        else:
            made += paragraph(tail, width, "muted", first=((" " * 10, "plain"),), hang=10, key=key)
    return made


def keyed_note(note: Evidence, width: int) -> list[Line]:
    """A note's rows, keyed by its id."""
    return note_lines(note, width, key=note.id)


def stream(
    session: Session, width: int, words: Words, draw: Callable[[Evidence, int], list[Line]] = keyed_note
) -> list[Line]:
    """All notes, oldest first, with a heading where the incident changes.

    `draw` makes the rows of a note; a caller that shows the stream again and again gives one that remembers.
    """
    made: list[Line] = []
    if session.gaps:
        made += paragraph(words("show.gaps", events=", ".join(map(str, session.gaps))), width, "warn")
    if not session.evidence:
        return [*made, *paragraph(words("stream.empty"), width, "muted")]
    incident: str | None = None
    for note in session.evidence.values():
        if note.incident != incident:
            incident = note.incident
            if incident is not None:
                made.append(_incident_heading(session, incident, width, words))
            else:
                made.append(line(("──", "muted")))
        made += draw(note, width)
    return made


def _incident_heading(session: Session, incident: str, width: int, words: Words) -> Line:
    one = session.incidents[incident]
    details = " · ".join(people(text) for text in (one.when, one.role) if text)
    left: list[Span] = [
        (f"── {words(f'kind.{one.kind}')}", "accent"),
        (f" {said(one.title, one.expunged, words)}", "strong"),
        (f"  {details}" if details else "", "muted"),
    ]
    return spread(left, [], width)
