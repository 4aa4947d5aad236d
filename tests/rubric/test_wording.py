"""Reasons, suggestions and margins in words, in both languages."""

import re
from collections.abc import Iterable
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from rubric.language import LANGUAGES
from rubric.margin import margin
from rubric.model import Item, Rubric
from rubric.reasons import Reason, Rule
from rubric.scorecard import Ratings
from rubric.scoring import NE, Scoring
from rubric.suggestion import suggest
from rubric.verdict import judge
from rubric.wording import explain, explain_margin, explain_suggestion, listed, say_level
from tests.rubric.builders import exam, marks, only, rate, rubric, scores
from tests.rubric.strategies import evidence, judged
from tests.rubric.test_reasons import TABLE, made


def sentences(model: Rubric, ratings: Ratings, given: Iterable[Reason]) -> dict[Rule, tuple[str, str]]:
    verdict = judge(model, ratings)
    return {one.rule: (explain(model, verdict, one, "zh"), explain(model, verdict, one, "en")) for one in given}


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
        up, down = explain_margin(model, found, verdict, language)
        check_words([up, down], chinese=language == "zh")
        assert up != down


@settings(deadline=None, max_examples=100)
@given(evidence())
def test_a_suggestion_has_words(case: tuple[Item, Any, Any, int]) -> None:
    item, given_marks, given_scores, top = case
    suggestion = suggest(item, given_marks, given_scores, Scoring(), top)
    expected = 1
    for proofs in (suggestion.by_marks, suggestion.by_exam):
        states = [proof.met for proof in proofs]
        expected += sum(1 for proof in proofs if proof.seen)
        expected += False in states and True in states[states.index(False) :]
    for language in LANGUAGES:
        lines = explain_suggestion(item, suggestion, language)
        check_words(lines, chinese=language == "zh")
        assert len(lines) == expected
        assert say_level(suggestion.level, language) in lines[0]


def test_the_words_of_a_suggestion() -> None:
    item = only(method="both", examined=exam("s t"), indicators=[3, 2])
    found = suggest(item, marks("++o +."), scores("1:s=60 1:t=59 2:s=9"), Scoring(), 2)
    assert explain_suggestion(item, found, "en") == [
        "Suggested: level 0",
        "Interview: Level 1 met (3 of 3 marked, mean 0.67)",
        "Level 2 open (1 of 2 marked, mean 1.00)",
        "Exam: Level 1 failed (59.5/100)",
        "Level 2 open (1 of 2 subjects scored)",
    ]
    assert explain_suggestion(item, found, "zh")[1] == "面试：1 级达到（已标 3/3，均值 0.67）"
    assert explain_suggestion(only(), suggest(only(), {}, {}, Scoring(), 1), "en") == ["Suggested: not evidenced"]


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
    told = explain_margin(model, margin(model, ratings, verdict), verdict, "en")
    assert told == [up, down]


@pytest.mark.parametrize(("items", "told"), [("abcdef", "15 such sets"), ("abcdefg", "at least 20 such sets")])
def test_a_margin_tells_how_many_sets_it_leaves_out(items: str, told: str) -> None:
    model = rubric(" ".join(items), " ".join(["low", *(f"{code}1" for code in items)]))
    ratings = rate(model, " ".join(f"{code}1" for code in items))
    verdict = judge(model, ratings)
    found = margin(model, ratings, verdict)
    _, down = explain_margin(model, found, verdict, "en")
    assert down.endswith(f"Item a, Item b; Item a, Item c; Item a, Item d; {told}")


def test_a_failed_level_below_a_met_one_is_told() -> None:
    item = only(indicators=[2, 2, 2])
    lines = explain_suggestion(item, suggest(item, marks("++ oo ++"), {}, Scoring(), 3), "en")
    assert lines[-1] == "Level 2 failed, so no level above it counts"


def test_lists_and_levels_in_words() -> None:
    assert [listed([], "zh"), listed([], "en")] == ["无", "none"]
    assert [listed(["甲", "乙"], "zh"), listed(["A", "B"], "en")] == ["甲、乙", "A, B"]
    assert [say_level(NE, "zh"), say_level(NE, "en"), say_level(0, "zh")] == ["未取得证据", "not evidenced", "0 级"]
