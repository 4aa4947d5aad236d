"""The course of a practice: what passes a step, in whatever order, and what the coach says is what bei makes of it."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.language import LANGUAGES, Language
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.asking import Ask
from sessions.interview.capture import parse
from sessions.interview.codability import HintKind, hints
from sessions.interview.commands import Command
from sessions.interview.events import to_record
from sessions.interview.refusals import RefusalError
from sessions.interview.result import verdict_of
from sessions.storage.store import MemorySessionLog
from tests.tui.at_screen import TickingClock, in_both_languages, services_at, squeezed
from tests.tui.test_catalogues import AMISS
from tui.lines import as_text
from tui.practice.app import PLACES, ROWS
from tui.practice.course import SCREENS, STEPS, WHERE, Course, Scene, Step, away
from tui.practice.make import make_practice
from tui.practice.script import script
from tui.practice.telling import keys_for, told
from tui.translate import Words
from tui.views.why import verdict_name

Prepared = Callable[[Language], SessionDesk]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Makes desks on the session that is practised on, in memory."""
    records = {}
    for language in LANGUAGES:
        services = services_at(tmp_path_factory.mktemp(language) / "home", language)
        with closing(services.desk(make_practice(services, script(language)))) as desk:
            records[language] = [to_record(one) for one in desk.events]
    return lambda language: SessionDesk(MemorySessionLog(list(records[language])), TickingClock())


@pytest.fixture
def desk(prepared: Prepared) -> SessionDesk:
    return prepared("zh")


def says(course: Course, desk: SessionDesk, screen: str, language: Language = "zh", width: int = 80) -> str:
    words, scene = Words(language), Scene(desk.session, screen)
    return as_text(told(course, scene, script(language), words, width))


def noted(language: Language, step: Step) -> Command:
    return co.Capture(line=script(language).steps[step].types, incident="i1")


def asked(kind: str = "codability") -> Command:
    return Ask.model_validate({"kind": kind, "text": "?", "incident": "i1"})


def acts(language: Language) -> dict[Step, tuple[list[Command], str]]:
    """What each step asks for: what is done in the session, and the screen that is in front then."""
    marks = {"com.1.1": "shown", "com.1.2": "shown", "com.2.1": "not_shown"}
    return {
        "note": ([noted(language, "note")], "interview"),
        "probe": ([asked()], "interview"),
        "we": ([noted(language, "we")], "interview"),
        "own": ([asked()], "interview"),
        "act": ([noted(language, "act")], "interview"),
        "rating": ([], "rating"),
        "mark": ([co.MarkIndicator.model_validate({"indicator": i, "mark": m}) for i, m in marks.items()], "rating"),
        "rate": ([co.RateItem(item="com", level=1)], "rating"),
        "ne": ([co.RateItem(item="exe", level="NE")], "rating"),
        "grade": ([], "grade"),
        "why": ([], "why"),
    }


@in_both_languages
def test_each_step_is_passed_by_the_act_it_asks_for_and_no_earlier(prepared: Prepared, language: Language) -> None:
    course = Course()
    desk = prepared(language)
    course = course.after(Scene(desk.session, "interview"))
    for step, (commands, screen) in acts(language).items():
        assert course.step == step
        for command in commands:
            desk.do(command)
        course = course.after(Scene(desk.session, screen))
    assert course.step == "end" == course.after(Scene(desk.session, "why")).step


@settings(max_examples=25)
@given(order=st.permutations(list(acts("zh"))))
def test_in_whatever_order_one_does_it_the_end_is_reached_and_there_is_a_next_thing_to_do(
    prepared: Prepared, order: list[Step]
) -> None:
    course, waiting, known = Course(), list(order), acts("zh")
    desk = prepared("zh")
    while waiting:
        step = waiting.pop(0)
        commands, screen = known[step]
        try:
            for command in commands:
                desk.do(command)
        except RefusalError:  # a level without ground: tried again later
            waiting.append(step)
        before = STEPS.index(course.step)
        course = course.after(Scene(desk.session, screen))
        assert STEPS.index(course.step) >= before
        assert says(course, desk, screen).count("→") == 1
    assert course.after(Scene(desk.session, "why")).step == "end"


