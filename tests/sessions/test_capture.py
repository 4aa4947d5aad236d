"""The capture grammar of DESIGN §4, line by line."""

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.interview.capture import Captured, compose, halves, in_design_marks, parse, resolve
from sessions.interview.marks import Marks
from tests.sessions.making import small, telecom

FEW = settings(max_examples=150, deadline=None)


@dataclass(frozen=True)
class Line:
    """A line as typed and the note it gives on telecom-am."""

    why: str
    typed: str
    note: Captured


LINES = (
    Line("plain words are a plain note", "went to the customer", Captured("went to the customer")),
    Line("spaces around go", "  went there \t", Captured("went there")),
    Line("situation", "s: December, 32 schools", Captured("December, 32 schools", star="s")),
    Line("task", "t: win the tender", Captured("win the tender", star="t")),
    Line("action", "a: called them", Captured("called them", star="a")),
    Line("result", "r: signed", Captured("signed", star="r")),
    Line("thought or feeling", "f: was afraid", Captured("was afraid", star="f")),
    Line("verbatim quote", "q: I led it", Captured("I led it", quote=True)),
    Line("a quote may have its part", "q: r: we signed", Captured("we signed", star="r", quote=True)),
    Line("and the other way round", "r: q: we signed", Captured("we signed", star="r", quote=True)),
    Line("supporting", "+ called them", Captured("called them", sign="+")),
    Line("counter", "- forgot it", Captured("forgot it", sign="-")),
    Line("a sign needs no space", "+called", Captured("called", sign="+")),
    Line("a sign before a Chinese number is a sign", "-三成", Captured("三成", sign="-")),
    Line("an item", "#com listened", Captured("listened", items=("com",))),
    Line("several items", "#com #ach both", Captured("both", items=("com", "ach"))),
    Line("an item twice is once", "#com #com twice", Captured("twice", items=("com",))),
    Line("a prefix of one code", "#ac went on", Captured("went on", items=("ach",))),
    Line("a code in capitals", "#COM said", Captured("said", items=("com",))),
    Line("a part in capitals", "A: did", Captured("did", star="a")),
    Line("an indicator brings its item", "#com.2.1 x", Captured("x", items=("com",), indicators=("com.2.1",))),
    Line("an indicator by prefix", "#ac.1.3 x", Captured("x", items=("ach",), indicators=("ach.1.3",))),
    Line(
        "items first, then those of indicators",
        "#com.2.1 #ach #com.2.1 x",
        Captured("x", items=("ach", "com"), indicators=("com.2.1",)),
    ),
    Line("not codable", "~ we all worked hard", Captured("we all worked hard", codable=False)),
    Line("full-width colon", "a：打了电话", Captured("打了电话", star="a")),
    Line("full-width plus", "＋签了", Captured("签了", sign="+")),
    Line("full-width minus", "－忘了", Captured("忘了", sign="-")),
    Line("full-width hash", "＃com 听完", Captured("听完", items=("com",))),
    Line(
        "all full-width",
        "a：＋＃com.2.1听完",
        Captured("听完", star="a", sign="+", items=("com",), indicators=("com.2.1",)),
    ),
    Line("Chinese right after a code", "#ach业绩翻番", Captured("业绩翻番", items=("ach",))),
    Line("Chinese right after a part", "s:去年", Captured("去年", star="s")),
    Line(
        "any order",
        "~ #ach - q: #com t: text",
        Captured("text", star="t", sign="-", quote=True, items=("ach", "com"), codable=False),
    ),
    Line("no spaces at all", "+a:#ach~do", Captured("do", star="a", sign="+", items=("ach",), codable=False)),
    Line("a second part is text", "s: t: both", Captured("t: both", star="s")),
    Line("a second quote is text", "q: q: both", Captured("q: both", quote=True)),
    Line("a second sign is text", "+ - both", Captured("- both", sign="+")),
    Line("a second tilde is text", "~~ both", Captured("~ both", codable=False)),
    Line("marks at the end count too", "went #com + a:", Captured("went", star="a", sign="+", items=("com",))),
    Line("the sign alone, in Chinese", "三天跑了四个科室 ＋", Captured("三天跑了四个科室", sign="+")),
    Line("full-width marks at the end", "没听完　＃com　s：", Captured("没听完", star="s", items=("com",))),
    Line(
        "items at the end in their order",
        "both #com #ach.2.1 #ach",
        Captured("both", items=("com", "ach"), indicators=("ach.2.1",)),
    ),
    Line("marks at both ends", "a: called #com", Captured("called", star="a", items=("com",))),
    Line("not codable, at the end", "we worked ~", Captured("we worked", codable=False)),
    Line("a mark in the middle is text", "went + then home", Captured("went + then home")),
    Line("one that touches the text is text", "got a C+", Captured("got a C+")),
    Line("so is a Chinese one", "签了＋", Captured("签了＋")),
    Line("a share at the end is text", "margin fell -12%", Captured("margin fell -12%")),
    Line("a rank at the end is text", "came in #1", Captured("came in #1")),
    Line("a second sign at the end is text", "- lost -", Captured("lost -", sign="-")),
    Line("and stops the reading", "- lost #com -", Captured("lost #com -", sign="-")),
    Line("an unknown code at the end stays", "saw #zzz +", Captured("saw #zzz", sign="+", unknown=("#zzz",))),
    Line("a letter that is no part stays text before one that is", "x: a:", Captured("x:", star="a")),
    Line("a backslash protects the end as well", "\\we got + #com", Captured("we got + #com")),
    Line("marks on a line of their own", "one\ntwo\n+ #com", Captured("one\ntwo", sign="+", items=("com",))),
    Line("an unknown letter is text", "x: what", Captured("x: what")),
    Line("a word with a colon is text", "as: before", Captured("as: before")),
    Line("a sign before a digit is text", "-12% in June", Captured("-12% in June")),
    Line("one digit is enough", "+5 points", Captured("+5 points")),
    Line("so is a full-width one", "＋３０万", Captured("＋３０万")),
    Line("after a mark too", "r: -12%", Captured("-12%", star="r")),
    Line("a sign, a space and a digit are a sign", "- 12%", Captured("12%", sign="-")),
    Line("a backslash ends the marks", "\\+ is text", Captured("+ is text")),
    Line("and alone vanishes", "\\text", Captured("text")),
    Line("a backslash keeps a hash", "\\#com", Captured("#com")),
    Line("a backslash after marks ends them", "a: \\- b", Captured("- b", star="a")),
    Line("only the first backslash goes", "\\\\share", Captured("\\share")),
    Line("an unknown code stays", "#zzz who", Captured("#zzz who", unknown=("#zzz",))),
    Line("marks go on after it", "#zzz + #com a", Captured("#zzz a", sign="+", items=("com",), unknown=("#zzz",))),
    Line("two unknown codes", "#zz ＃yy a", Captured("#zz ＃yy a", unknown=("#zz", "＃yy"))),
    Line("an unknown code alone", "#zzz", Captured("#zzz", unknown=("#zzz",))),
    Line("a prefix of several is unknown", "#co both", Captured("#co both", unknown=("#co",))),
    Line("of several indicators too", "#co.1.1 both", Captured("#co.1.1 both", unknown=("#co.1.1",))),
    Line("an indicator that is not there", "#com.9.1 x", Captured("#com.9.1 x", unknown=("#com.9.1",))),
    Line("a level is no indicator", "#com.2 x", Captured("#com.2 x", unknown=("#com.2",))),
    Line("an indicator has three parts", "#com.2.1.1 x", Captured("#com.2.1.1 x", unknown=("#com.2.1.1",))),
    Line("a hash and a number are text", "#1 in the region", Captured("#1 in the region")),
    Line("a lone hash is text", "# com", Captured("# com")),
    Line(
        "full-width letters and signs, as an input method types them",
        "ａ：＋\u3000＃ｃｏｍ\u3000先听她讲完 ＃ａｃｈ．２．１",
        Captured("先听她讲完", star="a", sign="+", items=("com", "ach"), indicators=("ach.2.1",)),
    ),
    Line("full-width text stays as it was typed", "Ａ楼：做了", Captured("Ａ楼：做了")),
    Line("empty", "", Captured("")),
    Line("blank", " \t\u3000", Captured("")),
    Line("marks alone leave no text", "a: + #com ~", Captured("", star="a", sign="+", items=("com",), codable=False)),
)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.why)
def test_a_line_is_read_as_the_grammar_says(line: Line) -> None:
    assert parse(line.typed, telecom().rubric) == line.note


