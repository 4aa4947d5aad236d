"""What became of everything in a file from outside, as values; words are made when it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

PLACES = 3
"""How many places an entry names; the rest is counted."""

Kind = Literal["mapped", "left", "note"]
Note = Literal[
    "language_asked",
    "language_other",
    "language_guessed",
    "translation_dropped",
    "extension_ignored",
    "rubric_without_levels",
    "criterion_without_levels",
    "level_zero",
    "levels_aligned",
    "levels_by_order",
    "levels_defined",
    "version_made",
    "code_made",
    "definition_made",
    "weight_made",
    "indicator_made",
    "category_made",
    "questions_made",
    "grades_made",
    "definition_more",
    "row_without_level",
    "row_skipped",
    "standard_unreadable",
    "other_sheets",
    "guessed_column",
    "formula_unknown",
]
"""What a note may tell of: the way that was taken where several were open, and what was made up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a field that was `mapped` to a place in the model, one that was `left`, or a `note` of what was done.

    `field` is the source's name of it, and of a note the code of the sentence that tells it; `to` is the place in the
    model, in a note the value that it speaks of.
    """

    kind: Kind
    field: str
    to: str = ""
    count: int = 1
    places: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The entry as JSON takes it."""
        return {
            "kind": self.kind,
            "field": self.field,
            "to": self.to,
            "count": self.count,
            "places": list(self.places),
        }


def gathered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """`entries` with those that say the same made one, in the order in which they came."""
    found: dict[tuple[str, str, str], Entry] = {}
    for one in entries:
        key = (one.kind, one.field, one.to)
        before = found.get(key)
        count = one.count + (before.count if before else 0)
        places = ((before.places if before else ()) + one.places)[:PLACES]
        found[key] = Entry(one.kind, one.field, one.to, count, places)
    return tuple(found.values())
