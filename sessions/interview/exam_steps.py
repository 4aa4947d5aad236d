"""What each event of a paper changes in a session."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rubric.faults import Fault
from sessions.interview.event import Event
from sessions.interview.exam_events import (
    ExamAnswered,
    ExamDrawn,
    ExamExtended,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Scores,
)
from sessions.interview.log_error import LogError
from sessions.interview.model import Session
from sessions.interview.paper import Answer, Paper, fits


def _with(session: Session, paper: Paper) -> dict[str, Any]:
    return {"papers": {**session.papers, paper.id: paper}}


def drawn(session: Session, event: ExamDrawn) -> dict[str, Any]:
    """The session after it."""
    given = {name: getattr(event, name) for name in ("item", "level", "bank", "version", "seed", "multiple")}
    paper = Paper(id=event.paper, seconds=event.seconds, questions=event.questions, drawn=event.at, **given)
    return _with(session, paper)


def started(session: Session, event: ExamStarted) -> dict[str, Any]:
    """The session after it."""
    return _with(session, replace(session.papers[event.paper], started=event.at))


def answered(session: Session, event: ExamAnswered) -> dict[str, Any]:
    """The session after it. Raises KeyError where there is no such question, LogError where it has no such option."""
    paper = session.papers[event.paper]
    question = paper.question(event.question)
    if paper.handed_in is not None or not fits(question, event.picks, event.answer):
        raise LogError(event.seq, Fault(("question",), "log_answer", {"given": event.question}))
    before = paper.answers.get(event.question)
    seconds = event.seconds + (before.seconds if before else 0)
    given = Answer(event.picks, event.answer or "", seconds, event.at, event.expunged is not None)
    return _with(session, replace(paper, answers={**paper.answers, question.id: given}))


def extended(session: Session, event: ExamExtended) -> dict[str, Any]:
    """The session after it."""
    paper = session.papers[event.paper]
    return _with(session, replace(paper, more=paper.more + event.minutes))


def handed_in(session: Session, event: ExamHandedIn) -> dict[str, Any]:
    """The session after it: the scores that are whole stand among its exam scores."""
    paper = replace(session.papers[event.paper], handed_in=event.at, how=event.how, scores=event.scores)
    return _scored(session, paper, event.scores)


def marked(session: Session, event: ExamMarked) -> dict[str, Any]:
    """The session after it. Raises KeyError where there is no such question."""
    paper = session.papers[event.paper]
    question = paper.question(event.question)
    subject = {question.subject: event.scores.get(question.subject)}
    marks: dict[str, Decimal] = {**paper.marks, question.id: event.points}
    return _scored(session, replace(paper, marks=marks, scores=event.scores), subject)


def _scored(session: Session, paper: Paper, fresh: Scores) -> dict[str, Any]:
    """Only `fresh` scores are taken over: marking one subject leaves what was recorded for another since."""
    whole = {(paper.item, paper.level, name): score for name, score in fresh.items() if score is not None}
    return {
        **_with(session, paper),
        "exams": {**session.exams, **whole},
        "exam_sources": {**session.exam_sources, **dict.fromkeys(whole, paper.id)},
    }


STEPS: Mapping[type[Event], Callable[[Session, Any], dict[str, Any]]] = {
    ExamDrawn: drawn,
    ExamStarted: started,
    ExamAnswered: answered,
    ExamExtended: extended,
    ExamHandedIn: handed_in,
    ExamMarked: marked,
}
