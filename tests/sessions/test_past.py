"""Every earlier state of a session is the fold of its log up to there, and is found without folding the whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview import past as module
from sessions.interview.event import Event
from sessions.interview.fold import evolve, fold
from sessions.interview.model import Session
from sessions.interview.past import STRIDE, Past
from tests.sessions.acts import ACT, SITTING, begun, sat
from tests.sessions.making import desk_on, holed, noted, small

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STEPS = st.lists(st.one_of(ACT, st.just(co.Undo()), st.just(co.Undo()), st.just(co.Redo())), max_size=12)


@FEW
@given(SITTING, STEPS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_every_state_is_the_fold_of_the_log_up_to_there(
    commands: list[co.Command], more: list[co.Command], stride: int, random: object
) -> None:
    desk = begun()
    sat(desk, commands)
    past = Past(desk.events, small().rubric, stride)
    for event in sat(desk, more):
        assert past.add(event) == fold(desk.events[: event.seq], small().rubric)[0]
    assert (past.session, past.history) == fold(desk.events, small().rubric)
    assert (past.session, past.history) == (desk.session, desk.history)
    places = list(range(1, len(desk.events) + 1))
    random.shuffle(places)  # type: ignore[attr-defined]
    for seq in places:
        assert past.at(seq) == fold(desk.events[:seq], small().rubric)[0]


@FEW
@given(SITTING, st.data())
def test_so_it_is_where_events_were_lost_or_a_note_was_expunged(
    commands: list[co.Command], data: st.DataObject
) -> None:
    whole = begun()
    whole.do(co.StartStage(stage="close"))
    first = whole.session.seq
    # Nothing is undone across these, so that whatever follows fits without the act that is lost.
    sat(whole, [co.Submit(), co.Amend(reason="to go on"), *commands])
    desk = holed(whole, first)
    if not desk.session.submitted and data.draw(st.booleans()):
        desk.expunge("e3", "health")
    past = Past(desk.events, small().rubric, data.draw(st.integers(1, 5)))
    for seq in range(len(desk.events), 0, -1):
        assert past.at(seq) == fold(desk.events[:seq], small().rubric)[0]


def test_a_note_that_was_expunged_is_in_no_earlier_state() -> None:
    desk = desk_on()
    noted(desk)
    noted(desk)
    assert list(desk.past.at(2).evidence) == ["e1"]
    desk.expunge("e1", "health")
    assert [list(desk.past.at(seq).evidence) for seq in (2, 3, 4)] == [[], ["e2"], ["e2"]]


@pytest.mark.parametrize("seq", [-1, 0, 3])
def test_there_is_no_state_beside_the_log(seq: int) -> None:
    desk = desk_on()
    noted(desk)
    with pytest.raises(IndexError):
        desk.past.at(seq)


class Counted:
    """`evolve`, with its calls counted."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, session: Session, event: Event) -> Session:
        self.calls += 1
        return evolve(session, event)


def long_desk() -> SessionDesk:
    desk = desk_on()
    for _ in range(5 * STRIDE):
        noted(desk)
    return desk


def test_undo_and_redo_fold_nothing_anew_however_long_the_log_is(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, steps = long_desk(), Counted()
    monkeypatch.setattr(module, "evolve", steps)
    for command in [co.Undo(), co.Undo(), co.Redo(), co.Redo()] * 3:
        desk.do(command)
    assert steps.calls == 0
    for _ in range(3 * STRIDE):
        desk.do(co.Undo())
    assert steps.calls <= 4 * STRIDE


def test_any_earlier_state_takes_no_more_steps_than_from_one_that_is_kept_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, steps = long_desk(), Counted()
    monkeypatch.setattr(module, "evolve", steps)
    for seq in (2, 3 * STRIDE, 2 * STRIDE - 1, 4 * STRIDE + 1):
        before = steps.calls
        assert len(desk.past.at(seq).evidence) == seq - 1
        assert steps.calls - before < STRIDE
