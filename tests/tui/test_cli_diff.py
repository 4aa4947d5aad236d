"""`bei rubric diff`: what differs between two models, as a person would put it."""

from pathlib import Path

from tests.tui.at_shell import bei, have_small_model
from tests.tui.reviewed import draft, grades
from tests.tui.test_cli_release import released


def _changed(tmp_path: Path) -> Path:
    """The shipped model with an indicator put in, one reworded in Chinese alone, and a standard raised."""
    text = bei("rubric", "export", "telecom-am").out
    for old, new in (
        (
            "        - zh: 到考核期结束时，",
            "        - zh: 办妥了另一件全新的事。\n          en: Did a new thing.\n        - zh: 到年底时，",
        ),
        ("coo: 1, gen: 2", "coo: 3, gen: 2"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "changed.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_changes_are_told_by_item_and_grade(tmp_path: Path) -> None:
    answer = bei("rubric", "diff", "telecom-am", _changed(tmp_path), lang="zh")
    head, *rows = answer.out.splitlines()
    assert (answer.code, answer.err, head.split()[0]) == (0, "", "telecom-am")
    assert rows == [
        "",
        "成就导向 ach",
        "  新增行为指标 ach.1.2",
        "    + 办妥了另一件全新的事。",
        "  行为指标 ach.1.3 改写",
        "    - 到考核期结束时，达到了公司下达给本人的收入或业务发展指标。",
        "    + 到年底时，达到了公司下达给本人的收入或业务发展指标。",
        "",
        "中级客户经理",
        "  协调能力 coo：标准由 1 级提高到 3 级",
    ]
    english = bei("rubric", "diff", "telecom-am", _changed(tmp_path)).out.splitlines()
    assert "  indicator ach.1.3 reworded (in Chinese)" in english
    assert english[-1] == "  Coordination coo: standard raised from 1 to 3"


def test_the_changes_as_values_have_both_languages(tmp_path: Path) -> None:
    found = bei("rubric", "diff", "telecom-am", _changed(tmp_path), "--json").json
    assert found["new"]["id"] == "telecom-am"
    assert [(one["kind"], one.get("item"), one.get("grade")) for one in found["differences"]] == [
        ("indicator_added", "ach", None),
        ("indicator_reworded", "ach", None),
        ("standard_raised", "coo", "intermediate"),
    ]
    assert found["differences"][0]["text"] == {"zh": "办妥了另一件全新的事。", "en": "Did a new thing."}
    assert (found["differences"][2]["old"], found["differences"][2]["new"]) == ("1", "3")


def test_an_earlier_version_is_named_by_its_number(tmp_path: Path) -> None:
    have_small_model()
    assert released(draft(tmp_path, grades=grades({"co": 1, "com": 2, "law": 1}))).code == 0
    assert bei("rubric", "diff", "small@1.0.0", "small").out.splitlines() == [
        "small 1.0.0 → small 1.1.0",
        "",
        "Low",
        "  com com: standard raised from 1 to 2",
    ]
    assert bei("rubric", "diff", "small@1.1.0", "small").out == "The two say the same.\n"
    assert bei("rubric", "diff", "small@0.9.0", "small").told == (
        3,
        "Model “small” has no version 0.9.0. There are: 1.0.0, 1.1.0.",
    )
    assert bei("rubric", "diff", "nothing@1.0.0", "small").told[0] == 3
