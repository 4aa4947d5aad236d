"""Lines of Chinese and Latin text keep within their cells and lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.safe_text import visible
from tui.wrap import CLOSING, OPENING, clusters, fit, pad, wrap

ODD = [
    "\u0301",
    "\u200d",
    "\ufe0f",
    "❤",
    "👩",
    "🏽",
    "\ud800",
    "\x1b",
    "ש",
    "，",
    "（",
    ")",
    "…",
    "—",
    " ",
    "\u3000",
    "\n",
]
anything = st.lists(
    st.sampled_from(ODD) | st.sampled_from(["客户", "经理", "word", "e\u0301", "a.b"]) | st.text(max_size=5),
    max_size=30,
).map("".join)
broken_text = st.text(st.characters(exclude_categories=()), max_size=40)

# A word with at most one bracket before it and two marks after it fits eight cells at its shortest.
word = st.text("客户经理需求", min_size=1, max_size=9) | st.text("abcdefg", min_size=1, max_size=14)
unit = st.tuples(
    st.sampled_from(["", " "]),
    st.sampled_from(["", "", *OPENING]),
    word,
    st.sampled_from(["", "", "”，", "）。", *CLOSING]),
).map("".join)
sentences = st.lists(unit, min_size=1, max_size=12).map("".join)


def spaceless(text: str) -> str:
    return text.translate({ord(" "): None, ord("\u3000"): None})


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 8, [""]),
        ("客户经理抗挫能力", 8, ["客户经理", "抗挫能力"]),
        ("客户经理抗挫能力", 7, ["客户经", "理抗挫", "能力"]),
        ("the quick brown fox", 10, ["the quick", "brown fox"]),
        ("用CRM记录了30个客户", 8, ["用CRM记", "录了30个", "客户"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("a    b", 3, ["a", "b"]),
        ("internationalisation of it", 8, ["internat", "ionalisa", "tion of", "it"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("don’t stop", 6, ["don’t", "stop"]),
        ("客户", 1, ["客", "户"]),
        ("（客", 1, ["（", "客"]),
        ("（ （", 2, ["（", "（"]),
        ("abc", 0, ["a", "b", "c"]),
    ],
)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("他先道歉，再解释", 8, ["他先道", "歉，再解", "释"]),
        ("他先去说：“好”。", 10, ["他先去说：", "“好”。"]),
        ("看了合同（三份）", 10, ["看了合同", "（三份）"]),
        ("他停了停——然后签了", 8, ["他停了", "停——然后", "签了"]),
        ("fifty % of it", 7, ["fifty %", "of it"]),
        ("（（（（（", 4, ["（（", "（（", "（"]),
        ("abcdefgh,", 8, ["abcdefg", "h,"]),
    ],
)
def test_punctuation_stays_with_its_word(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_the_first_line_may_be_shorter_or_longer() -> None:
    assert wrap("客户经理抗挫", 8, first=4) == ["客户", "经理抗挫"]
    assert wrap("客户经理抗挫", 4, first=8) == ["客户经理", "抗挫"]
    assert wrap("resilient people", 9, first=3) == ["", "resilient", "people"]
    assert wrap("客户", 4, first=0) == ["", "客户"]
    assert wrap("abcdefghijkl", 8, first=4) == ["abcd", "efghijkl"]


@given(anything | broken_text, st.integers(2, 30), st.none() | st.integers(0, 30))
def test_no_line_is_wider_than_its_width(text: str, width: int, first: int | None) -> None:
    lines = wrap(text, width, first)
    assert cell_len(lines[0]) <= (width if first is None else first)
    assert all(cell_len(line) <= width for line in lines[1:])


@given(anything | broken_text, st.integers(-1, 30), st.none() | st.integers(-1, 30))
def test_nothing_is_lost_but_spaces(text: str, width: int, first: int | None) -> None:
    assert spaceless("".join(wrap(text, width, first))) == spaceless(text.replace("\n", ""))


@given(sentences, st.integers(8, 30))
def test_no_line_begins_or_ends_with_the_wrong_punctuation(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert not any(line[0] in CLOSING for line in lines[1:])
    assert not any(line[-1] in OPENING for line in lines[:-1])


@given(st.lists(st.text("abcdefgé", min_size=1, max_size=8), min_size=1), st.integers(8, 30))
def test_latin_words_stay_whole_and_lines_are_full(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)
    assert " ".join(lines).split(" ") == words
    for line, after in pairwise(lines):
        assert cell_len(line) + 1 + cell_len(after.split(" ")[0]) > width


@given(anything | broken_text)
def test_clusters_add_up_and_are_no_wider_than_a_character(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert sum(map(cell_len, clusters(text))) == cell_len(text)
    assert max(map(cell_len, clusters(text)), default=0) <= 2


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("抗挫能力", 8, "抗挫能力"),
        ("抗挫能力", 7, "抗挫能…"),
        ("抗挫能力", 6, "抗挫…"),
        ("抗挫能力", 2, "…"),
        ("resilience", 5, "resi…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("ab", -3, ""),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_fitting(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_padding() -> None:
    assert pad("抗挫", 6) == "抗挫  "
    assert pad("抗挫能力", 6) == "抗挫… "
    assert pad("", 2) == "  "
    assert pad("ab", -1) == ""


@given(anything | broken_text, st.integers(-2, 40))
def test_fitted_text_fits_and_padded_text_is_exact(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= max(width, 0)
    assert cell_len(pad(visible(text), width)) == max(width, 0)
    assert fit(text, width) == text or text.startswith(fit(text, width).removesuffix("…"))
