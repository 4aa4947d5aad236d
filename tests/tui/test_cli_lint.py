"""`bei rubric lint`: what is said where, in both languages, and how it ends."""

import re
from pathlib import Path

import pytest

from tests.rubric.yaml_sample import GOOD, spoil
from tests.tui.at_shell import bei, have_small_model, home

CLEAN = """\
lint:
  - {rule: uneven, at: ask, reason: a sample}
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model with a vague indicator."""
    path = tmp_path / "vague.yaml"
    path.write_text(spoil("{zh: 追问了, en: Asked on}", "{zh: 了解了, en: Knew the answer to all six points}"), "utf-8")
    return path


def test_a_finding_says_file_line_and_column_rule_place_and_what_to_do(model: Path) -> None:
    line = 1 + model.read_text("utf-8").splitlines().index(
        "        - {zh: 了解了, en: Knew the answer to all six points}"
    )
    answer = bei("rubric", "lint", model, "--rule", "vague")
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.splitlines() == [
        f"{model}:{line}:11: vague: ask.2.1: “了解” shows no act. Write what was seen: when, to whom, what came of it.",
        f"{model}:{line}:11: vague: ask.2.1: “knew” shows no act. Write what was seen: when, to whom, what came of it.",
    ]
    chinese = bei("rubric", "lint", model, "--rule", "vague", lang="zh").out
    assert "vague: ask.2.1: “knew”看不出做了什么。改写为看得见的动作" in chinese


def test_every_finding_of_a_bad_model_is_said_in_either_language(model: Path) -> None:
    for lang in ("en", "zh"):
        lines = bei("rubric", "lint", model, lang=lang).out.splitlines()
        assert len(lines) > 10
        assert all(re.match(re.escape(str(model)) + r":\d+:\d+: [a-z_]+: [a-z_.0-9]+: \S", one) for one in lines)


def test_the_findings_as_json(model: Path) -> None:
    answer = bei("rubric", "lint", model, "--rule", "uneven", "--json")
    assert answer.code == 1
    (one,) = answer.json
    assert (one["file"], one["rule"], one["at"], one["language"]) == (str(model), "uneven", "ask", None)
    assert (one["line"], one["details"]) == (25, {"counts": "1: 2, 2: 1"})


def test_a_clean_model_ends_with_0_and_one_with_faults_with_4(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [", "utf-8")
    answer = bei("rubric", "lint", broken, "telecom-am")
    assert (answer.code, answer.out) == (4, "telecom-am: nothing found\n")
    assert re.fullmatch(re.escape(str(broken)) + r":\d+:\d+: .+\n", answer.err)
    assert not home().exists()
    assert bei("rubric", "lint", "telecom").code == 3
    assert bei("rubric", "lint", "telecom-am", "--rule", "vauge").code == 2


def test_what_is_suppressed_in_the_file_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "even.yaml"
    path.write_text(GOOD + CLEAN, "utf-8")
    assert bei("rubric", "lint", path, "--rule", "uneven").code == 0
    path.write_text(
        GOOD.replace("{zh: 追问了, en: Asked on}", "{zh: 追问了, en: Asked on}\n        - {zh: 又问了, en: Went on}")
        + CLEAN
    )
    answer = bei("rubric", "lint", path, "--rule", "uneven", "--rule", "idle")
    assert (answer.code, len(answer.out.splitlines())) == (1, 1)
    assert "idle: ask: nothing to suppress of “uneven” here." in answer.out


def test_models_in_the_folder_of_ones_own_are_compared_with_each_other_and_not_with_those_of_bei() -> None:
    have_small_model()
    own = home() / "rubrics"
    (own / "twin.json").write_text((own / "small.json").read_text("utf-8").replace('"small"', '"twin"', 1), "utf-8")
    answer = bei("rubric", "lint", "twin", "--rule", "repeated")
    assert answer.code == 1
    assert re.search(r"repeated: \S+: word for word as small \S+:", answer.out)
    assert "telecom" not in answer.out
