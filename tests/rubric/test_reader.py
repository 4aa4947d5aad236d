"""Files that are right: what the reader makes of them (DESIGN §5, §6)."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rubric.reader import read_file, read_text
from rubric.scoring import MARKS
from rubric.text import Text
from tests.rubric.yaml_sample import GOOD, spoil


def test_a_good_file_reads_as_a_rubric() -> None:
    reading = read_text(GOOD, "small.yaml")
    model = reading.rubric
    assert reading.warnings == ()
    assert (model.schema_, model.id, model.version, model.top) == ("bei.rubric/1", "small", "1.0.0", 2)
    assert model.title == Text(zh="小模型", en="Small model")
    assert [(one.id, one.items) for one in model.categories] == [("skills", ("ask", "sell")), ("knowledge", ("law",))]
    assert [(one.code, one.method) for one in model.items] == [("ask", "interview"), ("sell", "both"), ("law", "exam")]
    assert list(model.indicator) == ["ask.1.1", "ask.1.2", "ask.2.1", "sell.1.1", "sell.2.1"]
    assert model.indicator["ask.1.2"].text.en == "Noted"
    assert model.grade["high"].standards == {"ask": 2, "sell": 2, "law": 2}
    assert (model.grade["low"].core, model.grade["low"].min_score) == (("ask",), None)
    assert model.adopted is not None
    assert model.adopted.on == "2026-01-31"


@pytest.mark.parametrize(("given", "said"), [("{zh: 法规}", "法规"), ("{en: Law}", "Law")])
def test_a_text_in_one_language_stands_for_both(given: str, said: str) -> None:
    reading = read_text(spoil("{zh: 法规, en: Law}", given), "small.yaml")
    title = reading.rubric.item["law"].title
    assert (title.zh, title.en) == (said, said)
    assert list(reading.content["items"][2]["title"]) == [given[1:3]], "the content stays as the file has it"


def test_numbers_are_exact_decimals() -> None:
    model = read_text(GOOD, "small.yaml").rubric
    assert [str(item.weight) for item in model.items] == ["0.1", "0.3", "1"]
    assert str(model.scoring.coverage) == "0.75"
    assert str(model.grade["high"].min_score) == "62.5"
    assert model.item["ask"].weight == Decimal("0.1") != Decimal(0.1)  # noqa: RUF032
    long = "0." + "1" * 40
    assert str(read_text(spoil("weight: 0.1", f"weight: {long}"), "f").rubric.item["ask"].weight) == long


@pytest.mark.parametrize(
    ("written", "value"),
    [("5", "5"), ("+5", "5"), ("5.", "5"), (".5", "0.5"), ("0.50", "0.50"), ("010", "10"), ("1000000", "1000000")],
)
def test_ways_to_write_a_number(written: str, value: str) -> None:
    assert str(read_text(spoil("weight: 0.1", f"weight: {written}"), "f").rubric.item["ask"].weight) == value


def test_the_constants_of_scoring_default_to_the_designs() -> None:
    scoring = read_text(GOOD, "small.yaml").rubric.scoring
    assert (scoring.coverage, scoring.marks.partly) == (Decimal("0.75"), Decimal("0.4"))
    assert (scoring.share, scoring.pass_score, scoring.met_above) == (Decimal("0.8"), Decimal(60), Decimal("0.5"))
    assert (scoring.decided_by, scoring.max_gap) == (2, 1)
    assert (scoring.margin_items, scoring.margin_sets) == (4, 20)
    assert [scoring.marks.exact[mark] for mark in MARKS] == [1, Fraction(2, 5), 0, -1]


def test_a_level_sets_the_weights_of_an_exam_anew() -> None:
    exam = read_text(GOOD, "small.yaml").rubric.item["law"].exam
    assert exam is not None
    assert exam.weights(1) == {"code": 2, "cases": 1}
    assert exam.weights(2) == {"code": 2, "cases": Decimal("3.5")}


def test_every_level_of_the_scale_may_set_weights() -> None:
    text = spoil(
        "        2:\n          weights: {cases: 3.5}\n", "        1:\n          weights: {cases: 9}\n        2:\n"
    )
    exam = read_text(text, "small.yaml").rubric.item["law"].exam
    assert exam is not None
    assert [exam.weights(level)["cases"] for level in (1, 2)] == [9, 1]


def test_content_is_the_plain_data_of_the_file() -> None:
    content = read_text(GOOD, "small.yaml").content
    assert content["items"][0]["weight"] == Decimal("0.1")
    assert content["items"][0]["levels"] == {
        1: [{"zh": "问了", "en": "Asked"}, {"zh": "记了", "en": "Noted"}],
        2: [{"zh": "追问了", "en": "Asked on"}],
    }
    assert "weight" not in content["items"][2]


class _Exact(float):
    """A decimal that JSON writes digit by digit."""

    def __new__(cls, value: Decimal) -> "_Exact":
        made = super().__new__(cls, value)
        made.digits = str(value)
        return made

    digits: str

    def __repr__(self) -> str:
        return self.digits


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_json(one) for one in value]
    return _Exact(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize(
    "form",
    [{}, {"ensure_ascii": False}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}],
    ids=["plain", "unescaped", "indented", "tabs", "dense"],
)
def test_json_reads_as_yaml_does(tmp_path: Path, form: dict[str, Any]) -> None:
    reading = read_text(GOOD, "small.yaml")
    file = tmp_path / "small.json"
    file.write_text(json.dumps(_json(reading.content), **form), encoding="utf-8")
    assert read_file(file) == reading


def test_a_standard_that_falls_is_a_warning_and_refuses_nothing() -> None:
    text = spoil("{ask: 1, sell: 1, law: 1}", "{ask: 1, sell: 2, law: 1}")
    text = spoil("{ask: 2, sell: 2, law: 2}", "{ask: 2, sell: 1, law: 1}", text)
    (warning,) = read_text(text, "small.yaml").warnings
    assert (warning.fault.code, warning.fault.severity) == ("standard_falls", "warning")
    assert warning.fault.details == {"code": "sell", "standard": "1", "before": "2"}
    assert (warning.file, warning.line) == ("small.yaml", text.split("sell: 1")[0].count("\n") + 1)
    assert warning.column == len("    standards: {ask: 2, ") + 1


def test_a_standard_falls_from_the_last_grade_that_gave_one() -> None:
    between = "  - {id: mid, title: {zh: 中, en: Mid}, standards: {law: 1}}\n  - id: high\n"
    text = spoil("{ask: 1, sell: 1, law: 1}", "{ask: 2, sell: 1, law: 1}")
    text = spoil("  - id: high\n", between, text)
    text = spoil("{ask: 2, sell: 2, law: 2}", "{ask: 1, sell: 2, law: 2}", text)
    assert [one.fault.details["code"] for one in read_text(text, "f").warnings] == ["ask"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_file(file).rubric == read_text(GOOD, "small.yaml").rubric


def test_words_lose_the_blanks_around_them() -> None:
    model = read_text(spoil("en: Small model", 'en: "  Small model\\n "'), "f").rubric
    assert (model.title.in_("en"), model.title.in_("zh")) == ("Small model", "小模型")
