"""How a session comes to its end: no verdict, a decision, submission, an amendment (DESIGN §5, §6)."""

from typing import Any, get_args

import pytest

from sessions.interview import commands as co
from sessions.interview.log_events import Amended
from sessions.interview.result import result, verdict_of
from sessions.interview.words import Ending
from tests.sessions.making import desk_on, noted, refused


@pytest.mark.parametrize("how", get_args(Ending))
def test_an_interview_that_ended_early_has_no_verdict(how: Any) -> None:
    desk = desk_on()
    noted(desk, "co")
    desk.do(co.End(how=how))
    assert desk.session.ended == how
    assert verdict_of(desk.session) is None
    assert result(desk.session)["verdict"] is None


ALLOWED = {
    "hire": {"hire", "hold", "reject"},
    "promote": {"promote", "hold", "demote"},
    "renew": {"renew", "hold", "revoke"},
}


@pytest.mark.parametrize("purpose", sorted(ALLOWED))
@pytest.mark.parametrize("decision", sorted(set().union(*ALLOWED.values())))
def test_a_decision_belongs_to_the_purpose(purpose: str, decision: Any) -> None:
    desk = desk_on(purpose=purpose)
    command = co.Decide(decision=decision, reason="as the panel saw it")
    if decision in ALLOWED[purpose]:
        desk.do(command)
        assert desk.session.decision is not None
        assert desk.session.decision.decision == decision
    else:
        refusal = refused(desk, command)
        assert refusal.code == "decision_not_for_purpose"
        assert set(refusal.details["allowed"].split(", ")) == ALLOWED[purpose]


def test_a_decision_bears_name_reason_grade_and_what_was_found() -> None:
    desk = desk_on(interviewer="李伟")
    desk.do(co.Decide(decision="hold", reason="wait for the exam"))
    own = desk.session.decision
    assert own is not None
    assert (own.by, own.reason, own.grade, own.verdict) == ("李伟", "wait for the exam", None, "insufficient")
    noted(desk, "co", "com", "law", "ski")
    for item in ("co", "com", "law", "ski"):
        desk.do(co.RateItem(item=item, level=1))
    desk.do(co.Decide(decision="hire", grade="high", reason="will grow", by="赵敏"))
    last = desk.session.decision
    assert last is not None
    assert (last.decision, last.by, last.grade, last.verdict) == ("hire", "赵敏", "high", "low")


def test_a_decision_on_an_ended_interview_stands_beside_no_verdict() -> None:
    desk = desk_on()
    desk.do(co.End(how="withdrawn"))
    desk.do(co.Decide(decision="reject", reason="withdrew"))
    assert desk.session.decision is not None
    assert desk.session.decision.verdict is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": ""}, "decision_reason_needed"),
        ({"reason": " \t"}, "decision_reason_needed"),
        ({"by": ""}, "decision_name_needed"),
        ({"by": " "}, "decision_name_needed"),
        ({"by": "赵\x1b[31m敏"}, "control_characters"),
    ],
)
def test_a_decision_needs_a_reason_and_a_name(given: dict[str, str], code: str) -> None:
    command = co.Decide(decision="hire", **{"reason": "good", "by": "赵敏", **given})
    assert refused(desk_on(), command).code == code


def test_a_session_is_not_submitted_while_a_level_lacks_its_ground() -> None:
    desk = desk_on()
    noted(desk, "com")
    noted(desk, "co")
    desk.do(co.RateItem(item="com", level=1))
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.RemoveEvidence(evidence="e1"))
    desk.do(co.RemoveEvidence(evidence="e2"))
    refusal = refused(desk, co.Submit())
    assert (refusal.code, refusal.details) == ("unsupported", {"items": "co, com"})
    desk.do(co.RateItem(item="com", level="NE"))
    noted(desk, "co")
    desk.do(co.Submit())
    assert desk.session.submitted


ANYTHING: list[co.Command] = [
    co.StartStage(stage="rate"),
    co.AddIncident(kind="other", title="late"),
    co.Capture(line="late"),
    co.AddEvidence(text="late"),
    co.EditEvidence(evidence="e1", text="late"),
    co.LinkEvidence(evidence="e1", items=()),
    co.RemoveEvidence(evidence="e1"),
    co.MarkIndicator(indicator="co.1.1", mark="shown"),
    co.RecordExam(item="law", level=1, subject="tax", score=None),
    co.RateItem(item="co", level="NE"),
    co.Undo(),
    co.Redo(),
    co.End(how="no_show"),
    co.Decide(decision="hire", reason="late"),
    co.Submit(),
]


@pytest.mark.parametrize("command", ANYTHING, ids=lambda command: command.do)
def test_after_submission_nothing_changes_until_it_is_amended(command: co.Command) -> None:
    desk = desk_on()
    noted(desk, "co")
    desk.do(co.RateItem(item="co", level=1))
    desk.do(co.Undo())
    desk.do(co.Submit())
    assert refused(desk, command).code == "submitted"
    desk.do(co.Amend(reason="a date was wrong"))
    if not isinstance(command, co.Undo | co.Redo):
        desk.do(command)
        assert type(desk.events[-2]) is Amended


def test_an_amendment_reopens_with_its_reason_in_the_log() -> None:
    desk = desk_on()
    desk.do(co.Submit())
    event = desk.do(co.Amend(reason="a date was wrong"))
    assert isinstance(event, Amended)
    assert (event.reason, desk.session.submitted) == ("a date was wrong", False)
    desk.do(co.Submit())
    assert desk.session.submitted


def test_an_amendment_needs_a_submission_and_a_reason() -> None:
    desk = desk_on()
    assert refused(desk, co.Amend(reason="why not")).code == "not_submitted"
    desk.do(co.Submit())
    assert refused(desk, co.Amend(reason=" ")).code == "amend_reason_needed"
    assert desk.session.submitted