def test_what_is_undone_later_stays_passed(desk: SessionDesk) -> None:
    desk.do(noted("zh", "note"))
    course = Course().after(Scene(desk.session, "interview"))
    desk.do(co.Undo())
    assert course.after(Scene(desk.session, "interview")).step == "probe"
    assert "{" not in says(course, desk, "interview")


def test_every_step_can_be_skipped_and_nothing_is_written(desk: SessionDesk) -> None:
    course, before = Course(), desk.session
    for step in STEPS:
        assert course.step == step
        assert says(course, desk, WHERE.get(step, "interview"))
        course = course.skipping()
    assert course.step == "end"
    assert desk.session is before


def test_a_session_that_is_over_leads_to_the_end(desk: SessionDesk) -> None:
    desk.do(co.End(how="interrupted"))
    assert Course().after(Scene(desk.session, "grade")).step == "end"


@in_both_languages
def test_the_hints_explained_are_those_that_the_notes_give(prepared: Prepared, language: Language) -> None:
    told_of, words, course = script(language), Words(language), Course()
    kinds: dict[Step, set[HintKind]] = {}
    desk = prepared(language)
    turns: tuple[tuple[Step, Step], ...] = (("note", "probe"), ("we", "own"))
    for step, then in turns:
        desk.do(noted(language, step))
        found = hints(parse(told_of.steps[step].types, desk.session.rubric).text)
        kinds[step] = {one.kind for one in found}
        course = course.after(Scene(desk.session, "interview"))
        assert course.step == then
        said = squeezed(says(course, desk, "interview", language))
        assert squeezed(words(f"codability.{found[0].kind}")) in said
        assert all(squeezed(told_of.explained[kind]) in said for kind in kinds[step])
        desk.do(asked())
        course = course.after(Scene(desk.session, "interview"))
    # What the candidate says word by word gives them too, and his own act gives none.
    for step, _ in turns:
        assert {one.kind for one in hints(told_of.steps[step].heard)} == kinds[step]
    assert hints(told_of.steps["act"].heard) == ()
    assert kinds == {"note": {"general", "praise"}, "we": {"we"}}


def test_a_note_that_gives_no_hint_is_said_to_give_none(desk: SessionDesk) -> None:
    desk.do(co.Capture(line="当晚给客户打了电话", incident="i1"))
    course = Course().after(Scene(desk.session, "interview"))
    assert "没有触发提示" in says(course, desk, "interview")
    desk.do(asked("star"))
    assert course.after(Scene(desk.session, "interview")).step == "we"


def test_another_question_in_place_of_the_probe_is_told_and_does_not_count_as_it(desk: SessionDesk) -> None:
    desk.do(noted("zh", "note"))
    desk.do(asked("star"))
    course = Course().after(Scene(desk.session, "interview"))
    assert course.step == "probe"
    assert "原有的那一问" in says(course, desk, "interview")


def test_an_act_noted_without_its_marks_is_told_how_to_be_mended(desk: SessionDesk) -> None:
    for command in (noted("zh", "note"), asked(), noted("zh", "we"), asked(), co.Capture(line="当场记下三个问题")):
        desk.do(command)
    course = Course().after(Scene(desk.session, "interview"))
    assert course.step == "act"
    assert "F7" in says(course, desk, "interview")
    desk.do(co.LinkEvidence(evidence="e3", items=("com",)))
    assert course.after(Scene(desk.session, "interview")).step == "act"
    desk.do(co.EditEvidence(evidence="e3", sign="+"))
    assert course.after(Scene(desk.session, "interview")).step == "rating"


