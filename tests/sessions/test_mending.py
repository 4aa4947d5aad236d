"""Records that were lost, one or several, out of logs of every shape: what is left stands as it stood."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.desk import SessionDesk
from sessions.integrity.mending import Mended, OpeningLostError, mend
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.log_events import Gap, Restored, Reverted
from sessions.interview.moments import MomentStamped
from sessions.interview.remarks import RemarkAdded
from tests.sessions.acts import SITTING, begun, sat
from tests.sessions.making import OPENED, LogInMemory, TickingClock

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def without(desk: SessionDesk, *lost: int, count: int | None = None) -> Mended:
    records = {event.seq: ev.to_record(event) for event in desk.events if event.seq not in lost}
    return mend(records, count or len(desk.events), "s1", OPENED, "赵敏")


def reopened(mended: Mended) -> SessionDesk:
    log = LogInMemory()
    log.kept = list(mended.records)
    return SessionDesk(log, TickingClock())


def touched_by(desk: SessionDesk, number: int) -> set[str]:
    """The notes, moments and remarks that the event, or one whose undo or redo it is, speaks of."""
    event = desk.events[number - 1]
    if isinstance(event, Reverted | Restored):
        return touched_by(desk, event.target)
    return {getattr(event, name, None) or "" for name in ("evidence", "moment", "remark")} - {""}


def with_its_own_time(desk: SessionDesk, names: set[str]) -> set[str]:
    """`names`, and the notes that have the time of one of them: where that is lost they have their own."""
    told = {one.evidence for one in desk.events if isinstance(one, ev.EvidenceAdded) and one.moment in names}
    return names if told <= names else with_its_own_time(desk, names | told)


def test_what_is_whole_is_given_back_as_it_is() -> None:
    desk = begun()
    assert without(desk) == Mended([ev.to_record(event) for event in desk.events], (), ())


@FEW
@given(SITTING, st.data())
def test_one_lost_record_takes_nothing_with_it_but_what_speaks_of_it(
    commands: list[co.Command], data: st.DataObject
) -> None:
    whole = begun()
    sat(whole, commands)
    number = data.draw(st.integers(2, len(whole.events)))
    mended = without(whole, number)
    desk = reopened(mended)
    assert mended.lost == (number,)
    assert len(desk.events) == len(whole.events)
    for mine, theirs in zip(desk.events, whole.events, strict=True):
        assert isinstance(mine, Gap) or mine == theirs
    lost = whole.events[number - 1]
    touched = touched_by(whole, number)
    for one in mended.stranded:
        # Whatever cannot stand any more speaks of the very thing that was lost, or of an act on it; a note never does.
        assert isinstance(lost, ev.EvidenceAdded | MomentStamped | RemarkAdded | Reverted | Restored), one
        assert touched_by(whole, one.number) & touched, one
        assert isinstance(lost, Reverted | Restored) or one.record["event"] != "evidence_added", one
    # Notes that no lost undo or redo concerned read as they did, and ratings stand as they stood.
    if not isinstance(lost, Reverted | Restored):
        moved = with_its_own_time(whole, touched)
        kept = {name: note for name, note in whole.session.evidence.items() if name not in moved}
        assert {name: note for name, note in desk.session.evidence.items() if name not in moved} == kept
        assert desk.session.evidence.keys() >= whole.session.evidence.keys() - {getattr(lost, "evidence", "")}
        others = {code: one for code, one in whole.session.ratings.items() if code != getattr(lost, "item", "")}
        assert {code: one for code, one in desk.session.ratings.items() if code in others} == others


@FEW
@given(SITTING, st.data())
def test_however_many_are_lost_the_log_stands_and_no_id_comes_twice(
    commands: list[co.Command], data: st.DataObject
) -> None:
    whole = begun()
    sat(whole, commands)
    lost = data.draw(st.sets(st.integers(2, len(whole.events)), max_size=6))
    mended = without(whole, *lost, count=len(whole.events) + data.draw(st.integers(0, 2)))
    desk = reopened(mended)
    assert set(mended.lost) >= lost
    if desk.session.submitted:
        desk.do(co.Amend(reason="to go on"))
    event = desk.do(co.AddEvidence(text="more"))
    assert isinstance(event, ev.EvidenceAdded)
    assert event.evidence not in {getattr(one, "evidence", "") for one in whole.events}
    for one in desk.session.evidence.values():
        assert one.id == event.evidence or one.id in {getattr(each, "evidence", "") for each in whole.events}


def test_a_lost_incident_is_told_of_by_its_notes() -> None:
    mended = without(begun(), 2)
    assert mended.records[1]["incident"] == "i1"
    assert mended.stranded == ()
    assert without(begun(), 3).records[2]["incident"] is None


def test_two_lost_incidents_are_told_apart() -> None:
    whole = begun()
    whole.do(co.AddEvidence(text="of the second", incident="i2"))
    desk = reopened(without(whole, 2, 3))
    assert desk.session.evidence == whole.session.evidence
    assert list(desk.session.incidents) == ["i1", "i2"]


@pytest.mark.parametrize("lost", [(7,), (8,), (7, 8)])
def test_a_lost_submit_or_amend_is_told_by_what_follows(lost: tuple[int, ...]) -> None:
    whole = begun()
    whole.do(co.Submit())
    whole.do(co.Amend(reason="a date"))
    whole.do(co.AddEvidence(text="after all"))
    mended = without(whole, *lost)
    desk = reopened(mended)
    assert mended.stranded == ()
    assert desk.session.evidence == whole.session.evidence
    assert not desk.session.submitted


def test_what_is_done_to_a_lost_note_is_set_aside_with_its_reason() -> None:
    whole = begun()
    whole.do(co.EditEvidence(evidence="e2", text="rang"))
    whole.do(co.RemoveEvidence(evidence="e2"))
    mended = without(whole, 5)
    assert [(one.number, one.record.get("text")) for one in mended.stranded] == [(7, "rang"), (8, None)]
    assert mended.stranded[0].fault.details == {"code": "e2"}
    assert [record["cause"] for record in mended.records if record["event"] == "gap"] == ["lost", *["stranded"] * 2]


def test_a_record_that_is_no_event_or_bears_another_number_is_set_aside() -> None:
    records = {event.seq: ev.to_record(event) for event in begun().events}
    for wrong, problem in (
        ({**records[5], "seq": 4}, "seq: log_number"),
        ({**records[5], "event": "guess"}, "event: unknown_kind"),
    ):
        mended = mend({**records, 5: wrong}, 6, "s1", OPENED, "x")
        assert [(one.number, str(one.fault) == problem) for one in mended.stranded] == [(5, True)]


@pytest.mark.parametrize("why", ["lost", "another", "altered"])
def test_without_its_opening_a_log_cannot_be_mended(why: str) -> None:
    records = {event.seq: ev.to_record(event) for event in begun().events}
    if why == "lost":
        del records[1]
    elif why == "another":
        records[1] = {**records[1], "session": "s2"}
    else:
        records[1] = {**records[1], "digest": "sha256:0"}
    with pytest.raises(OpeningLostError):
        mend(records, 6, "s1", OPENED, "x")


def test_records_of_an_older_format_get_their_salts() -> None:
    records = {event.seq: ev.to_record(event) for event in begun().events}
    bare = {number: {key: one for key, one in record.items() if key != "salt"} for number, record in records.items()}
    assert bare != records
    assert all(len(record["salt"]) == 32 for record in mend(bare, 6, "s1", OPENED, "x").records[1:])
