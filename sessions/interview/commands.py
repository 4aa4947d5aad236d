"""What a session can be asked to do, one JSON object each (DESIGN §6); the same for keys, files and tests."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, TypeAdapter

from rubric.scoring import Mark, Number
from sessions.interview.asking import Ask
from sessions.interview.command import Alias, Command, Whole
from sessions.interview.consent import DeclareInterest, RecordConsent
from sessions.interview.entry import AnswerEntry
from sessions.interview.event import Condition, Line, Months, Name
from sessions.interview.examining import AnyExamCommand
from sessions.interview.impression import SealImpression
from sessions.interview.moments import RemoveMoment, StampMoment
from sessions.interview.planning import ApplyTemplate, ChangePlan, ChooseQuestions
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.retelling import EditIncident, MergeIncident
from sessions.interview.showing import GiveFirstLevel
from sessions.interview.sitting import Pause, Resume
from sessions.interview.words import Choice, Ending, IncidentKind, Sign, Star, StartedStage

__all__ = ["Command"]


class StartStage(Command):
    """Move the interview to a stage."""

    do: Literal["start_stage"] = "start_stage"
    stage: StartedStage


class AddIncident(Command):
    """Begin a past event told by the candidate."""

    do: Literal["add_incident"] = "add_incident"
    kind: IncidentKind
    title: Line
    when: Line = ""
    role: Line = ""
    alias: Alias | None = Field(default=None, alias="as")


class Capture(Command):
    """Take a note from a line in the capture grammar; `moment` is the stamp that it fills, whose marks it takes on."""

    do: Literal["capture"] = "capture"
    line: Line
    incident: str | None = None
    moment: str | None = None
    alias: Alias | None = Field(default=None, alias="as")


class AddEvidence(Command):
    """Take a note with its marks given one by one.

    `moment` is the stamp that it fills, or the note that it is split off: it gets the time of that one.
    """

    do: Literal["add_evidence"] = "add_evidence"
    text: Line
    star: Star | None = None
    sign: Sign | None = None
    quote: StrictBool = False
    items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    incident: str | None = None
    codable: StrictBool = True
    moment: str | None = None
    alias: Alias | None = Field(default=None, alias="as")


class EditEvidence(Command):
    """Change what is given of a note; null clears `star`, `sign` and `incident`."""

    do: Literal["edit_evidence"] = "edit_evidence"
    evidence: str
    text: Line | None = None
    star: Star | None = None
    sign: Sign | None = None
    quote: StrictBool | None = None
    incident: str | None = None
    codable: StrictBool | None = None
    items: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None


class LinkEvidence(Command):
    """Link a note to these items, or these indicators, in place of those it had; what is left out stays."""

    do: Literal["link_evidence"] = "link_evidence"
    evidence: str
    items: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None


class RemoveEvidence(Command):
    """Take a note out of the count; it stays in the log."""

    do: Literal["remove_evidence"] = "remove_evidence"
    evidence: str


class MarkIndicator(Command):
    """Mark an indicator, or clear its mark with null."""

    do: Literal["mark_indicator"] = "mark_indicator"
    indicator: str
    mark: Mark | None


class RecordExam(Command):
    """Score a subject of an exam at a level, 0 to 100; null clears it. `source` says that it was read from a file."""

    do: Literal["record_exam"] = "record_exam"
    item: str
    level: Whole
    subject: str
    score: Number | None
    source: Literal["csv"] | None = None


class RateItem(Command):
    """Give an item a level, or NE."""

    do: Literal["rate_item"] = "rate_item"
    item: str
    level: Whole | Literal["NE"]
    reason: Line = ""


class Undo(Command):
    """Take back the last thing done."""

    do: Literal["undo"] = "undo"


class Redo(Command):
    """Do again what was last taken back."""

    do: Literal["redo"] = "redo"


class End(Command):
    """End the interview without a verdict."""

    do: Literal["end"] = "end"
    how: Ending


class Decide(Command):
    """Record a person's decision; `by` is the interviewer where it is left out.

    `months` is how long the qualification is valid that it gives: 24 where it is left out.
    """

    do: Literal["decide"] = "decide"
    decision: Choice
    grade: str | None = None
    reason: Line
    by: Name | None = None
    conditions: tuple[Condition, ...] = ()
    months: Months | None = None


class Submit(Command):
    """Lock the session."""

    do: Literal["submit"] = "submit"


class Amend(Command):
    """Reopen a submitted session."""

    do: Literal["amend"] = "amend"
    reason: Line


AnyCommand = Annotated[
    StartStage
    | AddIncident
    | Capture
    | AddEvidence
    | EditEvidence
    | LinkEvidence
    | RemoveEvidence
    | MarkIndicator
    | RecordExam
    | RateItem
    | Undo
    | Redo
    | End
    | Decide
    | Submit
    | Amend
    | ChangePlan
    | ChooseQuestions
    | ApplyTemplate
    | DeclareInterest
    | RecordConsent
    | Pause
    | Resume
    | EditIncident
    | MergeIncident
    | StampMoment
    | RemoveMoment
    | Ask
    | AddRemark
    | RemoveRemark
    | GiveFirstLevel
    | SealImpression
    | AnswerEntry
    | AnyExamCommand,
    Field(discriminator="do"),
]

COMMAND: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)
