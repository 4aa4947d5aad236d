"""The plan of an interview: its items, minutes, questions and scripts; by itself, or from a template for all."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from sessions.interview.command import Command, Whole
from sessions.interview.context import Context, known, needed
from sessions.interview.event import Event, Line, Minutes, Name, TextEvent
from sessions.interview.model import Session
from sessions.interview.refusals import RefusalError
from sessions.interview.showing import check_hiding
from sessions.interview.words import Showing, TimedStage

StageMinutes = Mapping[TimedStage, Annotated[int, Field(ge=0, le=1440, strict=True)]]
Questions = Mapping[str, tuple[Line, ...]]


class PlanChanged(Event):
    """The plan is now as given here, whole; no `stages` means minutes worked out, an empty script bei's own.

    `suggestions` says when they are shown, `impression` whether the first impression is asked for.
    """

    event: Literal["plan_changed"] = "plan_changed"
    items: tuple[str, ...]
    minutes: Minutes
    stages: StageMinutes = Field(default_factory=dict)
    opening: Line = ""
    consent: Line = ""
    suggestions: Showing = "at_once"
    impression: StrictBool = True


class QuestionsChosen(TextEvent):
    """The questions for an item are now these, in this order; `reason` says why they differ from the template's."""

    event: Literal["questions_chosen"] = "questions_chosen"
    item: str
    questions: tuple[Line, ...]
    reason: Line = ""


class TemplateApplied(Event):
    """The plan and the questions of a template, so that every candidate for the post gets the same."""

    event: Literal["template_applied"] = "template_applied"
    name: Name
    items: tuple[str, ...]
    minutes: Minutes
    stages: StageMinutes = Field(default_factory=dict)
    opening: Line = ""
    consent: Line = ""
    questions: Questions = Field(default_factory=dict)
    suggestions: Showing = "at_once"
    impression: StrictBool = True


class ChangePlan(Command):
    """Change what is given of the plan; empty `stages` are worked out anew, an empty script is bei's own."""

    do: Literal["change_plan"] = "change_plan"
    items: tuple[str, ...] | None = None
    minutes: Whole | None = None
    stages: StageMinutes | None = None
    opening: Line | None = None
    consent: Line | None = None
    suggestions: Showing | None = None
    impression: StrictBool | None = None


class ChooseQuestions(Command):
    """Choose the questions for an item; a reason is needed where the plan is a template's."""

    do: Literal["choose_questions"] = "choose_questions"
    item: str
    questions: tuple[Line, ...]
    reason: Line = ""


class ApplyTemplate(Command):
    """Take over a template: its plan and its questions, whole."""

    do: Literal["apply_template"] = "apply_template"
    name: Name
    items: tuple[str, ...]
    minutes: Whole
    stages: StageMinutes = Field(default_factory=dict)
    opening: Line = ""
    consent: Line = ""
    questions: Questions = Field(default_factory=dict)
    suggestions: Showing = "at_once"
    impression: StrictBool = True


def _items(session: Session, items: tuple[str, ...]) -> tuple[str, ...]:
    if not items:
        raise RefusalError("no_items")
    return session.rubric.in_order(known(one, session.rubric.item, "item") for one in items)


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= 24 * 60:
        raise RefusalError("minutes_outside", minutes=str(minutes))
    return minutes


def change(command: ChangePlan, to: Context) -> Event:
    """The plan with what the command gives. Raises RefusalError."""
    session = to.session
    suggestions = session.suggestions if command.suggestions is None else command.suggestions
    check_hiding(session, suggestions)
    return PlanChanged(
        **to.head,
        items=session.plan if command.items is None else _items(session, command.items),
        minutes=session.minutes if command.minutes is None else _minutes(command.minutes),
        stages=session.stage_minutes if command.stages is None else command.stages,
        opening=session.opening_script if command.opening is None else command.opening,
        consent=session.consent_text if command.consent is None else command.consent,
        suggestions=suggestions,
        impression=session.impression_asked if command.impression is None else command.impression,
    )


def choose(command: ChooseQuestions, to: Context) -> Event:
    """The questions of an item. Raises RefusalError."""
    item = known(command.item, to.session.rubric.item, "item")
    if not command.questions:
        raise RefusalError("no_questions", item=item)
    for question in command.questions:
        needed(question, "empty_question")
    if to.session.template is not None:
        needed(command.reason, "question_reason_needed")
    return QuestionsChosen(**to.text_head, item=item, questions=command.questions, reason=command.reason)


def apply(command: ApplyTemplate, to: Context) -> Event:
    """The plan of a template. Raises RefusalError where the rubric has not all of its items."""
    for item in command.questions:
        known(item, to.session.rubric.item, "item")
    check_hiding(to.session, command.suggestions)
    return TemplateApplied(
        **to.head,
        name=needed(command.name, "template_name_needed"),
        items=_items(to.session, command.items),
        minutes=_minutes(command.minutes),
        stages=command.stages,
        opening=command.opening,
        consent=command.consent,
        questions=command.questions,
        suggestions=command.suggestions,
        impression=command.impression,
    )


def _planned(session: Session, event: PlanChanged | TemplateApplied) -> dict[str, Any]:
    return {
        "plan": session.rubric.in_order(event.items),
        "minutes": event.minutes,
        "stage_minutes": dict(event.stages),
        "opening_script": event.opening,
        "consent_text": event.consent,
        "suggestions": event.suggestions,
        "impression_asked": event.impression,
    }


def changed(session: Session, event: PlanChanged) -> dict[str, Any]:
    """The session after it."""
    return _planned(session, event)


def chosen(session: Session, event: QuestionsChosen) -> dict[str, Any]:
    """The session after it; a reason stands for as long as the template does."""
    departures = session.departures
    if session.template is not None:
        departures = {**departures, event.item: event.reason}
    return {"questions": {**session.questions, event.item: event.questions}, "departures": departures}


def applied(session: Session, event: TemplateApplied) -> dict[str, Any]:
    """The session after it."""
    return {
        **_planned(session, event),
        "questions": dict(event.questions),
        "template": event.name,
        "departures": {},
    }
