"""The session document (DESIGN §6): a whole session as JSON, out and in.

`rubric` and `events` are the session; `state` and `result` follow from them and are recomputed on reading.
In the document the opening event leaves its rubric to the top-level `rubric`, where it stands once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rubric.checks import check
from rubric.numbers import rounded
from sessions.canonical import digest, dumps, plain
from sessions.desk import read_events
from sessions.errors import DocumentError
from sessions.interview.events import Event, SessionOpened, to_record
from sessions.interview.fold import LogError, fold
from sessions.interview.lawful import check_log
from sessions.interview.model import Decision, Session
from sessions.interview.models import Models
from sessions.interview.paper import Paper
from sessions.interview.result import result

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


def state(session: Session) -> dict[str, Any]:
    """`{stage, plan, incidents, evidence, marks, exams, ratings, decision}` with how it ended or was locked."""
    return {
        "stage": session.stage,
        "plan": list(session.planned),
        "incidents": [
            {"id": one.id, "kind": one.kind, "title": one.title, "when": one.when, "role": one.role, "at": one.at}
            for one in session.incidents.values()
        ],
        "evidence": [
            {
                "id": one.id,
                "at": one.at,
                "text": one.text,
                "star": one.star,
                "sign": one.sign,
                "quote": one.quote,
                "items": list(one.items),
                "indicators": list(one.indicators),
                "incident": one.incident,
                "codable": one.codable,
            }
            for one in session.evidence.values()
        ],
        "marks": dict(session.marks),
        "exams": [
            {
                "item": place[0],
                "level": place[1],
                "subject": place[2],
                "score": score,
                **({"source": source} if (source := session.exam_sources.get(place)) else {}),
            }
            for place, score in session.exams.items()
        ],
        "ratings": {
            code: {"level": one.level, "suggested": one.suggested, "reason": one.reason, "at": one.at}
            for code, one in session.ratings.items()
        },
        "decision": None if session.decision is None else _decision(session.decision),
        "ended": session.ended,
        "submitted": session.submitted,
        **{name: value for name, value in _beside(session).items() if value},
    }


def _decision(made: Decision) -> dict[str, Any]:
    more = {
        "conditions": [one.model_dump() for one in made.conditions],
        "months": made.months,
        "against": list(made.against),
    }
    return {
        "decision": made.decision,
        "grade": made.grade,
        "reason": made.reason,
        "by": made.by,
        "verdict": made.verdict,
        "at": made.at,
        **{name: value for name, value in more.items() if value},
    }


def _decisions(session: Session) -> list[dict[str, Any]]:
    """Every decision that was submitted and reopened, with when, by whom and why, then the one that stands.

    None where there is one alone, or where those who reopened did not note what they reopened.
    """
    made = [
        {**_decision(one.decision), "amended": {"at": one.at, "by": one.by, "reason": one.reason}}
        for one in session.amendments
        if one.noted and one.decision is not None
    ]
    last = session.amendments[-1].decision if session.amendments else None
    if session.decision is not None and session.decision != last:
        made.append(_decision(session.decision))
    return made if len(made) > 1 else []


def _beside(session: Session) -> dict[str, Any]:
    """What stands in the state only where there is something: documents of earlier versions have none of it."""
    interest, impression = session.interest, session.impression
    return {
        "template": session.template,
        "stage_minutes": dict(session.stage_minutes),
        "opening_script": session.opening_script,
        "consent_text": session.consent_text,
        "questions": {item: list(chosen) for item, chosen in session.questions.items()},
        "departures": dict(session.departures),
        "interest": interest and {"knows": interest.knows, "detail": interest.detail, "at": interest.at},
        "consent": session.consent is not None and {"given": session.consent},
        "breaks": [{"since": one.since, "until": one.until} for one in session.breaks],
        "moments": [
            {
                "id": one.id,
                "at": one.at,
                "star": one.star,
                "sign": one.sign,
                "quote": one.quote,
                "incident": one.incident,
            }
            for one in session.moments.values()
        ],
        "asked": [
            {
                "kind": one.kind,
                "text": one.text,
                "item": one.item,
                "incident": one.incident,
                "part": one.part,
                "warned": list(one.warned),
                "at": one.at,
            }
            for one in session.asked
        ],
        "suggestions": "" if session.suggestions == "at_once" else session.suggestions,
        "suggestions_seen": list(session.rubric.in_order(session.suggestion_seen)),
        "first_levels": {
            code: {"level": one.level, "suggested": one.suggested, "at": one.at}
            for code, one in session.first_levels.items()
        },
        "impression_off": not session.impression_asked,
        "impression": impression
        and {"lean": impression.lean, "grade": impression.grade, "minute": impression.minute, "at": impression.at},
        "remarks": [
            {"id": one.id, "kind": one.kind, "text": one.text, "at": one.at} for one in session.remarks.values()
        ],
        "papers": [_paper(one) for one in session.papers.values()],
        "entry": {name: {"answer": one.answer, "note": one.note, "at": one.at} for name, one in session.entry.items()},
        "decisions": _decisions(session),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    """A paper without its questions, which the event that drew it has."""
    return {
        "id": paper.id,
        "item": paper.item,
        "level": paper.level,
        "bank": paper.bank,
        "version": paper.version,
        "seed": paper.seed,
        "started": paper.started,
        "handed_in": paper.handed_in,
        "how": paper.how,
        "answers": {
            question: {"picks": list(one.picks), "text": one.text, "seconds": one.seconds, "at": one.at}
            for question, one in paper.answers.items()
        },
        "points": {question: None if one is None else rounded(one) for question, one in paper.earned.items()}
        if paper.handed_in
        else {},
        "scores": dict(paper.scores),
    }


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
        raise LogError(1, "the log does not begin with the opening of a session")
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
        raise DocumentError("not a session document: an object was expected")
    if data.get("schema", SCHEMA) != SCHEMA:
        raise DocumentError(f"schema: {data['schema']!r} is not {SCHEMA!r}")
    rubric, events = data.get("rubric"), data.get("events")
    if not isinstance(rubric, dict) or not isinstance(rubric.get("snapshot"), dict):
        raise DocumentError("rubric: snapshot and digest are missing")
    if not isinstance(events, list) or not events or not all(isinstance(one, dict) for one in events):
        raise DocumentError("events: a list of objects was expected")
    if not models.knows(rubric.get("digest"), rubric["snapshot"]):
        _check(rubric)
    records = [{**events[0], "rubric": rubric["snapshot"]}, *events[1:]]
    try:
        log = read_events(records)
        session = _folded(log, models)
    except LogError as error:
        raise DocumentError(f"events[{error.seq - 1}]: {error.problem}") from None
    derived = {"session": about(session), "state": state(session), "result": result(session)}
    # A key that is absent cannot differ; what is there is compared as it is, or else as what would be read.
    differing = tuple(
        key for key, own in derived.items() if key in data and data[key] != own and data[key] != plain(own)
    )
    return Document(log, session, derived["result"], differing, _unsaved(data))


def _check(rubric: dict[str, Any]) -> None:
    """Raises DocumentError where the digest does not fit the snapshot, or that is no model."""
    if rubric.get("digest") != digest(rubric["snapshot"]):
        raise DocumentError("rubric.digest does not fit rubric.snapshot")
    for fault in check(rubric["snapshot"]):
        if fault.severity == "error":
            raise DocumentError(f"rubric.snapshot.{'.'.join(map(str, fault.path))}: {fault.code}")


def _unsaved(data: dict[str, Any]) -> dict[str, str]:
    """The texts of a rescue copy. Raises DocumentError where there is something else in their place."""
    unsaved = data.get("unsaved", {})
    texts = unsaved.get("texts", {}) if isinstance(unsaved, dict) else None
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise DocumentError("unsaved.texts: texts by place were expected")
    return texts


def _folded(log: list[Event], models: Models) -> Session:
    opened = log[0]
    if not isinstance(opened, SessionOpened):
        raise LogError(1, "the log does not begin with the opening of a session")
    rubric = models.of(opened)
    check_log(log, rubric)
    return fold(log, rubric)[0]
