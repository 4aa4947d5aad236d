"""A log made whole again out of the records that could be read: what is lost leaves a gap, nothing else moves. Pure.

A record keeps its number, and is not altered. One that speaks of what was lost and so cannot stand becomes a gap as
well. A gap says what its event must have been only where a later record leaves no choice: a note of an incident that
nothing tells of says that the incident was told; what follows a submit says that the session was reopened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from rubric.faults import Fault
from rubric.model import Rubric
from sessions.errors import StoreError
from sessions.interview.chain import salted
from sessions.interview.events import EVENT, Event, IncidentAdded, to_record
from sessions.interview.fold import fold
from sessions.interview.lawful import check_log
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Amended, Gap, SessionOpened, Submitted
from sessions.interview.models import Models, first_of
from sessions.interview.steps import number_of

Record = dict[str, Any]


class OpeningLostError(StoreError):
    """The event that opens a session cannot be read, and without the model in it no other can be understood."""

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong with it."""
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Stranded:
    """A record that could be read and cannot stand in the log: its number, itself, and why not, within it."""

    number: int
    record: Record
    fault: Fault


@dataclass(frozen=True, slots=True)
class Mended:
    """A log that folds. `lost` are the numbers that no good record was found for, `stranded` what is left out."""

    records: Sequence[Record]
    lost: tuple[int, ...]
    stranded: tuple[Stranded, ...]


def mend(records: Mapping[int, Record], count: int, session_id: str, at: str, actor: str) -> Mended:
    """The log of `count` events of `session_id` out of these `records`; gaps bear the time `at` and `actor`.

    Raises OpeningLostError.
    """
    lost = tuple(number for number in range(1, count + 1) if number not in records)
    stranded: list[Stranded] = []
    log: list[Event] = []
    for number in range(1, count + 1):
        try:
            event: Event = EVENT.validate_python(records[number])
        except KeyError:
            event = Gap(seq=number, at=at, actor=actor, cause="lost")
        except ValidationError as problem:
            stranded.append(Stranded(number, records[number], first_of(problem, records[number])))
            event = Gap(seq=number, at=at, actor=actor, cause="stranded")
        if event.seq != number:
            wrong = Fault(("seq",), "log_number", {"given": str(event.seq)})
            stranded.append(Stranded(number, records[number], wrong))
            event = Gap(seq=number, at=at, actor=actor, cause="stranded")
        log.append(event)
    rubric = _rubric(log, session_id)
    while (fault := _fault(log, rubric)) is not None:
        known = _explained(log, fault.seq)
        if known is not None:
            log[known.seq - 1] = known
            continue
        stranded.append(Stranded(fault.seq, records[fault.seq], fault.fault))
        log[fault.seq - 1] = Gap(seq=fault.seq, at=at, actor=actor, cause="stranded")
    new = {*lost, *(one.number for one in stranded)}
    made = [to_record(event) if event.seq in new else salted(records[event.seq]) for event in log]
    return Mended(made, lost, tuple(sorted(stranded, key=lambda one: one.number)))


def _rubric(log: Sequence[Event], session_id: str) -> Rubric:
    opened = log[0] if log else None
    if not isinstance(opened, SessionOpened):
        raise OpeningLostError(Fault((), "log_opening"))
    if opened.session != session_id:
        raise OpeningLostError(Fault(("session",), "log_other_session", {"given": opened.session}))
    try:
        return Models().of(opened)
    except LogError as problem:
        raise OpeningLostError(problem.fault) from None


def _fault(log: Sequence[Event], rubric: Rubric) -> LogError | None:
    try:
        fold(log, rubric)
        check_log(log, rubric)
    except LogError as problem:
        return problem
    return None


def _explained(log: Sequence[Event], number: int) -> Gap | None:
    """The gap before event `number`, saying what it must have been for the event to stand; None where none can."""
    event = log[number - 1]
    before = log[: number - 1]
    blank = [one for one in before if isinstance(one, Gap) and one.incident is None and one.submitted is None]
    blank = [one for one in blank if one.cause == "lost"]
    told = {_incident_of(one) for one in before}
    named = [getattr(event, name, None) for name in ("incident", "into")]
    unknown = [one for one in named if one is not None and one not in told]
    if unknown and not isinstance(event, IncidentAdded):
        return _telling(unknown[0], before, blank)
    turn = max((one.seq for one in before if _turns(one)), default=0)
    blank = [one for one in blank if one.seq > turn]
    if not blank:
        return None
    if isinstance(event, Amended):
        return None if _is_submitted(log, turn) else blank[-1].model_copy(update={"submitted": True})
    return blank[0].model_copy(update={"submitted": False}) if _is_submitted(log, turn) else None


def _telling(incident: str, before: Sequence[Event], blank: Sequence[Gap]) -> Gap | None:
    told = {_incident_of(one): one.seq for one in before if _incident_of(one)}
    number = number_of(incident, 0)
    if incident in told:
        return None
    places = {number_of(name or "", 0): seq for name, seq in told.items()}
    last = max((one for one in places if one < number), default=0)
    upto = min((seq for one, seq in places.items() if one > number), default=len(before) + 1)
    fitting = [one for one in blank if places.get(last, 0) < one.seq < upto]
    # Those in between may be lost as well, and need gaps of their own.
    at = min(number - last - 1, len(fitting) - 1)
    return fitting[at].model_copy(update={"incident": incident}) if fitting else None


def _incident_of(event: Event) -> str | None:
    return event.incident if isinstance(event, IncidentAdded | Gap) else None


def _turns(event: Event) -> bool:
    return isinstance(event, Submitted | Amended) or (isinstance(event, Gap) and event.submitted is not None)


def _is_submitted(log: Sequence[Event], turn: int) -> bool:
    """Whether the session was submitted after the event `turn`, the last that could change that; 0 is none."""
    event = log[turn - 1] if turn else None
    return isinstance(event, Submitted) or (isinstance(event, Gap) and bool(event.submitted))
