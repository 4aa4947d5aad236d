"""Moments stamped by one key while the eyes are on the candidate: a time and a mark, to be filled in afterwards."""

from typing import Any, Literal

from pydantic import Field, StrictBool

from sessions.interview.command import Alias, Command
from sessions.interview.context import Context, incident_of, known
from sessions.interview.event import Event, Id
from sessions.interview.model import Moment, Session
from sessions.interview.words import Sign, Star


class MomentStamped(Event):
    """Something was said here that is to be noted; `moment` is `m` and the number of this event."""

    event: Literal["moment_stamped"] = "moment_stamped"
    moment: Id
    star: Star | None = None
    sign: Sign | None = None
    quote: StrictBool = False
    incident: Id | None = None


class MomentRemoved(Event):
    """A moment is not to be filled in."""

    event: Literal["moment_removed"] = "moment_removed"
    moment: Id


class StampMoment(Command):
    """Record that something was said now, without a text; a note with this `moment` fills it in."""

    do: Literal["stamp_moment"] = "stamp_moment"
    star: Star | None = None
    sign: Sign | None = None
    quote: StrictBool = False
    incident: str | None = None
    alias: Alias | None = Field(default=None, alias="as")


class RemoveMoment(Command):
    """Take away a moment that is not to be filled in."""

    do: Literal["remove_moment"] = "remove_moment"
    moment: str


def stamp(command: StampMoment, to: Context) -> Event:
    """The moment. Raises RefusalError."""
    return MomentStamped(
        **to.head,
        moment=f"m{to.session.seq + 1}",
        star=command.star,
        sign=command.sign,
        quote=command.quote,
        incident=incident_of(to.session, command.incident),
    )


def remove(command: RemoveMoment, to: Context) -> Event:
    """Its removal. Raises RefusalError."""
    return MomentRemoved(**to.head, moment=known(command.moment, to.session.moments, "moment"))


def stamped(session: Session, event: MomentStamped) -> dict[str, Any]:
    """The session after it."""
    incident = None if event.incident is None else session.incidents[event.incident].id
    made = Moment(event.moment, event.at, event.star, event.sign, event.quote, incident)
    return {"moments": {**session.moments, made.id: made}}


def removed(session: Session, event: MomentRemoved) -> dict[str, Any]:
    """The session after it."""
    return {"moments": without(session, session.moments[event.moment].id)}


def without(session: Session, moment: str | None) -> dict[str, Moment]:
    """The moments that are still to be filled in once `moment` is."""
    return {name: one for name, one in session.moments.items() if name != moment}
