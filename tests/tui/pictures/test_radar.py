"""The radar keeps to its field, names every axis, and tells the standard from the rating."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.pictures.radar import Axis, Outline, radar
from tui.pictures.radar_cells import Span, draw_radar

CHINESE = [
    "成就导向",
    "抗挫能力",
    "沟通倾听能力",
    "书面表达能力",
    "人际交往能力",
    "执行能力",
    "情绪控制能力",
    "协调能力",
    "通用基础知识",
    "专业基础知识",
    "岗位基础知识",
    "岗位基本技能",
    "信息收集",
    "需求分析",
    "定制策略",
    "主动营销",
    "客户保持",
    "客户关系",
]
ENGLISH = [
    "Achievement orientation",
    "Resilience",
    "Communication and listening",
    "Written expression",
    "Interpersonal ability",
    "Execution",
    "Emotional control",
    "Coordination",
    "General foundation knowledge",
    "Professional foundation knowledge",
    "Job foundation knowledge",
    "Basic job skills",
    "Information gathering",
    "Needs analysis",
    "Tailoring a strategy",
    "Proactive marketing",
    "Customer retention",
    "Customer relationships",
]
STANDARD = Outline("standard", [3, 3, 3, 2, 3, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 3])
RATING = Outline("rating", [3, 2, 4, 2, 2, 3, None, 3, 2, 1, 3, 4, 3, 2, 2, 1, 3, 4])

Picture = list[list[Span]]


def axes(names: Sequence[str]) -> list[Axis]:
    return [Axis(name) for name in names]


def plain(picture: Picture) -> list[str]:
    return ["".join(text for text, _ in row) for row in picture]


def labels(picture: Picture) -> list[str]:
    return [text for row in picture for text, style in row if style == "label"]


def drawn(picture: Picture, style: str) -> str:
    return "".join(text for row in picture for text, name in row if name == style)


def test_places_in_the_unit_circle() -> None:
    shape = radar(axes("NESW"), [Outline("rating", [4, 2, None, 9])], 4)
    assert [(round(x, 9), round(y, 9)) for x, y in shape.tips] == [(0, -1), (1, 0), (0, 1), (-1, 0)]
    assert [round(hypot(*ring[1]), 9) for ring in shape.rings] == [0.25, 0.5, 0.75, 1]
    (north, east, south, west) = shape.outlines[0]
    assert north is not None
    assert east is not None
    assert west is not None
    assert (round(hypot(*north), 9), round(hypot(*east), 9), south, round(hypot(*west), 9)) == (1, 0.5, None, 1)


def test_an_outline_must_suit_the_axes_and_the_scale() -> None:
    with pytest.raises(ValueError, match="each axis"):
        radar(axes("AB"), [Outline("rating", [1])], 4)
    with pytest.raises(ValueError, match="level above 0"):
        radar(axes("AB"), [], 0)


def test_a_small_picture() -> None:
    outlines = [Outline("standard", [3, 3, 3, 3, 3, 3]), Outline("rating", [4, 2, 3, None, 3, 2])]
    names = ["成就导向", "抗挫能力", "执行能力", "协调能力", "信息收集", "客户关系"]
    assert "\n".join(row.rstrip() for row in plain(draw_radar(axes(names), outlines, 4, 40, 16))) == SMALL
    assert "\n".join(row.rstrip() for row in plain(draw_radar(axes(names), outlines, 4, 40, 16, ascii=True))) == PLAIN


SMALL = """\

               成就导向
                 ⢀ ●⡀⢀
               ⠐  ⡰⠁⠑⡄ ⠠ ⡀
客户关系   ⠠ ⠈ ⢀⢀⠜   ⠘⢄⢀   ⠄   抗挫能力
         ⠈  ⠠⠐⠈⢀⠎ ⠄⠈ ⠄⠈⢢⠈⠐⠠  ⠁
         ⠐  ⠨ ●⠃⠁  ⠠  ⠈ ● ⠨  ⠂
         ⠐  ⢐ ⡎  ⠂   ⠐  ⠄⡇⢐  ⠂
         ⠠  ⢐⢰⠁  ⠄   ⠠  ⠂⢸⢐  ⠄
         ⠠  ⠠⡎⠐ ⡀  ⠐  ⢀ ⠂ ⡇  ⠄
         ⢀  ●⠁⠄   ⠂⢀ ⠂  ⠠⢀●  ⡀
信息收集   ⠐ ⢀⠈⠐⢀⠠   ⠠⢀⠐⠈  ⠂   执行能力
               ⠠ ⠈⠐⠠⠐⠈ ⠐ ⠁
                 ⠈ ○ ⠈
               协调能力
"""

PLAIN = """\

               成就导向
                 . #*.
               .  **** . .
客户关系   . . :**   **:   .   抗挫能力
         .  :::** .. .**:::  .
         .  : #*.  .  . # :  .
         .  : *  .   .  .*:  .
         .  :**  .   .  .*:  .
         .  :*. .  .  . . *  .
         .  #*.   .. .  .:#  .
信息收集   . .:::.   .:::  .   执行能力
               . ::::: . .
                 . o .
               协调能力
