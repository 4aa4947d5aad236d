"""A note and the line that it is typed as: the one from the other, for mending what has been saved."""

from rubric.model import Rubric
from sessions.interview.capture import Captured, compose, parse, with_implied
from sessions.interview.commands import EditEvidence
from sessions.interview.model import Evidence


def as_typed(note: Evidence, rubric: Rubric) -> str:
    """`note` as it would be typed, marks first."""
    said = Captured(note.text, note.star, note.sign, note.quote, note.items, note.indicators, note.codable)
    return compose(said, rubric)


def edit_of(note: str, line: str, rubric: Rubric) -> EditEvidence:
    """What makes the note with the id `note` what `line` says."""
    said = parse(line, rubric)
    return EditEvidence(
        evidence=note,
        text=said.text,
        star=said.star,
        sign=said.sign,
        quote=said.quote,
        codable=said.codable,
        items=said.items,
        indicators=said.indicators,
    )


def links_as_typed(note: Evidence) -> str:
    """The codes that a note is linked by, as they would be typed: an item that an indicator brings is not named."""
    implied = with_implied((), note.indicators)
    own = (code for code in note.items if code not in implied)
    return "".join(f"#{code} " for code in (*own, *note.indicators))


def links_of(line: str, rubric: Rubric) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """The items and indicators whose codes `line` holds, and what of it is no code."""
    said = parse(line, rubric)
    marks = (f"{said.star}:" if said.star else "", said.sign or "", "q:" if said.quote else "", said.text)
    return (said.items, said.indicators), " ".join(filter(None, (*marks, "" if said.codable else "~")))
