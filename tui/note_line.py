"""A note and the line that it is typed as: the one from the other, for mending what has been saved."""

from rubric.model import Rubric
from sessions.interview.capture import Captured, compose, halves, parse, with_implied
from sessions.interview.command import Command
from sessions.interview.commands import AddEvidence, EditEvidence, RemoveEvidence
from sessions.interview.marks import DEFAULT, Marks
from sessions.interview.model import Evidence


def as_typed(note: Evidence, rubric: Rubric, marks: Marks = DEFAULT) -> str:
    """`note` as it would be typed, marks first."""
    said = Captured(note.text, note.star, note.sign, note.quote, note.items, note.indicators, note.codable)
    return compose(said, rubric, marks)


def edit_of(note: str, line: str, rubric: Rubric, marks: Marks = DEFAULT) -> EditEvidence:
    """What makes the note with the id `note` what `line` says."""
    said = parse(line, rubric, marks)
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


def links_as_typed(note: Evidence, marks: Marks = DEFAULT) -> str:
    """The codes that a note is linked by, as they would be typed: an item that an indicator brings is not named."""
    implied = with_implied((), note.indicators)
    own = (code for code in note.items if code not in implied)
    return "".join(f"{marks.of('#')}{code} " for code in (*own, *note.indicators))


def links_of(line: str, rubric: Rubric, marks: Marks = DEFAULT) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """The items and indicators whose codes `line` holds, and what of it is no code."""
    said = parse(line, rubric, marks)
    rest = (said.star or "", said.sign or "", "q" if said.quote else "", "" if said.codable else "~")
    return (said.items, said.indicators), " ".join((*(marks.of(one) for one in rest if one), said.text)).strip()


def merging(first: Evidence, second: Evidence) -> list[Command]:
    """What makes one note of two; the first stays. The edit comes first: wherever it ends, no text is lost."""
    whole = EditEvidence(
        evidence=first.id,
        text=f"{first.text}\n{second.text}",
        star=first.star or second.star,
        sign=first.sign or second.sign,
        quote=first.quote and second.quote,
        codable=first.codable and second.codable,
        items=tuple(dict.fromkeys((*first.items, *second.items))),
        indicators=tuple(dict.fromkeys((*first.indicators, *second.indicators))),
    )
    return [whole, RemoveEvidence(evidence=second.id)]


def splitting(note: Evidence, line: str, at: int, rubric: Rubric, marks: Marks = DEFAULT) -> list[Command] | None:
    """What makes two of a note that reads `line` now, cut at the place `at`; None where one half has no text.

    The second half comes first: wherever it ends, no text is lost.
    """
    cut = halves(line, at, rubric, marks)
    if cut is None:
        return None
    first, second = cut
    names = ("star", "sign", "quote", "codable", "items", "indicators")
    both = {**{name: getattr(first, name) for name in names}, "incident": note.incident}
    half = AddEvidence.model_validate({"text": second, "moment": note.id, **both})
    rest = EditEvidence.model_validate({"evidence": note.id, "text": first.text, **both})
    return [half, rest]
