"""The JSON Schema of a rubric and its documentation: of one mind with the model, and telling what every key means."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.catalogue import Catalogue
from rubric.reader import read_content
from rubric.schema import meanings, rubric_schema
from tests.rubric.yaml_sample import GOOD, faults_of, spoil

DOCS = Path(__file__).parents[2] / "docs"


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(json.dumps(rubric_schema(), default=float)))


def _as_json(text: str) -> Any:
    """What a file says, as an editor sees it."""
    return json.loads(json.dumps(read_content(text, "")[1], default=float))


def test_every_shipped_model_is_valid() -> None:
    files = Catalogue().files()
    assert len(files) > 10
    for path in files.values():
        assert [one.message for one in _schema().iter_errors(_as_json(path.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: bei.rubric/1", "schema: bei.rubric/2"),
        ("id: small", "id: Small model"),
        ("version: 1.0.0", "version: 1.0"),
        ("title: {zh: 小模型, en: Small model}", "title: Small model"),
        ("title: {zh: 小模型, en: Small model}", "title: {}"),
        ("title: {zh: 小模型, en: Small model}", "title: {zh: ' ', en: Small model}"),
        ("title: {zh: 小模型, en: Small model}", "titel: {zh: 小模型, en: Small model}"),
        ("on: 2026-01-31", "on: 31.1.2026"),
        ("coverage: 0.75", "coverage: 75"),
        ("marks: {partly: 0.4}", "marks: {half: 0.4}"),
        ("{kind: success, zh", "{kind: failure, zh"),
        ("method: both", "method: test"),
        ("weight: 0.1", "weight: 0"),
        ("      2:\n        - {zh: 追问了", "      two:\n        - {zh: 追问了"),
        ("weights: {cases: 3.5}", "weights: {Cases: 3.5}"),
        ("subjects:\n        - {code: talk, title: {zh: 话术, en: Talk}}", "subjects: []"),
        ("standards: {ask: 2, sell: 2, law: 2}", "standards: {ask: high, sell: 2, law: 2}"),
        ("core: [ask]", "core: ask"),
        ("min_score: 62.5", "min_score: 162.5"),
    ],
)
def test_a_file_of_another_shape_is_refused_by_both(old: str, new: str) -> None:
    text = spoil(old, new)
    assert faults_of(text)
    assert list(_schema().iter_errors(_as_json(text)))
    assert not list(_schema().iter_errors(_as_json(GOOD)))


def test_every_key_has_a_meaning_in_both_languages_and_no_other_has() -> None:
    schema = rubric_schema()
    keys = {name: set(part["properties"]) for name, part in {**schema["$defs"], "Rubric": schema}.items()}
    assert {name: set(said) for name, said in meanings().items()} == keys
    assert all(zh.endswith("。") and en.endswith(".") for said in meanings().values() for zh, en in said.values())


def test_the_documentation_lists_every_key_with_its_meaning() -> None:
    schema, text = rubric_schema(), (DOCS / "rubric-format.md").read_text("utf-8")
    parts, mark = {**schema["$defs"], "Rubric": schema}, " \\*"
    rows = [
        f"| `{key}`{mark if key in parts[model].get('required', ()) else ''} | {en} | {zh} |"
        for model, said in meanings().items()
        for key, (zh, en) in said.items()
    ]
    assert [row for row in rows if row not in text] == []


def test_the_example_in_the_documentation_has_no_faults() -> None:
    text = (DOCS / "rubric-format.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert read_content(text, "")[1]["id"] == "school"
    assert not list(_schema().iter_errors(_as_json(text)))


def test_the_schema_that_ships_is_that_of_the_model() -> None:
    shipped = json.loads((DOCS / "rubric.schema.json").read_text("utf-8"))
    assert {key: value for key, value in shipped.items() if key not in ("$schema", "$id")} == json.loads(
        json.dumps(rubric_schema(), default=float)
    ), "write it anew: bei schema rubric -o docs/rubric.schema.json"
