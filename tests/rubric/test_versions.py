"""What a new version changes, and how it is written into the file of the model."""

import json
from typing import Any

import pytest

from rubric.difference import differences
from rubric.model import Change, Rubric
from rubric.reader import read_text
from rubric.rewriting import released, with_standards
from rubric.text import Text
from tests.rubric.builders import content, item, rubric, text
from tests.rubric.yaml_sample import GOOD, spoil, told

CHANGE = Change(
    version="1.1.0",
    on="2026-11-22",
    by='赵敏 "Z"',
    why="职责\u2028变了: # yes",
    what=(Text(zh="“提问”的标准提高", en="the standard of “Asking” is raised"),),
)


def test_a_model_is_no_different_from_itself() -> None:
    assert differences(rubric("a b"), rubric("a b")) == ()


def test_what_a_version_changes_is_found() -> None:
    old = content("a b=0.5 c", "low a1 b2 c1", "high a2! b2", scoring={"share": 1})
    new = content("b=1.5 a d", "low a1 b1 d1", "top a3", scoring={"marks": {"partly": 0}})
    new["items"][1]["levels"] = {**new["items"][1]["levels"], 1: [text("another act"), text("one more")]}
    new["items"][0]["title"] = text("B anew")
    new["grades"][0] = {**new["grades"][0], "core": ["b"], "min_score": 50, "title": text("Low anew")}
    new["scoring"]["decided_by"] = 1
    found = differences(Rubric.model_validate(old), Rubric.model_validate(new))
    assert [(one.kind, one.item, one.grade, *one.details.values()) for one in found] == [
        ("item_removed", "c", None),
        ("item_weight", "b", None, "0.5", "1.5"),
        ("item_other", "b", None, "title"),
        ("indicator_reworded", "a", None, "a.1.1"),
        ("indicator_added", "a", None, "a.1.2"),
        ("item_added", "d", None),
        ("grade_removed", None, "high"),
        ("standard_lowered", "b", "low", "2", "1"),
        ("standard_dropped", "c", "low", "1", "–"),
        ("standard_set", "d", "low", "–", "1"),
        ("core_added", "b", "low"),
        ("min_score", None, "low", "–", "50"),
        ("grade_other", None, "low", "title"),
        ("grade_added", None, "top"),
        ("scoring", None, None, "decided_by", "2", "1"),
        ("scoring", None, None, "share", "1", "0.8"),
        ("scoring", None, None, "marks.partly", "0.5", "0"),
        ("other", None, None, "categories"),
        ("other", None, None, "items"),
    ]


def test_another_order_is_a_difference_too() -> None:
    found = differences(rubric("a b", "low a1", "high a2"), rubric("b a", "high a2", "low a1"))
    assert [one.details["field"] for one in found] == ["categories", "items", "grades"]


def test_an_indicator_and_a_method_that_go_are_found() -> None:
    old = {**content("a", "low a1"), "items": [item("a", indicators=(2, 1, 1, 1))]}
    new = {**content("a", "low a1"), "items": [item("a", indicators=(1, 1, 1, 1), method="both", examined=_EXAM)]}
    found = differences(Rubric.model_validate(old), Rubric.model_validate(new))
    assert [(one.kind, *one.details.values()) for one in found] == [
        ("item_method", "interview", "both"),
        ("item_other", "exam"),
        ("indicator_removed", "a.1.2"),
    ]


_EXAM = {"subjects": [{"code": "s", "title": text("s")}]}


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
    ("log", "faults"),
    [
        ("[{version: 1.0.1, on: 2026-01-01, by: A, why: B}]", ["change_out_of_order"]),
        ("[{version: 1.0.0, on: 2026-01-01, by: A, why: B}, {version: 1.0.0, on: 2025-01-01, by: A, why: B}]",
         ["change_out_of_order"]),
        ("[{version: 0.9.0, on: 2026-02-30, by: A, why: B}]", ["no_such_day"]),
        ("[{version: 0.9, on: 2026-02-03, by: A, why: B}]", ["value_string_type"]),
        ("[{version: 0.9.0, on: 2026-02-03, by: A}]", ["missing_key"]),
        ("{version: 0.9.0}", ["value_tuple_type"]),
    ],
)  # fmt: skip
def test_a_log_that_cannot_be_is_refused(log: str, faults: list[str]) -> None:
    assert [code for _, code in told(spoil("title: {zh: 小", f"changes: {log}\ntitle: {{zh: 小"))] == faults
