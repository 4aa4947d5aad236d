"""The stream of notes, each with its time, STAR part, sign, items and text."""

from collections.abc import Callable, Collection

from rich.cells import cell_len

from sessions.interview.flags import linked_to_many
from sessions.interview.model import Evidence, Moment, Session
from tui.lines import Line, Span, Style, line, paragraph, people, spread
from tui.translate import Words
from tui.views.telling import said
from tui.views.times import clock_of

SIGN_STYLE: dict[str | None, Style] = {"+": "good", "-": "bad", None: "muted"}


def in_time(session: Session) -> list[Evidence | Moment]:
    """The notes and the moments that wait to be filled in, in the order in which they were said."""
    return sorted((*session.evidence.values(), *session.moments.values()), key=lambda one: one.at)


def note_marks(note: Evidence | Moment) -> list[Span]:
    """STAR part, sign, quote and uncodable marks of a note as they would be typed."""
    codable = isinstance(note, Moment) or note.codable
    return [
        (note.star.upper() if note.star else " ", "accent"),
        ({"+": "+", "-": "−"}.get(note.sign or "", " "), SIGN_STYLE[note.sign]),
        ("“" if note.quote else " " if codable else "~", "warn"),
    ]


def note_lines(note: Evidence, width: int, words: Words, *, key: str | None = None, links: bool = True) -> list[Line]:
    """A note wrapped to `width`, its links at the end."""
    first: list[Span] = [(clock_of(note.at, words) + " ", "muted"), *note_marks(note), (" ", "plain")]
    hang = sum(cell_len(text) for text, _ in first)
    text = people(note.text)
    codes = [*(code for code in note.items if not any(i.startswith(f"{code}.") for i in note.indicators))]
    tail = " ".join(f"#{code}" for code in (*codes, *note.indicators)) if links else ""
    if links and linked_to_many(note):
        tail += f" ⚑{len(note.items)}"
    made = paragraph(text, width, "plain" if note.codable else "muted", first=first, hang=hang, key=key)
    if tail:
        last = made[-1]
        if last.cells + 1 + len(tail) <= width:
            made[-1] = Line((*last.spans, (" " + tail, "muted")), key)
        else:
            made += paragraph(tail, width, "muted", first=((" " * hang, "plain"),), hang=hang, key=key)
    return made


def keyed_note(note: Evidence, width: int, words: Words) -> list[Line]:
    """A note's rows, keyed by its id."""
    return note_lines(note, width, words, key=note.id)


def moment_lines(moment: Moment, width: int, words: Words) -> list[Line]:
    """The row of a moment that waits to be filled in, keyed by its id."""
    first: list[Span] = [(clock_of(moment.at, words) + " ", "muted"), *note_marks(moment), (" ", "plain")]
    hang = sum(cell_len(text) for text, _ in first)
    return paragraph("□ " + words("stream.moment"), width, "warn", first=first, hang=hang, key=moment.id)


def stream(
    session: Session,
    width: int,
    words: Words,
    draw: Callable[[Evidence, int, Words], list[Line]] = keyed_note,
    only: Collection[str] | None = None,
) -> list[Line]:
    """All notes, in the order in which they were said, with a heading where the incident changes.

    `draw` makes the rows of a note; a caller that shows the stream again and again gives one that remembers. Where
    `only` is given, it names the notes to be shown.
    """
    made: list[Line] = []
    if session.gaps:
        made += paragraph(words("show.gaps", events=words.listed(session.gaps)), width, "warn")
    if not session.evidence and not session.moments:
        return [*made, *paragraph(words("stream.empty"), width, "muted")]
    incident: str | None = None
    for note in in_time(session):
        if only is not None and note.id not in only:
            continue
        if note.incident != incident:
            incident = note.incident
            if incident is not None:
                made.append(_incident_heading(session, incident, width, words))
            else:
                made.append(line(("──", "muted")))
        made += draw(note, width, words) if isinstance(note, Evidence) else moment_lines(note, width, words)
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
