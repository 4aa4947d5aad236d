"""Records to events, and a whole log to the session that it gives."""

from typing import Any

from pydantic import ValidationError

from rubric.faults import Fault
from rubric.model import Rubric
from sessions.interview.event import Event
from sessions.interview.events import EVENT
from sessions.interview.fold import fold
from sessions.interview.history import History
from sessions.interview.log_error import LogError
from sessions.interview.log_events import SessionOpened
from sessions.interview.model import Session
from sessions.interview.models import Models, first_of


def read_events(records: list[dict[str, Any]]) -> list[Event]:
    """Records to events. Raises LogError at the first record that is none."""
    events: list[Event] = []
    for seq, record in enumerate(records, 1):
        try:
            events.append(EVENT.validate_python(record))
        except ValidationError as error:
            raise LogError(seq, first_of(error, record)) from None
    return events


def folded(records: list[dict[str, Any]], models: Models | None = None) -> tuple[Session, History]:
    """The session and its history that a whole log gives; `models` are those met before. Raises LogError."""
    events = read_events(records)
    return fold(events, opened_model(events, models))


def opened_model(events: list[Event], models: Models | None = None) -> Rubric:
    """The model of a log; `models` are those met before. Raises LogError where its first event opens no session."""
    if not events or not isinstance(events[0], SessionOpened):
        raise LogError(1, Fault((), "log_opening"))
    return (models or Models()).of(events[0])
