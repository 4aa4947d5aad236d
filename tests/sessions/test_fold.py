"""A session is the fold of its log: the laws of fold and evolve, and the logs that cannot be."""

from collections.abc import Iterable
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from sessions.canonical import dumps, loads
from sessions.desk import SessionDesk
from sessions.errors import StoreWarning
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.fold import evolve, fold, open_session
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Restored, Reverted, SessionOpened, Submitted
from sessions.interview.reading import read_events
from tests.sessions.acts import SITTING, begun, sat
from tests.sessions.making import Data, LogInMemory, TickingClock, desk_on, noted, refused, small, standing

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def counting(events: Iterable[ev.Event]) -> list[ev.Event]:
    """The events that count: all but undo and redo and what stands taken back."""
    kept: dict[int, ev.Event] = {}
    away: dict[int, ev.Event] = {}
    for event in events:
        if isinstance(event, Reverted):
            away[event.target] = kept.pop(event.target)
        elif isinstance(event, Restored):
            kept[event.target] = away.pop(event.target)
        else:
            kept[event.seq] = event
    return [kept[seq] for seq in sorted(kept)]


@FEW
@given(SITTING)
def test_the_fold_of_the_log_is_the_session_at_every_step(commands: list[co.Command]) -> None:
    desk = begun()
    steps = {desk.session.seq: (desk.session, desk.history)}
    for command in commands:
        if sat(desk, [command]):
            steps[desk.session.seq] = (desk.session, desk.history)
    for seq, step in steps.items():
        assert fold(desk.events[:seq], small().rubric) == step


@FEW
@given(SITTING)
def test_only_what_was_not_taken_back_makes_the_session(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    opened, *rest = counting(desk.events)
    assert isinstance(opened, SessionOpened)
    session = open_session(opened, small().rubric)
    for event in rest:
        session = evolve(session, event)
    assert standing(session) == standing(desk.session)


@FEW
@given(SITTING)
def test_a_log_that_was_written_and_read_back_gives_the_same_session(commands: list[co.Command]) -> None:
    log = LogInMemory()
    desk = begun(log)
    sat(desk, commands)
    again = LogInMemory()
    again.kept = loads(dumps(log.kept))
    reopened = SessionDesk(again, TickingClock())
    assert (reopened.session, reopened.history, reopened.events[1:]) == (desk.session, desk.history, desk.events[1:])


@FEW
@given(SITTING)
def test_no_id_is_ever_used_twice(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    notes = [event.evidence for event in desk.events if isinstance(event, ev.EvidenceAdded)]
    incidents = [event.incident for event in desk.events if isinstance(event, ev.IncidentAdded)]
    assert notes == [f"e{n}" for n in range(1, len(notes) + 1)]
    assert incidents == [f"i{n}" for n in range(1, len(incidents) + 1)]


def test_session_and_all_in_it_are_frozen() -> None:
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="Won"))
    noted(desk, "co")
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.Decide(decision="hire", reason="good"))
    session = desk.session
    for value, field in (
        (session, "stage"),
        (session.incidents["i1"], "title"),
        (session.evidence["e1"], "text"),
        (session.ratings["co"], "level"),
        (session.decision, "by"),
        (desk.history, "undoable"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field, "changed")
    for event in (desk.events[0], desk.events[-1]):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(event, "seq", 9)  # noqa: B010
    with pytest.raises(ValidationError, match="frozen"):
        setattr(co.Capture(line="x"), "line", "y")  # noqa: B010


def test_a_desk_needs_a_log_that_begins_with_the_opening() -> None:
    with pytest.raises(LogError, match="log_opening") as caught:
        SessionDesk(LogInMemory(), TickingClock())
    assert caught.value.seq == 1
    with pytest.raises(LogError, match="log_opening"):
        SessionDesk(LogInMemory(Submitted(seq=1, at="2026-03-01T09:00:00.000Z", actor="x")), TickingClock())


def test_a_desk_passes_on_what_the_log_warns_of() -> None:
    log = LogInMemory()
    desk = desk_on(log=log)
    log.warnings = (StoreWarning("not_folded", "000001.bei"),)
    assert desk.warnings == log.warnings


def test_closing_a_desk_lets_go_of_the_log() -> None:
    log = LogInMemory()
    desk_on(log=log).close()
    assert log.closed


def _log(*tail: Data) -> list[ev.Event]:
    """A log with incident i1 and note e1 in it, then `tail`, numbered on from 4."""
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="Won"))
    noted(desk, "co", incident="i1")
    records = [{"seq": n, "at": "2026-03-01T10:00:00.000Z", "actor": "x", **one} for n, one in enumerate(tail, 4)]
    return [*desk.events, *read_events(records)]


