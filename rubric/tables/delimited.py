"""Rows as CSV for spreadsheets, which take a text that begins like a formula for one: such a cell is defused."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With these a cell begins that a spreadsheet may take for a formula; full-width forms count where Chinese is typed."""
MARK = "'"
"""Put before such a cell: spreadsheets themselves mark a text so, and `rubric import` takes it off again."""


def delimited(rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """The lines, the first with the mark that tells spreadsheets the encoding; a row is made when it is asked for.

    A number is no text and stays as it is, below zero too.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    text.write("\ufeff")
    for row in rows:
        table.writerow([MARK + cell if isinstance(cell, str) and cell.startswith(ACTIVE) else cell for cell in row])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
