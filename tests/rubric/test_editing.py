"""Editing a model: every edit can be taken back exactly, and leaves alone what it is not about."""

from collections import Counter
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.bump import bumped, step_of
from rubric.difference import differences
from rubric.editing import members, values
from rubric.editing.draft import Draft, Plain
from rubric.editing.outline import Spot, outline, outline_of_item
from rubric.editing.places import at
from rubric.faults import Path, RubricError
from rubric.reader import faults_of, read_content, read_text
from tests.rubric.yaml_sample import GOOD

CONTENT: Plain = read_content(GOOD, "good")[1]
CODES = ("ask", "sell", "law")


def spots(content: Plain) -> list[Spot]:
    """Everything that can be edited, on all pages."""
    pages = [outline(content), *(outline_of_item(content, n) for n in range(len(content["items"])))]
    return [spot for page in pages for section in page for spot in section.spots]


def scalars(value: Any) -> Counter[str]:
    """Every single value, wherever it stands."""
    if isinstance(value, dict):
        return sum((scalars(one) + Counter([f"key {key}"]) for key, one in value.items()), Counter())
    if isinstance(value, list):
        return sum(map(scalars, value), Counter())
    return Counter([repr(value)])


def edited(content: Plain, spot: Spot, choice: int, text: str) -> Plain:
    """One of the edits that can be made at a spot."""
    kind = choice % 6
    if kind == 0 and spot.member:
        return members.add(content, spot.member)[0]
    if kind == 1 and spot.member:
        return members.remove(content, spot.member)
    if kind == 2 and spot.member:
        return members.move(content, spot.member, 1 if choice % 4 else -1)[0]
    if spot.kind in ("text", "question"):
        return values.said(content, spot.path, "zh" if choice % 2 else "en", text)
    if spot.kind == "number":
        return values.with_number(content, spot.path, text)
    if spot.kind == "method":
        return values.with_method(content, int(spot.path[1]), ("interview", "exam", "both")[choice % 3])
    if spot.kind == "code" and spot.path[0] == "items" and len(spot.path) == 3:
        return values.recoded(content, int(spot.path[1]), f"new{choice}")
    code = CODES[choice % 3]
    if choice % 2:
        return members.with_standard(content, choice % 2, code, choice % 3 or None)
    return members.with_core(content, choice % 2, code, core=choice % 3 == 0)


STEP = st.tuples(st.integers(0, 10_000), st.integers(0, 11), st.sampled_from(["", "新词", "1.5", "2"]))


@settings(max_examples=60)
@given(st.lists(STEP, max_size=12))
def test_undo_gives_back_exactly_what_was_before_and_redo_what_was_after(steps: list[tuple[int, int, str]]) -> None:
    draft = Draft(CONTENT)
    seen = [CONTENT]
    kept = deepcopy(CONTENT)
    for place, choice, text in steps:
        there = spots(draft.content)
        draft = draft.edited(edited(draft.content, there[place % len(there)], choice, text))
        if draft.content != seen[-1]:
            seen.append(draft.content)
    copies = deepcopy(seen)
    for before in reversed(seen[:-1]):
        draft = draft.undone
        assert draft.content == before
    assert draft.undone is draft
    for after in seen[1:]:
        draft = draft.redone
        assert draft.content == after
    assert draft.redone is draft
    assert seen == copies
    assert kept == CONTENT
    faults_of(draft.content)  # whatever was made can be looked at


@pytest.mark.parametrize("member", sorted({spot.member for spot in spots(CONTENT) if spot.member}, key=str), ids=str)
def test_what_was_added_can_be_removed_and_nothing_else_has_changed(member: Path) -> None:
    content, path = members.add(CONTENT, member)
    assert content != CONTENT
    assert at(content, path) is not None
    assert members.remove(content, path) == CONTENT


@pytest.mark.parametrize("member", sorted({spot.member for spot in spots(CONTENT) if spot.member}, key=str), ids=str)
@pytest.mark.parametrize("step", [1, -1])
def test_what_was_moved_can_be_moved_back_and_nothing_is_lost(member: Path, step: int) -> None:
    content, path = members.move(CONTENT, member, step)
    assert scalars(content) == scalars(CONTENT)
    if content != CONTENT:
        assert members.move(content, path, -step)[0] == CONTENT


@pytest.mark.parametrize("spot", spots(CONTENT), ids=lambda spot: spot.key)
def test_a_value_that_is_changed_back_leaves_no_trace(spot: Spot) -> None:
    before = at(CONTENT, spot.path)
    if spot.kind in ("text", "question") and before is not None:
        other = values.said(CONTENT, spot.path, "zh", "别的")
        assert other != CONTENT
        assert values.said(other, spot.path, "zh", before["zh"]) == CONTENT
    if spot.kind == "number":
        other = values.with_number(CONTENT, spot.path, "0.75")
        assert at(other, spot.path) == Decimal("0.75")
        assert values.with_number(other, spot.path, "" if before is None else str(before)) == CONTENT


