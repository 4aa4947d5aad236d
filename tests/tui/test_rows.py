"""Mixed Chinese and English at every width: rows hold it, punctuation stays where it belongs, and nothing is lost."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual._wrap import compute_wrap_offsets
from textual.content import Content

from tui.editor_wrap import divided, mend
from tui.wrap import wrap

CLOSING = "，。、；：？！）》」』】”’…—"
OPENING = "（《「『【“‘"
ASCII_CLOSING, ASCII_OPENING = ",.;:!?)]}%", "([{"

CHINESE = ["客户", "经理", "提前六周约了新主任", "说", "……", "——", "“好。”", "（三份）", "\u3000", *CLOSING, *OPENING]
OTHER = ["SLA", "a-b", "310k", "don’t", "3.5%", "iPhone15", "(x)", "[1]", ", ", " ", "😀", "👍🏽", "é"]
texts = st.lists(st.sampled_from([*CHINESE, *OTHER]), max_size=40).map("".join)


def by_wrap(text: str, width: int) -> list[str]:
    return wrap(text, width)


def by_editor(text: str, width: int) -> list[str]:
    """As Textual's text area has it: spaces stay at the ends of rows."""
    mend()
    ends = [0, *compute_wrap_offsets(text, width, 4), len(text)]
    return [text[a:b] for a, b in pairwise(ends)]


def by_content(text: str, width: int) -> list[str]:
    """As labels, forms and what is told in the corner have it."""
    return [text[a:b] for a, b in pairwise([0, *divided(text, width), len(text)])]


WAYS: Sequence[Callable[[str, int], list[str]]] = (by_wrap, by_editor, by_content)
in_every_way = pytest.mark.parametrize("rows", WAYS)


def clear(text: str, at: int) -> bool:
    """Whether a row may well end before `at`: beside a space or a Chinese character, punctuation allowing."""
    left, right = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    if not left or not right or left in OPENING + ASCII_OPENING or right in CLOSING + ASCII_CLOSING:
        return False
    return text[at - 1].isspace() or any("一" <= one <= "鿿" for one in text[at - 1 : at + 1])


def avoidable(text: str, at: int, width: int) -> bool:
    """Whether what must stay together around `at` fits a row."""
    begin = next((n for n in range(at, 0, -1) if clear(text, n)), 0)
    end = next((n for n in range(at + 1, len(text)) if clear(text, n)), len(text))
    return cell_len(text[begin:end].strip()) <= width


def starts(text: str, rows: list[str]) -> list[int]:
    """Where each row after the first begins in `text`, of which spaces may be gone."""
    found, at = [], 0
    for row in rows:
        at = text.index(row, at)
        found.append(at)
        at += len(row)
    return found[1:]


@in_every_way
@given(texts, st.integers(4, 120))
def test_rows_hold_their_width_and_the_text(rows: Callable[[str, int], list[str]], text: str, width: int) -> None:
    made = rows(text, width)
    assert all(cell_len(row.rstrip()) <= width for row in made)
    assert "".join("".join(made).split()) == "".join(text.split())
    if rows is not by_wrap:
        assert "".join(made) == text


@in_every_way
@given(texts, st.integers(4, 120))
def test_punctuation_stands_where_it_belongs_wherever_it_can(
    rows: Callable[[str, int], list[str]], text: str, width: int
) -> None:
    made = rows(text, width)
    for at in starts(text, made):
        left, right = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
        if right and (right in CLOSING or (left and left in OPENING)):
            assert not avoidable(text, at, width), made


@in_every_way
@given(st.text("客户经理需求提前六周约了新主任", min_size=1, max_size=80), st.integers(4, 60))
def test_a_run_of_chinese_is_no_word(rows: Callable[[str, int], list[str]], text: str, width: int) -> None:
    made = rows(f"SLA{text}", width)
    # All rows but the last are full, to the half of a character; the Latin word is longer than the least row.
    assert all(cell_len(row) >= width - 1 for row in made[:-1])
    assert list(accumulate(map(len, made)))[-1] == len(text) + 3


async def test_textual_draws_labels_so() -> None:
    mend()
    shown = Content("客户说：“再看看（下周）吧！”于是我当天下午去了他们在城北的机房。").wrap(20)
    assert [row.plain for row in shown if row.plain[0] in CLOSING] == []
    assert all(row.cell_length > 14 for row in shown[:-1])
