"""The first impression: what the interviewer leans to a few minutes in, sealed until the session is submitted.

Judgments made early tend to steer what is asked and heard afterwards. So it is put on record while it is young, and
then shown nowhere, until it can be held against what came of the whole interview.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from sessions.interview.command import Command
from sessions.interview.context import Context, known
from sessions.interview.event import Event
from sessions.interview.model import Impression, Session
from sessions.interview.pace import elapsed, spent
from sessions.interview.refusals import RefusalError
from sessions.interview.words import CHOICES, Choice

DUE = 5 * 60
"""Seconds of the interview's clock, pauses not counted, after which it is asked for."""


class ImpressionSealed(Event):
    """The interviewer leaned to this `minute` minutes into the interview; not to be shown until it is submitted."""

    event: Literal["impression_sealed"] = "impression_sealed"
    lean: Choice
    grade: str | None = None
    minute: int = Field(ge=0)


class SealImpression(Command):
    """Put the first impression on record: a choice that fits the purpose, and a grade if any."""

    do: Literal["seal_impression"] = "seal_impression"
    lean: Choice
    grade: str | None = None


def is_due(session: Session, now: datetime) -> bool:
    """Whether it is to be asked for: five minutes in, not given yet, and the interview neither over nor rated."""
    if not session.impression_asked or session.impression is not None or session.ended or session.submitted:
        return False
    return session.stage not in ("prepare", "rate", "grade") and sum(spent(session, now).values()) >= DUE


def seal(command: SealImpression, to: Context) -> Event:
    """The sealed impression. Raises RefusalError."""
    session = to.session
    if not session.impression_asked:
        raise RefusalError("impression_off")
    if session.impression is not None:
        raise RefusalError("impression_given")
    allowed = CHOICES[session.purpose]
    if command.lean not in allowed:
        raise RefusalError("decision_not_for_purpose", decision=command.lean, allowed=", ".join(allowed))
    if command.grade is not None:
        known(command.grade, session.rubric.grade, "grade")
    minute = elapsed(session, datetime.fromisoformat(to.head["at"]))
    return ImpressionSealed(**to.head, lean=command.lean, grade=command.grade, minute=minute)


def sealed(_session: Session, event: ImpressionSealed) -> dict[str, Any]:
    """The session after it."""
    return {"impression": Impression(event.lean, event.grade, event.minute, event.at)}


def opened(session: Session) -> dict[str, Any]:
    """What a submit changes: the impression may be seen from then on, also where the session is reopened."""
    return {} if session.impression is None else {"impression": replace(session.impression, opened=True)}
