"""What a new version changes, and how it is written into the file of the model."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from rubric.difference import differences
from rubric.model import Change, Rubric
from rubric.reader import read_text
from rubric.rewriting import released, with_standards
from rubric.text import Text
from tests.rubric.builders import content, item, rubric, text
from tests.rubric.strategies import rubrics
from tests.rubric.yaml_sample import GOOD, spoil
from tests.rubric.yaml_sample import told as faults

CHANGE = Change(
    version="1.1.0",
    on="2026-11-22",
    by='赵敏 "Z"',
    why="职责\u2028变了: # yes",
    what=(Text(zh="“提问”的标准提高", en="the standard of “Asking” is raised"),),
)


def test_a_model_is_no_different_from_itself() -> None:
    assert differences(rubric("a b"), rubric("a b")) == ()


def told(old: Any, new: Any) -> list[tuple[str, ...]]:
    """The differences between two models: kind, what it is of, and the details in English."""
    found = differences(Rubric.model_validate(old), Rubric.model_validate(new))
    return [
        tuple(filter(None, (one.kind, one.grade, one.item, one.entry)))
        + tuple(value.en if isinstance(value, Text) else value for value in one.details.values())
        for one in found
    ]


def test_what_a_version_changes_is_found() -> None:
    old = content("a b=0.5 c", "low a1 b2 c1", "high a2! b2", scoring={"share": 1})
    new = content("b=1.5 a d", "low a1 b1 d1", "top a3", scoring={"marks": {"partly": 0}})
    new["items"][0]["title"] = text("B anew")
    new["grades"][0] = {**new["grades"][0], "core": ["b"], "min_score": 50, "title": text("Low anew")}
    new["scoring"]["decided_by"] = 1
    new["description"] = text("what for")
    new["entry_conditions"] = [{"id": "law", "title": text("Law"), "definition": text("keeps it")}]
    assert told(old, new) == [
        ("description_added", "what for"),
        ("scoring", "marks.partly", "0.5", "0"),
        ("scoring", "decided_by", "2", "1"),
        ("scoring", "share", "1", "0.8"),
        ("items_reordered",),
        ("title_reworded", "b", "Item b", "B anew"),
        ("item_weight", "b", "0.5", "1.5"),
        ("item_added", "d", new["categories"][0]["title"]["en"], "interview"),
        ("item_removed", "c", new["categories"][0]["title"]["en"]),
        ("title_reworded", "low", "Grade low", "Low anew"),
        ("standard_lowered", "low", "b", "2", "1"),
        ("standard_set", "low", "d", "1"),
        ("standard_dropped", "low", "c", "1"),
        ("core_added", "low", "b"),
        ("min_score", "low", "–", "50"),
        ("grade_added", "top"),
        ("grade_removed", "high"),
        ("entry_added", "law", "keeps it"),
    ]


def _spoken(indicators: dict[int, list[str]], **more: Any) -> Any:
    one = {**item("a"), "levels": {n: [text(said) for said in all_of] for n, all_of in indicators.items()}, **more}
    return {**content("a", "low a1", top=2), "items": [one]}


def test_an_indicator_put_in_before_others_is_the_only_one_that_is_new() -> None:
    before = {1: ["asked the customer", "wrote down the answer"], 2: ["led the talks to an end", "taught two others"]}
    after = {
        1: ["greeted at the door", "asked the customer", "wrote down each answer"],
        2: ["taught two others", "led the talks to an end"],
    }
    assert told(_spoken(before), _spoken(after)) == [
        ("indicator_added", "a", "a.1.1", "greeted at the door"),
        ("indicator_reworded", "a", "wrote down the answer", "wrote down each answer", "a.1.3"),
        ("indicators_reordered", "a", "2"),
    ]


def test_an_indicator_that_moves_to_another_level_is_followed_though_its_words_change() -> None:
    before = {1: ["asked the customer", "wrote down the answer"], 2: ["led the talks"]}
    after = {1: ["wrote down the answer"], 2: ["led the talks", "asked two customers"]}
    assert told(_spoken(before), _spoken(after)) == [
        ("indicator_moved", "a", "a.2.2", "a.1.1", "1", "2", "asked the customer", "asked two customers"),
    ]
    assert told(_spoken(after), _spoken({**before, 1: before[1][1:]})) == [
        ("indicator_removed", "a", "a.2.2", "asked two customers"),
    ]


def test_words_of_one_language_alone_are_a_difference() -> None:
    old, new = _spoken({1: ["x"], 2: ["y"]}), _spoken({1: ["x"], 2: ["y"]})
    new["items"][0]["definition"] = {**text("what it is"), "zh": "另一个说法"}
    assert told(old, new) == [("definition_reworded", "a", "what it is", "what it is")]


def test_questions_and_exams_are_told_by_what_became_of_them() -> None:
    asked = [{"kind": "success", **text("of a success in your work")}, {"kind": "other", **text("of a hard day")}]
    subjects = [{"code": "s", "title": text("Sums"), "weight": 2}, {"code": "t", "title": text("Tax")}]
    old = _spoken({1: ["x"], 2: ["y"]}, questions=asked, probes=[text("And then?")])
    old["items"][0] |= {"method": "both", "exam": {"subjects": subjects, "levels": {2: {"weights": {"s": 3}}}}}
    new = _spoken({1: ["x"], 2: ["y"]}, questions=[{**asked[1], "kind": "setback"}, asked[0]])
    new["items"][0] |= {"method": "exam", "exam": {"subjects": subjects[:1], "levels": {1: {"scope": text("all")}}}}
    assert told(old, new) == [
        ("item_method", "a", "both", "exam"),
        ("questions_reordered", "a"),
        ("question_kind", "a", "of a hard day", "other", "setback"),
        ("probe_removed", "a", "And then?"),
        ("subject_removed", "a", "Tax"),
        ("scope_added", "a", "1", "all"),
        ("exam_weight", "a", "2", "Sums", "3", "–"),
    ]
    without = _spoken({1: ["x"], 2: ["y"]}, development={2: {"exercise": text("do"), "check": text("see")}})
    assert told(new, without)[-2:] == [("development_added", "a", "2"), ("exam_removed", "a")]


@given(rubrics(), rubrics())
@settings(max_examples=40)
def test_two_models_have_no_difference_only_where_they_say_the_same(old: Rubric, new: Rubric) -> None:
    assert (differences(old, new) == ()) == (old == new)
    assert differences(new, new) == ()


def test_another_order_is_a_difference_too() -> None:
    found = differences(rubric("a b", "low a1", "high a2"), rubric("b a", "high a2", "low a1"))
    assert [one.kind for one in found] == ["items_reordered", "grades_reordered"]


def _entry(reading: Any) -> Change:
    assert reading.rubric.version == "1.1.0"
    return Change.model_validate(reading.rubric.changes[0].model_dump())


def test_a_file_keeps_all_it_says_beside_version_and_log() -> None:
    before = spoil("version: 1.0.0\n", "version: 1.0.0  # as printed\n")
    made = released(before, "small.yaml", CHANGE)
    assert _entry(read_text(made, "small.yaml")) == CHANGE
    lines = made.splitlines(keepends=True)
    start = lines.index("changes:\n")
    assert lines[start - 1] == "version: 1.1.0  # as printed\n"
    assert "".join([*lines[: start - 1], "version: 1.0.0  # as printed\n", *lines[start + 7 :]]) == before


def test_an_entry_stands_above_those_before_it_however_the_log_is_written() -> None:
    log = 'changes:\n  # the log\n  - {version: 1.0.0, on: 2025-01-31, by: "A", why: first} # end\n'
    made = released(spoil("title: {zh: 小", log + "title: {zh: 小"), "small.yaml", CHANGE)
    again = released(made, "small.yaml", Change(**{**dict(CHANGE), "version": "1.2.0", "what": ()}))
    assert [one.version for one in read_text(again, "").rubric.changes] == ["1.2.0", "1.1.0", "1.0.0"]
    assert "# the log" in again
    assert "# end" in again
    flow = spoil("title: {zh: 小", "changes: [ ]\ntitle: {zh: 小")
    for version in ("1.1.0", "1.2.0"):
        flow = released(flow, "", Change(**{**dict(CHANGE), "version": version}))
    assert [one.version for one in read_text(flow, "").rubric.changes] == ["1.2.0", "1.1.0"]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_in_json_stays_json(indent: int | None) -> None:
    made = json.dumps(content("a b", "low a1"), indent=indent, default=int, ensure_ascii=False)
    for version in ("1.1.0", "1.2.0"):
        made = released(made, "small.json", Change(**{**dict(CHANGE), "version": version}))
    assert [one["version"] for one in json.loads(made)["changes"]] == ["1.2.0", "1.1.0"]
    assert read_text(made, "small.json").rubric.changes[0].why == CHANGE.why


def test_standards_are_set_where_they_stand_and_nowhere_else() -> None:
    made = with_standards(GOOD, "small.yaml", "low", {"ask": 2, "law": 2})
    assert made == spoil("{ask: 1, sell: 1, law: 1}", "{ask: 2, sell: 1, law: 2}")


@pytest.mark.parametrize(
    "written",
    ["{ sell: 1 }  # just this", "\n      # just this\n      sell: 1\n", "{\n      sell: 1,  # just this\n    }"],
)
def test_a_standard_that_was_not_asked_for_is_put_in(written: str) -> None:
    text_ = spoil("{ask: 1, sell: 1, law: 1}\n    core: [ask]", f"{written}\n    core: []")
    made = with_standards(text_, "small.yaml", "low", {"law": 2, "ask": 1})
    assert read_text(made, "").rubric.grades[0].standards == {"ask": 1, "sell": 1, "law": 2}
    assert "# just this" in made
    as_json = json.dumps(content("a b", "low a1"), default=int)
    assert read_text(with_standards(as_json, "", "low", {"b": 3}), "").rubric.grades[0].standards == {"a": 1, "b": 3}


@pytest.mark.parametrize(
    ("log", "codes"),
    [
        ("[{version: 1.0.1, on: 2026-01-01, by: A, why: B}]", ["change_out_of_order"]),
        ("[{version: 1.0.0, on: 2026-01-01, by: A, why: B}, {version: 1.0.0, on: 2025-01-01, by: A, why: B}]",
         ["change_out_of_order"]),
        ("[{version: 0.9.0, on: 2026-02-30, by: A, why: B}]", ["no_such_day"]),
        ("[{version: 0.9, on: 2026-02-03, by: A, why: B}]", ["version_form"]),
        ("[{version: 0.9.0, on: 2026-02-03, by: A}]", ["missing_key"]),
        ("{version: 0.9.0}", ["value_tuple_type"]),
    ],
)  # fmt: skip
def test_a_log_that_cannot_be_is_refused(log: str, codes: list[str]) -> None:
    assert [code for _, code in faults(spoil("title: {zh: 小", f"changes: {log}\ntitle: {{zh: 小"))] == codes
