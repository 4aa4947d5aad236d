"""What is declared before the interview: whether interviewer and candidate know each other, and the consent."""

from typing import Any, Literal

from pydantic import StrictBool

from sessions.interview.command import Command
from sessions.interview.context import Context, needed
from sessions.interview.event import Event, Line, TextEvent
from sessions.interview.model import Interest, Session


class InterestDeclared(TextEvent):
    """The interviewer said whether he `knows` the candidate, and how."""

    event: Literal["interest_declared"] = "interest_declared"
    knows: StrictBool
    detail: Line = ""


class ConsentRecorded(Event):
    """The candidate agreed to the interview and its notes, or did not."""

    event: Literal["consent_recorded"] = "consent_recorded"
    given: StrictBool


class DeclareInterest(Command):
    """Say whether the interviewer knows the candidate; how, is needed where he does."""

    do: Literal["declare_interest"] = "declare_interest"
    knows: StrictBool
    detail: Line = ""


class RecordConsent(Command):
    """Say whether the candidate agrees to the interview and its notes."""

    do: Literal["record_consent"] = "record_consent"
    given: StrictBool


def declare(command: DeclareInterest, to: Context) -> Event:
    """The declaration. Raises RefusalError."""
    detail = needed(command.detail, "interest_detail_needed") if command.knows else command.detail
    return InterestDeclared(**to.text_head, knows=command.knows, detail=detail)


def record(command: RecordConsent, to: Context) -> Event:
    """The consent, or its refusal."""
    return ConsentRecorded(**to.head, given=command.given)


def declared(_session: Session, event: InterestDeclared) -> dict[str, Any]:
    """The session after it."""
    return {"interest": Interest(event.knows, event.detail, event.at, event.expunged is not None)}