"""


@pytest.mark.parametrize(("width", "height"), [(60, 24), (100, 40), (80, 24), (120, 40)])
def test_every_chinese_name_is_whole_where_there_is_room(width: int, height: int) -> None:
    assert sorted(labels(draw_radar(axes(CHINESE), [STANDARD, RATING], 4, width, height))) == sorted(CHINESE)


@pytest.mark.parametrize("names", [CHINESE, ENGLISH])
@pytest.mark.parametrize(("width", "height"), [(36, 14), (46, 20), (60, 24), (100, 40), (200, 14), (36, 60)])
def test_every_name_or_its_beginning_is_there_once(names: list[str], width: int, height: int) -> None:
    shown = labels(draw_radar(axes(names), [STANDARD, RATING], 4, width, height))
    assert len(shown) == len(names)
    for text in shown:
        beginning = text.removesuffix("…")
        assert any(name == text or (name != beginning and name.startswith(beginning)) for name in names)
        assert cell_len(text) >= 3


def test_a_short_name_stands_for_one_that_has_no_room() -> None:
    named = [Axis(name, short=f"item {number}") for number, name in enumerate(ENGLISH)]
    shown = labels(draw_radar(named, [], 4, 60, 24))
    assert {"item 2", "Resilience"} <= set(shown)
    assert not any("…" in text for text in shown)


@pytest.mark.parametrize("names", [CHINESE, ENGLISH])
@pytest.mark.parametrize(("width", "height"), [(46, 20), (60, 24), (100, 40), (200, 18), (46, 60)])
def test_no_label_covers_a_vertex_on_the_rim(names: list[str], width: int, height: int) -> None:
    picture = draw_radar(axes(names), [Outline("rating", [4] * len(names))], 4, width, height)
    assert drawn(picture, "rating").count("●") == len(names)


@pytest.mark.parametrize(("width", "height"), [(35, 24), (60, 13), (20, 10), (11, 8)])
def test_a_small_radar_is_numbered(width: int, height: int) -> None:
    shown = labels(draw_radar(axes(CHINESE), [RATING], 4, width, height))
    assert sorted(shown, key=int) == [str(number) for number in range(1, 19)]


def test_a_nameless_axis_is_numbered() -> None:
    assert set(labels(draw_radar(axes(["", "客户", "经理"]), [], 4, 60, 20))) == {"1", "客户", "经理"}


@pytest.mark.parametrize("ascii", [False, True])
def test_the_standard_and_the_rating_differ_without_colour(ascii: bool) -> None:  # noqa: A002 - as the module's
    picture = draw_radar(axes(CHINESE), [RATING, STANDARD], 4, 60, 24, ascii=ascii)
    rating, standard = drawn(picture, "rating"), drawn(picture, "standard")
    assert rating.count("#" if ascii else "●") == 17
    assert rating.count("o" if ascii else "○") == 1
    if ascii:
        assert (set(rating), set(standard), set(drawn(picture, "faint"))) == (set("#o*"), {":"}, {"."})
    else:
        assert not set("●○") & set(standard)
        assert _fullness(standard) < 1.5 < _fullness(re.sub("[●○]", "", rating))


def _fullness(braille: str) -> float:
    """Dots in a cell, on average."""
    return sum((ord(glyph) - 0x2800).bit_count() for glyph in braille) / len(braille)


def test_the_rating_covers_the_standard() -> None:
    level = [2] * 6
    picture = draw_radar(axes("ABCDEF"), [Outline("rating", level), Outline("standard", level)], 4, 40, 20)
    assert drawn(picture, "standard") == ""
    assert drawn(picture, "rating").count("●") == 6


def test_the_line_is_broken_where_an_item_is_not_rated() -> None:
    lone = draw_radar(axes("ABCD"), [Outline("rating", [4, None, 4, None])], 4, 40, 20)
    assert sorted(drawn(lone, "rating")) == sorted("●●○○")


def test_the_plot_is_about_round() -> None:
    rows = plain(draw_radar(axes([" "] * 12), [Outline("rating", [4] * 12)], 4, 60, 24))
    marks = [(row, line.index("●"), line.rindex("●")) for row, line in enumerate(rows) if "●" in line]
    across = max(right - left for _, left, right in marks)
    assert across == pytest.approx(2 * (marks[-1][0] - marks[0][0]), abs=2)


def test_peoples_text_is_drawn_safely() -> None:
    shown = labels(draw_radar(axes(["\x1b[31m红", "王\u202e伟", "a\nb"]), [], 4, 90, 24))
    assert set(shown) == {"‹U+001B›[31m红", "王‹U+202E›伟", "a ⏎ b"}


names = st.sampled_from(CHINESE + ENGLISH) | st.text(st.characters(exclude_categories=()), max_size=8)
value = st.none() | st.floats(-1, 7, allow_nan=False)


@st.composite
def figures(draw: st.DrawFn) -> tuple[list[Axis], list[Outline], int]:
    spokes = draw(st.lists(st.builds(Axis, names, st.just("") | names), max_size=24))
    levels = st.lists(value, min_size=len(spokes), max_size=len(spokes))
    outlines = st.builds(Outline, st.sampled_from(["standard", "rating", "second"]), levels)
    return spokes, draw(st.lists(outlines, max_size=3)), draw(st.integers(1, 9))


@settings(deadline=None)
@given(figures(), st.integers(0, 110), st.integers(0, 45), st.booleans())
def test_a_picture_has_its_size_whatever_is_drawn(
    figure: tuple[list[Axis], list[Outline], int], width: int, height: int, plain_glyphs: bool
) -> None:
    picture = draw_radar(*figure, width, height, ascii=plain_glyphs)
    assert [sum(cell_len(text) for text, _ in row) for row in picture] == [width] * height
    assert [cell_len(row) for row in plain(picture)] == [width] * height


@settings(deadline=None)
@given(figures(), st.integers(36, 110), st.integers(16, 45))
def test_every_axis_has_a_label_of_its_own(
    figure: tuple[list[Axis], list[Outline], int], width: int, height: int
) -> None:
    spokes, outlines, top = figure
    picture = draw_radar(spokes, outlines, top, width, height)
    assert len(labels(picture)) == len(spokes)
    for row in picture:
        for here, there in pairwise(row):
            beside = {here[1]: here[0][-1:], there[1]: there[0][:1]}
            assert "label" not in beside or " " in beside.values() or "" in beside
