"""XLSX files for tests, with just the parts that a spreadsheet writes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

Cells = Sequence[Sequence[object]]


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def parts(sheets: Mapping[str, Cells], merged: Sequence[str] = ()) -> dict[str, str | bytes]:
    """The parts of a workbook; texts are shared, numbers plain, and a text that begins with `=` is a formula."""
    strings: list[str] = []
    made: dict[str, str | bytes] = {}
    listed, relations = [], []
    for number, (name, cells) in enumerate(sheets.items(), 1):
        rows = [f'<row r="{n}">{"".join(_cell(one, n, m, strings) for m, one in enumerate(row))}</row>'
                for n, row in enumerate(cells, 1)]  # fmt: skip
        spans = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        body = f"<sheetData>{''.join(rows)}</sheetData><mergeCells>{spans}</mergeCells>"
        made[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {_MAIN}>{body}</worksheet>"
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>')
        relations.append(f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>')
    made["xl/workbook.xml"] = f"<workbook {_MAIN} {_RELATION}><sheets>{''.join(listed)}</sheets></workbook>"
    made["xl/_rels/workbook.xml.rels"] = f"<Relationships>{''.join(relations)}</Relationships>"
    shared = "".join(f"<si><r><t>{escape(one)}</t></r><rPh><t>guide</t></rPh></si>" for one in strings)
    made["xl/sharedStrings.xml"] = f"<sst {_MAIN}>{shared}</sst>"
    return made


def xlsx(sheets: Mapping[str, Cells], merged: Sequence[str] = ()) -> bytes:
    return archive(parts(sheets, merged))


def _cell(value: object, row: int, column: int, strings: list[str]) -> str:
    place = f'r="{chr(ord("A") + column)}{row}"'
    if value is None:
        return f"<c {place}/>"
    if isinstance(value, int | float):
        return f"<c {place}><v>{value}</v></c>"
    if isinstance(value, tuple):
        formula, cached = value
        return f'<c {place} t="str"><f>{escape(formula)}</f><v>{escape(cached)}</v></c>'
    strings.append(str(value))
    return f'<c {place} t="s"><v>{len(strings) - 1}</v></c>'
