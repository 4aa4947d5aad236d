"""The first impression: when it is due, what the log has of it, and from when on it may be seen."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sessions.document import document
from sessions.duties.redact import redacted
from sessions.interview import commands as co
from sessions.interview.chain import random_salt
from sessions.interview.events import to_record
from sessions.interview.impression import SealImpression, is_due
from sessions.interview.model import Break, Impression, Session
from sessions.interview.words import Stage
from tests.sessions.making import OPENED, desk_on
from tests.sessions.test_redact import ZH

START = datetime.fromisoformat(OPENED)


def at(minutes: float) -> str:
    return (START + timedelta(minutes=minutes)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def begun(stage: Stage = "incidents", **more: object) -> Session:
    session = desk_on().session
    return replace(session, **{"stage": stage, "stages": {stage: at(0)}, "visits": ((stage, at(0)),), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("session", "minutes", "due"),
    [
        (begun(), 4.9, False),
        (begun(), 5, True),
        (begun(breaks=(Break(at(1), at(3)),)), 6.9, False),
        (begun(breaks=(Break(at(1), at(3)),)), 7, True),
        (begun(breaks=(Break(at(1), None),)), 60, False),
        (begun(impression_asked=False), 60, False),
        (begun(impression=Impression("hold", None, 5, at(5))), 60, False),
        (begun(ended="withdrawn"), 60, False),
        (begun("rate", visits=(("incidents", at(0)), ("rate", at(10)))), 20, False),
        (desk_on().session, 60, False),
    ],
)
def test_it_is_asked_for_five_minutes_into_the_interview(session: Session, minutes: float, due: bool) -> None:
    assert is_due(session, START + timedelta(minutes=minutes)) is due


def test_it_is_in_the_log_with_its_minute_and_opens_at_submit() -> None:
    desk = desk_on()
    desk.do(co.StartStage(stage="incidents"))
    for _ in range(130):  # each look at the clock is a second
        desk.do(co.Capture(line="called"))
    desk.do(SealImpression(lean="hold", grade="high"))
    record = to_record(desk.events[-1])
    assert {name: record[name] for name in ("event", "lean", "grade", "minute")} == {
        "event": "impression_sealed",
        "lean": "hold",
        "grade": "high",
        "minute": 2,
    }
    assert document(desk.session, desk.events)["state"]["impression"]["lean"] == "hold"
    assert desk.session.impression is not None
    assert not desk.session.impression.opened
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a slip"))
    assert desk.session.impression.opened, "what has been seen stays seen"


def test_a_second_rater_is_not_told() -> None:
    desk = desk_on()
    desk.do(SealImpression(lean="reject"))
    records = [to_record(one) for one in desk.events]
    kept = redacted(records, ZH, session="s2", salt=random_salt, blind=True).records
    assert [one["event"] for one in kept] == ["session_opened"]
