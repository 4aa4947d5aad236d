"""Writes rows as an XLSX file: sheets with bold headings held in place, widths by what they hold, long texts wrapped.

The same rows always give the same bytes. Texts are texts: nothing in the file is a formula.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from rubric.tables.grid import column_name

Cell = str | int | Decimal | None
"""A text, a number, or nothing."""

MAX_CELL = 32_767
"""Characters that a cell may hold; what is more is cut, with a mark in its place."""

_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_NO_TEXT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?\Z")
_WIDE, _NARROW = 48, 8
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the book, called `name` as far as names of sheets go; the first of its rows are headings."""

    name: str
    rows: Sequence[Sequence[Cell]]


def as_numbers(rows: Iterable[Sequence[str]]) -> list[list[Cell]]:
    """Rows of texts with those that are plain numbers as numbers."""
    return [[Decimal(cell) if _NUMBER.match(cell) else cell for cell in row] for row in rows]


def as_xlsx(sheets: Sequence[Page]) -> bytes:
    """The sheets, one at least, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for place, content in _parts(sheets):
            info = zipfile.ZipInfo(place, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, _HEAD + content)
    return made.getvalue()


def _parts(sheets: Sequence[Page]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    over = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{over}'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        (
            f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}'
            f'<Relationship Id="rId{len(sheets) + 1}" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
        ),
    )
    yield "xl/styles.xml", _STYLES
    names = "".join(
        f'<sheet name={quoteattr(_called(one.name, n))} sheetId="{n}" r:id="rId{n}"/>'
        for n, one in enumerate(sheets, 1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>'
    for n, one in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{n}.xml", "".join(_sheet(one.rows))


def _called(name: str, number: int) -> str:
    return _NOT_IN_NAMES.sub(" ", _NO_TEXT.sub("", name)).strip()[:31] or str(number)


def _sheet(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for column in range(len(rows[0])):
        width = min(max(_NARROW, *(_room(row[column]) for row in rows)), _WIDE)
        yield f'<col min="{column + 1}" max="{column + 1}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for number, row in enumerate(rows, 1):
        cells = (
            _cell(cell, f"{column_name(n)}{number}", number == 1)
            for n, cell in enumerate(row)
            if cell is not None and cell != ""
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _room(content: Cell) -> int:
    """About the width of a cell's longest line, in digits: a Chinese character takes two."""
    lines = "" if content is None else str(content)
    return max((len(line) + sum(one > "\u2e7f" for one in line) for line in lines.split("\n")), default=0) + 2


def _cell(content: str | int | Decimal, place: str, heading: bool) -> str:
    style = f'r="{place}" s="{int(heading)}"'
    if not isinstance(content, str):
        return (
            f"<c {style}><v>{content:f}</v></c>" if isinstance(content, Decimal) else f"<c {style}><v>{content}</v></c>"
        )
    text = _ESCAPE.sub("_x005F_", _NO_TEXT.sub("", content))
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - 1] + "…"
    return f'<c {style} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
