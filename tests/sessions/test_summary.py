"""A session in one line, told from its records alone."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.interview import commands as co
from sessions.interview.events import to_record
from sessions.interview.refusals import RefusalError
from sessions.interview.result import ratings_of
from sessions.storage.summary import Row, summarise
from tests.sessions.making import desk_on
from tests.sessions.opened_record import AT, opened

__all__ = ["log", "opened", "rated"]


def log(*events: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of a session in which `events` happened."""
    rest = [{"seq": seq, "at": AT.format(seq), "actor": "li", **event} for seq, event in enumerate(events, 2)]
    return [opened(), *rest]


def rated(item: str, level: int | str) -> dict[str, Any]:
    return {"event": "item_rated", "item": item, "level": level, "suggested": "NE", "reason": ""}


def noted(evidence: str) -> dict[str, Any]:
    return {"event": "evidence_added", "evidence": evidence, "text": "x"}


def test_a_session_that_was_just_opened() -> None:
    row = summarise([opened()])
    assert row == Row(
        id="quiet-lark",
        candidate="王芳",
        candidate_id="c-7",
        post="AM",
        purpose="hire",
        grade="senior",
        interviewer="li",
        rubric="telecom-am",
        rubric_title={"zh": "电信", "en": "Telecom"},
        opened=AT.format(1),
        updated=AT.format(1),
        stage="prepare",
        state="open",
        ended=None,
        rated=0,
        planned=2,
        notes=0,
        events=1,
        decision=None,
        closed=None,
        rubric_version="1",
    )


def test_what_happened_is_counted() -> None:
    row = summarise(
        log(
            {"event": "stage_started", "stage": "items"},
            noted("e1"),
            noted("e2"),
            {"event": "evidence_removed", "evidence": "e1"},
            rated("ach", 3),
            rated("ach", 2),
            rated("res", "NE"),
            rated("ski", 0),
            {"event": "indicator_marked", "indicator": "ach.1.1", "mark": "shown"},
            {"event": "decided", "decision": "hold", "grade": None, "reason": "x", "by": "li", "verdict": "junior"},
        )
    )
    assert (row.stage, row.notes, row.rated, row.planned, row.events, row.decision) == ("items", 1, 2, 3, 11, "hold")
    assert row.updated == AT.format(11)


def test_what_was_undone_does_not_count_and_what_was_redone_does() -> None:
    events = [noted("e1"), rated("ski", 1), {"event": "evidence_removed", "evidence": "e1"}]
    back = {"event": "reverted"}
    undone = summarise(log(*events, back | {"target": 4}, back | {"target": 3}))
    assert (undone.notes, undone.rated, undone.planned, undone.events) == (1, 0, 2, 6)
    redone = summarise(log(*events, back | {"target": 4}, back | {"target": 3}, {"event": "restored", "target": 3}))
    assert (redone.notes, redone.rated, redone.planned) == (1, 1, 3)


def test_a_session_is_open_ended_or_submitted() -> None:
    end = {"event": "session_ended", "how": "no_show"}
    submit, amend = {"event": "submitted"}, {"event": "amended", "reason": "x"}
    assert [summarise(log(*events)).state for events in ((), (end,), (submit,), (submit, amend), (end, submit))] == [
        "open",
        "ended",
        "submitted",
        "open",
        "submitted",
    ]
    assert summarise(log(end)).ended == "no_show"
    assert summarise(log(end, {"event": "reverted", "target": 2})).state == "open"


def test_a_row_survives_being_written_down() -> None:
    row = summarise(log(noted("e1")))
    assert Row.from_document(row.to_document()) == row


ACTS = st.sampled_from(
    [
        co.StartStage(stage="items"),
        co.AddEvidence(text="x", items=("co",)),
        co.AddEvidence(text="y", items=("ski", "com")),
        co.RemoveEvidence(evidence="e1"),
        co.RateItem(item="co", level=1),
        co.RateItem(item="co", level="NE"),
        co.RateItem(item="ski", level=2),
        co.Decide(decision="hold", reason="x"),
        co.End(how="no_show"),
        co.Undo(),
        co.Redo(),
        co.Submit(),
        co.Amend(reason="x"),
    ]
)


@settings(deadline=None, max_examples=100)
@given(acts=st.lists(ACTS, max_size=25))
def test_a_row_says_what_the_session_says(acts: list[co.Command]) -> None:
    desk = desk_on(items=("co", "com"))
    for act in acts:
        with suppress(RefusalError):
            desk.do(act)
    session, row = desk.session, summarise([to_record(event) for event in desk.events])
    assert (row.id, row.candidate, row.updated, row.stage) == (session.id, "王芳", session.updated, session.stage)
    assert (row.planned, row.notes, row.events) == (len(session.planned), len(session.evidence), session.seq)
    assert row.rated == len(ratings_of(session).levels)
    assert (row.ended, row.decision) == (session.ended, session.decision and session.decision.decision)
    assert (row.state == "submitted") == session.submitted


@pytest.mark.parametrize("change", [{"colour": "red"}, {"id": ...}])
def test_a_row_of_another_version_is_refused(change: dict[str, Any]) -> None:
    document = {**summarise([opened()]).to_document(), **change}
    document = {key: value for key, value in document.items() if value is not ...}
    with pytest.raises(ValueError, match="not a row"):
        Row.from_document(document)


@pytest.mark.parametrize(
    "records", [[], [{"seq": 1}], [noted("e1")], [opened(rubric=None)], [opened(), {"event": "x"}]]
)
def test_what_is_no_log_is_refused(records: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="session"):
        summarise(records)
