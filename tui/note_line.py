"""A note and the line that it is typed as: the one from the other, for mending what has been saved."""

from rubric.model import Rubric
from sessions.interview.capture import Captured, compose, parse
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
