"""What makes a log one: its opening, locking and reopening, undo and redo, what was lost and what was taken out."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from sessions.interview.event import Event, Id, Line, Minutes, Name, Seq, TextEvent
from sessions.interview.words import Purpose


class SessionOpened(Event):
    """The session began; `rubric` is the whole model as it stood, `plan` the items to cover."""

    event: Literal["session_opened"] = "session_opened"
    session: Id
    candidate: Name
    candidate_id: Name
    post: Name
    purpose: Purpose
    grade: str
    interviewer: Name
    minutes: Minutes
    plan: tuple[str, ...]
    digest: str
    rubric: Mapping[str, Any]


class Submitted(Event):
    """The session was locked."""

    event: Literal["submitted"] = "submitted"


class Amended(TextEvent):
    """The session was reopened; `decided` is the event of the decision that stood then."""

    event: Literal["amended"] = "amended"
    reason: Line
    decided: Seq | None = None


class Reverted(Event):
    """The event at `target` no longer counts (undo)."""

    event: Literal["reverted"] = "reverted"
    target: Seq


class Restored(Event):
    """The event at `target` counts again (redo)."""

    event: Literal["restored"] = "restored"
    target: Seq


class Gap(Event):
    """What stood here was lost when the store was damaged, and the log was repaired without it.

    `cause`: `lost` where the record itself could not be read, `stranded` where it spoke of one that was lost.
    `incident` and `submitted` say what the record must have been where what follows leaves no choice: the telling of
    an incident, a submit (true) or an amend (false). `at` and `actor` are those of the repair.
    """

    event: Literal["gap"] = "gap"
    cause: Literal["lost", "stranded"]
    incident: Id | None = None
    submitted: StrictBool | None = None


class Expunged(TextEvent):
    """The texts of the events `targets` were taken out for good; `reason` says why, not what stood there."""

    event: Literal["expunged"] = "expunged"
    targets: Annotated[tuple[Seq, ...], Field(min_length=1)]
    reason: Line
    by: Name
