"""Every model that is shipped holds a whole interview, to a verdict at every grade, in one of the languages."""

from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from rubric.catalogue import LIBRARY
from rubric.language import LANGUAGES, Language
from rubric.model import Grade, Item, Rubric
from rubric.reader import read_file
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.entry import AnswerEntry
from sessions.interview.ground import suggestion_for, unproved, unsupported
from sessions.interview.result import margin_of, reasons_of, result, verdict_of
from tests.sessions.making import Model, desk_on
from tui.translate import Words
from tui.views.reasons import explain, explain_margin

FILES = sorted(LIBRARY.glob("*.yaml"))
EVENTS = (("high", "拿下一家医院", "Won a hospital"), ("low", "丢了一家学校", "Lost a school"))


@cache
def model(file: Path) -> Model:
    reading = read_file(file)
    return Model(reading.rubric, reading.content)


def _due(rubric: Rubric, grade: Grade) -> dict[str, int]:
    """The level of each item that `grade` and those below it ask for."""
    due: dict[str, int] = {}
    for one in rubric.grades[: rubric.grades.index(grade) + 1]:
        for code, level in one.standards.items():
            due[code] = max(level, due.get(code, 0))
    return {code: due[code] for code in rubric.in_order(due)}


def _tell(desk: SessionDesk, item: Item, level: int, language: Language) -> None:
    """Ask for `item`, note what proves each level up to `level` and what speaks against the next, and mark it so."""
    assert {one.kind for one in item.questions} >= {"success", "setback"}
    for step in range(1, min(level + 1, desk.session.rubric.top) + 1):
        asked = item.at(step)
        sign = "+" if step <= level else "-"
        said = "；".join(one.text.in_(language) for one in asked)
        desk.do(co.Capture(line=f"a: {sign} {' '.join(f'#{one.id}' for one in asked)} {said}", incident="i1"))
        for one in asked:
            desk.do(co.MarkIndicator(indicator=one.id, mark="shown" if step <= level else "not_shown"))


def _examine(desk: SessionDesk, item: Item, level: int) -> None:
    """Pass each level up to `level`, and fail the next."""
    assert item.exam is not None
    for step in range(1, min(level + 1, desk.session.rubric.top) + 1):
        for subject in item.exam.subjects:
            score = 80 if step <= level else 40
            desk.do(co.RecordExam(item=item.code, level=step, subject=subject.code, score=score))


def _interviewed(made: Model, grade: Grade, language: Language) -> SessionDesk:
    """A session, from the opening to the last rating, with somebody who is just what `grade` asks for."""
    desk = desk_on(made, grade=grade.id)
    desk.do(co.StartStage(stage="opening"))
    desk.do(co.StartStage(stage="incidents"))
    for kind, zh, en in EVENTS:
        desk.do(co.AddIncident(kind=kind, title=zh if language == "zh" else en))
    desk.do(co.StartStage(stage="items"))
    for condition in made.rubric.entry_conditions:
        desk.do(AnswerEntry(condition=condition.id, answer="yes"))
    for code, level in _due(made.rubric, grade).items():
        item = made.rubric.item[code]
        if item.method != "exam":
            _tell(desk, item, level, language)
        if item.exam is not None:
            _examine(desk, item, level)
    desk.do(co.StartStage(stage="rate"))
    for code, level in _due(made.rubric, grade).items():
        assert suggestion_for(desk.session, code).level == level
        desk.do(co.RateItem(item=code, level=level))
    return desk


@pytest.mark.parametrize(
    ("file", "language"), list(zip(FILES, cycle(LANGUAGES), strict=False)), ids=[file.stem for file in FILES]
)
def test_who_shows_what_a_grade_asks_for_is_given_that_grade(file: Path, language: Language) -> None:
    made = model(file)
    for grade in made.rubric.grades:
        desk = _interviewed(made, grade, language)
        verdict = verdict_of(desk.session)
        assert verdict is not None
        assert verdict.grade == grade.id
        assert not verdict.partial
        assert not unproved(desk.session)
        assert not unsupported(desk.session)
        told = [explain(made.rubric, verdict, one, Words(language)) for one in reasons_of(desk.session, verdict)]
        told += explain_margin(made.rubric, margin_of(desk.session, verdict), verdict, Words(language))
        assert all(told)
        assert grade.title.in_(language) in told[0]
        desk.do(co.Decide(decision="hire", grade=grade.id, reason="达到标准"))
        desk.do(co.Submit())
        assert result(desk.session)["verdict"]["grade"] == grade.id
