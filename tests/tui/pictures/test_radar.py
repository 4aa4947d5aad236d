"""The radar keeps to its field, and tells its outlines apart by pattern and sign alone."""

from collections.abc import Sequence
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.pictures.names import CHINESE, ENGLISH, LONG, RATING, STANDARD, axes
from tui.pictures.placing import arrange
from tui.pictures.radar import Axis, Outline, radar
from tui.pictures.radar_cells import Span, draw_radar

Picture = list[list[Span]]
GRADES = [
    Outline("standard0", [1] * 18, 0),
    Outline("standard1", [2] * 18, 1),
    Outline("standard2", [3] * 12 + [2] * 6, 2),
    Outline("standard3", [4] * 12 + [3] * 6, 3),
]


def plain(picture: Picture) -> list[str]:
    return ["".join(text for text, _ in row) for row in picture]


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
    outlines = [Outline("standard", [3, 3, 3, 3, 3, 3], 1), Outline("rating", [4, 2, 3, None, 3, 2])]
    names = ["成就导向", "抗挫能力", "执行能力", "协调能力", "信息收集", "客户关系"]
    assert "\n".join(row.rstrip() for row in plain(draw_radar(axes(names), outlines, 4, 40, 16))) == SMALL
    assert "\n".join(row.rstrip() for row in plain(draw_radar(axes(names), outlines, 4, 40, 16, ascii=True))) == PLAIN


SMALL = """\

               成就导向
                 ⢀ ●⡀⢀
               ⠐  ⡰B⣑⡄ ⠠ ⡀
客户关系   ⠠ ⠈ ⡀⢐⠞   ⠘⢖⠄   ⠄   抗挫能力
         ⠈  B ⠉⢀⠎⡀ ⠈ ⢀⠈⢢⠈⠑B  ⠁
         ⠐  ⢈ ●⠃   ⠠    ● ⠘  ⠂
         ⠐  ⠘ ⡎  ⠂   ⠐   ⡇⠸  ⠂
         ⠠  ⠸⢰⠁  ⠄   ⠠  ⠁⢸⢰  ⠄
         ⠠  ⢰⡎⠐    ⠐    ⠂ ⣧  ⠄
         ⢀ B●⣁⢀  ⠁ ⢀  ⠁  ⢀●B ⡀
信息收集   ⠐ ⢀ ⠒⠄⠂    ⢀⠔ ⠁ ⠂   执行能力
               ⠠ ⠈⠑B⠒⠁ ⠐ ⠁
                 ⠈ ○ ⠈
               协调能力
"""

PLAIN = """\

               成就导向
                 . #*.
               .  *B** . .
客户关系   . . b**   **b   .   抗挫能力
         .  B b**. . .**bbB  .
         .  b #*   .    # b  .
         .  b *  .   .   *b  .
         .  b**  .   .  .*b  .
         .  b*.    .    . *  .
         . B#*.  . .  .  b#B .
信息收集   . . bb.    bb b .   执行能力
               . bbBbb . .
                 . o .
               协调能力
"""


@pytest.mark.parametrize("names", [CHINESE, ENGLISH, LONG])
@pytest.mark.parametrize(("width", "height"), [(46, 20), (60, 24), (100, 40), (200, 18), (46, 60)])
def test_no_name_covers_a_vertex_on_the_rim(names: list[str], width: int, height: int) -> None:
    picture = draw_radar(axes(names), [Outline("rating", [4] * len(names))], 4, width, height)
    assert drawn(picture, "rating").count("●") == len(names)


@pytest.mark.parametrize(("width", "height"), [(60, 24), (100, 40), (140, 50)])
@pytest.mark.parametrize("ascii", [False, True])
def test_a_standard_bears_its_letter_and_the_person_none(ascii: bool, width: int, height: int) -> None:  # noqa: A002
    picture = draw_radar(axes(CHINESE), [RATING, STANDARD], 4, width, height, ascii=ascii)
    rating, standard = drawn(picture, "rating"), drawn(picture, "standard")
    assert rating.count("#" if ascii else "●") == 17
    assert rating.count("o" if ascii else "○") == 1
    assert standard.count("C") == 18
    if ascii:
        assert (set(rating), set(standard), set(drawn(picture, "faint"))) == (set("#o*"), set("Cc"), {"."})
    else:
        assert not set("●○") & set(standard)


