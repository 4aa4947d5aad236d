"""The cells of a table as text, wherever they come from, and how much of it is taken."""

from dataclasses import dataclass
from typing import NoReturn

from rubric.faults import Fault, PlacedFault, RubricError

MAX_BYTES = 10_000_000
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELL = 20_000
"""Characters in one cell."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: rows of equal length from the first on, each cell without space around it.

    `how` tells how it was read, for a person; `merged` gives the first row, the last row and the column, from 0, of
    cells that were one in the sheet, of which the first alone holds the text; `unknown` counts formulas whose value
    nobody has worked out yet, and which hold nothing here.
    """

    name: str
    rows: tuple[Row, ...]
    how: str
    merged: tuple[tuple[int, int, int], ...] = ()
    unknown: int = 0


def column_name(number: int) -> str:
    """The letters of a column, counted from 0, as spreadsheets show them: 0 is A, 26 is AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def refuse(name: str, code: str, row: int = 1, column: int = 1, **details: str) -> NoReturn:
    """Raise RubricError with one fault in the file of that name, at a row and column from 1."""
    raise RubricError((PlacedFault(name, row, column, Fault((), code, details)),))


def even(rows: list[list[str]]) -> tuple[Row, ...]:
    """`rows` filled up to the same length, without empty columns at the end."""
    width = max((n + 1 for row in rows for n, cell in enumerate(row) if cell), default=0)
    return tuple(tuple([*row, *[""] * width][:width]) for row in rows)
