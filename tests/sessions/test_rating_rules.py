"""Marks, exam scores and ratings: what may be given, and what must carry it (DESIGN §5.2 to §5.5)."""

from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic import ValidationError

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.ground import codable_evidence, has_ground, suggestion_for, unproved, unsupported
from sessions.interview.rating_events import ItemRated
from tests.sessions.making import desk_on, noted, refused

Level = int | Literal["NE"]


def score(desk: SessionDesk, item: str, level: int, **subjects: str | None) -> None:
    """Score `subjects` of `item` at `level`, exactly as written."""
    for subject, given in subjects.items():
        exact = None if given is None else Decimal(given)
        desk.do(co.RecordExam(item=item, level=level, subject=subject, score=exact))


def mark(desk: SessionDesk, given: Any, *indicators: str) -> None:
    for indicator in indicators:
        desk.do(co.MarkIndicator(indicator=indicator, mark=given))


def suggested(desk: SessionDesk, item: str) -> Level:
    return suggestion_for(desk.session, item).level


def test_an_indicator_is_marked_marked_anew_and_cleared() -> None:
    desk = desk_on()
    mark(desk, "shown", "co.1.1")
    mark(desk, "partly", "co.1.1")
    assert desk.session.marks == {"co.1.1": "partly"}
    mark(desk, None, "co.1.1")
    assert desk.session.marks == {}


def test_an_exam_item_takes_no_marks_and_one_of_both_kinds_does() -> None:
    desk = desk_on()
    refusal = refused(desk, co.MarkIndicator(indicator="law.1.1", mark="shown"))
    assert (refusal.code, refusal.details) == ("exam_takes_no_marks", {"indicator": "law.1.1"})
    mark(desk, "shown", "ski.1.1")
    assert desk.session.marks == {"ski.1.1": "shown"}


def test_the_last_score_stands_and_null_clears_it() -> None:
    desk = desk_on()
    score(desk, "law", 1, tax="59.99999999999999999999", civil="0.10")
    assert desk.session.exams == {
        ("law", 1, "tax"): Decimal("59.99999999999999999999"),
        ("law", 1, "civil"): Decimal("0.10"),
    }
    score(desk, "law", 1, tax="70", civil=None)
    assert desk.session.exams == {("law", 1, "tax"): Decimal(70)}


@pytest.mark.parametrize("given", ["0", "100", "0.0", "100.00", "1e2", "1e-1000"])
def test_a_score_from_nought_to_a_hundred_is_taken(given: str) -> None:
    desk = desk_on()
    score(desk, "law", 3, tax=given)
    assert desk.session.exams["law", 3, "tax"] == Decimal(given)


@pytest.mark.parametrize("given", ["101", "-1", "100.00000000000000000001", "-0.00000000001", "1e999", "1e-1001"])
def test_a_score_outside_is_refused(given: str) -> None:
    desk = desk_on()
    score(desk, "law", 1, tax="50")
    refusal = refused(desk, co.RecordExam(item="law", level=1, subject="tax", score=Decimal(given)))
    assert (refusal.code, refusal.details) == ("score_outside", {"score": str(Decimal(given))})


@pytest.mark.parametrize("level", [0, 4, -1])
def test_an_exam_is_taken_at_a_level_of_the_scale(level: int) -> None:
    refusal = refused(desk_on(), co.RecordExam(item="law", level=level, subject="tax", score=Decimal(1)))
    assert (refusal.code, refusal.details) == (
        "level_outside_scale",
        {"level": str(level), "lowest": "1", "top": "3"},
    )


def test_an_exam_is_of_an_item_that_has_one_in_a_subject_that_it_has() -> None:
    desk = desk_on()
    no_exam = refused(desk, co.RecordExam(item="co", level=1, subject="tax", score=Decimal(1)))
    assert (no_exam.code, no_exam.details) == ("no_exam", {"item": "co"})
    wrong = refused(desk, co.RecordExam(item="law", level=1, subject="taxes", score=Decimal(1)))
    assert (wrong.code, wrong.details) == ("unknown_subject", {"code": "taxes", "near": "tax"})
    assert refused(desk, co.RecordExam(item="ski", level=1, subject="tax", score=None)).code == "unknown_subject"