@pytest.mark.parametrize(("width", "height"), [(60, 24), (100, 40), (140, 50)])
def test_four_standards_at_once_each_bear_their_letter(width: int, height: int) -> None:
    picture = draw_radar(axes(CHINESE), [*GRADES, RATING], 4, width, height)
    letters = {name: drawn(picture, f"standard{n}").count(name) for n, name in enumerate("ABCD")}
    assert letters["B"] == letters["C"] == letters["D"] == 18
    assert letters["A"] >= (10 if width == 60 else 18)  # the inmost ring has fewer cells than items where it is small
    assert drawn(picture, "rating").count("●") == 17


def test_the_lines_of_four_standards_have_four_rhythms() -> None:
    square = axes("NESW")
    lines = []
    for place in range(4):
        picture = draw_radar(square, [Outline("standard", [4, 4, 4, 4], place)], 4, 100, 40)
        dots = [(ord(one) - 0x2800).bit_count() for one in drawn(picture, "standard") if "⠀" < one <= "⣿"]
        lines.append(sum(dots))
    assert len(set(lines)) == 4
    plain_lines = [
        set(drawn(draw_radar(square, [Outline("s", [4] * 4, place)], 4, 60, 24, ascii=True), "s")) for place in range(4)
    ]
    assert plain_lines == [set("Aa"), set("Bb"), set("Cc"), set("Dd")]


def test_signs_of_one_place_stand_side_by_side() -> None:
    level = [2] * 6
    outlines = [Outline("rating", level), Outline("standard0", level, 0), Outline("standard1", level, 1)]
    rows = plain(draw_radar(axes("NOPSTU"), outlines, 4, 40, 20))
    assert sum(row.count("●AB") + row.count("BA●") for row in rows) == 6


def test_the_line_is_broken_where_an_item_is_not_rated() -> None:
    lone = draw_radar(axes("ABCD"), [Outline("rating", [4, None, 4, None])], 4, 40, 20)
    assert sorted(drawn(lone, "rating")) == sorted("●●○○")


def test_the_plot_is_about_round() -> None:
    rows = plain(draw_radar(axes([" "] * 12), [Outline("rating", [4] * 12)], 4, 60, 24))
    marks = [(row, line.index("●"), line.rindex("●")) for row, line in enumerate(rows) if "●" in line]
    across = max(right - left for _, left, right in marks)
    assert across == pytest.approx(2 * (marks[-1][0] - marks[0][0]), abs=2)


def test_signs_lie_where_the_geometry_says() -> None:
    spokes = axes(CHINESE)
    shape = radar(spokes, [RATING], 4)
    rows = plain(draw_radar(axes([" "] * 18), [RATING], 4, 100, 40))
    frame, _ = arrange(axes([" "] * 18), shape.tips, 100, 40)
    for vertex, tip in zip(shape.outlines[0], shape.tips, strict=True):
        row, column = frame.cell(vertex or tip)
        assert rows[row][column] == ("●" if vertex else "○")


names = st.sampled_from(CHINESE + ENGLISH) | st.text(st.characters(exclude_categories=()), max_size=8)
value = st.none() | st.floats(-1, 7, allow_nan=False)


@st.composite
def figures(draw: st.DrawFn) -> tuple[list[Axis], list[Outline], int]:
    spokes = draw(st.lists(st.builds(Axis, names, st.just("") | names), max_size=24))
    levels: st.SearchStrategy[Sequence[float | None]] = st.lists(value, min_size=len(spokes), max_size=len(spokes))
    outlines = st.builds(Outline, st.sampled_from(["a", "b"]), levels, st.none() | st.integers(0, 40))
    return spokes, draw(st.lists(outlines, max_size=3)), draw(st.integers(1, 9))


@settings(deadline=None, max_examples=60)
@given(figures(), st.integers(0, 110), st.integers(0, 45), st.booleans())
def test_a_picture_has_its_size_whatever_is_drawn(
    figure: tuple[list[Axis], list[Outline], int], width: int, height: int, plain_glyphs: bool
) -> None:
    picture = draw_radar(*figure, width, height, ascii=plain_glyphs)
    assert [sum(cell_len(text) for text, _ in row) for row in picture] == [width] * height
    assert [cell_len(row) for row in plain(picture)] == [width] * height
