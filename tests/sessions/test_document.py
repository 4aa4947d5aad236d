"""The session document (DESIGN §6): out and in without the loss of a byte, and what is recomputed on the way."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sessions.canonical import digest, dumps
from sessions.desk import SessionDesk
from sessions.document import Document, document, read, write
from sessions.intake import read_many
from sessions.interview import commands as co
from sessions.interview.events import EVENT, to_record
from sessions.interview.log_error import LogError
from sessions.interview.result import result
from tests.sessions.acts import HOSTILE, SITTING, begun, beside_the_evidence, sat
from tests.sessions.making import Data, LogInMemory, TickingClock, desk_on, holed, noted, parsed, small, telecom

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def desk_of(found: Document) -> SessionDesk:
    """A desk on what was read, as an import would store it."""
    log = LogInMemory()
    log.kept = parsed(dumps(found.records()))
    return SessionDesk(log, TickingClock())


def exported(desk: SessionDesk) -> str:
    return write(desk.session, desk.events)


def worked() -> SessionDesk:
    """A desk with one of everything in its session, and an undo and a redo in its log."""
    desk = desk_on(candidate="王芳", candidate_id="C-7", post="政企", minutes=90)
    desk.do(co.StartStage(stage="incidents"))
    desk.do(co.AddIncident(kind="high", title="Won", when="2025", role="lead"))
    for text in HOSTILE:
        noted(desk, "co")
        desk.do(co.EditEvidence(evidence=f"e{desk.session.evidence_made}", text=text, incident="i1"))
    desk.do(co.Capture(line="a：＋＃com.1.1听完"))
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.RecordExam(item="ski", level=1, subject="lab", score=Decimal("59.99999999999999999999")))
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=Decimal("0.10")))
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.RateItem(item="ski", level="NE", reason="too little"))
    desk.do(co.Undo())
    desk.do(co.Redo())
    desk.do(co.Decide(decision="hold", reason="wait", grade="low"))
    return desk


@FEW
@given(SITTING)
def test_any_session_comes_back_to_the_byte(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    text = exported(desk)
    assert exported(desk) == text
    (found,) = read_many(text.encode())
    assert found.differing == ()
    assert found.session == desk.session
    assert exported(desk_of(found)) == text


def test_every_kind_of_event_comes_back() -> None:
    desk = begun()
    desk.do(co.StartStage(stage="rate"))
    desk.do(co.EditEvidence(evidence="e1", text="rang"))
    desk.do(co.LinkEvidence(evidence="e2", items=("com", "law")))
    desk.do(co.RemoveEvidence(evidence="e3"))
    beside_the_evidence(desk)
    desk.do(co.MarkIndicator(indicator="com.1.1", mark="not_shown"))
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=Decimal("7.50")))
    desk.do(co.RateItem(item="com", level=0))
    desk.do(co.Undo())
    desk.do(co.Redo())
    desk.do(co.Decide(decision="reject", reason="no"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a date"))
    desk.do(co.End(how="consent_refused"))
    desk.expunge("e2", "concerns health")
    desk = holed(desk, len(desk.events) + 1)
    kinds = EVENT.json_schema()["discriminator"]["mapping"]
    assert {to_record(event)["event"] for event in desk.events} == set(kinds)
    (found,) = read_many(exported(desk))
    assert found.session == desk.session
    assert exported(desk_of(found)) == exported(desk)


def test_a_full_session_on_the_reference_model_comes_back_to_the_byte() -> None:
    desk = desk_on(telecom(), items=["com", "ski"])
    for line in HOSTILE:
        desk.do(co.Capture(line=f"#com {line}"))
    desk.do(co.RateItem(item="com", level=2))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a date"))
    (found,) = read_many(exported(desk).encode())
    assert (found.differing, found.session) == ((), desk.session)
    assert exported(desk_of(found)) == exported(desk)


def test_the_document_has_its_keys_in_order_and_the_rubric_once() -> None:
    desk = worked()
    data = parsed(exported(desk))
    assert list(data) == ["schema", "session", "rubric", "events", "state", "result"]
    assert data["schema"] == "bei.session/1"
    assert data["rubric"]["digest"] == digest(small().content)
    assert data["rubric"]["snapshot"] == parsed(dumps(small().content))
    assert "rubric" not in data["events"][0]
    assert [event["seq"] for event in data["events"]] == list(range(1, len(desk.events) + 1))
    assert all({"seq", "at", "actor", "event"} <= event.keys() for event in data["events"])
    assert exported(desk).endswith("}\n")


def test_session_and_state_say_what_the_session_says() -> None:
    data = document(worked().session, worked().events)
    assert data["session"] == {
        "id": "s1",
        "candidate": "王芳",
        "candidate_id": "C-7",
        "post": "政企",
        "purpose": "hire",
        "grade": "low",
        "interviewer": "李伟",
        "minutes": 90,
        "opened": "2026-03-01T09:00:00.000Z",
    }
    state = data["state"]
    assert state["stage"] == "incidents"
    assert state["plan"] == ["co", "com", "law", "ski"]
    assert state["incidents"] == [
        {
            "id": "i1",
            "kind": "high",
            "title": "Won",
            "when": "2025",
            "role": "lead",
            "at": "2026-03-01T09:00:02.000Z",
        }
    ]
    assert [one["text"] for one in state["evidence"]] == [*HOSTILE, "听完"]
    assert state["evidence"][-1] == {
        "id": "e9",
        "at": "2026-03-01T09:00:19.000Z",
        "text": "听完",
        "star": "a",
        "sign": "+",
        "quote": False,
        "items": ["com"],
        "indicators": ["com.1.1"],
        "incident": None,
        "codable": True,
    }
    assert state["marks"] == {"co.1.1": "shown"}
    assert state["exams"] == [
        {"item": "ski", "level": 1, "subject": "lab", "score": Decimal("59.99999999999999999999")},
        {"item": "law", "level": 1, "subject": "tax", "score": Decimal("0.10")},
    ]
    assert state["ratings"] == {
        "co": {"level": 1, "suggested": "NE", "reason": "", "at": "2026-03-01T09:00:23.000Z"},
        "ski": {"level": "NE", "suggested": 0, "reason": "too little", "at": "2026-03-01T09:00:24.000Z"},
    }
    assert state["decision"] == {
        "decision": "hold",
        "grade": "low",
        "reason": "wait",
        "by": "李伟",
        "verdict": "insufficient",
        "at": "2026-03-01T09:00:27.000Z",
    }
    assert (state["ended"], state["submitted"]) == (None, False)


def test_the_state_names_how_a_session_ended_and_that_it_is_locked() -> None:
    desk = desk_on()
    desk.do(co.End(how="no_show"))
    desk.do(co.Submit())
    data = document(desk.session, desk.events)
    assert (data["state"]["ended"], data["state"]["submitted"], data["state"]["decision"]) == ("no_show", True, None)
    assert data["result"]["verdict"] is None


def test_decimals_stand_as_they_were_given() -> None:
    text = exported(worked())
    assert '"score": 59.99999999999999999999' in text
    assert '"score": 0.10' in text
    assert '"weight": 0.10' in text


def test_a_document_that_does_not_begin_with_the_opening_is_not_written() -> None:
    desk = worked()
    with pytest.raises(LogError, match="log_opening"):
        document(desk.session, desk.events[1:])


def _lines(*desks: SessionDesk) -> str:
    return "".join(dumps(document(desk.session, desk.events)) + "\n" for desk in desks)


def test_a_file_may_hold_one_document_a_list_or_one_a_line() -> None:
    first, second = worked(), desk_on(candidate="赵敏")
    listed = dumps([document(one.session, one.events) for one in (first, second)], indent=1)
    for text in (listed, _lines(first, second), "\n \n" + _lines(first) + "\r\n" + _lines(second)):
        assert [found.session for found in read_many(text)] == [first.session, second.session]
    assert [found.session for found in read_many(_lines(first))] == [first.session]
    turned = [dumps(dict(reversed(parsed(line).items()))) for line in _lines(first, second).split("\n")[:2]]
    assert [found.session for found in read_many("\n".join(turned))] == [first.session, second.session]


def test_rubric_and_events_alone_give_the_whole() -> None:
    desk = worked()
    data = parsed(exported(desk))
    bare = {key: data[key] for key in ("rubric", "events")}
    found = read(bare)
    assert (found.session, found.differing) == (desk.session, ())
    assert parsed(dumps(result(found.session))) == data["result"]


def test_an_event_may_leave_out_what_it_does_not_say() -> None:
    data = parsed(exported(worked()))
    note = {"seq": 2, "at": "2026-03-01T09:00:01.000Z", "actor": "李伟", "event": "evidence_added"}
    found = read({"rubric": data["rubric"], "events": [data["events"][0], {**note, "evidence": "e1", "text": "x"}]})
    (read_note,) = found.session.evidence.values()
    assert (read_note.star, read_note.sign, read_note.quote, read_note.codable) == (None, None, False, True)
    assert (read_note.items, read_note.indicators, read_note.incident) == ((), (), None)


CHANGES: list[tuple[str, tuple[Any, ...], Any]] = [
    ("session", ("session", "candidate"), "somebody else"),
    ("session", ("session", "more"), 1),
    ("state", ("state", "stage"), "grade"),
    ("state", ("state", "ratings", "co", "level"), 3),
    ("state", ("state", "evidence", 0, "text"), "kinder words"),
    ("state", ("state", "evidence"), []),
    ("result", ("result", "verdict", "grade"), "high"),
    ("result", ("result", "scorecard", "total"), 99),
    ("result", ("result", "verdict"), None),
    ("result", ("result",), None),
]


def _set(data: Any, path: tuple[Any, ...], value: Any) -> None:
    *above, last = path
    for step in above:
        data = data[step]
    data[last] = value


@pytest.mark.parametrize(("key", "path", "value"), CHANGES)
def test_what_was_changed_beside_the_log_is_reported_and_does_not_count(
    key: str, path: tuple[Any, ...], value: Any
) -> None:
    desk = worked()
    data: Data = parsed(exported(desk))
    _set(data, path, value)
    found = read(data)
    assert found.differing == (key,)
    assert found.session == desk.session
    assert exported(desk_of(found)) == exported(desk)


def test_every_key_that_differs_is_named() -> None:
    data = parsed(exported(worked()))
    data["session"], data["state"], data["result"] = {}, {}, {}
    assert read(data).differing == ("session", "state", "result")


def test_the_order_of_keys_and_the_writing_of_a_number_are_no_difference() -> None:
    data = parsed(exported(worked()))

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        if isinstance(value, list):
            return [turned(one) for one in value]
        return value * Decimal("1.0") if type(value) is int else value

    for key in ("session", "state", "result"):
        data[key] = turned(data[key])
    assert read(data).differing == ()
