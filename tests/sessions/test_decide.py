"""What may be asked of a session while it is told: stages, incidents, notes (DESIGN §4, §6)."""

from typing import Any

import pytest

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.moments import StampMoment
from tests.sessions.making import OPENED, LogInMemory, desk_on, noted, refused, telecom


def _told() -> SessionDesk:
    """A desk with incident i1 and note e1, linked to com by an indicator and to co as a whole."""
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="The school lines"))
    desk.do(co.Capture(line="a: + #co #com.1.1 called them", incident="i1"))
    return desk


def test_a_session_begins_in_preparation_with_nothing_in_it() -> None:
    session = desk_on().session
    assert (session.stage, session.stages, session.incidents, session.evidence) == ("prepare", {}, {}, {})
    assert (session.marks, session.exams, session.ratings, session.decision) == ({}, {}, {}, None)
    assert (session.seq, session.opened, session.updated) == (1, OPENED, OPENED)


def test_one_can_go_to_any_stage_and_back_and_the_first_time_stays() -> None:
    desk = desk_on()
    for stage in ("incidents", "rate", "opening", "incidents"):
        desk.do(co.StartStage.model_validate({"stage": stage}))
    assert desk.session.stage == "incidents"
    assert desk.session.stages == {
        "incidents": "2026-03-01T09:00:01.000Z",
        "rate": "2026-03-01T09:00:02.000Z",
        "opening": "2026-03-01T09:00:03.000Z",
    }


def test_an_event_bears_its_place_its_time_and_its_actor() -> None:
    desk = desk_on(interviewer="李伟")
    first = desk.do(co.StartStage(stage="opening"))
    second = desk.do(co.StartStage(stage="duties"), actor="赵敏")
    assert (first.seq, first.at, first.actor) == (2, "2026-03-01T09:00:01.000Z", "李伟")
    assert (second.seq, second.at, second.actor) == (3, "2026-03-01T09:00:02.000Z", "赵敏")
    assert (desk.session.seq, desk.session.updated) == (3, second.at)


def test_incidents_are_numbered_as_they_are_told() -> None:
    desk = desk_on()
    desk.do(co.AddIncident(kind="high", title="Won", when="2025", role="lead"))
    desk.do(co.AddIncident(kind="low", title="Lost"))
    told = desk.session.incidents["i1"]
    assert list(desk.session.incidents) == ["i1", "i2"]
    assert (told.kind, told.title, told.when, told.role) == ("high", "Won", "2025", "lead")


def test_a_captured_line_is_kept_as_typed_beside_what_it_says() -> None:
    desk = _told()
    event, note = desk.events[-1], desk.session.evidence["e1"]
    assert isinstance(event, ev.EvidenceAdded)
    assert event.line == "a: + #co #com.1.1 called them"
    assert (note.text, note.star, note.sign, note.incident) == ("called them", "a", "+", "i1")
    assert (note.items, note.indicators, note.codable, note.quote) == (("co", "com"), ("com.1.1",), True, False)


def test_a_line_without_marks_is_not_kept_twice() -> None:
    desk = desk_on()
    plain = desk.do(co.Capture(line="called them"))
    spaced = desk.do(co.Capture(line=" called them"))
    assert isinstance(plain, ev.EvidenceAdded)
    assert isinstance(spaced, ev.EvidenceAdded)
    assert (plain.line, spaced.line) == (None, " called them")


def test_an_unknown_code_in_a_line_is_text_and_no_refusal() -> None:
    desk = desk_on()
    desk.do(co.Capture(line="+ #zzz called"))
    assert desk.session.evidence["e1"].text == "#zzz called"
    assert desk.session.evidence["e1"].items == ()


def test_a_note_given_mark_by_mark_says_what_was_given() -> None:
    desk = desk_on()
    note = noted(desk, "co", indicators=("com.1.1", "com.1.1"), star="f", sign="-", quote=True, codable=False)
    assert (note.star, note.sign, note.quote, note.codable) == ("f", "-", True, False)
    assert (note.items, note.indicators, note.incident) == (("co", "com"), ("com.1.1",), None)


