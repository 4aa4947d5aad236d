"""An incident that was told once already, or is told better: edited, or merged with its first telling."""

from dataclasses import replace
from typing import Any, Literal

from sessions.interview.command import Command
from sessions.interview.context import Context, known, needed
from sessions.interview.event import Event, Id, Line, TextEvent
from sessions.interview.model import Incident, Session
from sessions.interview.refusals import RefusalError
from sessions.interview.words import IncidentKind


class IncidentEdited(TextEvent):
    """An incident now reads as given here, whole."""

    event: Literal["incident_edited"] = "incident_edited"
    incident: Id
    kind: IncidentKind
    title: Line
    when: Line
    role: Line


class IncidentMerged(Event):
    """An incident was the retelling of another one, `into` which its notes go."""

    event: Literal["incident_merged"] = "incident_merged"
    incident: Id
    into: Id


class EditIncident(Command):
    """Change what is given of an incident."""

    do: Literal["edit_incident"] = "edit_incident"
    incident: str
    kind: IncidentKind | None = None
    title: Line | None = None
    when: Line | None = None
    role: Line | None = None


class MergeIncident(Command):
    """Merge a retelling `into` the incident that it tells again."""

    do: Literal["merge_incident"] = "merge_incident"
    incident: str
    into: str


def edit(command: EditIncident, to: Context) -> Event:
    """The incident as it now reads. Raises RefusalError."""
    old = to.session.incidents[known(command.incident, to.session.incidents, "incident")]
    if old.expunged:
        raise RefusalError("incident_expunged", incident=old.id)
    return IncidentEdited(
        **to.text_head,
        incident=old.id,
        kind=old.kind if command.kind is None else command.kind,
        title=old.title if command.title is None else needed(command.title, "empty_title"),
        when=old.when if command.when is None else command.when,
        role=old.role if command.role is None else command.role,
    )


def merge(command: MergeIncident, to: Context) -> Event:
    """The two as one. Raises RefusalError."""
    gone = known(command.incident, to.session.incidents, "incident")
    kept = known(command.into, to.session.incidents, "incident")
    if gone == kept:
        raise RefusalError("merged_with_itself", incident=gone)
    return IncidentMerged(**to.head, incident=gone, into=kept)


def edited(session: Session, event: IncidentEdited) -> dict[str, Any]:
    """The session after it."""
    old, gone = session.incidents[event.incident], event.expunged is not None
    new = Incident(old.id, event.kind, event.title, event.when, event.role, old.at, gone)
    return {"incidents": {**session.incidents, new.id: new}}


def merged(session: Session, event: IncidentMerged) -> dict[str, Any]:
    """The session after it: notes, moments and questions of the one belong to the other."""
    gone, kept = session.incidents[event.incident].id, session.incidents[event.into].id

    def to(incident: str | None) -> str | None:
        return kept if incident == gone else incident

    return {
        "incidents": {name: one for name, one in session.incidents.items() if name != gone},
        "evidence": {name: replace(one, incident=to(one.incident)) for name, one in session.evidence.items()},
        "moments": {name: replace(one, incident=to(one.incident)) for name, one in session.moments.items()},
        "asked": tuple(replace(one, incident=to(one.incident)) for one in session.asked),
    }
