"""Reads CSV as spreadsheets write it: any of the usual encodings, any of the usual separators, lines within cells."""

import csv
import io
from collections import Counter

from rubric.tables.delimited import ACTIVE, MARK
from rubric.tables.grid import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Grid, even, refuse

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
TAB = "\t"
_SEPARATORS = (",", TAB, ";", "|")
_SAMPLE = 40
_LOOKED_AT = 65_536
"""Characters by which the separator is told."""
_DEFUSED = tuple(MARK + one for one in ACTIVE)


def read_separated(raw: bytes, name: str) -> Grid:
    """The table in `raw`; `name` stands for the file in faults. Raises RubricError."""
    if len(raw) > MAX_BYTES:
        refuse(name, "too_large", most=str(MAX_BYTES))
    text, encoding = _decoded(raw, name)
    separator = max(_SEPARATORS, key=lambda one: _evenness(text[:_LOOKED_AT], one))
    rows: list[list[str]] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in lines:
            if len(rows) == MAX_ROWS:
                refuse(name, "table_too_large", lines.line_num, rows=str(MAX_ROWS), columns=str(MAX_COLUMNS))
            for n, cell in enumerate(cells):
                if n >= MAX_COLUMNS:
                    refuse(name, "table_too_large", lines.line_num, n + 1, rows=str(MAX_ROWS), columns=str(MAX_COLUMNS))
                if len(cell) > MAX_CELL:
                    refuse(name, "cell_too_long", lines.line_num, n + 1, most=str(MAX_CELL))
            rows.append([_plain(cell) for cell in cells])
    except csv.Error:
        refuse(name, "table_csv", lines.line_num)
    made = even(rows)
    if not made or not made[0]:
        refuse(name, "empty")
    return Grid("", made, f"{encoding} “{'Tab' if separator == TAB else separator}”")


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[len(MARK) :] if cell.startswith(_DEFUSED) else cell


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    """The text and what it was encoded in."""
    marked = next((encoding for mark, encoding in _MARKS.items() if raw.startswith(mark)), "")
    # Chinese in GB18030 reads as almost anything, so it comes last; UTF-16 without its mark shows by its zero bytes.
    halves = (raw[0:2000:2].count(0), raw[1:2000:2].count(0))
    unmarked = ["utf-16-be" if halves[0] > halves[1] else "utf-16-le"] if max(halves) > len(raw[:2000]) // 8 else []
    for encoding in [marked] if marked else [*unmarked, "utf-8", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding.upper().removesuffix("-SIG")
    return refuse(name, "csv_encoding")


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have as many cells as most have, and how many that is; one cell is no table."""
    counted: Counter[int] = Counter()
    try:
        for n, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if n == _SAMPLE:
                break
            if any(cells):
                counted[len(cells)] += 1
    except csv.Error:
        return (0, 0)
    width, rows = max(counted.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(0, 0))
    return (rows, width) if width > 1 else (0, 0)
