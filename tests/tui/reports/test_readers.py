"""What each reader of a report is told, and what not (docs/reports.md)."""

from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from sessions.canonical import loads
from sessions.document import read, write
from sessions.interview import commands as co
from sessions.interview.planning import ChangePlan
from tests.sessions.making import desk_on, noted
from tests.tui.at_screen import in_both_languages
from tests.tui.reports.interviewed import DECISION, NOTE, QUOTE, REASON, TEXTS, interviewed, reported
from tui.reports.making import Source, UnfinishedError, report_of
from tui.reports.report import READERS
from tui.translate import Words


def test_the_committee_is_told_level_standard_ground_and_reason_of_every_item() -> None:
    report = reported(interviewed(), "committee")
    co_, com, law, ski = report.items
    assert [(one.code, one.state, one.level, one.standard, one.gap) for one in report.items] == [
        ("co", "rated", 2, 1, 1),
        ("com", "rated", 0, 1, -1),
        ("law", "rated", 1, 1, 0),
        ("ski", "ne", None, None, None),
    ]
    assert (co_.level_text, co_.meaning, co_.core, co_.points) == ("level 2 · L2", "L2", True, Decimal("66.6667"))
    assert (co_.suggested_text, co_.reason, ski.level_text) == ("level 1", REASON, "not evidenced")
    assert [(one.id, one.mark, one.notes) for one in co_.behaviours] == [
        ("co.1.1", "shown", ("e1",)),
        ("co.1.2", "shown", ("e1",)),
        ("co.2.1", "shown", ()),
    ]
    assert co_.flags == ("marked without codable evidence: co.2.1",)
    assert [(one.text, one.sign, one.part, one.quote, one.codable, one.incident) for one in com.notes] == [
        (QUOTE, "-", "result", True, True, "i1")
    ]
    (exam,) = law.exams
    assert (exam.level, exam.subjects, exam.standard, exam.passed) == (
        1,
        (("tax", Decimal(70)), ("civil", Decimal(62))),
        Decimal(64),
        True,
    )


def test_the_committee_is_told_the_verdict_condition_by_condition_and_the_decision_beside_it() -> None:
    report = reported(interviewed(), "committee")
    assert report.verdict is not None
    assert (report.verdict.grade, report.verdict.name) == ("below", "Below")
    low, high = report.verdict.grades
    assert (low.applied, low.met, low.failing, high.applied) == (True, False, ("c",), False)
    assert ("no", "Low (c) at standard 1.8%, short of 80%; below standard: com 0/1") in [
        (one.sign, one.text) for one in low.reasons
    ]
    assert len(report.verdict.margin) == 2
    assert report.decision[0].text == f"Decision: Hold, –, by 赵敏: {DECISION}"
    assert [(one.sign, one.text) for one in report.entry] == [
        ("yes", "Credit record: yes (asked the bank)"),
        ("open", "Qualification exam: not answered"),
    ]
    assert report.fact("standards") == "a draft; no organisation has adopted them"
    assert report.fact("interest") == "knows the candidate: schoolmates"
    assert [note.id for incident in report.incidents for note in incident.notes] == ["e1", "e2"]
    assert [note.id for note in report.loose] == ["e3"]
    assert {one.key for one in report.pictures} == {"radar", "bars", "gap"}


def test_an_accommodation_is_no_matter_of_the_committees() -> None:
    report = reported(interviewed(), "committee")
    assert [one.text for one in report.beside] == ["Next step: send the rules"]
    assert "quiet room" not in repr(report)


@in_both_languages
def test_a_candidate_is_told_nothing_that_an_interviewer_wrote_and_no_name_but_the_own(language: str) -> None:
    told = repr(reported(interviewed(interviewer="李伟"), "candidate", language))
    assert "王芳" in told
    assert [text for text in (*TEXTS, "李伟", "赵敏") if text in told] == []


def test_a_candidate_is_told_levels_strengths_and_next_steps_and_no_arithmetic() -> None:
    report = reported(interviewed(), "candidate")
    assert [(one.code, one.level_text) for one in report.items] == [
        ("co", "level 2 · L2"),
        ("com", "level 0"),
        ("law", "level 1 · L1"),
        ("ski", "not evidenced"),
    ]
    assert report.strengths == ("co", "law")
    assert [one.id for one in report.item("co").behaviours] == ["co.1.1", "co.1.2"]  # borne out by evidence
    assert report.steps == ("com",)
    step = report.item("com").step
    assert step is not None
    assert (step.level, step.behaviours) == (1, ("com 1 1", "com 1 2"))
    assert (report.verdict, report.decision, report.total, report.entry, report.notes) == (None, (), None, (), ())
    assert {(one.score, one.coverage) for one in report.categories} == {(None, None)}
    assert {(one.standard, one.gap, one.points, one.suggested_text, one.reason) for one in report.items} == {
        (None, None, None, "", "")
    }
    assert {fact.key for fact in report.facts} == {
        "candidate", "candidate_id", "post", "purpose", "grade", "held", "model", "made",
    }  # fmt: skip


def test_a_candidate_is_told_nothing_of_what_may_still_change() -> None:
    desk = desk_on()
    with pytest.raises(UnfinishedError):
        reported(desk, "candidate")
    desk.do(co.End(how="withdrawn"))
    report = reported(desk, "candidate")
    assert (report.categories, report.strengths, report.steps) == ((), (), ())
    assert [one.text for one in report.notices] == ["The interview was ended (Withdrawn); there is no verdict."]


def test_the_archive_has_what_the_grade_can_be_checked_by() -> None:
    desk = interviewed()
    report = reported(desk, "archive", kept="due 2027-03-01")
    document = write(desk.session, desk.events)
    assert report.fact("document") == f"sha256:{sha256(document.encode()).hexdigest()}"
    head = desk.head
    assert head is not None
    assert (report.fact("events"), report.fact("head")) == (str(head.events), head.digest)
    assert report.fact("digest") == desk.session.digest
    assert report.fact("kept") == "due 2027-03-01"
    assert [one.id for one in report.notes] == ["e1", "e2"]  # what ratings rest on, and no more
    assert report.verdict is not None
    assert report.verdict.grade == read(loads(document)).result["verdict"]["grade"]
    assert (report.incidents, report.beside, report.structure, report.pictures) == ((), (), (), ())
    assert NOTE in repr(report.item("co").notes)


def test_what_is_hidden_while_rating_is_hidden_in_the_report() -> None:
    desk = desk_on()
    desk.do(ChangePlan(suggestions="after_level"))
    noted(desk, "co")
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.MarkIndicator(indicator="co.1.2", mark="shown"))
    for subject in ("tax", "civil"):
        desk.do(co.RecordExam.model_validate({"item": "law", "level": 1, "subject": subject, "score": 90}))
    report = reported(desk, "committee")
    assert {one.suggested_text for one in report.items} == {"after your own level"}
    (exam,) = report.item("law").exams
    assert (exam.standard, exam.passed) == (None, None)
    assert report.notices[0].text == "The session is not submitted: what stands here may still change."


def test_what_was_expunged_is_told_as_that() -> None:
    desk = interviewed()
    desk.expunge("i1", "asked for")
    (incident,) = reported(desk, "committee").incidents
    assert (incident.title, incident.details) == ("(expunged)", "")


@pytest.mark.parametrize("reader", READERS)
def test_the_same_session_gives_the_same_report(reader: Any) -> None:
    desk = interviewed()
    document = read(loads(write(desk.session, desk.events)))
    again = report_of(Source(document.session, document.events, "2026-03-02"), reader, Words("en"))
    assert again == reported(desk, reader)
