"""The proof of a suggested level in words: each sentence can be checked against the marks by hand."""

import re
from typing import Any

from hypothesis import given, settings

from rubric.language import LANGUAGES, Language
from rubric.model import Item
from rubric.scoring import Scoring
from rubric.suggestion import suggest
from tests.rubric.builders import exam, marks, only, scores
from tests.rubric.strategies import evidence
from tui.translate import Words
from tui.views.proof import explain_suggestion
from tui.views.reasons import say_level


def told(item: Item, given: str, language: Language = "en", scored: str = "", **more: Any) -> list[str]:
    found, points, top = marks(given), scores(scored), len(item.levels)
    return explain_suggestion(
        item, suggest(item, found, points, Scoring(), top), Words(language), found, points, **more
    )


def test_the_next_level_that_is_open_names_what_is_lacking_and_what_to_ask() -> None:
    item = only(indicators=[3, 3, 2])
    assert told(item, "++. /+o .+", ask="What then?") == [
        "Suggested: level 1",
        "Level 1 met: 2 of 3 shown (mean 1.00)",
        "Level 2 failed: 1 of 3 shown, 1 partly, 1 not shown (mean 0.50)",
        "Level 3 open: 1 of 2 shown (mean 1.00)",
    ], "above a failed level nothing is asked for"
    assert told(item, "++. +++ .+", ask="What then?")[-1] == (
        'Level 3 open: 1 of 2 shown (mean 1.00); nothing on "a 3 0"; ask: "What then?"'
    )
    assert told(item, "++. +++ .+", "zh", ask="后来呢？")[1:] == [
        "1 级达到：3 条中 2 条有表现（均值 1.00）",
        "2 级达到：3 条中 3 条有表现（均值 1.00）",
        "3 级待定：2 条中 1 条有表现（均值 1.00）；没有材料：““a 3 0””；可问：“后来呢？”",
    ]


def test_what_has_evidence_and_no_mark_is_told_apart_from_what_has_nothing() -> None:
    item = only(indicators=[3])
    assert told(item, "", linked=["a.1.2"]) == [
        "Suggested: not evidenced",
        'Level 1 open: nothing on "a 1 0", "a 1 2"; evidence but no mark on "a 1 1"',
    ]


def test_names_are_cut_where_there_is_little_room() -> None:
    assert told(only(indicators=[1]), "", most=2)[1] == 'Level 1 open: nothing on "a 1…"'
    assert told(only(indicators=[1]), "", "zh", most=3)[1] == "1 级待定：没有材料：““a…”"


def test_a_contradiction_and_a_level_that_does_not_count() -> None:
    item = only(indicators=[2, 2, 2])
    assert told(item, "++ .! ++")[2:] == [
        "Level 2 failed: 0 of 2 shown, 1 contradicted (mean -1.00)",
        "Level 3 met: 2 of 2 shown (mean 1.00)",
        "Level 2 failed, so no level above it counts",
    ]


def test_an_open_level_below_a_met_one_is_not_the_next() -> None:
    assert told(only(indicators=[3, 2, 2]), "+.. ++", ask="Why?")[1:] == [
        "Level 1 open: 1 of 3 shown (mean 1.00)",
        "Level 2 met: 2 of 2 shown (mean 1.00)",
        'Level 3 open: nothing on "a 3 0", "a 3 1"; ask: "Why?"',
    ]


def test_the_exam_of_an_item_judged_by_both() -> None:
    item = only(method="both", examined=exam("s t"), indicators=[3, 2])
    assert told(item, "++o +.", scored="1:s=60 1:t=59 2:s=9") == [
        "Suggested: level 0",
        "Interview: Level 1 met: 2 of 3 shown, 1 not shown (mean 0.67)",
        'Level 2 open: 1 of 2 shown (mean 1.00); nothing on "a 2 1"',
        "Exam: Level 1 failed: 59.5/100",
        "Level 2 open: 1 of 2 subjects scored, not t",
    ]


@settings(deadline=None, max_examples=60)
@given(evidence())
def test_every_level_with_something_to_say_has_a_sentence(case: tuple[Item, Any, Any, int]) -> None:
    item, given_marks, given_scores, top = case
    found = suggest(item, given_marks, given_scores, Scoring(), top)
    for language in LANGUAGES:
        lines = explain_suggestion(item, found, Words(language), given_marks, given_scores)
        assert say_level(found.level, Words(language)) in lines[0]
        seen = sum(1 for proof in (*found.by_marks, *found.by_exam) if proof.seen)
        assert len(lines) > seen
        for line in lines:
            assert line.strip() == line != ""
            assert not re.search(r"[{}]|None", line)
            assert bool(re.search(r"[一-鿿]", line)) == (language == "zh"), line