UNKNOWN: list[tuple[co.Command, str, str, str]] = [
    (co.AddEvidence(text="x", items=("comm",)), "unknown_item", "comm", "com"),
    (co.AddEvidence(text="x", items=("#com",)), "unknown_item", "#com", "com"),
    (co.AddEvidence(text="x", items=("客户",)), "unknown_item", "客户", ""),
    (co.AddEvidence(text="x", indicators=("com.11",)), "unknown_indicator", "com.11", "com.1.1"),
    (co.AddEvidence(text="x", incident="i2"), "unknown_incident", "i2", "i1"),
    (co.Capture(line="x", incident="i2"), "unknown_incident", "i2", "i1"),
    (co.EditEvidence(evidence="e2", text="y"), "unknown_evidence", "e2", "e1"),
    (co.EditEvidence(evidence="e1", incident="i2"), "unknown_incident", "i2", "i1"),
    (co.EditEvidence(evidence="e1", items=("la",)), "unknown_item", "la", "law"),
    (co.LinkEvidence(evidence="e2"), "unknown_evidence", "e2", "e1"),
    (co.LinkEvidence(evidence="e1", indicators=("ski.31",)), "unknown_indicator", "ski.31", "ski.3.1"),
    (co.RemoveEvidence(evidence="e2"), "unknown_evidence", "e2", "e1"),
    (co.MarkIndicator(indicator="coo.1.1", mark="shown"), "unknown_indicator", "coo.1.1", "co.1.1"),
    (co.RecordExam(item="lwa", level=1, subject="tax", score=None), "unknown_item", "lwa", "law"),
    (co.RateItem(item="sky", level="NE"), "unknown_item", "sky", "ski"),
    (co.Decide(decision="hire", grade="hihg", reason="x"), "unknown_grade", "hihg", "high"),
]


@pytest.mark.parametrize(("command", "code", "given", "near"), UNKNOWN, ids=lambda one: str(one)[:40])
def test_an_unknown_code_is_refused_and_the_nearest_named(
    command: co.Command, code: str, given: str, near: str
) -> None:
    refusal = refused(_told(), command)
    assert (refusal.code, refusal.details) == (code, {"code": given, "near": near})


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (co.Capture(line=""), "empty_note"),
        (co.Capture(line=" \u3000"), "empty_note"),
        (co.Capture(line="a: + #co ~"), "empty_note"),
        (co.AddEvidence(text=" \n"), "empty_note"),
        (co.EditEvidence(evidence="e1", text=""), "empty_note"),
        (co.AddIncident(kind="low", title=" "), "empty_title"),
    ],
)
def test_a_note_or_an_incident_without_words_is_refused(command: co.Command, code: str) -> None:
    assert refused(_told(), command).code == code


def test_an_edit_changes_what_is_given_and_nothing_else() -> None:
    desk = _told()
    before = desk.session.evidence["e1"]
    desk.do(co.EditEvidence(evidence="e1", text="rang them", sign="-"))
    after = desk.session.evidence["e1"]
    assert (after.text, after.sign) == ("rang them", "-")
    assert (after.id, after.at, after.star, after.quote) == (before.id, before.at, before.star, before.quote)
    assert (after.incident, after.codable, after.items) == (before.incident, before.codable, before.items)


def test_null_in_an_edit_clears_part_sign_and_incident() -> None:
    desk = _told()
    desk.do(co.EditEvidence(evidence="e1", star=None, sign=None, incident=None))
    note = desk.session.evidence["e1"]
    assert (note.star, note.sign, note.incident, note.text) == (None, None, None, "called them")


@pytest.mark.parametrize("field", ["text", "quote", "codable", "items", "indicators"])
def test_what_a_note_cannot_be_without_is_not_cleared_by_null(field: str) -> None:
    refusal = refused(_told(), co.EditEvidence.model_validate({"evidence": "e1", field: None}))
    assert (refusal.code, refusal.details) == ("not_null", {"field": field})


