"""Reasons and margins in words, in both languages."""

import re
from collections.abc import Iterable
from typing import get_args

import pytest
from hypothesis import given, settings

from rubric.language import LANGUAGES
from rubric.margin import margin
from rubric.model import Rubric
from rubric.reasons import Reason, Rule
from rubric.scorecard import Ratings
from rubric.scoring import NE
from rubric.verdict import judge
from tests.rubric.builders import rate, rubric
from tests.rubric.strategies import judged
from tests.rubric.test_reasons import TABLE, made
from tui.translate import Words
from tui.views.reasons import explain, explain_margin, listed, say_level


def sentences(model: Rubric, ratings: Ratings, given: Iterable[Reason]) -> dict[Rule, tuple[str, str]]:
    verdict = judge(model, ratings)
    return {
        one.rule: (explain(model, verdict, one, Words("zh")), explain(model, verdict, one, Words("en")))
        for one in given
    }


def check_words(given: Iterable[str], chinese: bool) -> None:
    for words in given:
        assert words.strip() == words != ""
        assert not re.search(r"[{}]|None", words)
        assert bool(re.search(r"[\u4e00-\u9fff]", words)) == chinese, words


def test_every_rule_has_words_in_both_languages() -> None:
    told: dict[Rule, tuple[str, str]] = {}
    for items, grades, rated, plan, _ in TABLE.values():
        model = rubric(items, *grades)
        ratings = rate(model, rated, plan)
        everything = dict.fromkeys(model.item, ("x",))
        told |= sentences(model, ratings, made(model, ratings, everything, everything, model.item))
    assert set(told) == set(get_args(Rule))
    for zh, en in told.values():
        check_words([zh.replace("Item ", "").replace("Grade ", "")], chinese=True)
        check_words([re.sub("[“”]", "", en)], chinese=False)


def test_words_give_the_figures() -> None:
    model = rubric("a b c", "low a2! b1 c1 >=62.5", scoring={"max_gap": 0})
    ratings = rate(model, "a1 b1")
    told = sentences(model, ratings, made(model, ratings))
    assert told["coverage_failed"][1] == "Grade low (a) coverage 66.7%, short of 80%; unrated: Item c"
    assert told["core_weak"][1] == "Grade low (b) core items below standard: Item a 1/2"
    assert told["share_failed"][1] == "Grade low (c) at standard 50%, short of 80%; below standard: Item a 1/2"
    assert told["gap_failed"][1].endswith("Item a 1/2")
    assert told["score_failed"][1] == "Grade low (e) score 25.0, short of 62.5"


@settings(deadline=None, max_examples=100)
@given(judged())
def test_reasons_and_margin_have_words(case: tuple[Rubric, Ratings]) -> None:
    model, ratings = case
    everything = dict.fromkeys(ratings.planned, ("x",))
    verdict = judge(model, ratings)
    told = made(model, ratings, everything, everything, ratings.levels)
    assert told[0].rule.startswith("verdict_")
    for zh, en in sentences(model, ratings, told).values():
        check_words([zh], chinese=True)
        check_words([en], chinese=False)
        assert zh != en
    found = margin(model, ratings, verdict)
    for language in LANGUAGES:
        up, down = explain_margin(model, found, verdict, Words(language))
        check_words([up, down], chinese=language == "zh")
        assert up != down


ONE = "1 item one level higher would do it: Item c"
AS_IT_IS = "moving up to 4 items by one level leaves the verdict as it is"


@pytest.mark.parametrize(
    ("given", "up", "down"),
    [
        ("a1 b1 c1", f"Up: {AS_IT_IS}", "Down: 1 item one level lower would do it: Item a; Item b; Item c"),
        ("a4 b4 c3", f"Up: {ONE}", f"Down: {AS_IT_IS}"),
        ("a4 b3 c3", "Up: 2 items one level higher would do it: Item b, Item c", f"Down: {AS_IT_IS}"),
        (
            "a4 b4 c4",
            "Up: this is the highest grade",
            "Down: 1 item one level lower would do it: Item a; Item b; Item c",
        ),
        ("a4 b4", "Up: unrated items stand in the way, not levels", "Down: there is no grade below"),
        ("a1 b1 c0", f"Up: {ONE}", "Down: there is no grade below"),
    ],
)
def test_the_words_of_a_margin(given: str, up: str, down: str) -> None:
    model = rubric("a b c", "low a1 b1 c1", "high a4! b4! c4!")
    ratings = rate(model, given)
    verdict = judge(model, ratings)
    told = explain_margin(model, margin(model, ratings, verdict), verdict, Words("en"))
    assert told == [up, down]


@pytest.mark.parametrize(("items", "told"), [("abcdef", "15 such sets"), ("abcdefg", "at least 20 such sets")])
def test_a_margin_tells_how_many_sets_it_leaves_out(items: str, told: str) -> None:
    model = rubric(" ".join(items), " ".join(["low", *(f"{code}1" for code in items)]))
    ratings = rate(model, " ".join(f"{code}1" for code in items))
    verdict = judge(model, ratings)
    found = margin(model, ratings, verdict)
    _, down = explain_margin(model, found, verdict, Words("en"))
    assert down.endswith(f"Item a, Item b; Item a, Item c; Item a, Item d; {told}")


def test_lists_and_levels_in_words() -> None:
    assert [listed([], Words("zh")), listed([], Words("en"))] == ["无", "none"]
    assert [listed(["甲", "乙"], Words("zh")), listed(["A", "B"], Words("en"))] == ["甲、乙", "A, B"]
    assert [say_level(NE, Words("zh")), say_level(NE, Words("en")), say_level(0, Words("zh"))] == [
        "未取得证据",
        "not evidenced",
        "0 级",
    ]
