"""CASE packages come in as rubrics that can be used, and nothing that they hold goes unmentioned."""

import json
from typing import Any

import pytest

from rubric.case.package import MAX_BYTES, MAX_VALUES, looks_like_case, read_package
from rubric.case.tracing import Trace
from rubric.faults import RubricError
from rubric.reader import read_text
from tests.rubric.case_sample import SAMPLE, content, criterion, level, package, sample, taken, told


def test_the_real_package_gives_two_rubrics_of_four_levels_that_hold_an_interview() -> None:
    coding, thesis = (one.reading.rubric for one in taken(sample()).models)
    assert (coding.title.zh, coding.top, len(coding.items), coding.version) == (
        "プログラミング基礎 評価ルーブリック",
        4,
        4,
        "2.0.0",
    )
    assert [item.code for item in coding.items] == ["se_a_1", "se_a_2", "se_b_1", "se_b_2"]
    assert [(one.title.zh, one.items) for one in coding.categories] == [
        ("コード品質", ("se_a_1", "se_a_2")),
        ("開発プロセス", ("se_b_1", "se_b_2")),
    ]
    first = coding.items[0]
    assert (first.title.zh, str(first.weight)) == ("プログラムの正確性", "0.3")
    assert first.definition.zh == "手続き型・オブジェクト指向の基本概念を理解しプログラムを作成できる"
    assert [one.text.zh for one in first.at(1)] == ["プログラムの完成に至らない"]
    assert [one.text.zh for one in first.at(4)] == ["要件を完全に満たす正確なプログラムを作成できる"]
    assert [one.title.zh for one in coding.levels] == ["Needs Improvement", "Adequate", "Good", "Excellent"]
    assert [set(grade.standards.values()) for grade in coding.grades] == [{1}, {2}, {3}, {4}]
    assert {one.kind for one in first.questions} == {"success", "setback"}
    assert [len(category.items) for category in thesis.categories] == [2, 1]
    assert coding.id != thesis.id


def test_what_is_written_reads_as_the_same_rubric_and_the_same_package_gives_the_same_file() -> None:
    first, again = taken(sample()).models, taken(sample()).models
    assert [one.text for one in first] == [one.text for one in again]
    for one in first:
        assert read_text(one.text, "again").content == one.reading.content


def test_the_report_counts_every_field_of_the_real_package() -> None:
    done = taken(sample())
    assert told(done, "mapped")["CFRubricCriterionLevel.description"] == 28
    assert told(done, "left")["CFRubricCriterionLevel.feedback"] == 28
    # Seven of the items belong to criteria, the rest of the tree to none.
    assert (told(done, "mapped")["CFItem.fullStatement"], told(done, "left")["CFItem.fullStatement"]) == (7, 29)
    assert set(told(done, "note")) == {"language_other", "questions_made", "levels_defined", "grades_made"}
    fields = sum(one.count for one in done.report if one.kind != "note")
    assert fields == sum(one.count for one in Trace(sample()).entries())
    (feedback,) = (one for one in done.report if one.field == "CFRubricCriterionLevel.feedback")
    assert feedback.places[0] == "CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[0]"


def test_scores_order_the_levels_and_a_score_of_zero_is_below_the_first() -> None:
    data = package(criterion("Asks", level("Asked three", 10, quality="Top"), level("None", 0), level("Asked one", 5)))
    made = content(data)
    assert made["items"][0]["levels"] == {1: [{"en": "Asked one"}], 2: [{"en": "Asked three"}]}
    assert [one["title"] for one in made["levels"]] == [{"zh": "1 级", "en": "Level 1"}, {"en": "Top"}]
    assert told(taken(data), "note")["level_zero"] == 1


@pytest.mark.parametrize(
    ("levels", "first"),
    [
        ([level("Lower", position=1), level("Higher", position=2)], "Lower"),
        ([level("Higher", position=1, quality="Excellent"), level("Lower", position=2, quality="Fair")], "Lower"),
        ([level("Lower", quality="C"), level("Higher", quality="B")], "Lower"),
        ([level("Lower", 1), level("Higher", 1)], "Lower"),
    ],
)
def test_without_scores_position_and_the_names_of_the_levels_tell_which_is_lower(levels: Any, first: str) -> None:
    data = package(criterion("Asks", *levels))
    assert content(data)["items"][0]["levels"][1] == [{"en": first}]
    assert "levels_by_order" in told(taken(data), "note")


def test_criteria_of_other_scores_are_laid_side_by_side_and_what_is_missing_is_to_be_written() -> None:
    data = package(
        criterion("Asks", level("a", 1), level("b", 2), level("c", 3)),
        criterion("Sells", level("d", 10), level("e", 20)),
    )
    sells = content(data)["items"][1]["levels"]
    assert (sells[1], sells[2]) == ([{"en": "d"}], [{"en": "e"}])
    assert sells[3][0]["en"].startswith("To be written")
    assert {"levels_aligned", "indicator_made"} <= set(told(taken(data), "note"))


