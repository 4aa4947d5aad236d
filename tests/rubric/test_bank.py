"""Question banks: every fault with its place, no question without a right answer, and all that are shipped."""

from collections import Counter
from pathlib import Path

import pytest

from rubric.bank_reader import BANKS, BankNotFoundError, Banks
from rubric.catalogue import Catalogue
from rubric.faults import RubricError
from tests.rubric.bank_sample import GOOD_BANK

BUILT_IN = Banks(Catalogue())


def faults(text: str) -> list[tuple[int, str]]:
    """Line and code of every fault, warnings marked by `!`."""
    try:
        found = BUILT_IN.read_text(text, "b").warnings
    except RubricError as error:
        found = error.faults
    return [(one.line, ("" if one.fault.severity == "error" else "!") + one.fault.code) for one in found]


def test_a_good_bank_is_read_without_a_word() -> None:
    bank = BUILT_IN.read_text(GOOD_BANK, "b").bank
    assert faults(GOOD_BANK) == []
    assert [one.id for one in bank.at(1, "industry")] == ["industry-1-01", "industry-1-02"]
    assert bank.question["law-1-01"].points == 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("subject: company", "subject: compny", [(33, "question_id"), (34, "unknown_subject")]),
        ("id: company-1-01", "id: company-1-1", [(33, "question_id")]),
        ("id: industry-1-02", "id: industry-1-01", [(22, "duplicate_code")]),
        ("kind: true_false", "kind: truefalse", [(36, "value_literal_error")]),
        ("    answer: false\n", "", [(33, "answer_missing")]),
        ("    expected: {zh: 温度低于零度, en: It is below zero}\n", "", [(40, "expected_missing")]),
        ("en: Twelve, right: true", "en: Twelve", [(16, "single_right")]),
        ("en: Ten}", "en: Ten, right: true}", [(16, "single_right")]),
        ("en: Four, right: true", "en: Four", [(27, "multiple_right")]),
        ("en: Eleven", "en: Ten", [(19, "option_twice")]),
        ("en: Eleven", "en: None of the above", [(19, "!option_by_place")]),
        ("{zh: 一周有八天。, en: A week has eight days.}", "{}", [(37, "missing_key"), (37, "missing_key")]),
        ("item: gen", "item: ach", [(5, "unknown_exam_item")]),
        ("rubric: telecom-am", "rubric: telecom-xx", [(4, "!bank_rubric_unknown")]),
        ("    answer: false", "    answer: 'no'", [(38, "value_bool_type")]),
        ("seconds: 120", "secondes: 120", [(45, "unknown_key")]),
        ("      - {zh: 十, en: Ten}\n      - {zh: 十一, en: Eleven}\n", "", [(16, "options_count")]),
    ],
)
def test_a_fault_is_told_where_it_stands(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert old in GOOD_BANK
    assert faults(GOOD_BANK.replace(old, new, 1)) == expected


def test_a_level_that_the_rubric_has_not_is_a_fault() -> None:
    text = GOOD_BANK.replace("level: 1\n    kind: short", "level: 7\n    kind: short").replace("law-1-01", "law-7-01")
    assert faults(text) == [(42, "level_outside_scale")]


def test_an_own_bank_hides_the_built_in_one_and_an_unknown_one_names_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "own-gen.yaml").write_text(GOOD_BANK, "utf-8")
    banks = Banks(Catalogue(), tmp_path)
    assert banks.read("own-gen").bank.version == "1.0.0"
    with pytest.raises(BankNotFoundError) as found:
        banks.read("nothing")
    assert "own-gen" in found.value.known


SHIPPED = sorted(BANKS.glob("*.yaml")) if BANKS.is_dir() else []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.stem))
def test_a_bank_that_is_shipped_is_whole(path: Path) -> None:
    reading = BUILT_IN.read_file(path)
    bank = reading.bank
    assert bank.id == path.stem
    assert [one.fault.code for one in reading.warnings] in ([], ["bank_rubric_unknown"])
    for one in bank.questions:
        assert one.kind != "single" or len(one.options) == 4, one.id
        assert one.kind != "multiple" or len(one.options) in (4, 5), one.id
    if bank.rubric == "telecom-am":
        rubric = Catalogue().read("telecom-am").rubric
        exam = rubric.item[bank.item].exam
        assert exam is not None
        counts = Counter((one.subject, one.level) for one in bank.questions)
        wanted = [(subject.code, level) for subject in exam.subjects for level in range(1, rubric.top + 1)]
        assert {place: counts[place] for place in wanted if counts[place] < 8} == {}
