"""Command to event, or a refusal: pure, and the only place that says what may happen in a session."""

from collections.abc import Callable
from typing import Any

from rubric.scoring import NE
from sessions.canonical import in_range
from sessions.interview import (
    asking,
    consent,
    decision,
    entry,
    examining,
    impression,
    moments,
    planning,
    remarks,
    retelling,
    showing,
    sitting,
)
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.capture import parse, with_implied
from sessions.interview.context import Context, Stamp, fitting, incident_of, known, links_of, needed, note_of
from sessions.interview.ground import suggestion_for, unsupported
from sessions.interview.history import History
from sessions.interview.log_events import Restored, Reverted, Submitted
from sessions.interview.model import Moment, Session
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.refusals import RefusalError

_UNSTAMPED = Moment(id="", at="", star=None, sign=None, quote=False, incident=None)


def _start_stage(command: co.StartStage, to: Context) -> ev.Event:
    return ev.StageStarted(**to.head, stage=command.stage)


def _add_incident(command: co.AddIncident, to: Context) -> ev.Event:
    return ev.IncidentAdded(
        **to.text_head,
        incident=f"i{to.session.incidents_made + 1}",
        kind=command.kind,
        title=needed(command.title, "empty_title"),
        when=command.when,
        role=command.role,
    )


def _capture(command: co.Capture, to: Context) -> ev.Event:
    said = parse(command.line, to.session.rubric)
    stamped = to.session.moments.get(command.moment or "", _UNSTAMPED)
    return ev.EvidenceAdded(
        **to.text_head,
        evidence=f"e{to.session.evidence_made + 1}",
        text=fitting(needed(said.text, "empty_note")),
        # What is typed wins over what was stamped.
        star=said.star or stamped.star,
        sign=said.sign or stamped.sign,
        quote=said.quote or stamped.quote,
        items=said.items,
        indicators=said.indicators,
        incident=incident_of(to.session, command.incident or stamped.incident),
        codable=said.codable,
        line=None if said.text == command.line else command.line,
        moment=_moment(to.session, command.moment),
    )


def _add_evidence(command: co.AddEvidence, to: Context) -> ev.Event:
    return ev.EvidenceAdded(
        **to.text_head,
        evidence=f"e{to.session.evidence_made + 1}",
        text=needed(command.text, "empty_note"),
        star=command.star,
        sign=command.sign,
        quote=command.quote,
        incident=incident_of(to.session, command.incident),
        codable=command.codable,
        moment=_moment(to.session, command.moment),
        **links_of(to.session, command.items, command.indicators),
    )


def _moment(session: Session, moment: str | None) -> str | None:
    return None if moment is None else known(moment, (*session.moments, *session.evidence), "moment")


def _edit(command: co.EditEvidence, to: Context) -> ev.Event:
    note, given = note_of(to.session, command.evidence), command.model_fields_set

    def either(name: str) -> Any:
        return getattr(command if name in given else note, name)

    for name in ("text", "quote", "codable", "items", "indicators"):
        if either(name) is None:
            raise RefusalError("not_null", field=name)
    return ev.EvidenceEdited(
        **to.text_head,
        evidence=note.id,
        text=needed(either("text"), "empty_note"),
        star=either("star"),
        sign=either("sign"),
        quote=either("quote"),
        incident=incident_of(to.session, either("incident")),
        codable=either("codable"),
        **links_of(to.session, either("items"), either("indicators")),
    )


def _link(command: co.LinkEvidence, to: Context) -> ev.Event:
    note = note_of(to.session, command.evidence)
    indicators = note.indicators if command.indicators is None else command.indicators
    items = command.items
    if items is None:
        # An item that only a dropped indicator had brought goes with it.
        dropped = with_implied((), tuple(one for one in note.indicators if one not in indicators))
        items = tuple(code for code in note.items if code not in dropped)
    return ev.EvidenceLinked(**to.head, evidence=note.id, **links_of(to.session, items, indicators))


def _remove(command: co.RemoveEvidence, to: Context) -> ev.Event:
    return ev.EvidenceRemoved(**to.head, evidence=note_of(to.session, command.evidence).id)


def _mark(command: co.MarkIndicator, to: Context) -> ev.Event:
    code = known(command.indicator, to.session.rubric.indicator, "indicator")
    if to.session.rubric.item[to.session.rubric.indicator[code].item].method == "exam":
        raise RefusalError("exam_takes_no_marks", indicator=code)
    return IndicatorMarked(**to.head, indicator=code, mark=command.mark)


