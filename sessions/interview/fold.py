"""Events to session: `evolve` for one more event, `fold` for a whole log."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from rubric.model import Rubric
from sessions.interview import asking, consent, moments, planning, remarks, retelling, sitting
from sessions.interview import events as ev
from sessions.interview.history import History
from sessions.interview.model import Decision, Evidence, Incident, Rating, Session

K = TypeVar("K")
V = TypeVar("V")

Changes = dict[str, Any]
"""Fields of a Session that an event changes, by name."""

LOST_TITLE = "?"
"""The title of an incident of which no more is left than that it was told."""


class LogError(Exception):
    """A log that cannot be: `seq` is the event that does not fit, the message says why.

    `session` is the one that was to be opened, where a stored one was.
    """

    def __init__(self, seq: int, problem: str, session: str = "") -> None:
        """Take the event's number, what is wrong with it, and the session."""
        super().__init__(f"event {seq}: {problem}")
        self.seq = seq
        self.problem = problem
        self.session = session


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
    return (session.moments.get(event.moment) or session.evidence[event.moment]).at


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


def _marked(session: Session, event: ev.IndicatorMarked) -> Changes:
    return {"marks": _with(session.marks, event.indicator, event.mark)}


def _exam(session: Session, event: ev.ExamRecorded) -> Changes:
    return {"exams": _with(session.exams, (event.item, event.level, event.subject), event.score)}


def _rated(session: Session, event: ev.ItemRated) -> Changes:
    rating = Rating(event.item, event.level, event.suggested, event.reason, event.at, event.expunged is not None)
    return {"ratings": _with(session.ratings, event.item, rating)}


def _ended(session: Session, event: ev.SessionEnded) -> Changes:
    return {"ended": event.how, **(sitting.paused(session, event) if event.how == "interrupted" else {})}


def _decided(_session: Session, event: ev.Decided) -> Changes:
    gone = event.expunged is not None
    made = Decision(event.decision, event.grade, event.reason, event.by, event.verdict, event.at, gone)
    return {"decision": made}


def _gap(session: Session, event: ev.Gap) -> Changes:
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


_STEPS: dict[type[ev.Event], Callable[[Session, Any], Changes]] = {
    ev.StageStarted: _stage,
    ev.IncidentAdded: _incident,
    ev.EvidenceAdded: _evidence,
    ev.EvidenceEdited: _edited,
    ev.EvidenceLinked: _linked,
    ev.EvidenceRemoved: _removed,
    ev.IndicatorMarked: _marked,
    ev.ExamRecorded: _exam,
    ev.ItemRated: _rated,
    ev.Decided: _decided,
    ev.SessionEnded: _ended,
    ev.Submitted: lambda _session, _event: {"submitted": True},
    ev.Amended: lambda _session, _event: {"submitted": False},
    ev.Gap: _gap,
    # What it took out is empty in the events that it speaks of.
    ev.Expunged: lambda _session, _event: {},
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
}


def open_session(event: ev.SessionOpened, rubric: Rubric) -> Session:
    """The session at its first event; `rubric` is the one that the event carries."""
    return Session(
        id=event.session,
        candidate=event.candidate,
        candidate_id=event.candidate_id,
        post=event.post,
        purpose=event.purpose,
        grade=event.grade,
        interviewer=event.interviewer,
        minutes=event.minutes,
        plan=rubric.in_order(event.plan),
        rubric=rubric,
        digest=event.digest,
        opened=event.at,
        updated=event.at,
    )


def evolve(session: Session, event: ev.Event) -> Session:
    """`session` after one more event, which must not be an undo or a redo. Raises LogError."""
    step = _STEPS.get(type(event))
    if step is None:
        raise LogError(event.seq, f"{type(event).__name__} does not follow")
    if session.submitted and not isinstance(event, ev.Amended | ev.Gap | ev.Expunged):
        raise LogError(event.seq, "only an amendment follows once a session is submitted, or an expunging")
    if not session.submitted and isinstance(event, ev.Amended):
        raise LogError(event.seq, "amends what was not submitted")
    try:
        return replace(session, seq=event.seq, updated=event.at, **step(session, event))
    except KeyError as missing:
        raise LogError(event.seq, f"speaks of {missing}, which is not there") from None


def unfold(log: Sequence[ev.Event], rubric: Rubric) -> Iterator[tuple[Session, History]]:
    """The session and its history after each event of `log`, before `Tally.settle`. Raises LogError."""
    if not log or not isinstance(log[0], ev.SessionOpened):
        raise LogError(1, "the log does not begin with the opening of a session")
    for seq, event in enumerate(log, 1):
        if event.seq != seq:
            raise LogError(seq, f"bears the number {event.seq}")
    session, history = open_session(log[0], rubric), History()
    yield session, history
    # What undo goes back to. An act that was taken back must have fitted where it stands all the same: redo may bring
    # it back.
    taken_back = {event.target for event in log if isinstance(event, ev.Reverted | ev.Restored)}
    before: dict[int, Session] = {}
    for event in log[1:]:
        try:
            history = history.after(event)
        except ValueError as problem:
            raise LogError(event.seq, str(problem)) from None
        if isinstance(event, ev.Reverted | ev.Restored):
            if event.target not in before:
                raise LogError(event.seq, f"speaks of event {event.target}, which can be neither undone nor redone")
            session = before[event.target]
            if isinstance(event, ev.Restored):
                session = evolve(session, log[event.target - 1])
        else:
            if event.seq in taken_back:
                before[event.seq] = session
            session = evolve(session, event)
        yield session, history


def fold(events: Iterable[ev.Event], rubric: Rubric) -> tuple[Session, History]:
    """The session and its history after a whole log, given the rubric of its first event. Raises LogError.

    A note whose text was expunged counts at no point of the log, and is not in the session.
    """
    log = list(events)
    for session, history in unfold(log, rubric):
        last = session, history
    tally = Tally()
    for event in log:
        tally = tally.after(event)
    # Only now: what undo and redo do to such a note must have fitted.
    return tally.settle(last[0], log[-1]), last[1]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the whole of a log says of a session, whatever was undone in it: ids given, gaps, notes expunged."""

    evidence: int = 0
    incidents: int = 0
    gaps: tuple[int, ...] = ()
    expunged: frozenset[str] = frozenset()

    def after(self, event: ev.Event) -> "Tally":
        """The tally with one more event."""
        if isinstance(event, ev.EvidenceAdded):
            gone = self.expunged if event.expunged is None else self.expunged | {event.evidence}
            return replace(self, evidence=number_of(event.evidence, self.evidence), expunged=gone)
        if isinstance(event, ev.IncidentAdded):
            return replace(self, incidents=number_of(event.incident, self.incidents))
        if isinstance(event, ev.Gap):
            return Tally(self.evidence + 1, self.incidents + 1, (*self.gaps, event.seq), self.expunged)
        return self

    def settle(self, session: Session, last: ev.Event) -> Session:
        """`session`, made of the events that count, as it stands after the event `last`."""
        evidence = session.evidence
        if self.expunged:
            evidence = {name: note for name, note in evidence.items() if name not in self.expunged}
        return replace(
            session,
            seq=last.seq,
            updated=last.at,
            evidence=evidence,
            evidence_made=self.evidence,
            incidents_made=self.incidents,
            gaps=self.gaps,
        )
