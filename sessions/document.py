"""The session document (DESIGN §6): a whole session as JSON, out and in.

`rubric` and `events` are the session; `state` and `result` follow from them and are recomputed on reading.
In the document the opening event leaves its rubric to the top-level `rubric`, where it stands once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rubric.checks import check
from rubric.faults import Fault
from sessions.canonical import digest, dumps, plain
from sessions.errors import DocumentError
from sessions.interview.events import Event, to_record
from sessions.interview.fold import fold
from sessions.interview.lawful import check_log
from sessions.interview.log_error import LogError
from sessions.interview.log_events import SessionOpened
from sessions.interview.model import Session
from sessions.interview.models import Models
from sessions.interview.reading import read_events
from sessions.interview.result import result
from sessions.state import state

SCHEMA = "bei.session/1"


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: its log, the session and the `result` object that it gives, and which keys differ.

    `unsaved` are the texts that were half typed or not saved when a rescue copy was written, by place.
    """

    events: list[Event]
    session: Session
    result: dict[str, Any]
    differing: tuple[str, ...] = ()
    unsaved: Mapping[str, str] = field(default_factory=dict)

    def records(self) -> list[dict[str, Any]]:
        """The log as plain records, oldest first, made anew each time."""
        return [to_record(event) for event in self.events]


def about(session: Session) -> dict[str, Any]:
    """`session` of the document: who, for what, by whom, when."""
    return {
        "id": session.id,
        "candidate": session.candidate,
        "candidate_id": session.candidate_id,
        "post": session.post,
        "purpose": session.purpose,
        "grade": session.grade,
        "interviewer": session.interviewer,
        "minutes": session.minutes,
        "opened": session.opened,
    }


def document(session: Session, events: Sequence[Event]) -> dict[str, Any]:
    """The whole document of `session`, whose log is `events`."""
    opened = events[0]
    if not isinstance(opened, SessionOpened):
        raise LogError(1, Fault((), "log_opening"))
    records = [to_record(event) for event in events]
    del records[0]["rubric"]
    return {
        "schema": SCHEMA,
        "session": about(session),
        "rubric": {"digest": opened.digest, "snapshot": opened.rubric},
        "events": records,
        "state": state(session),
        "result": result(session),
    }


def write(session: Session, events: Sequence[Event]) -> str:
    """The document as text, the same for the same log, ending in a newline."""
    return dumps(document(session, events), indent=1) + "\n"


def read(data: Any, models: Models | None = None) -> Document:
    """A document from its parsed JSON; needs `rubric` and `events` alone. Raises DocumentError.

    `models` are those that were met in documents before.
    """
    models = models or Models()
    if not isinstance(data, dict):
        raise DocumentError(Fault((), "document_form"))
    if data.get("schema", SCHEMA) != SCHEMA:
        raise DocumentError(Fault(("schema",), "document_schema", {"given": str(data["schema"]), "expected": SCHEMA}))
    rubric, events = data.get("rubric"), data.get("events")
    if not isinstance(rubric, dict) or not isinstance(rubric.get("snapshot"), dict):
        raise DocumentError(Fault(("rubric",), "document_rubric"))
    if not isinstance(events, list) or not events or not all(isinstance(one, dict) for one in events):
        raise DocumentError(Fault(("events",), "document_events"))
    if not models.knows(rubric.get("digest"), rubric["snapshot"]):
        _check(rubric)
    records = [{**events[0], "rubric": rubric["snapshot"]}, *events[1:]]
    try:
        log = read_events(records)
        session = _folded(log, models)
    except LogError as error:
        raise DocumentError(_placed(error)) from None
    derived = {"session": about(session), "state": state(session), "result": result(session)}
    # A key that is absent cannot differ; what is there is compared as it is, or else as what would be read.
    differing = tuple(
        key for key, own in derived.items() if key in data and data[key] != own and data[key] != plain(own)
    )
    return Document(log, session, derived["result"], differing, _unsaved(data))


def _placed(error: LogError) -> Fault:
    """What is wrong with a log, by its place in the document, where the rubric stands by itself."""
    path = error.fault.path
    above = ("rubric", "snapshot") if path[:1] == ("rubric",) else ("events", error.seq - 1)
    return replace(error.fault, path=(*above, *(path[1:] if path[:1] == ("rubric",) else path)))


def _check(rubric: dict[str, Any]) -> None:
    """Raises DocumentError where the digest does not fit the snapshot, or that is no model."""
    if rubric.get("digest") != digest(rubric["snapshot"]):
        raise DocumentError(Fault(("rubric", "digest"), "digest_differs"))
    for fault in check(rubric["snapshot"]):
        if fault.severity == "error":
            raise DocumentError(replace(fault, path=("rubric", "snapshot", *fault.path)))


def _unsaved(data: dict[str, Any]) -> dict[str, str]:
    """The texts of a rescue copy. Raises DocumentError where there is something else in their place."""
    unsaved = data.get("unsaved", {})
    texts = unsaved.get("texts", {}) if isinstance(unsaved, dict) else None
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise DocumentError(Fault(("unsaved", "texts"), "document_texts"))
    return texts


def _folded(log: list[Event], models: Models) -> Session:
    opened = log[0]
    if not isinstance(opened, SessionOpened):
        raise LogError(1, Fault((), "log_opening"))
    rubric = models.of(opened)
    check_log(log, rubric)
    return fold(log, rubric)[0]