@pytest.mark.parametrize(
    ("marks", "level"),
    [({"com.1.1": "shown", "com.1.2": "shown"}, "1"), ({"com.1.1": "partly", "com.1.2": "not_shown"}, "0")],
)
def test_the_suggestion_explained_is_the_one_that_the_marks_give(
    desk: SessionDesk, marks: dict[str, str], level: str
) -> None:
    for step, (commands, _) in acts("zh").items():
        if step == "mark":
            break
        for command in commands:
            desk.do(command)
    for one, mark in marks.items():
        desk.do(co.MarkIndicator.model_validate({"indicator": one, "mark": mark}))
    course, scene = Course().after(Scene(desk.session, "rating")), Scene(desk.session, "rating")
    assert course.step == "rate"
    said = says(course, desk, "rating")
    assert f"{level} 级" in said
    assert ("1 级达到" in said) == (level == "1")
    assert keys_for("rate", scene, script("zh"), Words("zh")) == (level,)


def test_what_the_verdict_would_be_is_what_it_becomes(desk: SessionDesk) -> None:
    words = Words("zh")
    for commands, _ in acts("zh").values():
        for command in commands:
            desk.do(command)
    course = Course(frozenset(STEPS) - {"why", "end"})
    said = squeezed(says(course, desk, "grade"))
    desk.do(co.Capture(line="+#exe 周五前办完了"))
    for level in (0, 1):
        desk.do(co.RateItem(item="exe", level=level))
        assert f"“{squeezed(verdict_name(desk.session, verdict_of(desk.session), words))}”" in said
    assert "怎样会变" in says(course, desk, "grade")


@in_both_languages
def test_whatever_is_said_has_room_in_the_panel_at_80_columns(prepared: Prepared, language: Language) -> None:
    rows: dict[str, int] = {}

    def look(step: Step, desk: SessionDesk) -> None:
        course = Course(frozenset(STEPS[: STEPS.index(step)]))
        for screen in (*SCREENS, "why", "history"):
            rows[f"{step} {screen} {desk.session.seq}"] = len(says(course, desk, screen, language).splitlines())

    desk = prepared(language)
    for step, (commands, _) in acts(language).items():
        look(step, desk)
        if step == "probe":
            desk.do(asked("star"))  # astray
            look(step, desk)
        if step == "act":
            desk.do(co.Capture(line="x"))
            look(step, desk)
        for command in commands:
            desk.do(command)
    for step in STEPS:
        look(step, desk)
    for command in (co.Capture(line="+#exe x"), co.RateItem(item="exe", level=1)):
        desk.do(command)
    look("why", desk)
    look("ne", desk)
    assert {where: count for where, count in rows.items() if not 1 < count <= ROWS} == {}


@pytest.mark.parametrize("what", AMISS)
def test_the_chinese_script_is_set_as_chinese_is(what: str) -> None:
    zh = script("zh")
    said = [text for one in zh.steps.values() for text in (one.title, one.say, one.heard, one.otherwise, one.strayed)]
    said += [zh.ways, zh.busy, *zh.explained.values(), *zh.away.values(), *zh.leave.values()]
    plain = [re.sub(r"“[^”]*”|a:\+#com|a: |\+、\+、-", "“”", one) for one in said]
    assert [one for one in plain if re.search(AMISS[what], one)] == []


def test_both_scripts_have_the_same_parts() -> None:
    def shape(language: Language) -> dict[str, list[str]]:
        steps = script(language).steps.items()
        return {step: [part.name for part in fields(one) if getattr(one, part.name)] for step, one in steps}

    assert shape("zh") == shape("en")
    zh, en = script("zh"), script("en")
    assert zh.away.keys() == en.away.keys() == PLACES.keys() == {*SCREENS, "back"}
    assert [one.keys for one in zh.steps.values()] == [one.keys for one in en.steps.values()]


@pytest.mark.parametrize(
    ("step", "screen", "place"),
    [
        ("note", "rating", "interview"),
        ("mark", "interview", "rating"),
        ("why", "rating", "grade"),
        ("grade", "interview", ""),
        ("rating", "plan", "back"),
        ("note", "why", "back"),
        ("end", "why", ""),
    ],
)
def test_who_is_elsewhere_is_told_the_way(step: Step, screen: str, place: str, desk: SessionDesk) -> None:
    assert away(step, Scene(desk.session, screen)) == place
