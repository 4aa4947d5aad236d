"""Hostile texts through every format that goes to other programs: nothing in them acts, hides or breaks the file."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from arro3.io import read_parquet
from pypdf import PdfReader

from rubric.language import LANGUAGES, Language
from sessions.canonical import loads
from sessions.interview import commands as co
from sessions.interview.entry import AnswerEntry
from tests.sessions.making import desk_on, made
from tests.tui.at_shell import dangerous
from tests.tui.hostile_home import HOSTILE, hostile_model
from tui.reports.formats import FORMATS
from tui.reports.making import Source, report_of
from tui.reports.report import Reader
from tui.reports.templating import Templates
from tui.translate import Words

FORMULAS = ("=cmd|'/c calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A1")
MARKUP = "<script>alert(1)</script> ]]> &amp; <!ENTITY x> #panic() $x$ `r` \\ {x} %s _x0041_ javascript:alert(1)"
SURROGATE = "\ud800 lone \udfff \ufffe \uffff"
TEXTS = (HOSTILE, MARKUP, *FORMULAS)
PLAIN = {
    *("worksheet", "sheetViews", "sheetView", "pane", "cols", "col", "sheetData"),
    *("row", "c", "v", "is", "t"),
}
"""What a sheet may consist of: no formula, no link, no object."""


@pytest.fixture(scope="module")
def hostile() -> Source:
    """A submitted session whose texts, and whose model's, are all hostile."""
    content = hostile_model()
    desk = desk_on(made(content), candidate=f"王 {MARKUP}", post=FORMULAS[0])
    desk.do(co.AddIncident(kind="low", title=HOSTILE, when=MARKUP, role=FORMULAS[0]))
    for text in TEXTS:
        desk.do(co.AddEvidence(text=text, sign="+", items=("co",), incident="i1"))
    desk.do(co.AddEvidence(text="plain", items=("com", "ski")))
    for item in ("co", "com", "ski"):
        desk.do(co.RateItem(item=item, level=1, reason=FORMULAS[1]))
    desk.do(AnswerEntry(condition="credit", answer="no", note=MARKUP))
    desk.do(co.Decide(decision="reject", by=f"李 {MARKUP}", reason=FORMULAS[2]))
    desk.do(co.Submit())
    first, *_ = desk.session.evidence.values()
    evidence = {**desk.session.evidence, first.id: replace(first, text=SURROGATE)}
    session = desk.session.changed({"evidence": evidence, "candidate_id": SURROGATE})
    return Source(session, desk.events, "2026-11-22", house=MARKUP)


def written(source: Source, name: str, language: Language, reader: Reader = "committee") -> bytes:
    form, words = FORMATS[name], Words(language)
    if form.of == "sessions":
        file = io.BytesIO()
        form.load()([source], words, file)
        return file.getvalue()
    report = report_of(source, reader, words)
    if form.of == "report":
        return bytes(form.load()(report, words))
    return bytes(form.load()(report, words, Templates.asked(form.template, None, words)))


def check_harmless(texts: Iterable[str]) -> list[str]:
    """The texts, of which none may hide, act on a terminal, or be half a character."""
    listed = list(texts)
    assert listed
    for one in listed:
        assert dangerous(one) == set(), ascii(one)
    return listed


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["csv", "csv-evidence"])
def test_no_cell_of_csv_acts(hostile: Source, name: str, language: Language) -> None:
    text = written(hostile, name, language).decode().removeprefix("\ufeff")
    cells = check_harmless(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]
    assert any(MARKUP in cell for cell in cells)


def test_a_workbook_has_texts_and_numbers_and_nothing_else(hostile: Source) -> None:
    with zipfile.ZipFile(io.BytesIO(written(hostile, "xlsx", "zh"))) as packed:
        parts = {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist()}
    sheets = [part for name, part in parts.items() if "/worksheets/" in name]
    assert len(sheets) == 3
    for sheet in sheets:
        assert {one.tag.partition("}")[2] for one in sheet.iter("*")} <= PLAIN
    texts = check_harmless(one.text or "" for sheet in sheets for one in sheet.findall(".//{*}t"))
    assert MARKUP.replace("_x0041_", "_x005F_x0041_") in texts  # else a spreadsheet would read an A there
    assert FORMULAS[0] in texts


@pytest.mark.parametrize("name", ["parquet", "parquet-evidence"])
def test_parquet_holds_texts_that_can_be_shown(hostile: Source, name: str) -> None:
    read = read_parquet(written(hostile, name, "en")).read_all()
    texts = check_harmless(
        one for n in range(read.num_columns) for one in read.column(n).to_pylist() if isinstance(one, str)
    )
    assert "‹U+D800› lone ‹U+DFFF› ‹U+FFFE› ‹U+FFFF›" in texts


def test_a_scorecard_is_json_that_hides_nothing(hostile: Source) -> None:
    check_harmless(strings(loads(written(hostile, "greenhouse", "zh"))))


@pytest.mark.parametrize(("language", "reader"), [("zh", "committee"), ("en", "candidate")])
def test_a_document_opens_and_holds_no_field_but_the_page_numbers(
    hostile: Source, language: Language, reader: Reader
) -> None:
    content = written(hostile, "docx", language, reader)
    file = docx.Document(io.BytesIO(content))
    texts = check_harmless(one.text or "" for one in file.element.body.iter("{*}t"))
    assert any(MARKUP in one for one in texts)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [
            ElementTree.fromstring(packed.read(one)) for one in packed.namelist() if one.endswith((".xml", ".rels"))
        ]
    fields = [value for part in parts for one in part.iter() for key, value in one.items() if key.endswith("}instr")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert not [one for part in parts for one in part.iter() if one.get("TargetMode") == "External"]


@pytest.mark.parametrize(("language", "reader"), [("zh", "committee"), ("en", "candidate")])
def test_a_pdf_shows_what_was_written_and_runs_none_of_it(hostile: Source, language: Language, reader: Reader) -> None:
    reader_of_pdf = PdfReader(io.BytesIO(written(hostile, "pdf", language, reader)))
    text = "".join(page.extract_text() for page in reader_of_pdf.pages)
    # pypdf has the number of a glyph, such as U+0086, for a mark over a mark.
    check_harmless([re.sub("(?<=\u0301)[\x80-\x9f]+", "", text.replace("\t", ""))])
    assert re.sub(r"\s", "", MARKUP) in re.sub(r"\s", "", text)
    found: list[Any] = [reader_of_pdf.get_object(n) for n in range(1, len(reader_of_pdf.xref[0]))]
    assert not [one for one in found if isinstance(one, dict) and one.keys() & {"/JS", "/URI", "/Launch", "/EF"}]
