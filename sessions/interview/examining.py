"""An exam taken in bei: what may be asked of a paper, and what comes of it.

Nothing of a paper can be undone, and nothing before it once it is there: what a candidate answered is not the
interviewer's to take back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from rubric.bank import BankQuestion, Credit
from rubric.marking import right_picks, scores
from rubric.scoring import Number
from sessions.canonical import in_range
from sessions.interview.command import Command, Whole
from sessions.interview.context import Context, fitting, known
from sessions.interview.event import Event, Line
from sessions.interview.exam_events import (
    ExamAnswered,
    ExamDrawn,
    ExamExtended,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Picks,
    WholeSeconds,
)
from sessions.interview.paper import HandedIn, Paper, fits
from sessions.interview.refusals import RefusalError

MAX_MORE = 24 * 60
"""Minutes that may be added at once."""


class DrawExam(Command):
    """Take over a paper that was drawn from a bank."""

    do: Literal["draw_exam"] = "draw_exam"
    item: str
    level: Whole
    bank: str
    version: str
    seed: str
    multiple: Credit = "exact"
    seconds: Annotated[int, Field(ge=1, strict=True)]
    questions: tuple[BankQuestion, ...] = Field(min_length=1)


class StartExam(Command):
    """Show the paper for the first time."""

    do: Literal["start_exam"] = "start_exam"
    paper: str


class AnswerExam(Command):
    """Answer a question by positions, from 1, or by a text; no picks and no text take the answer away."""

    do: Literal["answer_exam"] = "answer_exam"
    paper: str
    question: str
    picks: Picks = ()
    text: Line | None = None
    seconds: WholeSeconds = 0


class ExtendExam(Command):
    """Give more time."""

    do: Literal["extend_exam"] = "extend_exam"
    paper: str
    minutes: Whole


class HandInExam(Command):
    """Hand the paper in."""

    do: Literal["hand_in_exam"] = "hand_in_exam"
    paper: str
    how: HandedIn = "candidate"


class MarkExam(Command):
    """Give a short answer its points."""

    do: Literal["mark_exam"] = "mark_exam"
    paper: str
    question: str
    points: Number


AnyExamCommand = DrawExam | StartExam | AnswerExam | ExtendExam | HandInExam | MarkExam


def draw(command: DrawExam, to: Context) -> Event:
    """The drawing. Raises RefusalError."""
    rubric = to.session.rubric
    item = rubric.item[known(command.item, rubric.item, "item")]
    if item.exam is None:
        raise RefusalError("no_exam", item=item.code)
    if not 1 <= command.level <= rubric.top:
        raise RefusalError("level_outside_scale", level=str(command.level), lowest="1", top=str(rubric.top))
    if waiting := next((one.id for one in to.session.papers.values() if one.handed_in is None), None):
        raise RefusalError("paper_open", paper=waiting)
    subjects = [one.code for one in item.exam.subjects]
    for question in command.questions:
        known(question.subject, subjects, "subject")
    if bad := unsound(command.questions):
        raise RefusalError("bad_question", question=bad)
    given = {name: getattr(command, name) for name in DrawExam.model_fields if name != "do"}
    return ExamDrawn(**to.head, paper=f"p{to.session.seq + 1}", **given)


def unsound(questions: tuple[BankQuestion, ...]) -> str | None:
    """The first question that cannot be marked, or whose id stood before."""
    seen: set[str] = set()
    for one in questions:
        right = right_picks(one)
        lacking = one.expected is None if one.kind == "short" else not right
        confused = (one.kind == "true_false" and one.answer is None) or (one.kind == "single" and len(right) > 1)
        if lacking or confused or one.id in seen:
            return one.id
        seen.add(one.id)
    return None


def _paper(to: Context, paper: str) -> Paper:
    return to.session.papers[known(paper, to.session.papers, "paper")]


def _under_way(to: Context, paper: str) -> Paper:
    found = _paper(to, paper)
    if found.started is None:
        raise RefusalError("paper_not_started", paper=paper)
    if found.handed_in is not None:
        raise RefusalError("paper_handed_in", paper=paper)
    return found


def start(command: StartExam, to: Context) -> Event:
    """The first showing. Raises RefusalError."""
    if _paper(to, command.paper).started is not None:
        raise RefusalError("paper_started", paper=command.paper)
    return ExamStarted(**to.head, paper=command.paper)


def answer(command: AnswerExam, to: Context) -> Event:
    """The answer. Raises RefusalError, also once the time is over."""
    paper = _under_way(to, command.paper)
    question = paper.question(known(command.question, (one.id for one in paper.questions), "question"))
    if _over(paper, to):
        raise RefusalError("paper_time_over", paper=paper.id)
    if not fits(question, command.picks, command.text):
        raise RefusalError("answer_does_not_fit", question=question.id)
    head = to.head if command.text is None else to.text_head
    given = {"picks": tuple(sorted(command.picks)), "seconds": command.seconds}
    text = None if command.text is None else fitting(command.text)
    return ExamAnswered(**head, paper=paper.id, question=question.id, answer=text, **given)


def _over(paper: Paper, to: Context) -> bool:
    deadline = paper.deadline
    return deadline is not None and datetime.fromisoformat(to.head["at"]) > deadline


def extend(command: ExtendExam, to: Context) -> Event:
    """More time. Raises RefusalError."""
    paper = _under_way(to, command.paper)
    if not 1 <= command.minutes <= MAX_MORE:
        raise RefusalError("minutes_outside", minutes=str(command.minutes))
    return ExamExtended(**to.head, paper=paper.id, minutes=command.minutes)


def hand_in(command: HandInExam, to: Context) -> Event:
    """The handing in, with the scores of what needs no person. Raises RefusalError."""
    paper = _under_way(to, command.paper)
    if command.how == "time" and not _over(paper, to):
        raise RefusalError("paper_time_left", paper=paper.id)
    return ExamHandedIn(**to.head, paper=paper.id, how=command.how, scores=scores(paper.questions, paper.earned))


def mark(command: MarkExam, to: Context) -> Event:
    """The points of a short answer, and what the scores are then. Raises RefusalError."""
    paper = _paper(to, command.paper)
    if paper.handed_in is None:
        raise RefusalError("paper_not_handed_in", paper=paper.id)
    question = paper.question(known(command.question, (one.id for one in paper.questions), "question"))
    if question.kind != "short":
        raise RefusalError("marked_by_bei", question=question.id)
    if not (0 <= command.points <= question.points and in_range(command.points)):
        raise RefusalError("points_outside", points=str(command.points), most=str(question.points))
    marked = replace(paper, marks={**paper.marks, question.id: command.points})
    now = scores(marked.questions, marked.earned)
    return ExamMarked(**to.head, paper=paper.id, question=question.id, points=command.points, scores=now)


RULES: Mapping[type[Command], Callable[[Any, Context], Event]] = {
    DrawExam: draw,
    StartExam: start,
    AnswerExam: answer,
    ExtendExam: extend,
    HandInExam: hand_in,
    MarkExam: mark,
}
