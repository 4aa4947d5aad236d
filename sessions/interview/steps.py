"""What each event changes in a session, by its kind; those of one subject stand with it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sessions.interview import (
    asking,
    consent,
    decision,
    entry,
    exam_steps,
    impression,
    moments,
    planning,
    remarks,
    retelling,
    showing,
    sitting,
)
from sessions.interview import events as ev
from sessions.interview.log_events import Amended, Expunged, Gap, Submitted
from sessions.interview.model import Evidence, Incident, Rating, Session
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated

K = TypeVar("K")
V = TypeVar("V")

Changes = dict[str, Any]
"""Fields of a Session that an event changes, by name."""

LOST_TITLE = "?"
"""The title of an incident of which no more is left than that it was told."""


def number_of(given: str, made: int) -> int:
    """The highest number that ids have borne once `given` is made (e12: 12), `made` being the highest before."""
    return max(made, int(given[1:])) if given[1:].isdecimal() else made + 1


def _with(old: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    """`old` with `key` set, or without it where `value` is None."""
    new = dict(old)
    if value is None:
        new.pop(key, None)
    else:
        new[key] = value
    return new


def _stage(session: Session, event: ev.StageStarted) -> Changes:
    return {
        "stage": event.stage,
        "stages": {event.stage: event.at, **session.stages},
        "visits": (*session.visits, (event.stage, event.at)),
    }


def _incident(session: Session, event: ev.IncidentAdded) -> Changes:
    gone = event.expunged is not None
    made = Incident(event.incident, event.kind, event.title, event.when, event.role, event.at, gone)
    return {
        "incidents": _with(session.incidents, made.id, made),
        "incidents_made": number_of(event.incident, session.incidents_made),
    }


def _told(session: Session, incident: str | None) -> str | None:
    """`incident`, which must be one of `session`'s. Raises KeyError."""
    return None if incident is None else session.incidents[incident].id


def _evidence(session: Session, event: ev.EvidenceAdded) -> Changes:
    made = Evidence(
        id=event.evidence,
        at=_said_at(session, event),
        text=event.text,
        star=event.star,
        sign=event.sign,
        quote=event.quote,
        items=event.items,
        indicators=event.indicators,
        incident=_told(session, event.incident),
        codable=event.codable,
    )
    number = number_of(event.evidence, session.evidence_made)
    return {
        "evidence": _with(session.evidence, made.id, made),
        "evidence_made": number,
        "moments": moments.without(session, event.moment),
    }


def _said_at(session: Session, event: ev.EvidenceAdded) -> str:
    if event.moment is None:
        return event.at
    found = session.moments.get(event.moment) or session.evidence.get(event.moment)
    if found is None and not session.gaps:
        raise KeyError(event.moment)
    # What it was noted for may be among what was lost; the note is not.
    return event.at if found is None else found.at


def _edited(session: Session, event: ev.EvidenceEdited) -> Changes:
    note = replace(
        session.evidence[event.evidence],
        text=event.text,
        star=event.star,
        sign=event.sign,
        quote=event.quote,
        items=event.items,
        indicators=event.indicators,
        incident=_told(session, event.incident),
        codable=event.codable,
    )
    return {"evidence": _with(session.evidence, note.id, note)}


def _linked(session: Session, event: ev.EvidenceLinked) -> Changes:
    note = replace(session.evidence[event.evidence], items=event.items, indicators=event.indicators)
    return {"evidence": _with(session.evidence, note.id, note)}


def _removed(session: Session, event: ev.EvidenceRemoved) -> Changes:
    if event.evidence not in session.evidence:
        raise KeyError(event.evidence)
    return {"evidence": _with(session.evidence, event.evidence, None)}


def _marked(session: Session, event: IndicatorMarked) -> Changes:
    return {"marks": _with(session.marks, event.indicator, event.mark)}


def _exam(session: Session, event: ExamRecorded) -> Changes:
    place = (event.item, event.level, event.subject)
    source = None if event.score is None else event.source
    return {
        "exams": _with(session.exams, place, event.score),
        "exam_sources": _with(session.exam_sources, place, source),
    }


def _rated(session: Session, event: ItemRated) -> Changes:
    rating = Rating(event.item, event.level, event.suggested, event.reason, event.at, event.expunged is not None)
    return {"ratings": _with(session.ratings, event.item, rating)}


def _ended(session: Session, event: ev.SessionEnded) -> Changes:
    return {"ended": event.how, **(sitting.paused(session, event) if event.how == "interrupted" else {})}


def _gap(session: Session, event: Gap) -> Changes:
    incidents = session.incidents
    if event.incident is not None:
        incidents = _with(incidents, event.incident, Incident(event.incident, "other", LOST_TITLE, "", "", event.at))
    return {
        "incidents": incidents,
        "submitted": session.submitted if event.submitted is None else event.submitted,
        # It may have given an id, which nothing else must bear then.
        "evidence_made": session.evidence_made + 1,
        "incidents_made": session.incidents_made + 1,
        "gaps": (*session.gaps, event.seq),
    }


STEPS: dict[type[ev.Event], Callable[[Session, Any], Changes]] = {
    ev.StageStarted: _stage,
    ev.IncidentAdded: _incident,
    ev.EvidenceAdded: _evidence,
    ev.EvidenceEdited: _edited,
    ev.EvidenceLinked: _linked,
    ev.EvidenceRemoved: _removed,
    IndicatorMarked: _marked,
    ExamRecorded: _exam,
    ItemRated: _rated,
    ev.Decided: decision.decided,
    ev.SessionEnded: _ended,
    Submitted: lambda session, _event: {"submitted": True, **impression.opened(session)},
    Amended: decision.amended,
    Gap: _gap,
    # What it took out is empty in the events that it speaks of.
    Expunged: lambda _session, _event: {},
    planning.PlanChanged: planning.changed,
    planning.QuestionsChosen: planning.chosen,
    planning.TemplateApplied: planning.applied,
    consent.InterestDeclared: consent.declared,
    consent.ConsentRecorded: lambda _session, event: {"consent": event.given},
    sitting.SittingPaused: sitting.paused,
    sitting.SittingResumed: sitting.resumed,
    retelling.IncidentEdited: retelling.edited,
    retelling.IncidentMerged: retelling.merged,
    moments.MomentStamped: moments.stamped,
    moments.MomentRemoved: moments.removed,
    asking.ProbeAsked: asking.asked,
    remarks.RemarkAdded: remarks.added,
    remarks.RemarkRemoved: remarks.removed,
    showing.FirstLevelGiven: showing.given,
    impression.ImpressionSealed: impression.sealed,
    **exam_steps.STEPS,
    entry.EntryAnswered: entry.answered,
}
"""Raises KeyError where an event speaks of what is not there, LogError where it does not fit otherwise."""
