"""The development plan: what lies between a person and a grade, one level at a time."""

from decimal import Decimal

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.development import gaps, grade_toward
from tests.sessions.making import desk_on, noted


def at_low() -> SessionDesk:
    """Items co, com and law at level 1, ski not seen: the verdict is the grade `low`."""
    desk = desk_on()
    noted(desk, "co", "com")
    for subject, score in (("tax", "90"), ("civil", "62")):
        desk.do(co.RecordExam(item="law", level=1, subject=subject, score=Decimal(score)))
    for code in ("co", "com", "law"):
        desk.do(co.RateItem(item=code, level=1))
    return desk


def test_gaps_are_core_first_then_heavier_and_what_was_not_seen_comes_last() -> None:
    session = at_low().session
    found = gaps(session, session.rubric.grade["high"])
    assert [(gap.item.code, gap.level, gap.standard, gap.step) for gap in found] == [
        ("com", 1, 2, 2),
        ("co", 1, 2, 2),
        ("law", 1, 2, 2),
        ("ski", "NE", 2, 2),
    ]
    assert [gap.core for gap in found] == [True, True, False, False]
    assert [gap.seen for gap in found] == [True, True, True, False]


def test_a_larger_gap_comes_first_and_one_level_is_worked_on_at_a_time() -> None:
    desk = at_low()
    desk.do(co.RateItem(item="co", level=0))
    session = desk.session
    co_gap = gaps(session, session.rubric.grade["high"])[0]
    assert (co_gap.item.code, co_gap.level, co_gap.standard, co_gap.step) == ("co", 0, 2, 1)
    assert [aim.indicator.id for aim in co_gap.aims] == ["co.1.1", "co.1.2"]


def test_the_next_level_comes_with_its_marks_and_codable_notes() -> None:
    desk = at_low()
    proof = noted(desk, "com", indicators=("com.2.2",))
    noted(desk, "com", indicators=("com.2.2",), codable=False)
    desk.do(co.MarkIndicator(indicator="com.2.2", mark="partly"))
    session = desk.session
    aims = next(gap.aims for gap in gaps(session, session.rubric.grade["high"]) if gap.item.code == "com")
    assert [(aim.indicator.id, aim.mark, aim.evidence) for aim in aims] == [
        ("com.2.1", None, ()),
        ("com.2.2", "partly", (proof.id,)),
    ]


def test_the_subject_where_most_can_be_won_comes_first() -> None:
    desk = at_low()
    desk.do(co.RecordExam(item="law", level=2, subject="civil", score=Decimal(90)))
    session = desk.session
    papers = next(gap.papers for gap in gaps(session, session.rubric.grade["high"]) if gap.item.code == "law")
    # tax weighs 1 of 4 and lacks 100: 25 to win; civil weighs 3 of 4 and lacks 10: 7.5.
    assert [(paper.subject, int(paper.share * 100), paper.score) for paper in papers] == [
        ("tax", 25, None),
        ("civil", 75, Decimal(90)),
    ]


def test_one_develops_toward_the_grade_above_the_decision_or_else_the_verdict() -> None:
    desk = at_low()
    assert grade_toward(desk.session).id == "high"
    desk.do(co.RateItem(item="co", level=0))
    assert grade_toward(desk.session).id == "low"
    desk.do(co.Decide(decision="hire", grade="low", reason="will be trained", by="赵敏"))
    assert grade_toward(desk.session).id == "high"
    desk.do(co.Decide(decision="hire", grade="high", reason="will be trained", by="赵敏"))
    assert grade_toward(desk.session).id == "high"


def test_at_the_standard_there_is_nothing_to_develop() -> None:
    session = at_low().session
    assert gaps(session, session.rubric.grade["low"]) == ()


def test_a_core_item_that_was_not_seen_comes_after_all_that_were() -> None:
    desk = at_low()
    desk.do(co.RateItem(item="com", level="NE"))
    session = desk.session
    assert [gap.item.code for gap in gaps(session, session.rubric.grade["high"])] == ["co", "law", "com", "ski"]