def test_a_description_that_lists_behaviours_gives_as_many_indicators() -> None:
    made = content(
        package(criterion("Asks", level("1. Asked who decides.\n2. Asked by when.", 1), level("- Dug\n- Asked", 2)))
    )
    assert made["items"][0]["levels"] == {
        1: [{"en": "Asked who decides."}, {"en": "Asked by when."}],
        2: [{"en": "Dug"}, {"en": "Asked"}],
    }


def test_codes_come_from_the_coding_scheme_and_never_stand_twice() -> None:
    linked = [{"identifier": "a", "humanCodingScheme": "K.1"}, {"identifier": "b", "humanCodingScheme": "k-1"}]
    criteria = [criterion("Asks", level("x", 1), CFItemURI={"identifier": one}) for one in ("a", "b", "nowhere")]
    data = {**package(*criteria), "CFItems": linked}
    assert [one["code"] for one in content(data)["items"]] == ["k_1", "k_1_2", "asks"]
    assert told(taken(data), "note")["code_made"] == 1


def test_a_criterion_without_a_category_is_in_that_of_its_place_in_the_tree() -> None:
    asks = criterion("Asks", level("x", 1), CFItemURI={"identifier": "child"})
    linked = [{"identifier": "child"}, {"identifier": "parent", "fullStatement": "Gathering information"}]
    ends = {"originNodeURI": {"identifier": "child"}, "destinationNodeURI": {"identifier": "parent"}}
    tree = [{"associationType": "isPeerOf", **ends}, {"associationType": "isChildOf", **ends}]
    made = content({**package(asks), "CFItems": linked, "CFAssociations": tree})
    assert made["categories"] == [
        {"id": "gathering-information", "title": {"en": "Gathering information"}, "items": ["asks"]}
    ]


def test_the_language_is_what_the_document_says_or_what_is_asked_for_or_what_it_looks_like() -> None:
    asks = criterion("Asks", level("x", 1))
    assert content(package(asks, language="zh-CN"))["title"] == {"zh": "Clerk"}
    assert content(package(asks, language="zh-CN"), language="en")["title"] == {"en": "Clerk"}
    assert content(package(asks, language=None))["title"] == {"en": "Clerk"}


def test_nulls_stray_keys_and_wrong_types_are_passed_over_and_told() -> None:
    odd = criterion("Asks", level("x", 1, stray={"a": 1}), weight="heavy", position="first", CFItemURI=7, category=None)
    done = taken({**package(odd), "CFItems": [None, 3], "CFAssociations": "none", "more": 1})
    assert "weight" not in done.models[0].reading.content["items"][0]
    left = told(done, "left")
    assert {"CFRubricCriterion.weight", "CFRubricCriterionLevel.stray", "more", "CFRubricCriterion.CFItemURI"} <= set(
        left
    )


@pytest.mark.parametrize("rubrics", [None, [], [{"title": "Empty"}], [{"CFRubricCriteria": [criterion("Asks")]}]])
def test_a_package_without_levels_is_refused_with_what_it_holds(rubrics: Any) -> None:
    with pytest.raises(RubricError) as refused:
        taken({"CFDocument": {"title": "Tree"}, "CFItems": [{}, {}], "CFRubrics": rubrics})
    (fault,) = refused.value.faults
    assert (fault.fault.code, fault.fault.details["items"]) == ("case_no_rubric", "2")


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        (b'{"CFDocument": {},\n "CFRubrics": [}', "json_value", (2, 16)),
        (b'{"CFDocument": {}, "x":\n NaN}', "bad_number", (2, 2)),
        (b'{"CFDocument": {}, "x": 1e999999999}', "bad_number", (1, 25)),
        (b'{"CFDocument": {}, "x": ' + b"9" * 5000 + b"}", "bad_number", (1, 25)),
        (b'{"CFDocument": {}, "x": 1,\n "x": 2}', "duplicate_key", (1, 20)),
        (b'{"x": {"CFDocument": {}}}', "case_no_document", (1, 1)),
        (b'{"CFDocument": 1}', "case_no_document", (1, 1)),
        (b'{"CFDocument": {"a": ' + b"[" * 100_000, "too_deep", (1, 1)),
        (b'{"CFDocument": {"a": ' + b"[" * 60 + b"]" * 60 + b"}}", "too_deep", (1, 1)),
        (b'{"CFDocument":\n "\xff"}', "not_utf8", (2, 3)),
        (b'{"CFDocument": {}}' + b" " * MAX_BYTES, "too_large", (1, 1)),
        (b'{"CFDocument": {}, "x": [' + b"{}," * MAX_VALUES, "too_many_values", (1, 1)),
    ],
)
def test_hostile_packages_are_refused_where_the_fault_is(raw: bytes, code: str, place: tuple[int, int]) -> None:
    assert looks_like_case(raw)
    with pytest.raises(RubricError) as refused:
        read_package(raw, "package.json")
    (fault,) = refused.value.faults
    assert (fault.fault.code, (fault.line, fault.column)) == (code, place)


def test_other_files_are_not_taken_for_packages() -> None:
    assert looks_like_case(SAMPLE.read_bytes())
    assert not looks_like_case(b"schema: bei.rubric/1\n# CFDocument")
    assert not looks_like_case(json.dumps({"schema": "bei.rubric/1"}).encode())
