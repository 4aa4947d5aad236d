"""Writes rows as an XLSX file: one sheet, its headings bold and held in place, long texts wrapped.

The same rows always give the same bytes. Texts are texts: nothing in the file is a formula.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from rubric.tables.grid import column_name

_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_NO_TEXT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?\Z")
_WIDE, _NARROW = 48, 14
_EPOCH = (1980, 1, 1, 0, 0, 0)


def as_xlsx(rows: Iterable[Sequence[str]], name: str) -> bytes:
    """`rows`, the first of them headings, on a sheet called `name` as far as names of sheets go."""
    listed = list(rows)
    called = _NOT_IN_NAMES.sub(" ", _NO_TEXT.sub("", name)).strip()[:31] or "1"
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    book += f'<sheet name={quoteattr(called)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    made = io.BytesIO()
    parts = {**_PARTS, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": "".join(_sheet(listed))}
    with zipfile.ZipFile(made, "w") as file:
        for place, content in parts.items():
            info = zipfile.ZipInfo(place, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, _HEAD + content)
    return made.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for column in range(len(rows[0])):
        width = _WIDE if any(len(row[column]) > _WIDE // 2 for row in rows[1:]) else _NARROW
        yield f'<col min="{column + 1}" max="{column + 1}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for number, row in enumerate(rows, 1):
        cells = (_cell(cell, f"{column_name(n)}{number}", number == 1) for n, cell in enumerate(row) if cell)
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _cell(text: str, place: str, heading: bool) -> str:
    style = f'r="{place}" s="{int(heading)}"'
    if _NUMBER.match(text):
        return f"<c {style}><v>{text}</v></c>"
    return f'<c {style} t="inlineStr"><is><t xml:space="preserve">{escape(_NO_TEXT.sub("", text))}</t></is></c>'
