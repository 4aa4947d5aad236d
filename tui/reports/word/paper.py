"""The sheet that a report is written on: A4, fonts of Chinese and Latin text, running head and foot, the kinds of text.

Fonts are named, not embedded: 宋体 for text and 微软雅黑 for headings, which Windows, macOS and WPS have or replace.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph

from rubric.language import Language
from tui.reports.report import Report, Sign, Told

_TEXT = {"zh": ("Times New Roman", "宋体"), "en": ("Calibri", "宋体")}
_HEAD = {"zh": ("Arial", "微软雅黑"), "en": ("Calibri", "微软雅黑")}
_FAINT, _BLUE = RGBColor(0x5F, 0x6B, 0x7A), RGBColor(0x1F, 0x5F, 0xA8)
_MARKS: dict[Sign, str] = {"yes": "✓ ", "no": "✗ ", "open": "? ", "heed": "! ", "": ""}
_WIDE, _MARGIN = Cm(21), Cm(2.2)
ROOM = Emu(_WIDE - 2 * _MARGIN)
"""Width between the margins."""
_LONG = 800
"""Characters from which a row may be torn."""
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


class Paper:
    """A document that grows downwards."""

    def __init__(self, report: Report) -> None:
        """Lay out the page, with the running head and foot of `report`."""
        self.file = Document()
        self._language: Language = report.language
        self._fonts()
        section = self.file.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = _WIDE, Cm(29.7)
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = Cm(2.4)
        above, below = " · ".join(filter(None, (report.house, report.header))), report.session
        self._run_along(section.header.paragraphs[0], above, report.title)
        foot = self._run_along(section.footer.paragraphs[0], " · ".join(filter(None, (below, report.footer))), "")
        for text, field in (("", "PAGE"), (" / ", "NUMPAGES")):
            self._small(foot, text)
            self._small(foot, "1", field)
        about = self.file.core_properties
        about.title, about.author, about.comments, about.last_modified_by = report.title, "bei", "", "bei"
        about.created = about.modified = _EPOCH

    def title(self, text: str) -> None:
        """What the document is called, in the middle."""
        made = self.file.add_heading(text, 0)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str, level: int = 1, aside: str = "") -> None:
        """A heading, with something small behind it."""
        made = self.file.add_heading(text, level)
        if aside:
            self._small(made, f"  {aside}")

    def text(self, text: str, aside: str = "", *, small: bool = False, kept: bool = False) -> Paragraph:
        """A paragraph; line ends stay. One that is `kept` stands on the page of what follows it."""
        made = self.file.add_paragraph()
        made.paragraph_format.keep_with_next = kept
        if small:
            self._small(made, text)
        else:
            made.add_run(text)
        if aside:
            self._small(made, f"  {aside}")
        return made

    def bullet(self, text: str, aside: str = "") -> None:
        """A member of a list."""
        made = self.file.add_paragraph(text, "List Bullet")
        if aside:
            self._small(made, f"  {aside}")

    def told(self, sentences: Iterable[Told]) -> None:
        """Sentences with the marks of how they are meant."""
        for one in sentences:
            made = self.text(f"{_MARKS[one.sign]}{one.text}")
            made.paragraph_format.left_indent = Cm(0.6 * one.deep)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, head: bool = False) -> None:
        """A table with columns of these shares of the width; the first row is repeated on each page where it is a head.

        A row of one cell goes across, and stays with the row below it. A row is not torn, unless it is a long one,
        which would leave the page before it half empty.
        """
        if not rows:
            return
        made = self.file.add_table(0, len(widths), "Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made._tbl.tblPr.append(_lines())
        made.autofit = False
        for column, share in zip(made.columns, widths, strict=True):
            column.width = Emu(int(ROOM * share))
        for n, row in enumerate(rows):
            line = made.add_row()
            if max(map(len, row)) < _LONG:
                line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = line.cells
            if len(row) == 1:
                cells = (cells[0].merge(cells[-1]),)
            for cell, text, share in zip(cells, row, widths if len(row) > 1 else (1.0,), strict=True):
                cell.width = Emu(int(ROOM * share))
                looks = cell.paragraphs[0].paragraph_format
                looks.space_before = looks.space_after = Pt(1.5)
                looks.keep_with_next = len(row) == 1 and n + 1 < len(rows)
                cell.paragraphs[0].add_run(text).font.bold = (head and n == 0) or len(row) == 1
            if (head and n == 0) or len(row) == 1:
                for cell in cells:
                    _shade(cell)
        if head:
            mark = OxmlElement("w:tblHeader")
            made.rows[0]._tr.get_or_add_trPr().append(mark)
        self.file.add_paragraph().paragraph_format.space_after = Pt(2)

    def content(self) -> bytes:
        """The file, the same bytes for the same report."""
        written, made = io.BytesIO(), io.BytesIO()
        self.file.save(written)
        with zipfile.ZipFile(written) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                info = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, old.read(name))
        return made.getvalue()

    def _fonts(self) -> None:
        for name, fonts, size in (
            ("Normal", _TEXT, 10.5),
            ("Title", _HEAD, 18),
            ("Heading 1", _HEAD, 13),
            ("Heading 2", _HEAD, 11.5),
            ("Heading 3", _HEAD, 10.5),
        ):
            style: Any = self.file.styles[name]
            latin, chinese = fonts[self._language]
            style.font.name, style.font.size = latin, Pt(size)
            if name != "Normal":
                style.font.color.rgb = _BLUE if name == "Heading 1" else RGBColor(0, 0, 0)
            known = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(known.attrib):
                if key.endswith("Theme"):
                    del known.attrib[key]
            for key, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
                known.set(qn(f"w:{key}"), value)
        normal: Any = self.file.styles["Normal"]
        normal.paragraph_format.space_after = Pt(3)
        tongue = OxmlElement("w:lang")
        tongue.set(qn("w:val"), "en-GB")
        tongue.set(qn("w:eastAsia"), "zh-CN")
        normal.element.get_or_add_rPr().append(tongue)

    def _run_along(self, line: Paragraph, left: str, right: str) -> Paragraph:
        line.style = "Normal"  # its own has a tab stop in the middle
        line.paragraph_format.tab_stops.add_tab_stop(ROOM, WD_TAB_ALIGNMENT.RIGHT)
        self._small(line, f"{left}\t{right}")
        return line

    def _small(self, line: Paragraph, text: str, field: str = "") -> None:
        """Add small text, or what the `field` of that name comes to, for which `text` stands until it is opened."""
        run = line.add_run(text)
        run.font.size, run.font.color.rgb = Pt(9), _FAINT
        run.font.bold = False
        if field:
            made = OxmlElement("w:fldSimple")
            made.set(qn("w:instr"), field)
            made.append(run._r)
            line._p.append(made)


def _lines() -> Any:
    """The lines of a table, grey, over those of its style."""
    made = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B4BDC8")):
            line.set(qn(f"w:{key}"), value)
        made.append(line)
    return made


def _shade(cell: Any) -> None:
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F0F3F7")):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)
