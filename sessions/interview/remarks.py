"""What is written down and is no evidence: accommodations, the candidate's own questions, the next steps."""

from typing import Any, Literal

from pydantic import Field

from sessions.interview.command import Alias, Command
from sessions.interview.context import Context, known, needed
from sessions.interview.event import Event, Id, Line, TextEvent
from sessions.interview.model import Remark, Session
from sessions.interview.words import RemarkKind


class RemarkAdded(TextEvent):
    """Something was written down beside the evidence; `remark` is `r` and the number of this event."""

    event: Literal["remark_added"] = "remark_added"
    remark: Id
    kind: RemarkKind
    text: Line


class RemarkRemoved(Event):
    """A remark no longer stands; it stays in the log."""

    event: Literal["remark_removed"] = "remark_removed"
    remark: Id


class AddRemark(Command):
    """Write down an accommodation, a question of the candidate's, or a next step: no evidence, never rated."""

    do: Literal["add_remark"] = "add_remark"
    kind: RemarkKind
    text: Line
    alias: Alias | None = Field(default=None, alias="as")


class RemoveRemark(Command):
    """Take a remark away; it stays in the log."""

    do: Literal["remove_remark"] = "remove_remark"
    remark: str


def add(command: AddRemark, to: Context) -> Event:
    """The remark. Raises RefusalError."""
    text = needed(command.text, "empty_note")
    return RemarkAdded(**to.text_head, remark=f"r{to.session.seq + 1}", kind=command.kind, text=text)


def remove(command: RemoveRemark, to: Context) -> Event:
    """Its removal. Raises RefusalError."""
    return RemarkRemoved(**to.head, remark=known(command.remark, to.session.remarks, "remark"))


def added(session: Session, event: RemarkAdded) -> dict[str, Any]:
    """The session after it."""
    made = Remark(event.remark, event.kind, event.text, event.at, event.expunged is not None)
    return {"remarks": {**session.remarks, made.id: made}}


def removed(session: Session, event: RemarkRemoved) -> dict[str, Any]:
    """The session after it."""
    gone = session.remarks[event.remark].id
    return {"remarks": {name: one for name, one in session.remarks.items() if name != gone}}
