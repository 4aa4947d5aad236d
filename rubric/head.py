"""What a list tells of a model, read out of a few parts of its file: reading all of it takes ten times as long.

Only a file whose parts stand at the left edge is told of so, as the built-in ones and most others do; what stands in
the parts that were passed over is not looked at, so a file with faults may well have a head.
"""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rubric.faults import RubricError
from rubric.model import Adoption, Category, Code, Grade, Identifier, Level, Rubric, Version
from rubric.reader import read_content
from rubric.text import Frozen, Text

_PART = re.compile(r"^([a-z_]+):", re.MULTILINE)


class _Parts(Frozen):
    id: Identifier
    version: Version
    title: Text
    adopted: Adoption | None = None
    levels: tuple[Level, ...]
    categories: tuple[Category, ...]
    grades: tuple[Grade, ...]


class BankHead(Frozen):
    """A question bank in one line of a list: for which `item` of which `rubric` it is."""

    id: Identifier
    rubric: Identifier
    item: Code
    title: Text


@dataclass(frozen=True, slots=True)
class Head:
    """A model in one line of a list: `items` and `levels` are counts, `grades` ids, `draft` where none adopted it."""

    id: str
    version: str
    title: Text
    items: int
    levels: int
    grades: tuple[str, ...]
    draft: bool


def head_in(model: Rubric | _Parts) -> Head:
    """The head of what has been read."""
    return Head(
        id=model.id,
        version=model.version,
        title=model.title,
        items=sum(len(one.items) for one in model.categories),
        levels=len(model.levels),
        grades=tuple(one.id for one in model.grades),
        draft=model.adopted is None,
    )


def head_of(text: str) -> Head | None:
    """The head of the rubric file `text`; None where it cannot be told without reading the whole."""
    try:
        return head_in(_Parts.model_validate(_parts(text, *_Parts.model_fields)))
    except (RubricError, ValidationError):
        return None


def version_of(text: str) -> str | None:
    """The version of the rubric file `text`; None where it cannot be told without reading the whole."""
    try:
        found = _parts(text, "version")
    except RubricError:
        return None
    return str(found["version"]) if isinstance(found, dict) and "version" in found else None


def bank_head_of(text: str) -> BankHead | None:
    """The head of the question bank `text`; None where it cannot be told without reading the whole."""
    try:
        return BankHead.model_validate(_parts(text, *BankHead.model_fields))
    except (RubricError, ValidationError):
        return None


def _parts(text: str, *names: str) -> Any:
    """The parts of a file that are there, as plain content; None where one stands twice. Raises RubricError."""
    starts = list(_PART.finditer(text))
    ends = [*(one.start() for one in starts[1:]), len(text)][: len(starts)]
    parts = {start[1]: text[start.start() : end] for start, end in zip(starts, ends, strict=True)}
    if len(parts) < len(starts):
        return None
    return read_content("".join(parts[name] for name in names if name in parts), "")[1]