NOTE = {"event": "evidence_added", "evidence": "e2", "text": "x"}
LINKED: Data = {"items": [], "indicators": []}
EDITED = {"text": "x", "star": None, "sign": None, "quote": False, "codable": True, "incident": None, **LINKED}
IMPOSSIBLE: list[tuple[str, list[Data], int, str]] = [
    ("a number left out", [{**NOTE, "seq": 5}], 4, "seq: log_number"),
    ("a number used twice", [{**NOTE, "seq": 3}], 4, "seq: log_number"),
    ("an undo of what is not last", [{"event": "reverted", "target": 2}], 4, "target: log_reverted"),
    ("an undo of the opening", [{"event": "reverted", "target": 1}], 4, "target: log_reverted"),
    ("an undo of what is to come", [{"event": "reverted", "target": 9}], 4, "target: log_reverted"),
    (
        "an undo done twice",
        [{"event": "reverted", "target": 3}, {"event": "reverted", "target": 3}],
        5,
        "target: log_reverted",
    ),
    ("a redo of nothing", [{"event": "restored", "target": 3}], 4, "target: log_restored"),
    (
        "a redo after a new act",
        [{"event": "reverted", "target": 3}, NOTE, {"event": "restored", "target": 3}],
        6,
        "target: log_restored",
    ),
    (
        "a redo in the wrong order",
        [
            {"event": "reverted", "target": 3},
            {"event": "reverted", "target": 2},
            {"event": "restored", "target": 3},
        ],
        6,
        "target: log_restored",
    ),
    (
        "an undo across a submission",
        [{"event": "submitted"}, {"event": "reverted", "target": 4}],
        5,
        "target: log_reverted",
    ),
    ("an act after submission", [{"event": "submitted"}, NOTE], 5, "log_submitted"),
    ("a second submission", [{"event": "submitted"}, {"event": "submitted"}], 5, "log_submitted"),
    ("an amendment of nothing", [{"event": "amended", "reason": "x"}], 4, "log_not_submitted"),
    ("an edit of no note", [{"event": "evidence_edited", "evidence": "e7", **EDITED}], 4, "log_missing"),
    ("a link of no note", [{"event": "evidence_linked", "evidence": "e7", **LINKED}], 4, "log_missing"),
    ("a removal of no note", [{"event": "evidence_removed", "evidence": "e7"}], 4, "log_missing"),
    ("a note of no incident", [{**NOTE, "incident": "i7"}], 4, "log_missing"),
    (
        "an edit to no incident",
        [{"event": "evidence_edited", "evidence": "e1", **EDITED, "incident": "i7"}],
        4,
        "log_missing",
    ),
    (
        "an impossible act taken back",
        [{"event": "evidence_removed", "evidence": "e7"}, {"event": "reverted", "target": 4}],
        4,
        "log_missing",
    ),
    (
        "a note that went with an undo",
        [{"event": "reverted", "target": 3}, {"event": "evidence_removed", "evidence": "e1"}],
        5,
        "log_missing",
    ),
]


@pytest.mark.parametrize(
    ("tail", "seq", "problem"), [case[1:] for case in IMPOSSIBLE], ids=[case[0] for case in IMPOSSIBLE]
)
def test_a_log_that_cannot_be_is_told_by_the_first_event_that_does_not_fit(
    tail: list[Data], seq: int, problem: str
) -> None:
    with pytest.raises(LogError, match=problem) as caught:
        fold(_log(*tail), small().rubric)
    assert caught.value.seq == seq
    assert str(caught.value) == f"event {seq}: {caught.value.fault}"


def test_a_log_is_folded_from_the_opening_of_a_session() -> None:
    for log in ([], [Submitted(seq=1, at="2026-03-01T09:00:00.000Z", actor="x")]):
        with pytest.raises(LogError, match="log_opening") as caught:
            fold(log, small().rubric)
        assert caught.value.seq == 1


def test_a_session_is_opened_once_and_from_its_first_event() -> None:
    opened, *rest = desk_on().events
    with pytest.raises(LogError, match="event: log_kind") as caught:
        fold([opened, opened.model_copy(update={"seq": 2})], small().rubric)
    assert caught.value.seq == 2
    with pytest.raises(LogError, match="seq: log_number"):
        fold([opened.model_copy(update={"seq": 2}), *rest], small().rubric)


def test_an_earlier_session_does_not_change_with_what_follows() -> None:
    desk = desk_on()
    noted(desk, "co")
    earlier = desk.session
    kept: dict[str, Any] = {name: dict(getattr(earlier, name)) for name in ("evidence", "marks", "exams", "ratings")}
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.RecordExam(item="law", level=1, subject="tax", score=None))
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.RemoveEvidence(evidence="e1"))
    assert {name: dict(getattr(earlier, name)) for name in kept} == kept
    assert refused(desk, co.RemoveEvidence(evidence="e1")).code == "unknown_evidence"