@pytest.mark.parametrize("given", ["60", True, 59.9, "NaN", float("nan")])
def test_a_score_is_an_exact_number_or_no_command_at_all(given: Any) -> None:
    with pytest.raises(ValidationError):
        co.RecordExam(item="law", level=1, subject="tax", score=given)


@pytest.mark.parametrize("item", ["co", "law", "ski"])
@pytest.mark.parametrize("level", [0, 1, 3])
def test_a_level_needs_ground(item: str, level: int) -> None:
    desk = desk_on()
    noted(desk, "com")
    noted(desk, item, codable=False)
    refusal = refused(desk, co.RateItem(item=item, level=level, reason="a long acquaintance"))
    assert (refusal.code, refusal.details) == ("no_ground", {"item": item})
    noted(desk, item, sign="-")
    desk.do(co.RateItem(item=item, level=level))
    assert desk.session.ratings[item].level == level


def test_a_link_to_an_indicator_gives_ground_to_its_item() -> None:
    desk = desk_on()
    noted(desk, indicators=("com.3.2",))
    assert has_ground(desk.session, "com")
    assert not has_ground(desk.session, "co")
    desk.do(co.RateItem(item="com", level=2))
    assert desk.session.ratings["com"].level == 2


def test_an_exam_level_gives_ground_once_all_its_subjects_are_scored() -> None:
    desk = desk_on()
    score(desk, "law", 2, tax="0")
    assert refused(desk, co.RateItem(item="law", level=2)).code == "no_ground"
    score(desk, "law", 1, civil="100")
    assert refused(desk, co.RateItem(item="law", level=2)).code == "no_ground"
    score(desk, "law", 2, civil="80")
    # (1·0 + 3·80)/4 = 60, and 60 passes
    assert suggested(desk, "law") == 2
    desk.do(co.RateItem(item="law", level=2))
    assert desk.session.ratings["law"].suggested == 2


@pytest.mark.parametrize("level", [1, 2, 3])
def test_any_level_of_the_exam_gives_ground(level: int) -> None:
    desk = desk_on()
    score(desk, "ski", level, lab="0")
    assert has_ground(desk.session, "ski")
    assert not has_ground(desk.session, "law")


def test_a_score_just_short_of_the_pass_does_not_pass() -> None:
    desk = desk_on()
    score(desk, "ski", 1, lab="59.99999999999999999999")
    assert suggested(desk, "ski") == 0
    score(desk, "ski", 1, lab="60")
    assert suggested(desk, "ski") == 1


@pytest.mark.parametrize("level", [-1, 4, 9])
def test_a_level_outside_the_scale_is_refused(level: int) -> None:
    desk = desk_on()
    noted(desk, "co")
    refusal = refused(desk, co.RateItem(item="co", level=level))
    assert refusal.code == "level_outside_scale"
    assert refusal.details == {"level": str(level), "lowest": "0", "top": "3"}


@pytest.mark.parametrize("level", [True, "2", "ne", 1.0, None, Decimal("2.5"), Decimal("1e400"), Decimal("Infinity")])
def test_a_level_is_a_whole_number_or_ne_or_no_command_at_all(level: Any) -> None:
    with pytest.raises(ValidationError):
        co.RateItem(item="co", level=level)


def _suggesting_one() -> SessionDesk:
    """A desk where the marks of co suggest level 1: level 1 met, level 2 failed at a mean of ½."""
    desk = desk_on()
    noted(desk, "co")
    mark(desk, "shown", "co.1.1", "co.1.2")
    mark(desk, "partly", "co.2.1", "co.2.2")
    assert suggested(desk, "co") == 1
    return desk


@pytest.mark.parametrize("level", [0, 2, 3])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_level_against_a_suggestion_needs_a_reason(level: int, reason: str) -> None:
    desk = _suggesting_one()
    refusal = refused(desk, co.RateItem(item="co", level=level, reason=reason))
    assert (refusal.code, refusal.details) == ("reason_needed", {"item": "co", "level": str(level), "suggested": "1"})
    desk.do(co.RateItem(item="co", level=level, reason="the second case was as hard"))
    rating = desk.session.ratings["co"]
    assert (rating.level, rating.suggested, rating.reason) == (level, 1, "the second case was as hard")


