"""Reports as PDF: what is extracted from them is what the report says, in both languages and for each reader."""

import io
import re
import socket
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.tui.at_shell import HIRED, RATED, applied, bei, made
from tui.installed import adding
from tui.reports.formats import FORMATS
from tui.reports.templating import SHIPPED

NAME = "欧阳 #strong[x] $x$ <b> \\ @me"
MARKUP = "#panic() *called* [three] _customers_ // `code` #sys.inputs =1+1"
NOTE = f"{MARKUP}\nsecond \u202eline\u200b with \x1b[31m and \x00 \U0001f600 𠮷𬱖䶮 é"


@pytest.fixture
def session() -> str:
    """A submitted session, with texts that would act were they read as markup."""
    here = made("--candidate", NAME, "--post", "客户经理")
    applied(here, *RATED, {"do": "add_evidence", "text": NOTE, "items": ["co"], "sign": "+"}, HIRED, {"do": "submit"})
    return here


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def text_of(content: bytes) -> str:
    """The text of all pages without the white space, since lines are broken anew."""
    return re.sub(r"\s+", "", "".join(pages(content)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_of_the_pdf_is_what_the_report_says(session: str, lang: str) -> None:
    page = bei("export", session, "--format", "pdf", lang=lang)
    assert (page.code, page.err) == (0, "")
    text = text_of(page.data)
    markdown = bei("export", session, "--format", "md", lang=lang).out
    told = {
        "zh": ["面试评定报告", "「Low」", "决定：录用", "理由：one clear case"],
        "en": ["Interview assessment report", "Decision: Hire", "Reason: one clear case"],
    }
    for said in (*told[lang], NAME, MARKUP):
        assert re.sub(r"\s", "", said) in text
    assert "second‹U+202E›line‹U+200B›with‹U+001B›[31mand‹U+0000›‹U+1F600›‹U+20BB7›𬱖䶮é" in text
    for note in ("called three customers", "lost one of them", "Won the hospital"):
        assert note in markdown
        assert note.replace(" ", "") in text
    assert bei("export", session, "--format", "pdf", lang=lang).data == page.data


def test_the_candidate_reads_levels_and_no_notes(session: str) -> None:
    text = text_of(bei("export", session, "--format", "pdf", "--reader", "candidate").data)
    assert re.sub(r"\s", "", NAME) in text
    assert "calledthreecustomers" not in text
    assert "赵敏" not in text
    archive = text_of(bei("export", session, "--format", "pdf", "--reader", "archive").data)
    assert "sha256:" in archive


def test_every_font_is_embedded_and_ships_with_the_extra(session: str) -> None:
    reader = PdfReader(io.BytesIO(bei("export", session, "--format", "pdf", lang="zh").data))
    found = [one for n in range(len(reader.xref[0])) if isinstance(one := reader.get_object(n), DictionaryObject)]
    named = {str(one["/FontName"]): one for one in found if one.get("/Type") == "/FontDescriptor"}
    assert {name.partition("+")[2].partition("-")[0] for name in named} >= {"NotoSerifSC", "NotoSansSC"}
    assert all("/FontFile3" in one or "/FontFile2" in one for one in named.values())
    assert not [one for one in found if "/JS" in one or "/EmbeddedFile" in str(one.get("/Type"))]


def test_a_text_without_spaces_stays_on_the_page() -> None:
    here = made("--candidate", "x")
    applied(here, {"do": "start_stage", "stage": "incidents"}, {"do": "add_evidence", "text": "x" * 400})
    text = "\n".join(pages(bei("export", here, "--format", "pdf").data))
    run = max(re.findall(r"(?:x+\n?)+", text), key=len)
    assert run.count("x") == 400
    assert max(map(len, run.split())) < 120


def test_an_own_template_takes_the_place_of_the_one_that_ships(session: str, tmp_path: Path) -> None:
    own = tmp_path / "own.typ"
    shipped = bei("export", "--print-template", "pdf")
    assert shipped.out == (SHIPPED / FORMATS["pdf"].template).read_text("utf-8")
    said = 'Own #data.words.at("report.h.verdict") #data.report.title'
    own.write_text(f"#let data = json(bytes(sys.inputs.data))\n{said}", "utf-8")
    answer = bei("export", session, "--format", "pdf", "--template", own)
    assert text_of(answer.data) == "OwnVerdictInterviewassessmentreport"


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("fine\n#nothing", "2:2: there is nothing of the name “nothing”"),
        ("#(", "1:2: something is not finished"),
        ('fine\n\n#import "@preview/x:0.1.0": *', "3:9: a template may not import"),
        ('#import "@local/x:0.1.0": *', "1:9: a template may not import"),
        ('#read("../secret")', "1:7: "),
    ],
)
def test_a_template_at_fault_is_told_with_its_place(session: str, tmp_path: Path, template: str, place: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    own = folder / "own.typ"
    own.write_text(template, "utf-8")
    code, said = bei("export", session, "--format", "pdf", "--template", own).told
    assert code == 4
    assert said.startswith(f"{own}:{place}")


@pytest.mark.parametrize(
    ("read", "told"),
    [('#import ("@pre" + "view/x:0.1.0"): *', "a template may not import"), ('#read("/../secret")', "no such file")],
)
def test_what_a_template_reads_gets_no_further_than_the_template(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: str, told: str
) -> None:
    """A proxy that the environment names is not asked either."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        (tmp_path / "own.typ").write_text('#include "part.txt"', "utf-8")
        (tmp_path / "part.txt").write_text(f"fine\n{read}", "utf-8")
        code, said = bei("export", session, "--format", "pdf", "--template", tmp_path / "own.typ").told
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert code == 4
    assert said.startswith(f"{tmp_path / 'part.txt'}:2:")
    assert told in said


@pytest.mark.parametrize("module", ["typst", "pylopdf_fonts_zh_cn"])
def test_without_its_extra_the_command_that_installs_it_is_told(
    session: str, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert bei("export", session, "--format", "pdf").told == (1, f"Packages are missing: {adding('pdf')}")
