"""What people wrote reaches the screen, and nothing they wrote acts on it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sessions.canonical import dumps, loads
from tui.safe_text import escaped, same_length, visible

HOSTILE = [
    "\x1b[2J",
    "\x00",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\x9b",
    "\u202e",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\ud800",
    "\u2028",
]
HARMLESS = ["客户", "ab c", "é", "e\u0301", "שלום", "👍🏽", "❤\ufe0f", "🇨🇳", "[b]", "“好”", "\u3000", "\ue000"]
anything = st.lists(
    st.sampled_from(HOSTILE + HARMLESS + ["\u0301", "\u0489", "\u1160", "\U000e0041"])
    | st.text(st.characters(exclude_categories=()), max_size=4)
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024年3月，他把合同拿下来了。",
        "“客户说：‘再看看’”",
        "I led [STAR] it: 50% — done…",
        "naïve Tiếng Việt, שלום, привет",
        "e\u0301 and ệ\u0301",
        "👍🏽 ❤\ufe0f 🇨🇳 1\ufe0f\u20e3",
        "wide\u3000space, private \ue000",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "‹U+001B›[31mred"),
        ("a\x00b\x7f\x9b", "a‹U+0000›b‹U+007F›‹U+009B›"),
        ("pay\u202excod.exe", "pay‹U+202E›xcod.exe"),
        ("\u061c\u200e\u200f\u2066\u2069", "‹U+061C›‹U+200E›‹U+200F›‹U+2066›‹U+2069›"),
        ("王\u200b\u200c\u2060\ufeff\u00ad\u180e伟", "王‹U+200B›‹U+200C›‹U+2060›‹U+FEFF›‹U+00AD›‹U+180E›伟"),
        ("👩\u200d💻", "👩‹U+200D›💻"),
        ("x\U000e0041\U000e007f", "x‹U+E0041›‹U+E007F›"),
        ("a\u2028b\u2029c", "a‹U+2028›b‹U+2029›c"),
        ("\ud83d alone", "‹U+D83D› alone"),
        ("\ufffe\U0010ffff\u0378", "‹U+FFFE›‹U+10FFFF›‹U+0378›"),
        ("王\u3164伟\uffa0\u115f", "王‹U+3164›伟‹U+FFA0›‹U+115F›"),
        ("\ufff9a\ufffab\ufffb", "‹U+FFF9›a‹U+FFFA›b‹U+FFFB›"),
        ("a\ufe0f葛\U000e0100\u180b", "a‹U+FE0F›葛‹U+E0100›‹U+180B›"),
        ("❤\ufe0f\ufe0f\ufe00", "❤\ufe0f‹U+FE0F›‹U+FE00›"),
    ],
)
def test_what_has_no_picture_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_ends_and_tabs() -> None:
    assert visible("one\ntwo\r\nthree\tfour") == "one ⏎ two ⏎ three four"
    assert visible("one\ntwo\r\nthree\tfour", lines=True) == "one\ntwo\nthree four"
    assert visible("over\rwritten", lines=True) == "over‹U+000D›written"


def test_marks_do_not_pile_up() -> None:
    assert visible("a" + "\u0301" * 4) == "a" + "\u0301" * 4
    assert visible("a" + "\u0301" * 6 + "b\u0301") == "a" + "\u0301" * 4 + "‹U+0301›‹U+0301›b\u0301"
    assert visible("ᄀ" + "\u1161" * 5) == "ᄀ" + "\u1161" * 4 + "‹U+1161›"


def test_marks_never_sit_on_what_stands_before_the_text() -> None:
    assert visible("\u0301\u0302a") == "‹U+0301›‹U+0302›a"
    assert visible("a\n\u0301", lines=True) == "a\n‹U+0301›"


def _acts(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


@given(anything)
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not any(map(_acts, visible(text)))
    assert not any(_acts(character) for character in visible(text, lines=True) if character != "\n")


@given(anything)
def test_a_second_time_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible(visible(text, lines=True), lines=True) == visible(text, lines=True)


@given(anything)
def test_no_more_than_four_characters_without_width_in_a_row(text: str) -> None:
    run = 4
    for character in visible(text):
        run = 0 if cell_len(character) else run + 1
        assert run <= 4 or not text


@given(anything, anything)
def test_texts_that_differ_look_different(one: str, other: str) -> None:
    """Where the texts hold no line end, no tab and no written-out number, what is shown tells which was which."""
    if not set("\r\n\t⏎‹›") & set(one + other):
        assert (visible(one) == visible(other)) == (one == other)


@given(anything)
def test_an_editor_draws_as_many_characters_as_there_are_and_none_acts_or_climbs(text: str) -> None:
    drawn = same_length(text)
    assert len(drawn) == len(text)
    assert not any(_acts(character) for character in drawn if character != "\t")
    run = 4
    for character in drawn.replace("\t", " "):
        run = 0 if cell_len(character) else run + 1
        assert run <= 4


@given(anything)
def test_json_for_a_terminal_says_the_same_and_does_not_act(text: str) -> None:
    json = dumps({text: [text]}, indent=1)
    assert loads(escaped(json)) == {text: [text]}
    assert not any(_acts(character) for character in escaped(json) if character != "\n")
