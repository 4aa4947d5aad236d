"""A rubric written by hand as JSON: read, checked with places, and at home beside the YAML ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from sessions.canonical import dumps, loads
from tests.sessions.making import small
from tests.tui.at_shell import bei, have_small_model, home


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "hand.json"
    file.write_text(text, "utf-8")
    return file


def plain() -> Any:
    return json.loads(dumps(small().content))


@pytest.mark.parametrize(
    "form",
    [
        {"indent": 2},
        {"indent": "\t"},
        {"separators": (",", ":")},
        {"ensure_ascii": False, "indent": 1},
    ],
)
def test_any_layout_that_json_allows_is_read_and_other_writings_of_a_character(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    content = {**plain(), "title": {"zh": "甲/乙 😀 \\ud83d", "en": "A"}}
    file = written(tmp_path, json.dumps(content, **form).replace("/", "\\/"))
    assert bei("rubric", "validate", file).code == 0
    assert bei("rubric", "show", file, "--json").json["title"]["zh"] == "甲/乙 😀 \\ud83d"


def test_faults_have_their_line_and_column_and_the_nearest_right_word(tmp_path: Path) -> None:
    text = json.dumps(plain(), indent=1).replace('"version"', '"verson"').replace('"weight": 2', '"weight": 0', 1)
    file = written(tmp_path, text)
    code, told = bei("rubric", "validate", file).told
    line = 1 + text[: text.index('"verson"')].count("\n")
    assert code == 4
    assert f"{file}:{line}:2: unknown key “verson”. Did you mean “version”?" in told


@pytest.mark.parametrize("broken", ["{", '{"schema": NaN}', '{"a": 1, "a": 2}', "[]", '{"title": {"zh": "\\ud800"}}'])
def test_what_is_no_rubric_is_refused_and_nothing_written(tmp_path: Path, broken: str) -> None:
    code, told = bei("rubric", "import", written(tmp_path, broken)).told
    assert (code, told.startswith(f"{tmp_path}/hand.json:")) == (4, True)
    assert not (home() / "rubrics").exists()


def test_one_language_is_enough(tmp_path: Path) -> None:
    content = {**plain(), "title": {"zh": "小模型"}}
    assert bei("rubric", "import", written(tmp_path, json.dumps(content))).out == "small\n"
    assert bei("rubric", "show", "small", lang="en").out.startswith("小模型")


def test_an_own_model_in_json_is_at_home_everywhere() -> None:
    have_small_model()
    assert "small" in [row["id"] for row in bei("rubric", "list", "--json").json]
    assert bei("rubric", "validate", "small").code == 0
    assert bei("rubric", "export", "small").data == (home() / "rubrics" / "small.json").read_bytes()
    case = bei("rubric", "export", "small", "--format", "case")
    file = home().parent / "case.json"
    file.write_bytes(case.data)
    assert bei("rubric", "import", file, "--force").out == "small\n"
    assert sorted(one.name for one in (home() / "rubrics").iterdir()) == ["former", "small.yaml"]
    assert bei("rubric", "show", "small", "--json").json == loads(dumps(small().content))
