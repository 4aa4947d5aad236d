"""What happened in a session, as frozen values: the only thing that is stored.

Each event carries its place in the log (`seq`, from 1), its time (`at`, ISO 8601 in UTC) and its actor. Those with
free text of people carry a salt too, for the event chain. The kinds that belong to one subject alone stand with it.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, TypeAdapter

from sessions.interview.asking import ProbeAsked
from sessions.interview.consent import ConsentRecorded, InterestDeclared
from sessions.interview.entry import EntryAnswered
from sessions.interview.event import Condition, Event, Id, Line, Months, Name, TextEvent
from sessions.interview.exam_events import AnyExamEvent
from sessions.interview.impression import ImpressionSealed
from sessions.interview.log_events import Amended, Expunged, Gap, Restored, Reverted, SessionOpened, Submitted
from sessions.interview.moments import MomentRemoved, MomentStamped
from sessions.interview.planning import PlanChanged, QuestionsChosen, TemplateApplied
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.remarks import RemarkAdded, RemarkRemoved
from sessions.interview.retelling import IncidentEdited, IncidentMerged
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.sitting import SittingPaused, SittingResumed
from sessions.interview.words import Choice, Departure, Ending, IncidentKind, Sign, Star, StartedStage

__all__ = ["Event", "TextEvent"]


class StageStarted(Event):
    """The interview moved to `stage`."""

    event: Literal["stage_started"] = "stage_started"
    stage: StartedStage


class IncidentAdded(TextEvent):
    """The candidate began to tell of a past event."""

    event: Literal["incident_added"] = "incident_added"
    incident: Id
    kind: IncidentKind
    title: Line
    when: Line = ""
    role: Line = ""


class EvidenceAdded(TextEvent):
    """A note was taken. `items` holds those its indicators imply; `line` is what was typed, where marks stood in it.

    `moment` is the stamp that it fills, or the note that it was split off: it has the time of that one.
    """

    event: Literal["evidence_added"] = "evidence_added"
    evidence: Id
    text: Line
    star: Star | None = None
    sign: Sign | None = None
    quote: StrictBool = False
    items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    incident: Id | None = None
    codable: StrictBool = True
    line: Line | None = None
    moment: Id | None = None


class EvidenceEdited(TextEvent):
    """A note now reads and counts as given here, whole."""

    event: Literal["evidence_edited"] = "evidence_edited"
    evidence: Id
    text: Line
    star: Star | None
    sign: Sign | None
    quote: StrictBool
    items: tuple[str, ...]
    indicators: tuple[str, ...]
    incident: Id | None
    codable: StrictBool


class EvidenceLinked(Event):
    """A note now belongs to these items and indicators, and to no others."""

    event: Literal["evidence_linked"] = "evidence_linked"
    evidence: Id
    items: tuple[str, ...]
    indicators: tuple[str, ...]


class EvidenceRemoved(Event):
    """A note no longer counts; it stays in the log."""

    event: Literal["evidence_removed"] = "evidence_removed"
    evidence: Id


class SessionEnded(Event):
    """The interview ended without a verdict."""

    event: Literal["session_ended"] = "session_ended"
    how: Ending


class Decided(TextEvent):
    """A person decided; `verdict` is what bei had found then, None where there was none.

    `against` is in what the decision departs from it; `months` how long the qualification is valid, None for the
    usual term.
    """

    event: Literal["decided"] = "decided"
    decision: Choice
    grade: str | None
    reason: Line
    by: Name
    verdict: str | None
    conditions: tuple[Condition, ...] = ()
    months: Months | None = None
    against: tuple[Departure, ...] = ()


AnyEvent = Annotated[
    SessionOpened
    | StageStarted
    | IncidentAdded
    | EvidenceAdded
    | EvidenceEdited
    | EvidenceLinked
    | EvidenceRemoved
    | IndicatorMarked
    | ExamRecorded
    | ItemRated
    | SessionEnded
    | Decided
    | Submitted
    | Amended
    | Reverted
    | Restored
    | Gap
    | Expunged
    | PlanChanged
    | QuestionsChosen
    | TemplateApplied
    | InterestDeclared
    | ConsentRecorded
    | SittingPaused
    | SittingResumed
    | IncidentEdited
    | IncidentMerged
    | MomentStamped
    | MomentRemoved
    | ProbeAsked
    | RemarkAdded
    | RemarkRemoved
    | FirstLevelGiven
    | ImpressionSealed
    | EntryAnswered
    | AnyExamEvent,
    Field(discriminator="event"),
]

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


_LATER = {
    "suggestions": "at_once",
    "impression": True,
    "moment": None,
    "source": None,
    "answer": None,
    "conditions": (),
    "months": None,
    "against": (),
    "decided": None,
    "part_of": None,
    "salt": None,
    "expunged": None,
}
"""Fields that records came to have later, with the value that stands for their absence."""


def to_record(event: Event) -> dict[str, Any]:
    """`event` as the mapping that is stored and exported: its kind first, exact decimals.

    Nothing is left out but what says nothing new of the fields that records came to have later (`_LATER`).
    """
    data = event.model_dump()
    last = {name: data.pop(name, usual) for name, usual in _LATER.items()}
    return {
        "seq": data.pop("seq"),
        "at": data.pop("at"),
        "actor": data.pop("actor"),
        "event": data.pop("event"),
        **data,
        **{name: value for name, value in last.items() if value != _LATER[name]},
    }
