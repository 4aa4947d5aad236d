"""Files nearly right: each slip is told once, where it is, with what was meant or what to do."""

import pytest

from rubric.bank import Bank
from rubric.bank_checks import check_bank
from rubric.bank_reader import BANKS
from rubric.faults import PlacedFault, RubricError
from rubric.reader import faults_of as content_faults
from rubric.reader import read_as, read_content
from tests.rubric.yaml_sample import faults_of, marked, spoil


def _told(found: list[PlacedFault]) -> list[tuple[int, int, str, str]]:
    return [(one.line, one.column, one.fault.code, one.fault.details.get("near", "")) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "code", "near"),
    [
        # keys, at every depth: what follows from them is not told again
        ("title: {zh: 小模型", "«titel: {zh: 小模型", "unknown_key", "title"),
        ("items:\n  - code: ask", "«Items:\n  - code: ask", "unknown_key", "items"),
        ("categories:\n", "«catagories:\n", "unknown_key", "categories"),
        ("levels:\n  - level: 1", "«level:\n  - level: 1", "unknown_key", "levels"),
        (
            "    levels:\n      1:\n        - {zh: 介绍了",
            "    «levls:\n      1:\n        - {zh: 介绍了",
            "unknown_key",
            "levels",
        ),
        ("{code: cases, title: {zh", "{code: cases, title: {«zhh", "unknown_key", "zh"),
        ("subjects:\n        - {code: code", "«subject:\n        - {code: code", "unknown_key", "subjects"),
        ("standards: {ask: 1", "«standard: {ask: 1", "unknown_key", "standards"),
        # codes
        ("items: [ask, sell]", "items: [ask, «sel]", "unknown_item", "sell"),
        ("standards: {ask: 1", "standards: {«aks: 1", "unknown_item", "ask"),
        ("core: [ask, sell]", "core: [«asq, sell]", "unknown_item", "ask"),
        ("weights: {cases: 3.5}", "weights: {«case: 3.5}", "unknown_subject", "cases"),
        ("grades:\n", "lint:\n  - {«rule: vauge, at: ask.1.1, reason: x}\ngrades:\n", "unknown_rule", "vague"),
        # values
        ("method: exam", "«method: Exam", "value_literal_error", "exam"),
        ("kind: success", "«kind: sucess", "value_literal_error", "success"),
        ("coverage: 0.75", "«coverage: 75%", "number_percent", ""),
        # YAML
        ("    title: {zh: 提问", "«\ttitle: {zh: 提问", "yaml_tab", ""),
        ('en: "And then?"}', 'en: «"And then?}', "yaml_quote", ""),
        ("    weight: 0.1", "    weight:«0.1", "yaml_space", ""),
        ("{zh: 提问, en: Asking}", "{zh:«提问, en:Asking}", "yaml_space", ""),
        ("version: 1.0.0", "version«：1.0.0", "yaml_wide_colon", ""),
        ("{zh: 提问, en: Asking}", "{zh: 提问«，en: Asking}", "yaml_wide_comma", ""),
        ("items: [law]", "items: «[law", "yaml_bracket", ""),
        ("title: {zh: 一级, en: First}", "title: «{zh: 一级, en: First", "yaml_bracket", ""),
        ("Tell me of a success.}", "Tell me«: a success.}", "yaml_colon_within", ""),
        ("id: small", "id: small«: b", "yaml_colon_within", ""),
        ("{zh: 问了, en: Asked}", "{zh: «@问了, en: Asked}", "yaml_start", ""),
        ("  - code: law", "  «-code: law", "yaml_dash", ""),
        ("    weight: 0.1", "   «weight: 0.1", "yaml_indent", ""),
        ("version: 1.0.0", "«version", "yaml_no_colon", ""),
        ("grades:\n", "«---\ngrades:\n", "yaml_second", ""),
    ],
)
def test_a_slip_is_told_once_where_it_is(old: str, new: str, code: str, near: str) -> None:
    text, (place,) = marked(spoil(old, new))
    found = [one for one in faults_of(text) if one.fault.severity == "error"]
    assert _told(found) == [(*place, code, near)]


def test_several_slips_are_told_each_at_its_place_though_one_is_within_another() -> None:
    text = spoil("grades:\n", "«gradess:\n")
    text = spoil("min_score: 62.5", "«min_scor: 62.5", text)
    text, places = marked(spoil("core: [ask, sell]", "core: [ask, «sl]", text))
    told = _told(faults_of(text))
    assert told == [
        (*places[0], "unknown_key", "grades"),
        (*places[1], "unknown_item", "sell"),
        (*places[2], "unknown_key", "min_score"),
    ]


def test_a_key_that_is_there_already_is_not_put_in_place_of_another() -> None:
    text, (place,) = marked(spoil("    weight: 0.1", "    weight: 0.1\n    «wieght: 0.2"))
    assert _told(faults_of(text)) == [(*place, "unknown_key", "weight")]
    assert faults_of(spoil("version: 1.0.0", "版本: 1.0.0"))[0].fault.code == "missing_key"


def test_slips_of_a_question_bank_are_told_likewise() -> None:
    text = (BANKS / "telecom-am-gen.yaml").read_text("utf-8")
    for old, new, code, near in (
        ("questions:\n", "«qestions:\n", "unknown_key", "questions"),
        ("kind: single", "«kind: singel", "value_literal_error", "single"),
        ("version: ", "version«：", "yaml_wide_colon", ""),
    ):
        spoilt, (place,) = marked(text.replace(old, new, 1))
        with pytest.raises(RubricError) as caught:
            read_as(Bank, check_bank, spoilt, "bank.yaml")
        assert (*place, code, near) in _told(list(caught.value.faults))


def test_the_way_to_a_fault_is_that_of_the_file() -> None:
    text = spoil("    levels:\n      1:\n        - {zh: 介", "    levls:\n      1:\n        - {zhh: 介")
    written = ("items", 1, "levls")
    assert [one.fault.path for one in faults_of(text)] == [written, (*written, 1, 0, "zhh")]
    assert [one.path for one in content_faults(read_content(text, "")[1])] == [written, (*written, 1, 0, "zhh")]
