"""The decision beside the verdict: in what it goes against it, entry conditions, conditions, and amending."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from sessions.canonical import dumps
from sessions.document import document, read
from sessions.duties.redact import redacted
from sessions.errors import DocumentError
from sessions.interview import commands as co
from sessions.interview import events as ev
from sessions.interview.against import against
from sessions.interview.chain import chain, expunged, random_salt, text_digests, texts
from sessions.interview.decision import departures
from sessions.interview.entry import AnswerEntry
from sessions.interview.event import Condition
from sessions.interview.events import to_record
from sessions.interview.result import result
from sessions.interview.validity import valid_until
from sessions.interview.words import CHOICES, Choice
from sessions.state import state
from tests.sessions.acts import SITTING, begun, sat
from tests.sessions.making import Data, desk_on, noted, parsed, refused
from tests.sessions.test_redact import ZH

GRADES = ["junior", "intermediate", "senior"]
"""From lowest to highest; `intermediate` is the one applied for."""

NO_GRADE_GIVEN = """
purpose decision | ended      | below         | insufficient         | junior        | intermediate | senior
hire    hire     | no_verdict | verdict_below | verdict_insufficient | above_verdict | -            | -
hire    hold     | -          | -             | -                    | -             | verdict_met  | verdict_met
hire    reject   | -          | -             | verdict_insufficient | -             | verdict_met  | verdict_met
promote promote  | no_verdict | verdict_below | verdict_insufficient | above_verdict | -            | -
promote hold     | -          | -             | -                    | -             | verdict_met  | verdict_met
promote demote   | no_verdict | -             | verdict_insufficient | -             | verdict_met  | verdict_met
renew   renew    | no_verdict | verdict_below | verdict_insufficient | above_verdict | -            | -
renew   hold     | -          | -             | -                    | -             | verdict_met  | verdict_met
renew   revoke   | no_verdict | -             | verdict_insufficient | -             | verdict_met  | verdict_met
"""
GRADE_GIVEN = """
decision given        | ended         | below         | insufficient  | junior        | intermediate  | senior
hire     junior       | no_verdict,   | verdict_below,|               | below_applied | below_verdict,| below_verdict,
                      | below_applied | below_applied | verdict_insufficient, |       | below_applied | below_applied
                      |               |               | below_applied |               |               |
hire     intermediate | no_verdict    | verdict_below | verdict_insufficient | above_verdict | -      | below_verdict
hire     senior       | no_verdict    | verdict_below | verdict_insufficient | above_verdict | above_verdict | -
hold     junior       | -             | above_verdict | -             | -             | below_verdict,| below_verdict,
                      |               |               |               |               | verdict_met   | verdict_met
hold     intermediate | -             | above_verdict | -             | above_verdict | verdict_met   | below_verdict,
                      |               |               |               |               |               | verdict_met
demote   junior       | no_verdict    | above_verdict | verdict_insufficient | -      | below_verdict,| below_verdict,
                      |               |               |               |               | verdict_met   | verdict_met
