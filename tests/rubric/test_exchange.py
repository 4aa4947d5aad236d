"""What models on their way in and out have in common: names, behaviours in one cell, the file that is written."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.exchange.behaviours import split
from rubric.exchange.naming import Names, code_of, id_of, short_code
from rubric.exchange.report import Entry, gathered
from rubric.exchange.spoken import language_of_text
from rubric.exchange.writing import as_yaml
from rubric.reader import read_text
from tests.rubric.builders import content, text


@pytest.mark.parametrize(
    ("cell", "behaviours"),
    [
        ("1. 问清了需求\n2. 记下了要点", ["问清了需求", "记下了要点"]),
        ("1、问清了需求；2、记下了要点；", ["问清了需求", "记下了要点"]),
        ("（1）问清了需求（2）记下了要点", ["问清了需求", "记下了要点"]),
        ("①问清了需求②记下了要点", ["问清了需求", "记下了要点"]),
        ("1) Asked first. 2) Wrote it down.", ["Asked first.", "Wrote it down."]),
        ("• Asked first\n• Wrote it down", ["Asked first", "Wrote it down"]),
        ("Asked first\r\n\r\nWrote it down", ["Asked first", "Wrote it down"]),
        ("1. Asked first,\nthen wrote\n2. Sent it", ["Asked first, then wrote", "Sent it"]),
        ("1. 只有一条", ["只有一条"]),
        ("在2.5天内完成，第1、2季度达标，按(1)执行", ["在2.5天内完成，第1、2季度达标，按(1)执行"]),
        ("", []),
    ],
)
def test_behaviours_in_one_cell_are_told_apart_by_lines_and_by_numbers(cell: str, behaviours: list[str]) -> None:
    assert split(cell) == behaviours


@pytest.mark.parametrize(
    ("name", "code", "id_"),
    [
        ("LD-1.2", "ld_1_2", "ld-1-2"),
        ("Communication & listening", "communication_listening", "communication-listening"),
        ("1a", "i_1a", "1a"),
        ("Ｋ１ é", "k1_e", "k1-e"),
        ("沟通能力", "gtnl", "gtnl"),
        ("コードの可読性", "", ""),
        ("……", "", ""),
        (None, "", ""),
        ("x" * 99, "x" * 32, "x" * 64),
    ],
)
def test_codes_and_ids_come_out_of_names(name: object, code: str, id_: str) -> None:
    assert (code_of(name), id_of(name)) == (code, id_)


def test_a_code_out_of_a_title_is_short_enough_to_type() -> None:
    titles = ("Sees the whole business", "Communication & listening", "沟通能力", "……")
    assert [short_code(one) for one in titles] == ["sees_the", "communicatio", "gtnl", ""]


def test_no_name_is_given_twice_and_none_grows_too_long() -> None:
    codes = Names.codes()
    given_out = [codes.give(name) for name in ("a", "a", "a_2", "x" * 32, "x" * 32)]
    assert given_out == ["a", "a_2", "a_2_2", "x" * 32, "x" * 30 + "_2"]


def test_entries_that_say_the_same_are_told_once_with_their_first_places() -> None:
    entries = [Entry("left", "a.b", places=(f"a[{n}]",)) for n in range(5)]
    assert gathered([*entries, Entry("left", "c")]) == (
        Entry("left", "a.b", "", 5, ("a[0]", "a[1]", "a[2]")),
        Entry("left", "c"),
    )


def test_the_language_is_told_by_the_script() -> None:
    assert [language_of_text(one) for one in ("用 Excel 做表", "Excel 表 of the whole team", "仕様を", "")] == [
        *("zh", "en", "zh", "en")
    ]


TEXT = st.characters(exclude_categories=["Cs"])
ODD = (
    *("yes", "null", "1", "1.5", "- a", "a: b", "a #b", "#", "是？", "a, b", "{x}", "'q'", '"', "\\", "a\nb", "x ?"),
    *("\u2028x", "\U000e0001x", "\x85x", "2026-01-01", "=1", "|", "*a", "A[", "on"),
)


@settings(max_examples=60)
@given(st.one_of(st.sampled_from(ODD), st.text(TEXT, min_size=1, max_size=40).filter(str.strip)))
def test_what_is_written_as_a_file_reads_as_the_same_content(said: str) -> None:
    made: dict[str, Any] = content("a=0.30 b", "low a1 b1")
    made["title"] = {"zh": said, "en": "Title"}
    made["items"][0]["questions"] = [{"kind": "other", "en": said}]
    reading = read_text(as_yaml(made), "made")
    assert reading.content["title"]["zh"] == said
    assert reading.content["items"][0]["questions"][0]["en"] == said
    assert str(reading.content["items"][0]["weight"]) == "0.30"
    assert list(reading.content) == list(made)
    assert reading.content["items"][0]["definition"] == text("what it is")