def test_a_whole_code_wins_over_longer_ones_that_begin_with_it() -> None:
    assert resolve(small().rubric, "co") == ("item", "co")
    assert resolve(small().rubric, "com") == ("item", "com")
    assert resolve(small().rubric, "co.3.2") == ("indicator", "co.3.2")
    assert resolve(small().rubric, "c") is None


def test_a_full_width_tilde_is_text() -> None:
    assert parse("～30家客户", small().rubric) == Captured("～30家客户"), "a full-width tilde means about"


MARKS = ["s:", "q：", "+", "－", "~", "#co", "#com.1.2", "＃zz", "#c", "\\", " ", "12", "我", "x:", "-3"]
TYPED = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3))).map("".join),
)


@FEW
@given(TYPED)
def test_any_line_can_be_read(line: str) -> None:
    note = parse(line, small().rubric)
    assert note.text == note.text.strip()
    assert set(note.items) <= set(small().rubric.item)
    assert set(note.indicators) <= set(small().rubric.indicator)
    assert len(set(note.items)) == len(note.items)


MARKED = re.compile(r"\s*([\\#＃+＋\-－~～]|[A-Za-z][:：])")
ENDING = re.compile(r"\s([+＋\-－~]|[A-Za-z][:：]|[#＃]\S+)\s*$")
UNMARKED = TYPED.filter(lambda line: not MARKED.match(line) and not ENDING.search(line))