def test_an_item_that_goes_is_spoken_of_nowhere_any_more() -> None:
    content = members.remove(CONTENT, ("items", 0))
    assert "'ask'" not in scalars(content)
    assert "key ask" not in scalars(content)
    assert [one.code for one in faults_of(content) if one.severity == "error"] == []


def test_an_item_keeps_its_places_under_another_code() -> None:
    content = values.recoded(CONTENT, 0, "inquire")
    assert faults_of(content) == faults_of(CONTENT) == []
    assert values.recoded(content, 0, "ask") == CONTENT


def test_an_indicator_goes_on_into_the_level_beside_and_back() -> None:
    last = ("items", 0, "levels", 1, 1)
    content, path = members.move(CONTENT, last, 1)
    assert path == ("items", 0, "levels", 2, 0)
    assert at(content, path) == at(CONTENT, last)
    content, path = members.into_level(CONTENT, last, 2)
    assert path == ("items", 0, "levels", 2, 1)
    assert members.into_level(CONTENT, last, 9) == (CONTENT, last)


def test_only_the_top_level_of_the_scale_goes_and_takes_its_indicators_along() -> None:
    assert members.remove(CONTENT, ("levels", 0)) == CONTENT
    content = members.remove(CONTENT, ("levels", 1))
    assert at(content, ("items", 0, "levels")) == {1: at(CONTENT, ("items", 0, "levels", 1))}
    assert {one.code for one in faults_of(content)} == {"standard_outside_scale"}


def test_a_category_with_items_is_not_removed() -> None:
    assert members.remove(CONTENT, ("categories", 0)) == CONTENT


def test_a_core_item_needs_a_standard() -> None:
    content = members.with_core(CONTENT, 0, "sell", core=True)
    assert content["grades"][0]["core"] == ["ask", "sell"]
    gone = members.with_standard(content, 0, "sell", None)
    assert gone["grades"][0]["core"] == ["ask"]
    assert faults_of(gone) == []


def test_one_language_is_enough_and_none_is_a_fault() -> None:
    path: Path = ("items", 0, "title")
    content = values.said(CONTENT, path, "en", "")
    assert at(content, path) == {"zh": "提问"}
    assert faults_of(content) == []
    empty = values.said(content, path, "zh", "")
    assert {one.path[:3] for one in faults_of(empty)} == {path}


def test_the_method_brings_the_exam_along() -> None:
    content = values.with_method(CONTENT, 0, "exam")
    assert at(content, ("items", 0, "exam", "subjects", 0, "code")) == "subject1"
    assert values.with_method(content, 0, "interview") == CONTENT


def test_typing_on_is_one_edit() -> None:
    draft = Draft(CONTENT)
    for n, text in enumerate(("新", "新名", "新名称")):
        draft = draft.edited(values.said(draft.content, ("title",), "zh", text), joined=n > 0)
    assert at(draft.content, ("title", "zh")) == "新名称"
    assert draft.undone.content == CONTENT


def test_the_faults_of_content_are_those_of_its_file() -> None:
    wrong = GOOD.replace("method: exam", "method: quiz", 1)
    with pytest.raises(RubricError) as refused:
        read_text(wrong, "x")
    told = Counter(str(one.fault) for one in refused.value.faults)
    assert Counter(map(str, faults_of(read_content(wrong, "x")[1]))) == told
    assert faults_of(CONTENT) == []


@pytest.mark.parametrize(
    ("change", "version"),
    [
        (("Finds the need", "Finds what is needed"), "1.0.1"),
        (("{zh: 记了, en: Noted}", "{zh: 记了, en: Noted}\n        - {zh: 问清了, en: Asked all}"), "1.1.0"),
        (("standards: {ask: 1,", "standards: {ask: 2,"), "2.0.0"),
        (("weight: 0.1", "weight: 0.2"), "2.0.0"),
    ],
)
def test_the_version_follows_from_what_was_changed(change: tuple[str, str], version: str) -> None:
    old, new = read_text(GOOD, "x").rubric, read_text(GOOD.replace(*change, 1), "x").rubric
    assert bumped(old.version, step_of(differences(old, new))) == version


def test_an_item_that_no_category_names_is_listed_and_moved_into_one() -> None:
    content = values.recoded(members.remove(CONTENT, ("items", 2)), 0, "ask")
    loose = {**content, "items": [*content["items"], CONTENT["items"][2]]}
    [section] = [one for one in outline(loose) if one.title == "loose"]
    assert [spot.number for spot in section.spots] == ["law"]
    there, _ = members.move(loose, section.spots[0].member, 1)
    assert there["categories"][1]["items"] == ["law"]
    assert "loose" not in {one.title for one in outline(there)}
