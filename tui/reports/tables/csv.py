"""Tables as CSV, line by line: ten thousand sessions need no more room than one."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from rubric.tables.delimited import delimited
from sessions.interview.model import Session
from tui.reports.tables.table import Cell, Table
from tui.translate import Words


def lines(table: Table, sessions: Iterable[Session], words: Words) -> Iterator[str]:
    """The rows of all sessions below the headings; UTF-8 with its mark is what they are to be written in."""
    rows = ([_text(cell) for cell in row] for session in sessions for row in table.rows(session, words))
    return delimited(chain([table.headings(words)], rows))


def _text(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:f}" if isinstance(cell, Decimal) else cell
