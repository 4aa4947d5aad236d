"""The pictures of a session: what they say, the order of gaps, the SVG, and the page of charts by keyboard."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from rubric.catalogue import Catalogue
from rubric.language import Language
from rubric.model import Rubric
from rubric.scoring import Rated
from sessions.interview.model import Evidence, Rating, Session
from sessions.interview.words import Sign
from tests.tui.at_screen import NARROW, SUBMITTED, WIDE, running, services_at
from tui.lines import as_text
from tui.pictures.placing import arrange
from tui.pictures.radar import Axis, radar
from tui.pictures.radar_svg import at
from tui.pictures.rows import Rows
from tui.pictures.sheet import Radar, Sheet, as_svg, lines
from tui.pictures.standing import gaps, grounds
from tui.translate import Words
from tui.views.charts import KINDS, ChartKind, sheets

HOSTILE = "<script>alert(1)</script>\u202e\x1b[31m&\"'"
SVG = "{http://www.w3.org/2000/svg}"
LEVELS: dict[str, Rated] = {"ach": 2, "res": 1, "com": 4, "wri": 0, "int": "NE", "exe": 3, "gen": 3}
"""Ratings of the worked example; `coo` is planned and not rated, all others are left out."""


def rubric() -> Rubric:
    return Catalogue().read("telecom-am").rubric


def session(model: Rubric) -> Session:
    ratings = {code: Rating(code, level, level, "", "") for code, level in LEVELS.items()}
    signs: list[tuple[Sign | None, bool]] = [("+", True), ("+", True), ("-", True), (None, True), ("+", False)]
    notes = {
        f"e{n}": Evidence(f"e{n}", "", HOSTILE, None, sign, False, ("ach",), (), None, codable)
        for n, (sign, codable) in enumerate(signs)
    }
    plan = ("ach", "res", "com", "wri", "int", "exe", "coo")
    return Session(
        "s1", HOSTILE, "", HOSTILE, "hire", "senior", HOSTILE, 60, plan, model, "", "", ratings=ratings, evidence=notes
    )


def changed(change: Callable[[dict[str, Any]], None]) -> Rubric:
    """The built-in model after a change of its content."""
    content = rubric().model_dump(by_alias=True)
    change(content)
    return Rubric.model_validate(content)


def hostile(content: dict[str, Any]) -> None:
    """Give names that would act on a page or on a terminal."""
    for one in (*content["items"], *content["categories"], *content["grades"]):
        one["title"] = {"zh": HOSTILE, "en": HOSTILE}


def senior_asks(content: dict[str, Any], **standards: int) -> None:
    """Let the grade `senior` have these standards alone."""
    content["grades"][2].update(standards=standards, core=())


def drawn(
    kind: ChartKind, of: Session, grades: tuple[str, ...] = ("senior",), language: Language = "en"
) -> list[Sheet]:
    return sheets(kind, of, [of.rubric.grade[one] for one in grades], Words(language))


def test_gaps_go_from_the_widest_shortfall_up_and_what_is_missing_is_no_zero() -> None:
    model = rubric()
    found = gaps(session(model), model.grade["senior"])
    assert [(one.item, one.gap) for one in found if one.gap is not None] == [
        ("res", -2), ("wri", -2), ("ach", -1), ("exe", 0), ("com", 1), ("gen", 1),
    ]  # fmt: skip
    assert [one.item for one in found if one.far] == ["res", "wri"]
    rest = [(one.item, one.state, one.gap) for one in found if one.gap is None]
    assert rest[:2] == [("int", "ne", None), ("coo", "unrated", None)]
    assert {state for _, state, _ in rest[2:]} == {"left_out"}


def test_an_item_out_of_scope_stands_last_and_apart() -> None:
    of = session(changed(partial(senior_asks, ach=2, int=3)))
    found = gaps(of, of.rubric.grade["senior"])
    assert [(one.item, one.gap, one.standard) for one in found[:2]] == [("ach", 0, 2), ("int", None, 3)]
    assert {(one.gap, one.standard) for one in found[2:]} == {(None, None)}
    picture = drawn("gap", of)[0]
    text = as_text(lines(picture, 100, 40))
    assert "At the standard · 1" in text
    assert "Not evidenced (NE), which is not low · 1" in text
    assert "Not asked for by this grade · 16" in text
    row = next(row for row in text.splitlines() if "Communication" in row)
    assert "●" not in row
    assert row.endswith("–  4 /–")


def test_evidence_is_counted_by_sign_and_what_is_not_codable_apart() -> None:
    found = {one.item: one for one in grounds(session(rubric()))}
    ach = found["ach"]
    assert (ach.support, ach.counter, ach.neutral, ach.uncodable, ach.notes) == (2, 1, 1, 1, 5)
    assert (found["res"].notes, found["ret"].state) == (0, "left_out")
    text = as_text(lines(drawn("coverage", session(rubric()))[0], 80, 24))
    row = next(row for row in text.splitlines() if "Achievement" in row)
    assert re.sub(r"\s+", " ", row) == " Achievement orientation + + - · ~ level 2 +2 -1 4/5"
    assert "8 items planned: 6 rated, 1 NE, 1 not rated; 75% of the weight rated." in text


def test_bars_say_the_scores_of_the_scorecard() -> None:
    text = as_text(lines(drawn("bars", session(rubric()))[0], 60, 24))
    rows = [row.split() for row in text.splitlines() if row.startswith("  ")]
    assert [row[-1] for row in rows if row[0] in ("score", "weight")] == [
        "50.0", "71.4%", "75.0", "100%", "rating", "0%", "54.2", "75%",
    ]  # fmt: skip


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(svg).iter() if one.text]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_svg_stands_alone_is_the_same_each_time_and_tells_its_figures_in_words(
    kind: ChartKind, language: Language
) -> None:
    of = session(rubric())
    grades = ("junior", "intermediate", "senior", "expert")
    svg = as_svg(drawn(kind, of, grades, language), 100, 40, language)
    assert svg == as_svg(drawn(kind, session(rubric()), grades, language), 100, 40, language)
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [one.tag for one in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert len(root[1].text or "") > 60
    used = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert used <= {"svg", "title", "desc", "rect", "g", "path", "line", "circle", "text"}
    allowed = {"xmlns", "role", "lang", "viewBox", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r"}
    allowed |= {"width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"}
    allowed |= {"font-family", "font-size", "font-weight", "text-anchor", "textLength", "lengthAdjust"}
    assert {name for one in root.iter() for name in one.attrib} <= allowed
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.get("x") or 0) <= width
        assert 0 <= float(one.get("y") or 0) <= height


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_inert(kind: ChartKind) -> None:
    of = session(changed(hostile))
    pictures = drawn(kind, of)
    svg = as_svg(pictures, 100, 40, "en")
    root = ET.fromstring(svg)
    assert "<script" not in svg
    assert not {"\u202e", "\x1b"} & set(svg)
    told = "".join(one.text or "" for one in root.iter())
    assert "<script>alert(1)</script>‹U+202E›‹U+001B›[31m&\"'" in told
    assert "‹U+202E›" in svg
    shown = "\n".join(one.text for picture in pictures for one in lines(picture, 100, 40))
    assert not {"\u202e", "\x1b"} & set(shown)


def paths(svg: str) -> Iterator[tuple[str | None, list[tuple[float, float]]]]:
    for one in ET.fromstring(svg).iter(f"{SVG}path"):
        steps = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", one.get("d") or "")
        yield one.get("stroke-width"), [(float(x), float(y)) for x, y in steps]


def test_the_svg_has_its_vertices_where_the_geometry_of_the_terminal_has_them() -> None:
    picture = drawn("radar", session(rubric()), ("intermediate", "senior"))[0].picture
    assert isinstance(picture, Radar)
    svg = as_svg([Sheet("", "", picture)], 100, 40, "en")
    shape = radar(picture.axes, picture.outlines, picture.top)
    frame, _ = arrange(picture.axes, shape.tips, 100, 40)
    lines_drawn = [points for width, points in paths(svg) if width == "1.6" and len(points) > 2]
    lines_drawn.append(next(points for width, points in paths(svg) if width == "2.6"))
    middle = at(frame, (0, 0))
    expected = [list(filter(None, (*one, *one[:1]))) for one in (shape.outlines[1], shape.outlines[0])]
    expected.append(list(filter(None, (*shape.outlines[2], *shape.outlines[2][:1]))))
    for points, vertices in zip(lines_drawn, expected, strict=True):
        reach = max(abs(y - middle[1]) for _, y in lines_drawn[0]) / max(abs(y) for _, y in expected[0])
        for (x, y), (across, down) in zip(points, vertices, strict=True):
            assert x - middle[0] == pytest.approx(across * reach, abs=0.05)
            assert y - middle[1] == pytest.approx(down * reach, abs=0.05)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(60, 24), (100, 40), (140, 50)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_keeps_to_its_width_and_a_radar_to_its_height(
    kind: ChartKind, width: int, height: int, language: Language
) -> None:
    for ascii in (False, True):  # noqa: A001
        for sheet in drawn(kind, session(rubric()), ("junior", "intermediate", "senior", "expert"), language):
            rows = lines(sheet, width, height, ascii)
            assert max(row.cells for row in rows) <= width
            assert isinstance(sheet.picture, Rows) or len(rows) == height
            assert not ascii or language == "zh" or as_text(rows).isascii()


def test_two_items_make_no_radar_and_this_is_said() -> None:
    sheet = drawn("radar", session(changed(partial(senior_asks, ach=2, res=1))))[0]
    assert Words("en")("chart.few") in as_text(lines(sheet, 100, 24))
    assert Words("en")("chart.few") in texts(as_svg([sheet], 100, 24, "en"))


async def test_space_draws_all_standards_and_one_again(samples: Path) -> None:
    async with running(services_at(samples, "zh"), WIDE, SUBMITTED) as person:
        assert "B" in person.pane("radar")
        assert "资深客户经理" not in person.pane("radar")
        await person.press("space")
        for name in ("初级", "中级", "高级", "资深"):
            assert f"{name}客户经理" in person.pane("radar")
        await person.press("space")
        assert "资深客户经理" not in person.pane("radar")


async def test_the_page_of_charts_turns_by_tab_and_changes_the_grade(samples: Path) -> None:
    async with running(services_at(samples, "en"), NARROW, SUBMITTED) as person:
        await person.press("ctrl+g")
        words = person.words
        assert words("chart.title.radar") in person.text
        assert "Intermediate account manager" in person.text
        await person.press("tab")
        assert words("chart.title.bars") in person.text
        await person.press("tab", "right")
        assert words("chart.title.gap", grade="Senior account manager") in person.text
        await person.press("space")
        assert words("chart.title.gap", grade="Junior account manager") in person.pane("page")
        assert words("chart.title.gap", grade="Expert account manager") in person.pane("page")
        await person.press("shift+tab", "shift+tab", "shift+tab")
        assert words("chart.title.coverage") in person.text
        await person.press("ctrl+g")
        assert words("screen.grade") in person.text
        assert words("chart.title.coverage") not in person.text


def test_a_name_of_wide_letters_is_drawn_closer_and_others_as_they_are() -> None:
    def stretched(name: str) -> int:
        axes = tuple(Axis(name) for _ in range(18))
        return as_svg([Sheet("", "", Radar(axes, (), 4, ()))], 100, 40, "en").count("textLength")

    assert stretched("WWWWMMMM WWWW") == 18
    assert stretched("Interpersonal ability") == stretched("人际交往能力") == 0
