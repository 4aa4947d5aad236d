"""Reports as DOCX: they open, say what the report says, load nothing from outside, and are the same each time."""

import io
import sys
import zipfile

import docx
import pytest
from docx.shared import Cm

from rubric.tables.workbook import Workbook
from tests.tui.at_shell import HIRED, RATED, applied, bei, made
from tui.installed import adding


@pytest.fixture
def session() -> str:
    """A submitted session."""
    here = made("--candidate", "欧阳 {x} <w:t>", "--post", "客户经理")
    applied(here, *RATED, HIRED, {"do": "submit"})
    return here


def written(session: str, *options: str, lang: str = "zh") -> bytes:
    answer = bei("export", session, "--format", "docx", *options, lang=lang)
    assert (answer.code, answer.err) == (0, "")
    return answer.data


def text_of(content: bytes) -> str:
    """Paragraphs and cells, in order."""
    parts = docx.Document(io.BytesIO(content)).element.body.iter("{*}t")
    return "\n".join(part.text or "" for part in parts)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("面试评定报告", "决定：录用", "标准 1 级", "评审委员会", "理由：one clear case")),
        (
            "en",
            (
                "Interview assessment report",
                "Decision: Hire",
                "standard 1",
                "Hiring committee",
                "called three customers",
            ),
        ),
    ],
)
def test_the_document_says_what_the_report_says(session: str, lang: str, said: tuple[str, ...]) -> None:
    text = text_of(written(session, lang=lang))
    for one in ("欧阳 {x} <w:t>", "Won the hospital", *said):
        assert one in text


def test_the_candidate_reads_no_notes_and_signs_nothing(session: str) -> None:
    text = text_of(written(session, "--reader", "candidate"))
    assert "欧阳 {x} <w:t>" in text
    for hidden in ("called three customers", "赵敏", "评审委员会", "决定"):
        assert hidden not in text


def test_it_is_a4_in_chinese_fonts_with_a_running_head_and_page_numbers(session: str) -> None:
    content = written(session)
    file = docx.Document(io.BytesIO(content))
    section = file.sections[0]
    assert (section.page_width or 0) == pytest.approx(Cm(21), abs=999)
    assert (section.page_height or 0) == pytest.approx(Cm(29.7), abs=999)
    assert section.header.paragraphs[0].text.endswith("面试评定报告")
    foot = section.footer._element.xml
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot
    assert 'w:eastAsia="宋体"' in file.styles["Normal"].element.xml
    assert 'w:eastAsia="微软雅黑"' in file.styles["Heading 1"].element.xml
    assert written(session) == content


def test_the_head_and_the_foot_that_are_set_run_along_every_page(session: str) -> None:
    for key in ("organisation", "header", "footer"):
        assert bei("config", "set", f"report.{key}", f"of the {key}").code == 0
    section = docx.Document(io.BytesIO(written(session))).sections[0]
    assert section.header.paragraphs[0].text.startswith("of the organisation · of the header\t")
    assert section.footer.paragraphs[0].text.startswith(f"{session} · of the footer\t")


def test_the_radar_is_a_chart_whose_figures_can_be_opened(session: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(session))) as packed:
        chart = packed.read("word/charts/chart1.xml").decode()
        book = Workbook(packed.read("word/embeddings/bei.xlsx"), "bei.xlsx").read("bei")
        links = "".join(packed.read(one).decode() for one in packed.namelist() if one.endswith(".rels"))
    assert book.rows == (("", "评级", "「Low」"), ("「co」", "1", "1"), ("「com」", "1", "1"), ("「law」", "1", "1"))
    assert "<c:v>「com」</c:v>" in chart
    assert "External" not in links


def test_without_its_extra_the_command_that_installs_it_is_told(session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert bei("export", session, "--format", "docx").told == (1, f"Packages are missing: {adding('office')}")


def test_a_note_outside_of_any_incident_is_in_every_report() -> None:
    here = made()
    applied(here, {"do": "add_evidence", "text": "loose"})
    for name in ("md", "html"):
        assert "loose" in bei("export", here, "--format", name).out
    assert "loose" in text_of(written(here))