@FEW
@given(UNMARKED)
def test_a_line_without_marks_is_its_own_text_however_often_it_is_read(line: str) -> None:
    note = parse(line, small().rubric)
    assert note == Captured(line.strip())
    assert parse(note.text, small().rubric) == note


@FEW
@given(TYPED)
def test_behind_a_backslash_every_character_is_kept(line: str) -> None:
    assert parse("\\" + line, small().rubric) == Captured(line.strip())


@FEW
@given(TYPED)
def test_what_stands_after_the_marks_is_kept_to_the_letter(line: str) -> None:
    note = parse(line, small().rubric)
    assert all(code in line for code in note.unknown)
    kept = note.text
    for code in note.unknown:
        kept = kept if kept in line else kept.removeprefix(code).lstrip()
    assert kept in line


@FEW
@given(TYPED.map(str.strip).filter(bool), st.lists(st.sampled_from([" +", " #co", " ~", " q：", "　f:"]), max_size=4))
def test_marks_count_at_the_end_as_they_do_at_the_start(text: str, marks: list[str]) -> None:
    marks = list(dict.fromkeys(marks))
    typed = "\\" + text
    assert parse("".join(marks) + " " + typed, small().rubric).text == text
    assert parse("x 我" + "".join(marks), small().rubric) == parse("".join(marks) + " x 我", small().rubric)


@FEW
@given(TYPED, st.integers(0, 30))
def test_a_note_cut_in_two_loses_nothing(line: str, at: int) -> None:
    cut = halves(line, at, small().rubric)
    note = parse(line, small().rubric)
    if cut is not None:
        first, second = cut
        assert "".join((first.text + second).split()) == "".join(note.text.split())
        assert replace(first, text=note.text) == note


@pytest.mark.parametrize(
    ("typed", "composed"),
    [
        ("called", "called"),
        ("+a：called", "a: + called"),
        ("- 12%", "- 12%"),
        ("~ #com.2.1 #ach q: said", "q: ~ #ach #com.2.1 said"),
        ("\\+ is text", "\\+ is text"),
        ("#zzz who", "\\#zzz who"),
        ("+ \\- both", "+ \\- both"),
    ],
)
def test_a_note_is_shown_for_editing_as_it_might_have_been_typed(typed: str, composed: str) -> None:
    assert compose(parse(typed, telecom().rubric), telecom().rubric) == composed


@FEW
@given(TYPED)
def test_a_note_written_as_a_line_is_read_as_that_note(line: str) -> None:
    note = parse(line, small().rubric)
    again = parse(compose(note, small().rubric), small().rubric)
    assert (again.text, again.star, again.sign, again.quote, again.codable) == (
        note.text,
        note.star,
        note.sign,
        note.quote,
        note.codable,
    )
    assert (set(again.items), again.indicators) == (set(note.items), note.indicators)


OWN = Marks(
    situation=("情", "s"), action=("行", "act"), quote=("引",), supporting=("^",), code=("@",), uncodable=("?", "？")
)
OWN_PARTS = (
    "情：",
    "act:",
    "行:",
    "引：",
    "^",
    "@co",
    "@com.1.1",
    "@zz",
    "?",
    "？",
    "-",
    "+5",
    "s:",
    "a:",
    "#co",
    "\\",
    "说",
    " ",
)
OWN_TYPED = st.lists(st.sampled_from(OWN_PARTS)).map("".join)


@given(OWN_TYPED)
def test_what_is_typed_in_own_marks_is_stored_in_those_of_the_design(line: str) -> None:
    said = parse(line, small().rubric, OWN)
    stored = in_design_marks(line, small().rubric, OWN)
    assert replace(parse(stored, small().rubric), unknown=()) == replace(said, unknown=())
    assert replace(parse(compose(said, small().rubric, OWN), small().rubric, OWN), unknown=()) == replace(
        said, unknown=()
    )


def test_own_marks_take_the_place_of_the_others() -> None:
    said = parse("行： ^ @co 打了电话", small().rubric, OWN)
    assert (said.star, said.sign, said.items, said.text) == ("a", "+", ("co",), "打了电话")
    assert in_design_marks("行： ^ @co 打了电话", small().rubric, OWN) == "a: + #co 打了电话"
    assert parse("a: + #co 打了电话", small().rubric, OWN).text == "a: + #co 打了电话"
    assert in_design_marks("a:  + x", small().rubric, Marks()) == "a:  + x"
