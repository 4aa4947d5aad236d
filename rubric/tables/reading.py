"""A file with a table: which kind it is, and which of its sheets holds the competencies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rubric.exchange.report import Entry
from rubric.faults import RubricError
from rubric.tables.columns import Columns, UnknownColumnError, guess
from rubric.tables.grid import Grid, refuse
from rubric.tables.separated import read_separated

if TYPE_CHECKING:
    from rubric.tables.workbook import Workbook

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_OLD = b"\xd0\xcf\x11\xe0"
"""How the files of old Excel begin, and those that are encrypted."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table and the guess at its columns; `notes` tell of what was not looked at."""

    grid: Grid
    columns: Columns
    notes: tuple[Entry, ...] = ()


def read_sheet(raw: bytes, name: str, asked: Sequence[tuple[str, str]] = (), sheet: str = "") -> Sheet:
    """The table in `raw`, of the sheet called or numbered `sheet`, else of the first that looks like competencies.

    `asked` are roles and headings that a person set. Raises RubricError and UnknownColumnError.
    """
    if raw.startswith(_OLD):
        refuse(name, "xls_old")
    if not raw.startswith(b"PK\x03\x04"):
        grid = read_separated(raw, name)
        return Sheet(grid, guess(grid, asked))
    from rubric.tables.workbook import Workbook

    book = Workbook(raw, name)
    names = list(book.sheets)
    if not names:
        refuse(name, "xlsx_broken", part="xl/workbook.xml")
    if sheet:
        chosen = sheet if sheet in names else names[int(sheet) - 1] if _numbers(sheet, len(names)) else ""
        if not chosen:
            refuse(name, "no_sheet", sheet=sheet, known=", ".join(names))
        grid = book.read(chosen)
        return Sheet(grid, guess(grid, asked))
    return _first(book, asked)


def _numbers(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= most


def _first(book: "Workbook", asked: Sequence[tuple[str, str]]) -> Sheet:
    """The first sheet with items and behaviours, else the first that holds anything. Raises what it raised."""
    found: list[Sheet] = []
    trouble: list[Exception] = []
    for name in book.sheets:
        try:
            grid = book.read(name)
            found.append(Sheet(grid, guess(grid, asked)))
        except (RubricError, UnknownColumnError) as error:
            trouble.append(error)
            continue
        columns = found[-1].columns
        if columns.having("item") and (columns.wide or columns.having("behaviour")):
            return _noted(found[-1], list(book.sheets))
    if not found:
        # Of columns that are not there, the sheet with the most headings is the one that was meant.
        raise max(trouble, key=lambda error: len(getattr(error, "known", ())))
    return _noted(found[0], list(book.sheets))


def _noted(chosen: Sheet, names: list[str]) -> Sheet:
    others = ", ".join(one for one in names if one != chosen.grid.name)
    return Sheet(chosen.grid, chosen.columns, (Entry("note", "other_sheets", others),) if others else ())