@pytest.mark.parametrize("command", [co.EditEvidence, co.LinkEvidence])
def test_a_link_to_an_indicator_links_its_item(command: Any) -> None:
    desk = desk_on()
    noted(desk)
    desk.do(command(evidence="e1", indicators=("ski.2.1",)))
    assert list(desk.session.evidence["e1"].items) == ["ski"]
    desk.do(command(evidence="e1", items=("co",)))
    assert list(desk.session.evidence["e1"].items) == ["co", "ski"]
    assert list(desk.session.evidence["e1"].indicators) == ["ski.2.1"]


def test_links_given_take_the_place_of_those_there_were() -> None:
    desk = _told()
    desk.do(co.LinkEvidence(evidence="e1", items=("law",), indicators=("ski.1.1", "ski.1.2")))
    note = desk.session.evidence["e1"]
    assert (note.items, note.indicators) == (("law", "ski"), ("ski.1.1", "ski.1.2"))
    desk.do(co.LinkEvidence(evidence="e1", items=(), indicators=()))
    assert (desk.session.evidence["e1"].items, desk.session.evidence["e1"].indicators) == ((), ())


def test_an_indicator_that_is_unlinked_takes_the_item_it_brought_along() -> None:
    desk = _told()
    desk.do(co.LinkEvidence(evidence="e1", indicators=("ski.1.1",)))
    assert desk.session.evidence["e1"].items == ("co", "ski")


def test_a_link_changes_nothing_but_the_links() -> None:
    desk = _told()
    before = desk.session.evidence["e1"]
    desk.do(co.LinkEvidence(evidence="e1", items=("law",)))
    after = desk.session.evidence["e1"]
    assert (after.text, after.star, after.sign, after.incident, after.at) == (
        before.text,
        before.star,
        before.sign,
        before.incident,
        before.at,
    )


def test_a_removed_note_is_gone_from_the_session_and_stays_in_the_log() -> None:
    desk = _told()
    desk.do(co.RemoveEvidence(evidence="e1"))
    assert desk.session.evidence == {}
    assert any(isinstance(event, ev.EvidenceAdded) and event.text == "called them" for event in desk.events)
    assert refused(desk, co.EditEvidence(evidence="e1", text="again")).code == "unknown_evidence"
    assert refused(desk, co.RemoveEvidence(evidence="e1")).code == "unknown_evidence"


def test_an_id_is_not_used_again_for_the_next_note() -> None:
    desk = _told()
    desk.do(co.RemoveEvidence(evidence="e1"))
    assert noted(desk).id == "e2"


def test_notes_of_an_item_stand_oldest_first() -> None:
    desk = desk_on(telecom())
    for item in ("com", "ach", "com"):
        noted(desk, item)
    assert [note.id for note in desk.session.evidence_of("com")] == ["e1", "e3"]


def test_what_cannot_be_kept_does_not_happen() -> None:
    log = LogInMemory()
    desk = desk_on(log=log)
    before = (desk.session, desk.history, desk.events)
    log.full = True
    with pytest.raises(OSError, match="no space left"):
        desk.do(co.Capture(line="lost"))
    assert (desk.session, desk.history, desk.events) == before
    log.full = False
    assert noted(desk).id == "e1"


def test_a_line_that_fills_a_moment_has_its_time_and_the_marks_it_does_not_set_itself() -> None:
    desk = _told()
    stamped = desk.do(StampMoment(star="r", sign="-", incident="i1"))
    desk.do(co.Capture(line="between"))
    desk.do(co.Capture(line="+ #co they signed", moment=f"m{stamped.seq}"))
    note = desk.session.evidence["e3"]
    assert (note.at, note.star, note.sign, note.incident) == (stamped.at, "r", "+", "i1")
    assert desk.session.moments == {}
