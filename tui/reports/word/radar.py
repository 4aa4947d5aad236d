"""The radar as a chart of the word processor itself: sharp at any size, and its figures can be opened.

A DOCX takes no SVG without a bitmap beside it, and a bitmap would need a renderer.
"""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from rubric.tables.book import Page, as_xlsx
from tui.reports.report import Item, Report
from tui.reports.word.paper import Paper
from tui.translate import Words

LEAST = 3
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}"'
_LOOKS = (("1F5FA8", "solid", "circle"), ("B06A00", "dash", "diamond"))
_SHEET = "bei"


def add_radar(paper: Paper, report: Report, words: Words) -> None:
    """Draw the levels, and the standard where the reader sees it; nothing where fewer than three items have a level."""
    items = [one for one in report.items if one.level is not None or one.standard is not None]
    if sum(one.level is not None for one in items) < LEAST:
        return
    series = [(words("chart.rating"), [one.level for one in items])]
    if any(one.standard is not None for one in items):
        name = report.fact("grade") or words("report.row.level")
        series.append((name, [one.standard for one in items]))
    about = next((one.about for one in report.pictures if one.key == "radar"), "")
    package = paper.file.part.package
    rows = [["", *(name for name, _ in series)]]
    book = as_xlsx(
        [Page(_SHEET, [*rows, *([one.title, *(level[n] for _, level in series)] for n, one in enumerate(items))])]
    )
    held = Part(
        PackURI("/word/embeddings/bei.xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        book,
        package,
    )
    drawn = _chart(items, series, report.top).encode()
    chart = Part(
        PackURI("/word/charts/chart1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        drawn,
        package,
    )
    assert chart.relate_to(held, RELATIONSHIP_TYPE.PACKAGE) == "rId1"
    run = paper.text("").add_run()
    run._r.append(parse_xml(_frame(paper.file.part.relate_to(chart, RELATIONSHIP_TYPE.CHART), about)))


def _frame(relation: str, about: str) -> str:
    wide, high = Cm(15.5), Cm(11.5)
    return (
        f'<w:drawing xmlns:w="{_WORD}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" {_SPACES}>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="1" name="radar" descr={quoteattr(about)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _chart(items: Sequence[Item], series: Sequence[tuple[str, Sequence[int | None]]], top: int) -> str:
    titles = _cache([one.title for one in items])
    drawn = "".join(_series(n, name, levels, titles) for n, (name, levels) in enumerate(series))
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D1DB"/></a:solidFill></a:ln></c:spPr>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_SPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f'<c:layout/><c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{drawn}'
        '<c:axId val="1"/><c:axId val="2"/></c:radarChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorGridlines/><c:numFmt formatCode="General" sourceLinked="1"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/>'
        "</c:catAx>"
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{top}"/><c:min val="0"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>{line}</c:majorGridlines>'
        '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{line}<c:crossAx val="1"/><c:majorUnit val="1"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p>'
        "</c:txPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(n: int, name: str, levels: Sequence[int | None], titles: str) -> str:
    colour, dash, sign = _LOOKS[n]
    column, last = "BC"[n], len(levels) + 1
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/><c:tx><c:strRef><c:f>{_SHEET}!${column}$1</c:f>'
        f"<c:strCache>{_cache([name])}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr><a:ln w="22225">{fill}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{sign}"/><c:size val="6"/><c:spPr>{fill}</c:spPr></c:marker>'
        f"<c:cat><c:strRef><c:f>{_SHEET}!$A$2:$A${last}</c:f><c:strCache>{titles}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{_cache(levels)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _cache(values: Sequence[str | int | None]) -> str:
    points: Iterable[str] = (
        f'<c:pt idx="{n}"><c:v>{escape(str(one))}</c:v></c:pt>' for n, one in enumerate(values) if one is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{"".join(points)}'
