"""A table as CSV, line by line, so that ten thousand sessions need no more room than one."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rubric.language import Language
from rubric.tables.delimited import delimited
from sessions.interview.model import Session
from tui.reports.tables.table import Cell, Table


def lines(table: Table, headings: Iterable[str], sessions: Iterable[Session], language: Language) -> Iterator[str]:
    """The rows of all sessions below `headings`; UTF-8 with its mark is what they are to be written in."""
    yield from delimited(_rows(table, headings, sessions, language))


def _rows(
    table: Table, headings: Iterable[str], sessions: Iterable[Session], language: Language
) -> Iterator[list[str]]:
    yield list(headings)
    for session in sessions:
        for row in table.rows(session, language):
            yield [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
