"""The tables as one XLSX file for people: a sheet for each, codes and times in words, numbers as numbers."""

from collections.abc import Sequence

from rubric.tables import book
from sessions.interview.model import Session
from tui.reports.tables.conditions import CONDITIONS
from tui.reports.tables.evidence import EVIDENCE
from tui.reports.tables.ratings import RATINGS
from tui.reports.tables.table import Cell, Column, Table
from tui.translate import Words
from tui.views.times import moment_of


def as_book(sessions: Sequence[Session], words: Words) -> bytes:
    """The sheets of ratings, notes and conditions of all sessions."""
    return book.as_xlsx([_page(table, sessions, words) for table in (RATINGS, EVIDENCE, CONDITIONS)])


def _page(table: Table, sessions: Sequence[Session], words: Words) -> book.Page:
    rows = (row for session in sessions for row in table.rows(session, words))
    cells = [[_cell(column, cell, words) for column, cell in zip(table.columns, row, strict=True)] for row in rows]
    return book.Page(words(f"table.{table.name}"), [table.headings(words), *cells])


def _cell(column: Column, cell: Cell, words: Words) -> book.Cell:
    if isinstance(cell, bool):
        return words(f"column.{'yes' if cell else 'no'}")
    if isinstance(cell, str) and cell and column.words:
        return words(f"{column.words}.{cell}")
    return moment_of(str(cell)) if column.kind == "time" and cell else cell
