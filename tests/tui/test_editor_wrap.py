"""The editor wraps Chinese as people write it: between characters, never before closing punctuation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import _wrap
from textual._wrap import compute_wrap_offsets
from textual.app import ComposeResult

from tui.editor_wrap import chunk, mend
from tui.guarded_app import GuardedApp
from tui.widgets.line_edit import LineEdit

CLOSING = "，。、；：？！）》」』】〉〕］｝”’％"
NOTE = "客户说：“再看看（下周）吧！”于是我当天下午去了他们在城北的机房，把14次掉线逐条记了下来。"

texts = st.lists(
    st.sampled_from(
        ["客户", "王", "，", "。", "“", "”", "（", "）", "……", " ", "  ", "SLA", "a-b", "310k", "\u3000", "é"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
).map("".join)


def rows(text: str, width: int) -> list[str]:
    """The rows an editor of `width` cells makes of `text`."""
    mend()
    ends = [*compute_wrap_offsets(text, width, 4), len(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def pieces(text: str) -> list[str]:
    return chunk().findall(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("客户续约", ["客", "户", "续", "约"]),
        ("好，再看。", ["好，", "再", "看。"]),
        ("他说“好”。", ["他", "说", "“好”。"]),
        ("用SLA条款", ["用", "SLA", "条", "款"]),
        ("(a) three words ", ["(a) ", "three ", "words "]),
        ("等……再说", ["等……", "再", "说"]),
        ("《通信法》第3条", ["《通", "信", "法》", "第", "3", "条"]),
        ("  ", ["  "]),
        ("", []),
    ],
)
def test_text_is_cut_where_a_row_may_end(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_textual_uses_the_pattern() -> None:
    mend()
    assert [chunk for _, _, chunk in _wrap.chunks("续约SLA好。")] == ["续", "约", "SLA", "好。"]


@pytest.mark.parametrize("width", range(12, 61))
def test_a_chinese_note_fills_its_rows_and_begins_none_with_closing_punctuation(width: int) -> None:
    made = rows(NOTE, width)
    assert "".join(made) == NOTE
    assert all(cell_len(row) <= width for row in made)
    assert [row for row in made if row[0] in CLOSING] == []
    # The longest thing that is kept together is six cells, `吧！”` or `14`: less than that is left empty.
    assert all(cell_len(row) > width - 6 for row in made[:-1])


@given(texts)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


@given(texts, st.integers(8, 60))
def test_rows_are_the_text_and_no_chinese_row_begins_with_closing_punctuation(text: str, width: int) -> None:
    line = "".join(one for one in text if one.isprintable())
    made = rows(line, width)
    assert "".join(made) == line
    for before, row in pairwise(made):
        if row and row[0] in CLOSING:
            # Only where what goes before it is closing punctuation, space or an opening quote through the whole row.
            assert (
                not before.rstrip(CLOSING + "…—").strip(" “（") or before[-1].isspace() or cell_len(before) >= width - 1
            )


class OneEditor(GuardedApp):
    """An app with an editor 20 cells wide."""

    CSS = "LineEdit { width: 21; }"

    def compose(self) -> ComposeResult:
        yield LineEdit(lambda: None, NOTE)


async def test_the_editor_itself_wraps_so() -> None:
    app = OneEditor()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        editor = app.query_one(LineEdit)
        drawn = list(editor.wrapped_document.get_sections(0))
        assert "".join(drawn) == NOTE
        assert len(drawn) <= cell_len(NOTE) // 15 + 1
        assert [row for row in drawn if row[0] in CLOSING] == []
