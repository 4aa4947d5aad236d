"""`bei rubric show --format md`: a model as a document."""

from typing import Any

from rubric.catalogue import Catalogue
from rubric.model import Rubric
from tests.rubric.builders import content, text
from tests.tui.at_shell import bei
from tui.translate import Words
from tui.views.model_document import document


def _made(**more: Any) -> str:
    return document(Rubric.model_validate({**content("a b", "low a1!", "high a3 b2 >=60"), **more}), [Words("en")])


def test_every_text_of_a_shipped_model_stands_in_its_document() -> None:
    shown = bei("rubric", "show", "telecom-am", "--format", "md", lang=None).out
    model = Catalogue().read("telecom-am").rubric
    for item in model.items:
        said = [item.title, item.definition, *item.questions, *item.probes, *(one.text for one in item.indicators)]
        said += [one for step in item.development.values() for one in (step.exercise, step.check)]
        assert [one.zh for one in said if one.zh not in shown or one.en not in shown] == []
    assert "# 政企客户经理 / Government and enterprise account manager\n" in shown
    chinese = bei("rubric", "show", "telecom-am", "--format", "md", lang="zh").out
    assert "Government" not in chinese
    assert "沟通倾听能力 `com` | 1 ◆ | 2 ◆ | 3 ◆ | 4 ◆ |\n" in chinese


def test_levels_stand_side_by_side_and_standards_by_grade() -> None:
    made = _made()
    assert "| All | Item a `a` | 1 ◆ | 3 |\n|  | Item b `b` | – | 2 |\n|  | total at least | – | 60 |\n" in made
    item = content("a b", "low a1!")["items"][0]
    levels = {1: [text("one"), text("two")], 2: [text("three")], 3: [text("x")], 4: [text("y")]}
    made = _made(items=[{**item, "levels": levels}, content("a b", "low a1!")["items"][1]])
    assert "| 1 | one | three | x | y |\n| 2 | two |  |  |  |\n" in made


def test_what_is_the_authors_own_and_what_lint_leaves_be_is_said() -> None:
    category = {**content("a b", "low a1!")["categories"][0], "own": True}
    made = _made(
        categories=[category],
        lint=[{"rule": "vague", "at": "a.1.1", "reason": "the law says so"}],
        scoring={"coverage": 1},
    )
    assert "### All 〔own〕\n" in made
    assert "| `a.1.1` | `vague` | the law says so |" in made
    assert "| `coverage` | 1 | 0.8 |" in made
    assert "〔own〕" not in _made()


def test_text_of_a_model_stays_text() -> None:
    hostile = "a | b\x1b[2J <script> *x* [y](z) `c`"
    made = _made(description=text(hostile))
    line = next(line for line in made.splitlines() if line.startswith("a \\|"))
    assert "\x1b" not in made
    assert "\\<script\\> \\*x\\* \\[y\\](z) \\`c\\`" in line