def test_the_suggested_level_needs_no_reason() -> None:
    desk = _suggesting_one()
    desk.do(co.RateItem(item="co", level=1))
    assert desk.session.ratings["co"].reason == ""


def test_where_nothing_is_suggested_any_level_goes_without_a_reason() -> None:
    desk = desk_on()
    noted(desk, "co")
    desk.do(co.RateItem(item="co", level=3))
    assert (desk.session.ratings["co"].level, desk.session.ratings["co"].suggested) == (3, "NE")


def test_ne_needs_neither_ground_nor_reason() -> None:
    desk = desk_on()
    mark(desk, "shown", "co.1.1", "co.1.2")
    desk.do(co.RateItem(item="co", level="NE"))
    assert (desk.session.ratings["co"].level, desk.session.ratings["co"].suggested) == ("NE", 1)


def test_a_suggestion_never_rates_and_a_later_one_changes_no_rating() -> None:
    desk = _suggesting_one()
    assert desk.session.ratings == {}
    desk.do(co.RateItem(item="co", level=1))
    mark(desk, "contradicted", "co.1.1")
    assert suggested(desk, "co") == 0
    assert (desk.session.ratings["co"].level, desk.session.ratings["co"].suggested) == (1, 1)


def test_what_was_suggested_is_kept_with_the_rating_in_the_log() -> None:
    desk = _suggesting_one()
    event = desk.do(co.RateItem(item="co", level=1))
    assert isinstance(event, ItemRated)
    assert event.suggested == 1


def test_an_item_outside_the_plan_joins_it_when_rated_and_ne_is_a_rating() -> None:
    desk = desk_on(items=["com"])
    assert list(desk.session.planned) == ["com"]
    desk.do(co.RateItem(item="ski", level="NE"))
    desk.do(co.RateItem(item="co", level="NE"))
    assert list(desk.session.planned) == ["co", "com", "ski"]
    assert desk.session.plan == ("com",)


LOSSES: list[tuple[str, co.Command]] = [
    ("removed", co.RemoveEvidence(evidence="e1")),
    ("unlinked", co.LinkEvidence(evidence="e1", items=())),
    ("held not codable", co.EditEvidence(evidence="e1", codable=False)),
]


@pytest.mark.parametrize("command", [one for _, one in LOSSES], ids=[why for why, _ in LOSSES])
def test_ground_lost_later_leaves_the_rating_unsupported(command: co.Command) -> None:
    desk = desk_on()
    noted(desk, "com")
    noted(desk, "co")
    desk.do(co.RateItem(item="com", level=2))
    assert unsupported(desk.session) == ()
    desk.do(command)
    assert unsupported(desk.session) == ("com",)
    assert desk.session.ratings["com"].level == 2
    desk.do(co.RateItem(item="com", level="NE"))
    assert unsupported(desk.session) == ()


def test_a_cleared_score_takes_the_ground_of_an_exam_away() -> None:
    desk = desk_on()
    score(desk, "ski", 2, lab="90")
    desk.do(co.RateItem(item="ski", level=2))
    score(desk, "ski", 2, lab=None)
    assert unsupported(desk.session) == ("ski",)


def test_a_mark_without_linked_codable_evidence_is_unproved() -> None:
    desk = desk_on()
    mark(desk, "shown", "co.1.1", "co.1.2", "com.1.1")
    noted(desk, "co", indicators=("co.1.1",))
    noted(desk, indicators=("co.1.2",), codable=False)
    assert unproved(desk.session) == {"co": ("co.1.2",), "com": ("com.1.1",)}
    assert suggested(desk, "co") == 1


def test_codable_evidence_stands_by_item_oldest_first() -> None:
    desk = desk_on()
    noted(desk, "co", "com")
    noted(desk, "com", codable=False)
    noted(desk, "com")
    assert codable_evidence(desk.session) == {"co": ("e1",), "com": ("e1", "e3")}
