"""An interview plays again at its own pace: real gaps, long silences cut to a cap, no time where none can be told."""

import pytest

from sessions.interview.events import Event, IncidentAdded, StageStarted
from sessions.interview.log_events import Gap
from sessions.interview.replay import LONGEST, Frame, frames, incident_beside


def at(seq: int, time: str, **kind: object) -> Event:
    made = {"seq": seq, "at": f"2026-03-01T{time}Z", "actor": "李伟"}
    if kind.get("lost"):
        return Gap.model_validate({**made, "cause": "lost"})
    if kind.get("incident"):
        return IncidentAdded.model_validate({**made, "incident": f"i{seq}", "kind": "high", "title": "Won"})
    return StageStarted.model_validate({**made, "stage": "items"})


def test_the_gaps_are_the_real_ones_and_a_long_silence_is_shortened() -> None:
    log = [at(1, "09:00:00.000"), at(2, "09:00:01.500"), at(3, "09:10:01.500"), at(4, "09:10:31.500")]
    made = frames(log)
    assert made == [Frame(1, 0, 0), Frame(2, 1.5, 1.5), Frame(3, 600, LONGEST), Frame(4, 30, 30)]
    assert [one.shortened for one in made] == [False, False, True, False]
    assert [one.wait for one in frames(log, longest=1)] == [0, 1, 1, 1]


def test_neither_a_clock_set_back_nor_a_lost_record_takes_time() -> None:
    log = [at(1, "10:00:00.000"), at(2, "09:00:00.000"), at(3, "18:00:00.000", lost=True), at(4, "09:00:05.000")]
    assert [one.silence for one in frames(log)] == [0, 0, 0, 5]


@pytest.mark.parametrize(
    ("seq", "step", "found"), [(1, 1, 2), (2, 1, 4), (4, 1, None), (4, -1, 2), (2, -1, None), (5, -1, 4)]
)
def test_the_next_incident_is_the_next_one_told(seq: int, step: int, found: int | None) -> None:
    log = [at(n, "09:00:00.000", incident=n in (2, 4)) for n in range(1, 6)]
    assert incident_beside(log, seq, step) == found