def _record_exam(command: co.RecordExam, to: Context) -> ev.Event:
    rubric = to.session.rubric
    item = rubric.item[known(command.item, rubric.item, "item")]
    if item.exam is None:
        raise RefusalError("no_exam", item=item.code)
    if not 1 <= command.level <= rubric.top:
        raise RefusalError("level_outside_scale", level=str(command.level), lowest="1", top=str(rubric.top))
    subject = known(command.subject, (one.code for one in item.exam.subjects), "subject")
    if command.score is not None and not (0 <= command.score <= 100 and in_range(command.score)):
        raise RefusalError("score_outside", score=str(command.score))
    given = {"level": command.level, "subject": subject, "score": command.score, "source": command.source}
    return ExamRecorded(**to.head, item=item.code, **given)


def _rate(command: co.RateItem, to: Context) -> ev.Event:
    rubric = to.session.rubric
    code = known(command.item, rubric.item, "item")
    suggested = suggestion_for(to.session, code).level
    if not showing.is_shown(to.session, code):
        raise RefusalError("first_level_needed", item=code)
    showing.check_level(to.session, code, command.level)
    if command.level != NE and suggested not in (NE, command.level) and not command.reason.strip():
        raise RefusalError("reason_needed", item=code, level=str(command.level), suggested=str(suggested))
    return ItemRated(**to.text_head, item=code, level=command.level, suggested=suggested, reason=command.reason)


def _end(command: co.End, to: Context) -> ev.Event:
    return ev.SessionEnded(**to.head, how=command.how)


def _undo(_command: co.Undo, to: Context) -> ev.Event:
    if not to.history.undoable:
        raise RefusalError("nothing_to_undo")
    return Reverted(**to.head, target=to.history.undoable[-1])


def _redo(_command: co.Redo, to: Context) -> ev.Event:
    if not to.history.redoable:
        raise RefusalError("nothing_to_redo")
    return Restored(**to.head, target=to.history.redoable[-1])


def _submit(_command: co.Submit, to: Context) -> ev.Event:
    if paper := next((one.id for one in to.session.papers.values() if one.under_way), None):
        raise RefusalError("paper_under_way", paper=paper)
    if lost := unsupported(to.session):
        raise RefusalError("unsupported", items=", ".join(lost))
    return Submitted(**to.head)


_RULES: dict[type[co.Command], Callable[[Any, Context], ev.Event]] = {
    co.StartStage: _start_stage,
    co.AddIncident: _add_incident,
    co.Capture: _capture,
    co.AddEvidence: _add_evidence,
    co.EditEvidence: _edit,
    co.LinkEvidence: _link,
    co.RemoveEvidence: _remove,
    co.MarkIndicator: _mark,
    co.RecordExam: _record_exam,
    co.RateItem: _rate,
    co.Undo: _undo,
    co.Redo: _redo,
    co.End: _end,
    co.Decide: decision.decide,
    co.Submit: _submit,
    co.Amend: decision.amend,
    planning.ChangePlan: planning.change,
    planning.ChooseQuestions: planning.choose,
    planning.ApplyTemplate: planning.apply,
    consent.DeclareInterest: consent.declare,
    consent.RecordConsent: consent.record,
    sitting.Pause: sitting.pause,
    sitting.Resume: sitting.resume,
    retelling.EditIncident: retelling.edit,
    retelling.MergeIncident: retelling.merge,
    moments.StampMoment: moments.stamp,
    moments.RemoveMoment: moments.remove,
    asking.Ask: asking.ask,
    remarks.AddRemark: remarks.add,
    remarks.RemoveRemark: remarks.remove,
    showing.GiveFirstLevel: showing.give,
    impression.SealImpression: impression.seal,
    **examining.RULES,
    entry.AnswerEntry: entry.answer,
}


def decide(session: Session, history: History, command: co.Command, stamp: Stamp) -> ev.Event:
    """The event that `command` brings about in `session`. Raises RefusalError where it may not be."""
    if session.submitted and not isinstance(command, co.Amend):
        raise RefusalError("submitted")
    head = {"seq": session.seq + 1, "at": stamp.at, "actor": stamp.actor, "part_of": stamp.part_of}
    return _RULES[type(command)](command, Context(session, history, head, stamp.salt))
