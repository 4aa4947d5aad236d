"""A bar has its width and tells its value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.pictures.bar import bar


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "    "),
        (1, "█   "),
        (2.5, "██▌ "),
        (2.125, "██▏ "),
        (0.001, "▏   "),
        (4, "████"),
        (9, "████"),
        (-1, "    "),
        (None, "┄┄┄┄"),
    ],
)
def test_bars(value: float | None, shown: str) -> None:
    assert bar(value, 4, 4) == shown


def test_plain_bars() -> None:
    assert [bar(level, 4, 4, ascii=True) for level in (0, 0.1, 2, 2.6, 4, None)] == [
        "    ", "#   ", "##  ", "### ", "####", "----",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="top above 0"):
        bar(1, 0, 4)


@given(st.none() | st.floats(-1, 9), st.floats(0.5, 9), st.integers(-1, 40), st.booleans())
def test_a_bar_has_its_width(level: float | None, top: float, width: int, plain_glyphs: bool) -> None:
    assert cell_len(bar(level, top, width, ascii=plain_glyphs)) == max(width, 0)


@given(st.floats(0, 4), st.floats(0, 4), st.integers(1, 40))
def test_a_higher_value_never_has_a_shorter_bar(low: float, high: float, width: int) -> None:
    eighths = " ▏▎▍▌▋▊▉█"
    low, high = sorted((low, high))
    assert [eighths.index(glyph) for glyph in bar(low, 4, width)] <= [
        eighths.index(glyph) for glyph in bar(high, 4, width)
    ]
