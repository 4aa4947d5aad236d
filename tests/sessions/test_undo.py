"""Undo and redo (DESIGN §2): back and forth over a log that only grows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.exam_events import PaperEvent
from sessions.interview.log_events import Amended, Restored, Reverted, Submitted
from tests.sessions.acts import ACT, ACTS, SITTING, begun, sat
from tests.sessions.making import desk_on, noted, refused, standing

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(SITTING)
def test_undo_then_redo_gives_the_same_session(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    before, history = standing(desk.session), desk.history
    many = len(history.undoable)
    for _ in range(many):
        desk.do(co.Undo())
    for _ in range(many):
        desk.do(co.Redo())
    assert standing(desk.session) == before
    assert desk.history == history


@FEW
@given(ACTS, st.data())
def test_n_undos_give_the_session_n_acts_before(commands: list[co.Command], data: st.DataObject) -> None:
    desk = begun()
    states = [standing(desk.session)]
    for command in commands:
        for event in sat(desk, [command]):
            if isinstance(event, Submitted | Amended | PaperEvent):
                states.clear()
            states.append(standing(desk.session))
    if desk.session.submitted:
        desk.do(co.Amend(reason="to go on"))
        states = [standing(desk.session)]
    back = data.draw(st.integers(0, len(states) - 1))
    for _ in range(back):
        desk.do(co.Undo())
    assert standing(desk.session) == states[-1 - back]


@FEW
@given(SITTING, ACT)
def test_a_new_act_forgets_what_could_be_redone(commands: list[co.Command], act: co.Command) -> None:
    desk = begun()
    sat(desk, commands)
    if desk.history.undoable:
        desk.do(co.Undo())
    assert sat(desk, [act]) == [] or desk.history.redoable == ()


@FEW
@given(SITTING)
def test_the_log_only_grows(commands: list[co.Command]) -> None:
    desk = begun()
    for command in commands:
        before = desk.events
        done = sat(desk, [command])
        assert desk.events == (*before, *done)


EVERY_ACT: list[co.Command] = [
    co.StartStage(stage="rate"),
    co.AddIncident(kind="other", title="another"),
    co.Capture(line="+ #co again"),
    co.AddEvidence(text="again", items=("com",)),
    co.EditEvidence(evidence="e1", text="otherwise", items=()),
    co.LinkEvidence(evidence="e1", items=("law",)),
    co.RemoveEvidence(evidence="e1"),
    co.MarkIndicator(indicator="co.1.1", mark=None),
    co.RecordExam(item="ski", level=1, subject="lab", score=None),
    co.RateItem(item="co", level=0),
    co.End(how="interrupted"),
    co.Decide(decision="reject", reason="no"),
]


def _full() -> SessionDesk:
    desk = desk_on()
    desk.do(co.StartStage(stage="incidents"))
    desk.do(co.AddIncident(kind="high", title="Won"))
    noted(desk, "co", incident="i1")
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.RecordExam.model_validate({"item": "ski", "level": 1, "subject": "lab", "score": 70}))
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.Decide(decision="hold", reason="wait"))
    return desk


@pytest.mark.parametrize("command", EVERY_ACT, ids=lambda command: command.do)
def test_every_act_can_be_taken_back_and_done_again(command: co.Command) -> None:
    desk = _full()
    before = standing(desk.session)
    act = desk.do(command)
    after = standing(desk.session)
    assert after != before
    undone = desk.do(co.Undo())
    assert isinstance(undone, Reverted)
    assert (undone.target, standing(desk.session)) == (act.seq, before)
    redone = desk.do(co.Redo())
    assert isinstance(redone, Restored)
    assert (redone.target, standing(desk.session)) == (act.seq, after)


def test_there_is_nothing_to_undo_at_the_beginning_and_nothing_to_redo_before_an_undo() -> None:
    desk = desk_on()
    assert refused(desk, co.Undo()).code == "nothing_to_undo"
    noted(desk)
    assert refused(desk, co.Redo()).code == "nothing_to_redo"
    desk.do(co.Undo())
    assert refused(desk, co.Undo()).code == "nothing_to_undo"


def test_undo_is_no_act_that_undo_takes_back() -> None:
    desk = desk_on()
    noted(desk)
    noted(desk)
    desk.do(co.Undo())
    desk.do(co.Undo())
    assert list(desk.session.evidence) == []
    desk.do(co.Redo())
    assert list(desk.session.evidence) == ["e1"]


def test_nothing_is_undone_or_redone_across_submission_and_amendment() -> None:
    desk = desk_on()
    noted(desk)
    noted(desk)
    desk.do(co.Undo())
    desk.do(co.Submit())
    assert refused(desk, co.Undo()).code == "submitted"
    desk.do(co.Amend(reason="a date was wrong"))
    assert refused(desk, co.Undo()).code == "nothing_to_undo"
    assert refused(desk, co.Redo()).code == "nothing_to_redo"
    noted(desk)
    desk.do(co.Undo())
    assert list(desk.session.evidence) == ["e1"]
    assert refused(desk, co.Undo()).code == "nothing_to_undo"


def test_an_id_that_was_taken_back_is_not_given_again() -> None:
    desk = desk_on()
    noted(desk)
    desk.do(co.AddIncident(kind="low", title="Lost"))
    desk.do(co.Undo())
    desk.do(co.Undo())
    assert noted(desk).id == "e2"
    desk.do(co.AddIncident(kind="low", title="Lost"))
    assert list(desk.session.incidents) == ["i2"]


def test_a_redone_note_keeps_its_id_and_time() -> None:
    desk = desk_on()
    note = noted(desk)
    desk.do(co.Undo())
    desk.do(co.Redo())
    assert desk.session.evidence == {"e1": note}


def test_undo_moves_the_time_of_the_last_change_forward() -> None:
    desk = desk_on()
    noted(desk)
    event = desk.do(co.Undo())
    assert (desk.session.seq, desk.session.updated) == (event.seq, event.at)
