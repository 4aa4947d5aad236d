"""The names of the axes keep to the field, to themselves, and off the plot, however long they are."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rubric.catalogue import REFERENCE, Catalogue
from rubric.language import LANGUAGES
from tests.tui.pictures.names import CHINESE, ENGLISH, LONG, axes
from tui.pictures.placing import Frame, Label, arrange
from tui.pictures.radar import Axis, radar
from tui.safe_text import visible

SIZES = [(36, 14), (46, 20), (60, 17), (60, 24), (80, 24), (100, 40), (140, 50), (200, 14), (36, 60)]
BUILT_IN = [
    [item.title.in_(language) for item in Catalogue().read(name).rubric.items]
    for name in ("am-core", REFERENCE, "bank-am")  # the fewest axes but for a triangle, the usual, the most
    for language in LANGUAGES
]


def placed(spokes: list[Axis], width: int, height: int) -> tuple[Frame, Sequence[Label]]:
    return arrange(spokes, radar(spokes, [], 4).tips, width, height)


def said(label: Label) -> list[str]:
    return [text for _, text in label.lines]


def check_apart(frame: Frame, labels: Sequence[Label]) -> None:
    """Assert that every label is in the field and a cell from the next, and that the plot is clear of all."""
    cells: dict[tuple[int, int], int] = {}
    for number, label in enumerate(labels):
        for row, (column, text) in enumerate(label.lines, label.row):
            assert 0 <= row < frame.height
            assert 0 <= column <= column + cell_len(text) <= frame.width
            for one in range(column, column + cell_len(text)):
                assert cells.setdefault((row, one), number) == number
                assert cells.get((row, one - 1), number) == cells.get((row, one + 1), number) == number
                x, y = 2 * one + 0.5 - frame.dots((0, 0))[0], 4 * row + 1.5 - frame.dots((0, 0))[1]
                assert x * x + y * y > frame.reach**2 * 0.9


@pytest.mark.parametrize("names", [*BUILT_IN, ENGLISH, LONG], ids=lambda names: names[0][:12])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_name_stands_once_apart_from_the_others_and_from_the_plot(
    names: list[str], width: int, height: int
) -> None:
    frame, labels = placed(axes(names), width, height)
    check_apart(frame, labels)
    # More axes to a side than rows have no names; the rows of the other pictures have them.
    assert len(labels) == (len(names) if len(names) <= 2 * height else 0)
    if not labels:
        return
    for name, label in zip(names, labels, strict=True):
        whole, beginning = " ".join(said(label)), said(label)[0].removesuffix("…")
        if label.whole:
            assert whole.replace(" ", "") == name.replace(" ", "")
        else:
            assert name.startswith(beginning)
            assert cell_len(beginning) >= 2


@pytest.mark.parametrize(("width", "height"), [(60, 24), (80, 24), (100, 40), (140, 50)])
def test_chinese_names_of_six_characters_are_whole_and_in_one_row(width: int, height: int) -> None:
    assert [said(label) for label in placed(axes(CHINESE), width, height)[1]] == [[name] for name in CHINESE]


@pytest.mark.parametrize(("width", "height"), [(60, 24), (80, 24), (100, 40), (140, 50)])
def test_english_names_are_whole_in_two_rows_at_most(width: int, height: int) -> None:
    labels = placed(axes(ENGLISH), width, height)[1]
    assert all(label.whole for label in labels)
    assert [" ".join(said(label)) for label in labels] == ENGLISH


def test_no_word_is_torn_where_a_name_is_folded() -> None:
    words = {word for name in ENGLISH for word in name.split()}
    assert {word for label in placed(axes(ENGLISH), 60, 24)[1] for row in said(label) for word in row.split()} == words


def test_a_short_name_stands_for_one_that_has_no_room() -> None:
    spokes = [Axis(name, short=f"item{number}") for number, name in enumerate(LONG)]
    shown = [said(label) for label in placed(spokes, 60, 24)[1]]
    assert ["item2"] in shown
    assert not any("…" in row for rows in shown for row in rows)


@pytest.mark.parametrize(("width", "height"), [(35, 24), (60, 13), (20, 10), (11, 8)])
def test_a_small_radar_is_numbered(width: int, height: int) -> None:
    _, labels = placed(axes(CHINESE), width, height)
    assert [said(label) for label in labels] == [[str(number)] for number in range(1, 19)]


def test_a_nameless_axis_is_numbered() -> None:
    assert [said(label) for label in placed(axes(["", "客户", "经理"]), 60, 20)[1]] == [["1"], ["客户"], ["经理"]]


def test_peoples_text_is_placed_as_it_is_drawn() -> None:
    assert [said(label)[0] for label in placed(axes(["\x1b[31m红", "王\u202e伟", "a\nb"]), 90, 24)[1]] == [
        "‹U+001B›[31m红", "王‹U+202E›伟", "a ⏎ b",
    ]  # fmt: skip


names = st.sampled_from(CHINESE + ENGLISH + LONG) | st.text(st.characters(exclude_categories=()), max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.builds(Axis, names, st.just("") | names), max_size=24), st.integers(36, 110), st.integers(16, 45))
def test_any_names_are_placed_apart(spokes: list[Axis], width: int, height: int) -> None:
    frame, labels = placed(spokes, width, height)
    check_apart(frame, labels)
    assert len(labels) == len(spokes)
    assert all(visible(row) == row for label in labels for row in said(label))
