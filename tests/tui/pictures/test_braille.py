"""Dots land where they were put, and lines are whole."""

from hypothesis import given
from hypothesis import strategies as st

from tui.pictures.braille import Canvas, merged

places = st.floats(-50, 50)


def dots(rows: list[str]) -> int:
    return sum((ord(glyph) - 0x2800).bit_count() for row in rows for glyph in row if glyph != " ")


def test_each_dot_of_a_cell() -> None:
    shown = []
    for y in range(4):
        for x in range(2):
            canvas = Canvas(1, 1)
            canvas.dot(x, y)
            shown += canvas.rows()
    assert "".join(shown) == "⠁⠈⠂⠐⠄⠠⡀⢀"


def test_lines() -> None:
    canvas = Canvas(4, 2)
    canvas.line(0, 0, 7, 7)
    canvas.line(0, 7, 7, 7)
    assert canvas.rows() == ["⠑⢄  ", "⣀⣀⣑⣄"]


def test_a_dotted_line_has_its_ends_and_an_even_rhythm() -> None:
    canvas = Canvas(7, 1)
    canvas.line(0, 0, 12, 0, gap=3)
    assert canvas.rows() == ["⠁⠈ ⠁⠈ ⠁"]


def test_a_dashed_line_keeps_its_rhythm_around_corners() -> None:
    canvas = Canvas(6, 1)
    canvas.dashed([((0, 0), (5, 0)), ((5, 0), (12, 0))], (2, 1))
    assert canvas.rows() == ["⠉⠈⠁⠉⠈⠁"]
    canvas = Canvas(4, 2)
    canvas.dashed([((0, 0), (7, 0)), ((7, 0), (7, 7)), ((7, 7), (0, 7)), ((0, 7), (0, 0))], ())
    assert canvas.rows() == ["⡏⠉⠉⢹", "⣇⣀⣀⣸"]


def test_two_drawings_are_merged_dot_by_dot() -> None:
    assert merged("⠉", "⡇") == "⡏"


def test_what_lies_outside_is_left_out() -> None:
    canvas = Canvas(2, 1)
    canvas.line(-9, 1, 90, 1)
    assert canvas.rows() == ["⠒⠒"]
    assert Canvas(0, 0).rows() == []
    assert Canvas(-1, 1).rows() == [""]


@given(places, places, places, places, st.integers(0, 12), st.integers(0, 6))
def test_a_picture_has_its_size(x0: float, y0: float, x1: float, y1: float, width: int, height: int) -> None:
    canvas = Canvas(width, height)
    canvas.line(x0, y0, x1, y1)
    assert [len(row) for row in canvas.rows()] == [width] * height


@given(*[st.integers(0, 39)] * 4)
def test_a_line_is_unbroken(x0: int, y0: int, x1: int, y1: int) -> None:
    canvas = Canvas(20, 10)
    canvas.line(x0, y0, x1, y1)
    assert dots(canvas.rows()) == max(abs(x1 - x0), abs(y1 - y0)) + 1
