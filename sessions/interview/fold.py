"""Events to session: `evolve` for one more event, `fold` for a whole log."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rubric.faults import Fault
from rubric.model import Rubric
from sessions.interview import events as ev
from sessions.interview.history import History
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Amended, Expunged, Gap, Restored, Reverted, SessionOpened
from sessions.interview.model import Session
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.steps import STEPS, number_of


def open_session(event: SessionOpened, rubric: Rubric) -> Session:
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
    step = STEPS.get(type(event))
    if step is None:
        raise LogError(event.seq, Fault(("event",), "log_kind", {"given": getattr(event, "event", "")}))
    if session.submitted and not isinstance(event, Amended | Gap | Expunged):
        raise LogError(event.seq, Fault((), "log_submitted"))
    if not session.submitted and isinstance(event, Amended):
        raise LogError(event.seq, Fault((), "log_not_submitted"))
    try:
        return session.changed({"seq": event.seq, "updated": event.at, **step(session, event)})
    except KeyError as missing:
        raise LogError(event.seq, Fault((), "log_missing", {"code": str(missing.args[0])})) from None


def unfold(log: Sequence[ev.Event], rubric: Rubric) -> Iterator[tuple[Session, History]]:
    """The session and its history after each event of `log`, before `Tally.settle`. Raises LogError."""
    if not log or not isinstance(log[0], SessionOpened):
        raise LogError(1, Fault((), "log_opening"))
    for seq, event in enumerate(log, 1):
        if event.seq != seq:
            raise LogError(seq, Fault(("seq",), "log_number", {"given": str(event.seq)}))
    session, history = open_session(log[0], rubric), History()
    yield session, history
    # What undo goes back to. An act that was taken back must have fitted where it stands all the same: redo may bring
    # it back.
    taken_back = {event.target for event in log if isinstance(event, Reverted | Restored)}
    before: dict[int, Session] = {}
    for event in log[1:]:
        history = history.after(event)
        if isinstance(event, Reverted | Restored):
            if event.target not in before:
                raise LogError(event.seq, Fault(("target",), "log_target", {"given": str(event.target)}))
            session = before[event.target]
            if isinstance(event, Restored):
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
    """What the whole of a log says of a session, whatever was undone in it.

    The ids given, the gaps, the notes expunged, and the items whose suggestion was `seen` after a first level.
    """

    evidence: int = 0
    incidents: int = 0
    gaps: tuple[int, ...] = ()
    expunged: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    def after(self, event: ev.Event) -> "Tally":
        """The tally with one more event."""
        if isinstance(event, ev.EvidenceAdded):
            gone = self.expunged if event.expunged is None else self.expunged | {event.evidence}
            return replace(self, evidence=number_of(event.evidence, self.evidence), expunged=gone)
        if isinstance(event, ev.IncidentAdded):
            return replace(self, incidents=number_of(event.incident, self.incidents))
        if isinstance(event, Gap):
            gaps = (*self.gaps, event.seq)
            return replace(self, evidence=self.evidence + 1, incidents=self.incidents + 1, gaps=gaps)
        if isinstance(event, FirstLevelGiven):
            return replace(self, seen=self.seen | {event.item})
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
            suggestion_seen=self.seen,
        )
