"""Questions and probes that were put to the candidate: so that none is asked twice, and the same are asked of all."""

from typing import Any, Literal

from sessions.interview.command import Command
from sessions.interview.context import Context, incident_of, known, needed
from sessions.interview.event import Event, Id, Line, TextEvent
from sessions.interview.model import Asked, Session
from sessions.interview.words import ProbeKind, Star


class ProbeAsked(TextEvent):
    """A question was put: of an item, for a STAR `part` of an incident, or of neither.

    `text` is as it stood on the prompt; `warned` are the codes of the warnings against which it was put there.
    """

    event: Literal["probe_asked"] = "probe_asked"
    kind: ProbeKind
    text: Line
    item: str | None = None
    incident: Id | None = None
    part: Star | None = None
    warned: tuple[str, ...] = ()


class Ask(Command):
    """Record that a question or probe was put to the candidate."""

    do: Literal["ask"] = "ask"
    kind: ProbeKind
    text: Line
    item: str | None = None
    incident: str | None = None
    part: Star | None = None
    warned: tuple[str, ...] = ()


def ask(command: Ask, to: Context) -> Event:
    """The question was asked. Raises RefusalError."""
    return ProbeAsked(
        **to.text_head,
        kind=command.kind,
        text=needed(command.text, "empty_question"),
        item=None if command.item is None else known(command.item, to.session.rubric.item, "item"),
        incident=incident_of(to.session, command.incident),
        part=command.part,
        warned=command.warned,
    )


def asked(session: Session, event: ProbeAsked) -> dict[str, Any]:
    """The session after it."""
    incident = None if event.incident is None else session.incidents[event.incident].id
    one = Asked(event.kind, event.text, event.item, incident, event.part, event.warned, event.at)
    return {"asked": (*session.asked, one)}
