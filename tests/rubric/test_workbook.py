"""Hostile workbooks are refused as they are read: none is unpacked whole, nothing in them is evaluated or fetched."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from rubric.faults import RubricError
from rubric.tables.reading import read_sheet
from rubric.tables.workbook import MAX_ELEMENTS, MAX_INFLATED
from tests.rubric.xlsx_sample import Cells, archive, parts, xlsx

SHEET = "xl/worksheets/sheet1.xml"
TABLE: Cells = [["能力项", "级别", "行为描述"], ["沟通", 1, "问清了需求"]]
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))


def spoilt(sheet: str | bytes, name: str = SHEET) -> bytes:
    return archive({**parts({"s": TABLE}), name: sheet})


def row(cells: str) -> str:
    return f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"


def lying() -> bytes:
    """A sheet that unpacks to far more than the archive says."""
    raw = bytearray(spoilt(b" " * (3 * MAX_INFLATED)))
    name = raw.rindex(SHEET.encode())
    struct.pack_into("<I", raw, raw.rindex(b"PK\x01\x02", 0, name) + 24, 1_000)
    return bytes(raw)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: spoilt(b" " * (3 * MAX_INFLATED)), "xlsx_too_large"),
        (lying, "xlsx_broken"),
        (lambda: spoilt(row("<c/>" * MAX_ELEMENTS)), "xlsx_too_large"),
        (lambda: spoilt(f"<sst>{'<si/>' * MAX_ELEMENTS}</sst>", "xl/sharedStrings.xml"), "xlsx_too_large"),
        (lambda: archive({f"f{n}": "" for n in range(2_001)}), "xlsx_too_large"),
        (lambda: spoilt(row('<c r="XFD1048576"><v>1</v></c>')), "table_too_large"),
        (lambda: spoilt(row(f'<c t="str"><v>{"x" * 20_001}</v></c>')), "cell_too_long"),
        (lambda: spoilt(f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]>' + row("<c><v>&j;</v></c>")), "xlsx_doctype"),
        (lambda: spoilt('<!DOCTYPE x SYSTEM "file:///etc/passwd">' + row("")), "xlsx_doctype"),
        (lambda: spoilt("<worksheet><sheetData>"), "xlsx_broken"),
        (lambda: spoilt("no xml"), "xlsx_broken"),
        (lambda: spoilt(row("")), "sheet_empty"),
        (lambda: xlsx({"s": TABLE})[:-30], "xlsx_broken"),
        (lambda: b"PK\x03\x04" + b"\0" * 99, "xlsx_broken"),
        (lambda: archive({"word/document.xml": "<x/>"}), "xlsx_broken"),
    ],
)
def test_a_hostile_workbook_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(RubricError) as refused:
        read_sheet(make(), "t.xlsx")
    assert [one.fault.code for one in refused.value.faults] == [code]


@pytest.mark.parametrize("make", [lambda: spoilt(b" " * (9 * MAX_INFLATED)), lying])
def test_a_bomb_is_not_unpacked(make: Callable[[], bytes]) -> None:
    raw = make()
    tracemalloc.start()
    try:
        with pytest.raises(RubricError):
            read_sheet(raw, "t.xlsx")
        assert tracemalloc.get_traced_memory()[1] < MAX_INFLATED
    finally:
        tracemalloc.stop()


def test_methods_of_packing_that_could_take_any_memory_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_DEFLATED", zipfile.ZIP_LZMA)
    with pytest.raises(RubricError) as refused:
        read_sheet(archive(parts({"s": TABLE})), "t.xlsx")
    assert refused.value.faults[0].fault.code == "xlsx_broken"


def test_a_formula_counts_as_the_value_last_worked_out_and_an_error_as_nothing() -> None:
    cells = (
        '<c r="A1" t="str"><f>WEBSERVICE("http://x")</f><v>沟通</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="e"><v>#REF!</v></c><c r="D1"><v>0.30000000000000004</v></c><c t="inlineStr">'
        '<is><t>文</t></is></c><c t="s"><v>99</v></c><c t="b"><v>1</v></c>'
    )
    grid = read_sheet(spoilt(row(cells)), "t.xlsx").grid
    assert grid.rows == (("沟通", "", "", "0.3", "文"),)
    assert grid.unknown == 1


def test_hidden_sheets_and_those_of_other_files_are_not_read() -> None:
    given = parts({"s": TABLE, "hidden": TABLE, "elsewhere": TABLE})
    book, relations = str(given["xl/workbook.xml"]), str(given["xl/_rels/workbook.xml.rels"])
    given["xl/workbook.xml"] = book.replace('name="hidden"', 'name="hidden" state="veryHidden"')
    outside = 'TargetMode="External" Target="worksheets/sheet3.xml"'
    given["xl/_rels/workbook.xml.rels"] = relations.replace('Target="worksheets/sheet3.xml"', outside)
    for sheet in ("hidden", "elsewhere", "9", "0"):
        with pytest.raises(RubricError) as refused:
            read_sheet(archive(given), "t.xlsx", sheet=sheet)
        assert refused.value.faults[0].fault.details["known"] == "s"