reject   senior       | -             | -             | verdict_insufficient | -      | verdict_met   | verdict_met
revoke   senior       | no_verdict    | -             | verdict_insufficient | -      | verdict_met   | verdict_met
"""


def rows(table: str) -> list[tuple[str, str, list[list[str]]]]:
    """The rows below the head: the two words at the left, and for each verdict the departures."""
    made: list[tuple[str, str, list[list[str]]]] = []
    for line in table.strip().splitlines()[1:]:
        left, *cells = (one.strip() for one in line.split("|"))
        found = [[one.strip() for one in cell.split(",") if one.strip() not in ("", "-")] for cell in cells]
        if left:
            made.append((*left.split(), found))  # type: ignore[arg-type]
        else:
            made[-1] = (*made[-1][:2], [one + more for one, more in zip(made[-1][2], found, strict=True)])
    return made


VERDICTS = [None, "below", "insufficient", *GRADES]


@pytest.mark.parametrize(("purpose", "decision", "found"), rows(NO_GRADE_GIVEN))
def test_what_goes_against_the_verdict_where_no_grade_is_given(purpose: Any, decision: Choice, found: Any) -> None:
    assert decision in CHOICES[purpose]
    told = [list(against(decision, None, "intermediate", verdict, GRADES, ())) for verdict in VERDICTS]
    assert told == found


def test_the_table_has_every_purpose_with_every_decision() -> None:
    assert [(p, d) for p, d, _ in rows(NO_GRADE_GIVEN)] == [(p, d) for p, all_of in CHOICES.items() for d in all_of]


@pytest.mark.parametrize(("decision", "given_", "found"), rows(GRADE_GIVEN))
def test_what_goes_against_the_verdict_where_a_grade_is_given(decision: Choice, given_: str, found: Any) -> None:
    told = [list(against(decision, given_, "intermediate", verdict, GRADES, ())) for verdict in VERDICTS]
    assert told == found


@pytest.mark.parametrize("decision", sorted({one for all_of in CHOICES.values() for one in all_of}))
def test_an_entry_condition_is_held_against_what_gives_a_grade_alone(decision: Any) -> None:
    giving = decision in ("hire", "promote", "renew")

    def marked(*entry: Any) -> set[str]:
        return {one for one in against(decision, None, "junior", "junior", GRADES, entry) if one.startswith("entry")}

    assert marked("yes", "yes") == set()
    assert marked("yes", "no") == ({"entry_no"} if giving else set())
    assert marked("unknown", "yes") == ({"entry_open"} if giving else set())
    assert marked("unknown", "no") == ({"entry_no", "entry_open"} if giving else set())


def test_what_is_told_before_a_decision_is_what_stands_in_it_afterwards() -> None:
    desk = desk_on()
    desk.do(AnswerEntry(condition="credit", answer="no", note="a loan overdue"))
    before = departures(desk.session, "hire", "high")
    assert before == ("verdict_insufficient", "entry_no", "entry_open")
    event = desk.do(co.Decide(decision="hire", grade="high", reason="a strong reference"))
    assert isinstance(event, ev.Decided)
    assert event.against == before
    desk.do(AnswerEntry(condition="credit", answer="yes"))
    assert desk.session.decision is not None
    assert desk.session.decision.against == before, "the record says how it was when it was decided"


def test_a_decision_in_line_with_all_that_was_found_has_no_mark_and_no_new_key() -> None:
    desk = desk_on()
    desk.do(co.Decide(decision="hold", reason="one more talk", months=24))
    assert set(to_record(desk.events[-1])) == {
        *("seq", "at", "actor", "event", "decision", "grade", "reason", "by", "verdict", "salt")
    }
    assert set(state(desk.session)["decision"]) == {"decision", "grade", "reason", "by", "verdict", "at"}
    assert not {"entry", "decisions"} & state(desk.session).keys()


@settings(max_examples=25, deadline=None)
@given(SITTING)
def test_no_answer_to_an_entry_condition_moves_scorecard_or_verdict(commands: list[co.Command]) -> None:
    desk = begun()
    sat(desk, commands)
    if desk.session.submitted:
        desk.do(co.Amend(reason="to look again"))
    before = result(desk.session)
    for condition in desk.session.rubric.entry_condition:
        for answer in ("yes", "no", "unknown"):
            desk.do(AnswerEntry.model_validate({"condition": condition, "answer": answer}))
            assert result(desk.session) == before


CONDITIONS = (
    Condition(text="passes the exam 王芳 owes", due="2026-06-30"),
    Condition(text="names a mentor", who="house"),
)


def conditioned() -> Any:
    """A desk with a decision on conditions."""
    desk = begun()
    desk.do(co.Decide(decision="hire", grade="low", reason="good", conditions=CONDITIONS, months=12))
    return desk


def test_a_decision_keeps_its_conditions_with_whose_they_are_and_until_when() -> None:
    desk = conditioned()
    assert desk.session.decision.conditions == CONDITIONS
    told = state(desk.session)["decision"]
    assert told["conditions"][0] == {"text": CONDITIONS[0].text, "who": "candidate", "due": "2026-06-30"}
    assert (told["conditions"][1]["who"], told["conditions"][1]["due"], told["months"]) == ("house", None, 12)
    data = parsed(dumps(document(desk.session, desk.events)))
    again = read(data)
    assert again.session == desk.session
    assert again.differing == ()


def test_a_condition_needs_a_text_and_an_entry_condition_must_be_the_rubrics() -> None:
    desk = desk_on()
    blank = co.Decide(decision="hire", reason="good", conditions=(Condition(text=" "),))
    assert refused(desk, blank).code == "empty_condition"
    refusal = refused(desk, AnswerEntry(condition="credits", answer="yes"))
    assert (refusal.code, refusal.details["near"]) == ("unknown_entry", "credit")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-3", "tomorrow", "2026-13-01"])
def test_a_condition_is_due_on_a_day_that_there_is(day: str) -> None:
    with pytest.raises(ValueError, match="due"):
        co.COMMAND.validate_python(
            {"do": "decide", "decision": "hire", "reason": "x", "conditions": [{"text": "x", "due": day}]}
        )


def test_the_texts_of_conditions_can_be_expunged_and_the_chain_stands() -> None:
    desk = conditioned()
    records = [to_record(one) for one in desk.events]
    blank = expunged(records[-1])
    assert set(texts(records[-1])) == {"reason", "conditions.0", "conditions.1"} == set(text_digests(blank))
    assert chain([*records[:-1], blank]) == chain(records)
    desk.expunge(str(desk.session.seq), "named another person")
    assert [one.text for one in desk.session.decision.conditions] == ["", ""]
    assert "王芳 owes" not in dumps([to_record(one) for one in desk.events])
    assert read(parsed(dumps(document(desk.session, desk.events)))).session == desk.session


def test_a_copy_without_names_has_none_in_conditions_and_notes_and_a_blind_one_no_answers() -> None:
    desk = conditioned()
    desk.do(AnswerEntry(condition="credit", answer="no", note="王芳 has a loan overdue"))
    records = [to_record(one) for one in desk.events]
    kept = dumps(redacted(records, ZH, session="copy", salt=random_salt).records)
    assert "王芳" not in kept
    assert "loan overdue" in kept
    blind = redacted(records, ZH, session="copy", salt=random_salt, blind=True).records
    assert not {"decided", "entry_answered"} & {one["event"] for one in blind}


def amended() -> Any:
    """A desk whose first decision was submitted, reopened by name and reason, and taken anew."""
    desk = begun()
    desk.do(co.Decide(decision="hold", reason="the exam is to come", by="赵敏"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="the exam was passed"))
    desk.do(co.RecordExam.model_validate({"item": "law", "level": 1, "subject": "tax", "score": 90}))
    desk.do(co.Decide(decision="hire", grade="low", reason="all is there", by="钱进"))
    return desk


def test_amending_keeps_the_decision_before_in_full_beside_the_one_after() -> None:
    desk = amended()
    (before,) = desk.session.amendments
    assert (before.decision.decision, before.decision.by, before.decision.verdict) == ("hold", "赵敏", "insufficient")
    assert (before.reason, before.by) == ("the exam was passed", "李伟")
    told = state(desk.session)["decisions"]
    assert [(one["decision"], one["by"], "amended" in one) for one in told] == [
        ("hold", "赵敏", True),
        ("hire", "钱进", False),
    ]
    assert told[0]["amended"] == {"at": before.at, "by": "李伟", "reason": "the exam was passed"}
    assert told[1] == state(desk.session)["decision"]


def test_there_is_no_list_of_decisions_where_there_was_one_alone() -> None:
    desk = begun()
    desk.do(co.Decide(decision="hold", reason="wait"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="a name was wrong"))
    assert "decisions" not in state(desk.session)
    assert len(desk.session.amendments) == 1


def test_an_amendment_of_an_earlier_version_reads_as_it_did() -> None:
    desk = amended()
    data = parsed(dumps(document(desk.session, desk.events)))
    for event in data["events"]:
        event.pop("decided", None)
    del data["state"]["decisions"]
    assert read(data).differing == ()


def _pointing(data: Data, at: int) -> Data:
    next(one for one in data["events"] if one["event"] == "amended")["decided"] = at
    return data


@pytest.mark.parametrize("at", [1, 2, 10_000])
def test_a_document_whose_amendment_points_at_no_decision_is_refused(at: int) -> None:
    desk = amended()
    with pytest.raises(DocumentError, match="decided: log_decided"):
        read(_pointing(parsed(dumps(document(desk.session, desk.events))), at))


def test_a_document_with_an_entry_condition_that_the_rubric_has_not_is_refused() -> None:
    desk = desk_on()
    noted(desk, "co")
    desk.do(AnswerEntry(condition="credit", answer="yes"))
    data = parsed(dumps(document(desk.session, desk.events)))
    data["events"][-1]["condition"] = "height"
    with pytest.raises(DocumentError, match="condition: log_entry_condition"):
        read(data)


@pytest.mark.parametrize(
    ("begun_on", "months", "until"),
    [
        ("2026-03-31", 24, "2028-03-31"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 24, "2030-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-15", 12, "2027-12-15"),
    ],
)
def test_a_qualification_ends_on_the_same_day_or_the_last_of_a_shorter_month(
    begun_on: str, months: int, until: str
) -> None:
    assert valid_until(date.fromisoformat(begun_on), months).isoformat() == until
