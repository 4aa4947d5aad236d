"""How a model is written: what a single rule is about, what a model suppresses, and that the shipped ones are clean."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from rubric.catalogue import LIBRARY, Catalogue
from rubric.lint.linting import lint, texts
from rubric.reader import read_text
from tests.rubric.yaml_sample import GOOD, faults_of, spoil


def found(text: str, **others: str) -> list[tuple[str, str]]:
    """Rule and place of what lint finds in a model, beside other models."""
    beside = [texts(name, read_text(other, name).content) for name, other in others.items()]
    return [(one.rule, one.at) for one in lint(read_text(text, "").content, beside)]


@cache
def built_in() -> dict[str, Mapping[str, Any]]:
    """The content of every model that ships, by id."""
    catalogue = Catalogue()
    return {path.stem: catalogue.read(path.stem).content for path in sorted(LIBRARY.glob("*.yaml"))}


@pytest.mark.parametrize("rubric_id", sorted(path.stem for path in LIBRARY.glob("*.yaml")))
def test_nothing_is_found_in_a_model_that_ships(rubric_id: str) -> None:
    others = [texts(name, content) for name, content in built_in().items() if name != rubric_id]
    assert lint(built_in()[rubric_id], others) == ()


def suppressing(*entries: str) -> str:
    return GOOD + "lint:\n" + "".join(f"  - {{{one}}}\n" for one in entries)


def test_what_is_suppressed_with_a_reason_is_not_told_and_all_else_is() -> None:
    before = found(GOOD)
    assert ("uneven", "ask") in before
    after = found(suppressing("rule: uneven, at: ask, reason: the upper level is new"))
    assert after == [one for one in before if one != ("uneven", "ask")]


def test_a_suppression_that_suppresses_nothing_is_itself_told() -> None:
    useless = "rule: trait, at: ask.1.1, reason: none"
    assert ("idle", "ask.1.1") in found(suppressing(useless))
    twice = "rule: uneven, at: ask, reason: the upper level is new"
    assert found(suppressing(twice, twice)).count(("idle", "ask")) == 1


def test_a_suppressed_repeat_is_idle_only_where_the_other_models_are_known() -> None:
    text = suppressing("rule: repeated, at: ask.1.1, reason: the trade says it so")
    assert [one.at for one in lint(read_text(text, "").content) if one.rule == "idle"] == []
    assert [one.at for one in lint(read_text(text, "").content, []) if one.rule == "idle"] == ["ask.1.1"]


def test_an_unknown_rule_or_place_of_a_suppression_is_a_fault_with_the_nearest_right_one() -> None:
    faults = faults_of(suppressing("rule: vauge, at: ask.1.1, reason: x", "rule: vague, at: aks.1.1, reason: x"))
    assert [(one.fault.code, dict(one.fault.details)) for one in faults] == [
        ("unknown_rule", {"code": "vauge", "near": "vague"}),
        ("unknown_place", {"code": "aks.1.1", "near": "ask.1.1"}),
    ]


def test_what_another_model_says_word_for_word_is_told_with_its_place() -> None:
    other = spoil("{zh: 追问了, en: Asked on}", "{zh: 追问 了。, en: Went on to ask}")
    told: list[Any] = [
        one
        for one in lint(read_text(GOOD, "").content, [texts("other", read_text(other, "").content)])
        if one.rule == "repeated"
    ]
    assert ("ask.2.1", "other ask.2.1") in [(one.at, one.details["other"]) for one in told]
    assert ("repeated", "ask.2.1") not in found(GOOD)
