"""A log in which events were lost: nothing else moves, no id comes twice, and what follows is still understood."""

import pytest

from sessions.desk import SessionDesk
from sessions.document import read, write
from sessions.interview import commands as co
from sessions.interview.events import EvidenceAdded
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Reverted
from sessions.interview.steps import LOST_TITLE
from sessions.storage.summary import summarise
from tests.sessions.acts import begun
from tests.sessions.making import desk_on, holed, noted, parsed, refused, standing

NOTES = {"e1": 4, "e2": 5, "e3": 6}
"""The numbers of the events that took the notes of `begun`."""


def texts(desk: SessionDesk) -> dict[str, str]:
    return {one.id: one.text for one in desk.session.evidence.values()}


@pytest.mark.parametrize("lost", NOTES)
def test_a_lost_note_leaves_the_others_under_their_own_ids(lost: str) -> None:
    whole = begun()
    whole.do(co.RateItem(item="com", level=1))
    desk = holed(whole, NOTES[lost])
    assert desk.session.gaps == (NOTES[lost],)
    assert desk.session.ratings == whole.session.ratings
    assert desk.session.evidence == {key: note for key, note in whole.session.evidence.items() if key != lost}


@pytest.mark.parametrize("lost", NOTES.values())
def test_no_id_is_given_again_that_a_lost_note_may_have_borne(lost: int) -> None:
    desk = holed(begun(), lost)
    before = set(texts(begun()))
    assert noted(desk, "co").id not in before
    told = desk.do(co.AddIncident(kind="low", title="Third"))
    assert getattr(told, "incident", None) not in ("i1", "i2")


@pytest.mark.parametrize("lost", [2, 3, 5, 6, 7])
def test_a_log_with_a_gap_goes_out_and_comes_in_again_whatever_was_done_after(lost: int) -> None:
    desk = holed(begun(), lost, incident={2: "i1", 3: "i2"}.get(lost))
    noted(desk, "co")
    desk.do(co.AddIncident(kind="low", title="Third"))
    desk.do(co.Undo())
    found = read(parsed(write(desk.session, desk.events)))
    assert found.session == desk.session
    assert found.differing == ()
    row = summarise(found.records())
    assert (row.notes, row.events) == (len(desk.session.evidence), len(desk.events))


def test_an_incident_of_which_only_the_notes_are_left_keeps_its_place() -> None:
    whole = begun()
    desk = holed(whole, 2, incident="i1")
    assert desk.session.evidence == whole.session.evidence
    assert desk.session.incidents["i1"].title == LOST_TITLE
    assert list(desk.session.incidents) == ["i1", "i2"]


def test_a_note_of_a_lost_incident_is_refused_where_the_gap_does_not_name_it() -> None:
    with pytest.raises(LogError, match="log_missing"):
        holed(begun(), 2)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_an_undo_behind_a_lost_one_takes_back_what_that_must_have_taken_back(count: int) -> None:
    whole = begun()
    for _ in range(1 + count):
        whole.do(co.Undo())
    desk = holed(whole, *range(7, 7 + count))
    assert standing(desk.session) == {**standing(whole.session), "gaps": tuple(range(7, 7 + count))}
    for _ in range(count + 1):
        desk.do(co.Redo())
        whole.do(co.Redo())
    assert texts(desk) == texts(whole)
    assert summarise([event.model_dump() for event in desk.events]).notes == len(texts(desk))


def test_a_redo_behind_a_lost_undo_or_redo_brings_back_what_it_names() -> None:
    for lost, steps in ((7, [co.Undo(), co.Redo()]), (9, [co.Undo(), co.Undo(), co.Redo(), co.Redo()])):
        whole = begun()
        for step in steps:
            whole.do(step)
        assert texts(holed(whole, lost)) == texts(whole)


def test_an_undo_of_what_was_lost_changes_nothing() -> None:
    whole = begun()
    whole.do(co.Undo())
    desk = holed(whole, 6)
    assert texts(desk) == texts(whole)


def test_an_undo_out_of_turn_with_no_gap_to_explain_it_is_refused() -> None:
    desk = holed(begun(), 5)
    wrong = Reverted(seq=7, at=desk.session.updated, actor="x", target=6)
    assert desk.history.after(wrong).undoable == (2, 3, 4)
    for target in (1, 7):
        with pytest.raises(LogError, match="log_reverted"):
            desk.history.after(wrong.model_copy(update={"target": target}))


def test_nothing_is_undone_across_a_lost_submit() -> None:
    whole = begun()
    whole.do(co.Submit())
    whole.do(co.Amend(reason="a date"))
    desk = holed(whole, 7, submitted=True)
    assert not desk.session.submitted
    assert refused(desk, co.Undo()).code == "nothing_to_undo"


def test_a_lost_amend_reopens_what_was_written_on() -> None:
    whole = begun()
    whole.do(co.Submit())
    whole.do(co.Amend(reason="a date"))
    whole.do(co.AddEvidence(text="after all"))
    desk = holed(whole, 8, submitted=False)
    assert texts(desk) == texts(whole)
    with pytest.raises(LogError, match="log_submitted"):
        holed(whole, 8)
    assert summarise([event.model_dump() for event in desk.events]).state == "open"


def test_the_first_event_cannot_be_done_without() -> None:
    with pytest.raises(LogError, match="log_opening"):
        holed(desk_on(), 1)


def test_a_note_that_is_taken_after_the_gap_bears_the_next_id_that_is_surely_free() -> None:
    event = holed(begun(), 7).do(co.AddEvidence(text="more"))
    assert isinstance(event, EvidenceAdded)
    assert event.evidence == "e5"
