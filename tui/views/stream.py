"""The stream of notes, each with its time, STAR part, sign, items and text."""

from sessions.model import Evidence, Session
from tui.lines import Line, Span, Style, line, paragraph, people
from tui.translate import Words

SIGN_STYLE: dict[str | None, Style] = {"+": "good", "-": "bad", None: "muted"}


def note_marks(note: Evidence) -> list[Span]:
    """STAR part, sign, quote and uncodable marks of a note as they would be typed."""
    return [
        (note.star.upper() if note.star else " ", "accent"),
        ({"+": "+", "-": "−"}.get(note.sign or "", " "), SIGN_STYLE[note.sign]),
        ("“" if note.quote else "~" if not note.codable else " ", "warn"),
    ]


def clock_of(at: str) -> str:
    """The local time of day of an event's time, `14:03`."""
    from datetime import datetime

    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


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
            made.append(Line(((" " * 10, "plain"), (tail, "muted")), key))
    return made


def stream(session: Session, width: int, words: Words) -> list[Line]:
    """All notes, oldest first, with a heading where the incident changes."""
    if not session.evidence:
        return [*paragraph(words("stream.empty"), width, "muted")]
    made: list[Line] = []
    incident: str | None = None
    for note in session.evidence.values():
        if note.incident != incident:
            incident = note.incident
            if incident is not None:
                made.append(_incident_heading(session, incident, words))
            else:
                made.append(line(("──", "muted")))
        made += note_lines(note, width, key=note.id)
    return made


def _incident_heading(session: Session, incident: str, words: Words) -> Line:
    one = session.incidents[incident]
    details = " · ".join(people(text) for text in (one.when, one.role) if text)
    return line(
        (f"── {words(f'kind.{one.kind}')}", "accent"),
        (f" {people(one.title)}", "strong"),
        (f"  {details}" if details else "", "muted"),
    )
