"""Which parts of a structured interview were kept: each of fifteen, with its reason, from the record alone."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from rubric.model import Adoption
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.asking import Ask
from sessions.interview.component import Component, Finding
from sessions.interview.consent import DeclareInterest
from sessions.interview.planning import ApplyTemplate, ChooseQuestions
from sessions.interview.remarks import AddRemark
from sessions.interview.structure import structure
from tests.sessions.making import desk_on, noted


def found(desk: SessionDesk, component: Component) -> Finding:
    return next(one for one in structure(desk.session) if one.component == component)


def said(desk: SessionDesk, component: Component) -> tuple[str, str]:
    one = found(desk, component)
    return one.kept, one.reason


TEMPLATE = ApplyTemplate(name="大客户", items=("co", "com"), minutes=60, questions={"co": ("Tell me.",)})


def two_of_each(desk: SessionDesk) -> None:
    for kind in ("high", "high", "low", "low"):
        desk.do(co.AddIncident.model_validate({"kind": kind, "title": kind}))


def test_all_fifteen_are_found_in_their_order_and_none_is_kept_before_anything_happened() -> None:
    fresh = structure(desk_on().session)
    assert [one.component for one in fresh] == list(get_args(Component))
    assert {one.kept for one in fresh} == {"not_observable"}


def test_the_same_questions_are_those_of_a_template_that_nobody_departed_from() -> None:
    desk = desk_on()
    desk.do(TEMPLATE)
    assert said(desk, "same_questions") == ("kept", "template_kept")
    desk.do(ChooseQuestions(item="co", questions=("Another.",), reason="he was a diver"))
    assert said(desk, "same_questions") == ("not_kept", "departed")
    assert found(desk, "same_questions").items == ("co",)
    desk.do(co.Undo())
    assert said(desk, "same_questions") == ("kept", "template_kept")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], ("not_observable", "none_asked")),
        ([{"kind": "question"}, {"kind": "star", "part": "a"}], ("kept", "prompts_planned")),
        ([{"kind": "question"}, {"kind": "own"}], ("not_kept", "prompts_own")),
        ([{"kind": "probe", "warned": ("leading.tag",)}], ("not_kept", "prompts_own")),
    ],
)
def test_prompting_is_limited_while_nothing_is_asked_in_own_words_or_against_a_warning(
    asked: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    desk = desk_on()
    for one in asked:
        desk.do(Ask(text="What did you do?", **one))
    assert said(desk, "limited_prompting") == expected


def test_past_events_are_asked_for_and_two_of_each_kind_are_enough() -> None:
    desk = desk_on()
    noted(desk, "co")
    assert said(desk, "question_types") == ("not_kept", "no_past_events")
    two_of_each(desk)
    assert said(desk, "question_types") == ("kept", "past_events")


def test_time_is_enough_by_the_plan_and_not_where_the_interview_was_broken_off() -> None:
    desk, tight = desk_on(minutes=60), desk_on(minutes=10)
    for one in (desk, tight):
        one.do(co.StartStage(stage="opening"))
    assert said(desk, "enough") == ("kept", "enough_time")
    assert said(tight, "enough") == ("not_kept", "too_little")
    desk.do(co.End(how="withdrawn"))
    assert said(desk, "enough") == ("not_kept", "ended_early")


def test_to_know_the_candidate_or_to_note_a_personal_fact_is_ancillary() -> None:
    desk = desk_on()
    desk.do(DeclareInterest(knows=False))
    assert said(desk, "ancillary") == ("kept", "nothing_known")
    desk.do(co.AddEvidence(text="她怀孕了，准备休产假"))
    assert found(desk, "ancillary").details == {"count": 1}
    desk.do(DeclareInterest(knows=True, detail="same class"))
    assert said(desk, "ancillary") == ("not_kept", "knows_candidate")


def test_questions_of_the_candidate_belong_to_the_close() -> None:
    desk = desk_on()
    desk.do(co.StartStage(stage="close"))
    assert said(desk, "questions_after") == ("kept", "asked_after")
    desk.do(AddRemark(kind="candidate_question", text="When do I start?"))
    assert found(desk, "questions_after").details == {"count": 1}
    desk.do(co.StartStage(stage="items"))
    desk.do(AddRemark(kind="candidate_question", text="And the pay?"))
    assert said(desk, "questions_after") == ("not_kept", "asked_before")
    assert found(desk, "questions_after").details == {"count": 2, "before": 1}
    desk.do(AddRemark(kind="accommodation", text="a quiet room"))
    assert found(desk, "questions_after").details == {"count": 2, "before": 1}


def test_each_item_is_rated_by_itself_from_anchors_and_notes() -> None:
    desk = desk_on(items=("co", "com"))
    noted(desk, "co", "com", quote=True)
    desk.do(co.RateItem(item="co", level=1))
    assert found(desk, "each_rated").items == ("com",)
    assert found(desk, "anchored").items == ("co",)
    assert said(desk, "notes") == ("kept", "notes_bear")
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.RateItem(item="com", level="NE"))
    assert said(desk, "each_rated") == ("kept", "all_rated")
    assert said(desk, "anchored") == ("kept", "anchors_used")
    desk.do(co.AddIncident(kind="high", title="nothing noted"))
    assert said(desk, "notes") == ("not_kept", "notes_lacking")
    desk.do(co.RemoveEvidence(evidence="e1"))
    desk.do(co.StartStage(stage="rate"))
    assert said(desk, "notes") == ("not_kept", "no_notes")


@pytest.mark.parametrize(
    ("decision", "grade", "kept"),
    [("hire", "low", True), ("hire", "high", False), ("reject", None, False), ("hold", None, True)],
)
def test_the_conclusion_follows_the_rule_unless_a_person_departs_from_it(
    decision: Any, grade: str | None, kept: bool
) -> None:
    desk = desk_on()
    noted(desk, "co", "com", "law", "ski")
    for item in ("co", "com", "law", "ski"):
        desk.do(co.RateItem(item=item, level=1))
    assert said(desk, "combination") == ("kept", "by_rule")
    desk.do(co.Decide(decision=decision, grade=grade, reason="so the panel saw it"))
    assert said(desk, "combination") == (("kept", "by_rule") if kept else ("not_kept", "by_person"))


def test_a_model_that_was_adopted_names_its_job_analysis() -> None:
    desk = desk_on()
    assert said(desk, "job_analysis") == ("not_observable", "not_adopted")
    adopted = Adoption(by="HR", on="2026-01-05", basis="twelve interviews")
    rubric = desk.session.rubric.model_copy(update={"adopted": adopted})
    first = structure(replace(desk.session, rubric=rubric))[0]
    assert (first.kept, first.details["basis"]) == ("kept", "twelve interviews")


@pytest.mark.parametrize("component", ["several_interviewers", "same_interviewers", "no_discussion", "training"])
def test_what_no_session_can_tell_is_never_claimed(component: Component) -> None:
    desk = desk_on()
    two_of_each(desk)
    noted(desk, "co")
    assert found(desk, component).kept == "not_observable"
