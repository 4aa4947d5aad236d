"""The decision of a person, and what keeps it when the session is reopened: both stand, the earlier and the later."""

from collections.abc import Mapping
from typing import Any

from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.against import against
from sessions.interview.context import Context, known, needed
from sessions.interview.event import Condition
from sessions.interview.log_events import Amended
from sessions.interview.model import Amendment, Decision, Session
from sessions.interview.opening import clean_name
from sessions.interview.refusals import RefusalError
from sessions.interview.result import verdict_of
from sessions.interview.validity import VALID_MONTHS
from sessions.interview.words import CHOICES, Choice, Departure, EntryAnswer


def decide(command: co.Decide, to: Context) -> ev.Event:
    """The decision. Raises RefusalError."""
    allowed = CHOICES[to.session.purpose]
    if command.decision not in allowed:
        raise RefusalError("decision_not_for_purpose", decision=command.decision, allowed=", ".join(allowed))
    if command.grade is not None:
        known(command.grade, to.session.rubric.grade, "grade")
    verdict = verdict_of(to.session)
    return ev.Decided(
        **to.text_head,
        decision=command.decision,
        grade=command.grade,
        reason=needed(command.reason, "decision_reason_needed"),
        by=to.session.interviewer if command.by is None else signed(command.by),
        verdict=None if verdict is None else verdict.grade,
        conditions=tuple(_condition(one) for one in command.conditions),
        months=None if command.months == VALID_MONTHS else command.months,
        against=departures(to.session, command.decision, command.grade),
    )


def _condition(given: Condition) -> Condition:
    needed(given.text, "empty_condition")
    return given


def signed(name: str) -> str:
    """`name` as that of a person who answers for something. Raises RefusalError."""
    return clean_name("by", needed(name, "decision_name_needed"), needed=True)


def departures(session: Session, decision: Choice, grade: str | None) -> tuple[Departure, ...]:
    """In what `decision`, taken now with the `grade` given, would go against what stands in `session`."""
    verdict = verdict_of(session)
    return against(
        decision,
        grade,
        session.grade,
        None if verdict is None else verdict.grade,
        list(session.rubric.grade),
        answers(session).values(),
    )


def answers(session: Session) -> Mapping[str, EntryAnswer]:
    """The answer to each entry condition of the rubric; one that nobody gave is `unknown`."""
    given = session.entry
    return {one: given[one].answer if one in given else "unknown" for one in session.rubric.entry_condition}


def decided(_session: Session, event: ev.Decided) -> dict[str, Any]:
    """The session after a decision."""
    made = Decision(
        decision=event.decision,
        grade=event.grade,
        reason=event.reason,
        by=event.by,
        verdict=event.verdict,
        at=event.at,
        expunged=event.expunged is not None,
        seq=event.seq,
        conditions=event.conditions,
        months=event.months,
        against=event.against,
    )
    return {"decision": made}


def amend(command: co.Amend, to: Context) -> ev.Event:
    """The reopening. Raises RefusalError."""
    if not to.session.submitted:
        raise RefusalError("not_submitted")
    standing = to.session.decision
    reason = needed(command.reason, "amend_reason_needed")
    return Amended(**to.text_head, reason=reason, decided=None if standing is None else standing.seq)


def amended(session: Session, event: Amended) -> dict[str, Any]:
    """The session after it, with what had been decided until then."""
    gone = event.expunged is not None
    made = Amendment(session.decision, event.reason, event.actor, event.at, gone, event.decided is not None)
    return {"submitted": False, "amendments": (*session.amendments, made)}
