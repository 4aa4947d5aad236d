"""Expunging takes a fact out of an interview for good: what rested on it no longer counts, and the chain stands."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.canonical import dumps
from sessions.desk import SessionDesk
from sessions.document import document, read, write
from sessions.errors import DocumentError
from sessions.interview import commands as co
from sessions.interview.chain import chain
from sessions.interview.events import to_record
from sessions.interview.ground import unsupported
from sessions.interview.refusals import RefusalError
from sessions.interview.result import result
from sessions.interview.retelling import EditIncident
from sessions.state import state
from sessions.storage.summary import summarise
from tests.sessions.acts import SITTING, begun, sat
from tests.sessions.making import Data, LogInMemory, TickingClock, desk_on, noted, parsed, refused

SECRET = "has had a tumour"
WHY = "concerns health"
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def records(desk: SessionDesk) -> list[Data]:
    return [to_record(event) for event in desk.events]


def told() -> SessionDesk:
    """A desk where the secret was typed with marks, edited twice, and carries the only rating."""
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="Won the hospital", when="May", role="lead"))
    desk.do(co.Capture(line=f"a: + #co {SECRET}", incident="i1"))
    desk.do(co.EditEvidence(evidence="e1", text=f"{SECRET}, cured"))
    noted(desk, "com")
    desk.do(co.RateItem(item="co", level=1, reason=f"though she {SECRET}"))
    desk.do(co.Decide(decision="hold", reason=f"she {SECRET}", by="赵敏"))
    return desk


def check_gone(desk: SessionDesk, text: str = SECRET) -> None:
    """Nothing that can be exported or stored of `desk` says `text`, and it all comes back."""
    written = write(desk.session, desk.events)
    assert text not in written
    assert text not in dumps(records(desk))
    found = read(parsed(written))
    assert (found.session, found.differing) == (desk.session, ())
    log = LogInMemory()
    log.kept = found.records()
    again = SessionDesk(log, TickingClock())
    assert write(again.session, again.events) == written
    assert summarise(found.records()).notes == len(desk.session.evidence)


def test_a_note_goes_with_its_edits_and_what_was_typed_and_its_rating_is_unsupported() -> None:
    desk = told()
    before = chain(records(desk))
    event = desk.expunge("e1", WHY)
    assert (event.targets, event.by, event.reason, event.actor) == ((3, 4), "李伟", WHY, "李伟")
    assert [one["id"] for one in state(desk.session)["evidence"]] == ["e2"]
    assert unsupported(desk.session) == ("co",)
    assert "unsupported" in {one["rule"] for one in result(desk.session)["verdict"]["reasons"]}
    assert chain(records(desk))[:-1] == before
    for seq in event.targets:
        record = records(desk)[seq - 1]
        assert record["text"] == ""
        assert "salt" not in record
        assert record["expunged"].keys() == ({"text", "line"} if seq == 3 else {"text"})
    with pytest.raises(RefusalError, match="unknown_evidence"):
        desk.do(co.EditEvidence(evidence="e1", text="again"))
    assert noted(desk).id == "e3"
    desk.expunge("6", WHY)
    desk.expunge("7", WHY, by="赵敏")
    check_gone(desk)


def test_an_incident_keeps_its_place_without_its_words() -> None:
    desk = told()
    desk.expunge("i1", WHY)
    incident = desk.session.incidents["i1"]
    assert (incident.title, incident.when, incident.role, incident.expunged) == ("", "", "", True)
    assert desk.session.evidence["e1"].incident == "i1"
    check_gone(desk, "Won the hospital")
    desk.do(co.Capture(line="more of it", incident="i1"))


def test_a_reason_goes_and_what_it_was_for_stands() -> None:
    desk = told()
    card = result(desk.session)
    for seq in ("6", "7"):
        desk.expunge(seq, WHY)
    rating, decision = desk.session.ratings["co"], desk.session.decision
    assert (rating.level, rating.reason, rating.expunged) == (1, "", True)
    assert decision is not None
    assert (decision.decision, decision.reason, decision.by, decision.expunged) == ("hold", "", "赵敏", True)
    assert result(desk.session) == card
    desk.expunge("8", "the reason given there repeated it")
    assert records(desk)[7]["reason"] == ""
    assert desk.head == SessionDesk(_log(desk), TickingClock()).head


def test_ended_and_submitted_sessions_can_be_expunged_and_stay_so() -> None:
    desk = told()
    desk.do(co.Submit())
    desk.expunge("e1", WHY)
    assert desk.session.submitted
    assert unsupported(desk.session) == ("co",)
    with pytest.raises(RefusalError, match="submitted"):
        desk.do(co.Capture(line="more"))
    desk.do(co.Amend(reason="to mend it"))
    with pytest.raises(RefusalError, match="unsupported"):
        desk.do(co.Submit())
    desk.do(co.RateItem(item="co", level="NE"))
    desk.do(co.End(how="withdrawn"))
    desk.expunge("e2", WHY)
    desk.do(co.Submit())
    assert desk.session.evidence == {}
    assert desk.head == SessionDesk(_log(desk), TickingClock()).head


def _log(desk: SessionDesk) -> LogInMemory:
    log = LogInMemory()
    log.kept = parsed(dumps(records(desk)))
    return log


def test_undo_and_redo_go_on_beside_it_and_bring_nothing_back() -> None:
    desk = desk_on()
    noted(desk, "co")
    desk.do(co.EditEvidence(evidence="e1", text=SECRET))
    desk.do(co.RemoveEvidence(evidence="e1"))
    noted(desk, "com")
    desk.do(co.Undo())
    desk.do(co.Undo())
    history = desk.history
    desk.expunge("e1", WHY)
    assert desk.history == history
    assert desk.session.evidence == {}
    for step in (co.Redo(), co.Redo()):
        desk.do(step)
    assert list(desk.session.evidence) == ["e2"]
    for _ in range(4):
        desk.do(co.Undo())
        check_gone(desk)
    assert desk.history.undoable == ()
    with pytest.raises(RefusalError, match="nothing_to_undo"):
        desk.do(co.Undo())


@FEW
@given(SITTING, st.data())
def test_any_note_can_go_at_any_time_and_the_session_goes_on(commands: list[co.Command], data: st.DataObject) -> None:
    desk = begun()
    half = data.draw(st.integers(0, len(commands)))
    sat(desk, commands[:half])
    before = chain(records(desk))
    note = f"e{data.draw(st.integers(1, desk.session.evidence_made))}"
    desk.expunge(note, WHY)
    assert note not in desk.session.evidence
    assert chain(records(desk))[: len(before)] == before
    sat(desk, commands[half:])
    again = SessionDesk(_log(desk), TickingClock())
    assert (again.session, again.history) == (desk.session, desk.history)
    found = read(parsed(write(desk.session, desk.events)))
    assert found.session == desk.session


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("e9", "unknown_evidence"),
        ("i2", "unknown_incident"),
        ("1", "unknown_text"),
        ("99", "unknown_text"),
        ("co", "unknown_text"),
        ("3", "expunge_by_name"),
        ("2", "expunge_by_name"),
        ("8", "nothing_to_expunge"),
        ("e2", "nothing_to_expunge"),
    ],
)
def test_what_is_not_there_or_already_gone_is_refused(what: str, code: str) -> None:
    desk = told()
    desk.do(co.RateItem(item="com", level=1))
    desk.expunge("e2", WHY)
    before = records(desk)
    with pytest.raises(RefusalError) as refused:
        desk.expunge(what, WHY)
    assert refused.value.code == code
    for reason, by, needed in ((" ", None, "expunge_reason_needed"), (WHY, "", "decision_name_needed")):
        with pytest.raises(RefusalError, match=needed):
            desk.expunge("e1", reason, by)
    assert records(desk) == before


def _clear(events: list[Data]) -> None:
    events[2] |= {"text": SECRET, "line": f"a: {SECRET}", "salt": "0" * 32}
    del events[2]["expunged"]


def _salted(events: list[Data]) -> None:
    events[2]["salt"] = "0" * 32


def _half_digested(events: list[Data]) -> None:
    del events[2]["expunged"]["line"]


def _some_text(events: list[Data]) -> None:
    events[2]["text"] = "x"


def _edit_left(events: list[Data]) -> None:
    events[-1]["targets"] = [3]
    events[3] |= {"text": SECRET, "salt": "0" * 32}
    del events[3]["expunged"]


def _untold(events: list[Data]) -> None:
    del events[-1]


def _of_nothing(events: list[Data]) -> None:
    events[-1]["targets"].append(1)


def _before_it_was_there(events: list[Data]) -> None:
    events[-1]["targets"].append(len(events) + 1)


def _spoken_of(events: list[Data]) -> None:
    head = {"seq": len(events) + 1, "at": events[-1]["at"], "actor": "x"}
    events.append({**head, "event": "evidence_removed", "evidence": "e1"})


@pytest.mark.parametrize(
    "forge",
    [_clear, _salted, _half_digested, _some_text, _edit_left, _untold, _of_nothing, _before_it_was_there, _spoken_of],
)
def test_a_document_that_is_expunged_otherwise_is_refused(forge: Callable[[list[Data]], None]) -> None:
    desk = told()
    desk.expunge("e1", WHY)
    data = parsed(dumps(document(desk.session, desk.events)))
    assert read(data).differing == ()
    forge(data["events"])
    with pytest.raises(DocumentError, match="events"):
        read(data)


def test_an_expunging_that_was_lost_itself_leaves_a_document_that_can_be_read() -> None:
    desk = told()
    desk.expunge("e1", WHY)
    data = parsed(dumps(document(desk.session, desk.events)))
    lost = data["events"][-1]
    data["events"][-1] = {**{name: lost[name] for name in ("seq", "at", "actor")}, "event": "gap", "cause": "lost"}
    found = read({key: data[key] for key in ("rubric", "events")})
    assert "e1" not in found.session.evidence


def test_an_incident_goes_with_all_its_edits_and_is_not_told_anew() -> None:
    desk = told()
    desk.do(EditIncident(incident="i1", title="another title", role="lead"))
    desk.expunge("i1", WHY)
    data = parsed(dumps(document(desk.session, desk.events)))
    assert "another title" not in dumps(data)
    assert read(data).session == desk.session
    assert refused(desk, EditIncident(incident="i1", title="again")).code == "incident_expunged"
    edit = next(one for one in data["events"] if one["event"] == "incident_edited")
    edit |= {"title": "another title", "salt": "0" * 32}
    del edit["expunged"]
    with pytest.raises(DocumentError, match="events"):
        read(data)
