"""Ratings to a grade, worked by hand (DESIGN §5.7).

Items and their weights, grades as `low a1 b2! >=75` (standards, `!` core, the score to reach), ratings; then
the verdict and, grade by grade, the conditions that fail.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest

from rubric.verdict import judge, rank
from tests.rubric.builders import rate, rubric


@dataclass(frozen=True)
class Judged:
    """One line of the table."""

    rule: str
    situation: str
    items: str
    grades: tuple[str, ...]
    ratings: str
    verdict: str
    failing: tuple[str, ...] = ("",)
    open: str | None = None
    plan: str | None = None


FIVE = "a b c d e"
ONES = ("low a1 b1 c1 d1 e1",)
TWOS = ("low a2 b2 c2 d2 e2",)
LADDER = ("one a1 b1", "two a1 b1 >=90", "three a2 b2", "four a4 b4")

TABLE = (
    Judged("a", "4 of 5 rated is exactly 0.8", FIVE, ONES, "a1 b1 c1 d1", "low"),
    Judged("a", "3 of 5 rated", FIVE, ONES, "a1 b1 c1", "insufficient", ("a",), "low"),
    Judged("a", "0.1+0.7 of 1 is exactly 0.8", "a=0.1 b=0.7 c=0.2", ("low a1 b1 c1",), "a1 b1", "low"),
    Judged("a", "0.8 less a hair", "a=7.99999999999999999999 b=2", ("low a1 b1",), "a1", "insufficient", ("a",), "low"),
    Judged("a", "an item out of scope does not count", FIVE, ("low a1",), "a1", "low"),
    Judged("a", "NE is not rated", FIVE, ONES, "a1 b1 c1 dNE eNE", "insufficient", ("a",), "low"),
    Judged("b", "a core item one below", FIVE, ("low a1 b1 c1 d1 e1!",), "a1 b1 c1 d1 e0", "below", ("b",)),
    Judged("b", "core at its standard", FIVE, ("low a1 b1 c1 d1 e1!",), "a1 b1 c1 d0 e1", "low"),
    Judged("b", "core unrated", FIVE, ("low a1 b1 c1 d1 e1!",), "a1 b1 c1 d1", "insufficient", ("b",), "low"),
    Judged("b", "core NE", FIVE, ("low a1 b1 c1 d1 e1!",), "a1 b1 c1 d1 eNE", "insufficient", ("b",), "low"),
    Judged("b", "one core weak, one unrated", "a=6 b c", ("low a1 b1! c1!",), "a1 b0", "below", ("b",)),
    Judged("b", "a core item out of the plan", "a b", ("low a1 b1!",), "a1", "low", plan="a"),
    Judged("c", "0.1+0.3 of 0.5 is exactly 0.8", "a=0.1 b=0.3 c=0.1", ("low a1 b1 c1",), "a1 b1 c0", "low"),
    Judged("c", "0.1+0.7 of 1 is exactly 0.8", "a=0.1 b=0.7 c=0.2", ("low a1 b1 c1",), "a1 b1 c0", "low"),
    Judged("c", "3 of 4 at standard", "a b c d", ("low a1 b1 c1 d1",), "a1 b1 c1 d0", "below", ("c",)),
    Judged("c", "unrated ones do not count: 3 of 4", FIVE, ONES, "a1 b1 c1 d0", "below", ("c",)),
    Judged("c", "above the standard does not make up", "a b", ("low a1 b1",), "a4 b0", "below", ("c",)),
    Judged("d", "a gap of exactly one", FIVE, TWOS, "a2 b2 c2 d2 e1", "low"),
    Judged("d", "a gap of two", FIVE, TWOS, "a2 b2 c2 d2 e0", "below", ("d",)),
    Judged("d", "NE is no gap", FIVE, TWOS, "a2 b2 c2 d2 eNE", "low"),
    Judged("e", "75 reached exactly", "a b", ("low a1 b1 >=75",), "a4 b2", "low"),
    Judged("e", "75 just missed", "a b", ("low a1 b1 >=75.00000000000000000001",), "a4 b2", "below", ("e",)),
    Judged("e", "over the items of its scope alone", "a b c", ("low a1 b1 >=75",), "a3 b3 c0", "low"),
    Judged("e", "over rated items alone", FIVE, ("low a1 b1 c1 d1 e1 >=75",), "a3 b3 c3 d3", "low"),
    Judged("e", "a minimum of 0", "a", ("low a1 >=0",), "a1", "low"),
    Judged("none", "nothing rated: c, d and e hold", "a b", ("low a3! b3 >=75",), "", "insufficient", ("ab",), "low"),
    Judged("none", "nothing rated, no core", "a b", ("low a1 b1",), "aNE", "insufficient", ("a",), "low"),
    Judged("none", "nothing of the scope planned", "a b", ("low a1!",), "b4", "insufficient", ("a",), "low", plan="b"),
    Judged("verdict", "a failing grade in the middle", "a b", LADDER, "a3 b3", "one", ("", "e", "", "c")),
    Judged("verdict", "every grade met", "a b", LADDER, "a4 b4", "four", ("",) * 4),
    Judged("verdict", "the lowest fails, a higher is met", "a", ("low a1 >=60", "high a2"), "a2", "below", ("e", "")),
    Judged("verdict", "unseen and too low", FIVE, ONES, "a1 b0", "below", ("ac",)),
    Judged("verdict", "unseen and a gap", "a b", ("low a2 b2",), "a0", "below", ("acd",)),
    Judged("open", "the next grade lacks coverage", "a b", ("low a1", "high a1 b2"), "a1", "low", ("", "a"), "high"),
    Judged("open", "the next lacks a core item", "a=4 b", ("low a1", "high a1 b1!"), "a1", "low", ("", "b"), "high"),
    Judged("open", "the next is too high as well", "a b", ("low a1", "high a2 b1"), "a1", "low", ("", "ac")),
    Judged("open", "its other core item is weak", "a=9 b c", ("low a1", "high a1 b2! c2!"), "a1 b1", "low", ("", "b")),
    Judged("open", "only the next grade is looked at", "a b", (*LADDER[:2], "up a1 b4!"), "a1", "insufficient",
           ("a", "ae", "ab"), "one"),
    Judged("open", "not a grade beyond a failing one", "a b", ("low a1", "mid a2", "high a1 b1"), "a1", "low",
           ("", "c", "a")),
    Judged("open", "none above the highest", "a", ("low a1",), "a4", "low"),
    Judged("plan", "a rated item joins it", "a b c", ("low a1 b1 c1",), "a1 b1 c0", "below", ("c",), plan="a b"),
    Judged("plan", "coverage is of the planned", FIVE, ONES, "a1 b1 c1", "low", plan="a b c"),
)  # fmt: skip


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.rule}: {case.situation}")
def test_verdict(case: Judged) -> None:
    model = rubric(case.items, *case.grades)
    verdict = judge(model, rate(model, case.ratings, case.plan))
    assert tuple("".join(found.failing) for found in verdict.findings) == case.failing
    assert (verdict.grade, verdict.open) == (case.verdict, case.open)
    assert tuple(found.met for found in verdict.findings) == tuple(not one for one in case.failing)
    assert not any(found.met and found.only_unseen for found in verdict.findings)


def test_a_level_of_zero_is_low_and_not_evidenced_is_not() -> None:
    model = rubric(FIVE, *TWOS)
    assert judge(model, rate(model, "a2 b2 c2 d2 e0")).grade == "below"
    assert judge(model, rate(model, "a2 b2 c2 d2 eNE")).grade == "low"


@dataclass(frozen=True)
class Planned:
    """A plan over `a b c d` with core `d` and `b` in the low, `b` and `a` in the high grade."""

    situation: str
    plan: str
    ratings: str
    partial: bool
    left_out: tuple[str, ...]


PLANNED = (
    Planned("everything planned", "a b c d", "", False, ()),
    Planned("a plain item left out", "a b d", "", True, ()),
    Planned("core items of any grade, in rubric order, once", "c", "", True, ("a", "b", "d")),
    Planned("one that is rated is not left out", "c", "b1", True, ("a", "d")),
    Planned("one that is rated NE is not left out", "c", "bNE", True, ("a", "d")),
    Planned("all left out ones rated", "a b c", "d0", False, ()),
)


@pytest.mark.parametrize("case", PLANNED, ids=lambda case: case.situation)
def test_partial(case: Planned) -> None:
    model = rubric("a b c d", "low d1! b1! c1", "high b1! a1! c1")
    verdict = judge(model, rate(model, case.ratings, case.plan))
    assert (verdict.partial, verdict.core_left_out) == (case.partial, case.left_out)


def test_what_a_finding_tells() -> None:
    model = rubric("a b=2 c d e", "low a2! b2 c3! d4! >=60")
    (found,) = judge(model, rate(model, "a1 b2 d1 e4")).findings
    assert found.scope == ("a", "b", "c", "d")
    assert (found.unrated, found.unrated_core, found.weak_core) == (("c",), ("c",), ("a", "d"))
    assert (found.short, found.far_below) == (("a", "d"), ("d",))
    assert (found.coverage, found.share, found.score) == (Fraction(4, 5), Fraction(1, 2), Fraction(75, 2))
    assert found.failing == ("b", "c", "d", "e")


def test_rank_counts_the_grades_met_without_a_break() -> None:
    model = rubric("a b", *LADDER)
    assert [rank(judge(model, rate(model, given)).findings) for given in ("a0 b0", "a3 b3", "a4 b4")] == [0, 1, 4]


@pytest.mark.parametrize(
    ("constant", "value", "given", "verdict"),
    [
        ("coverage", Decimal("0.5"), "a2", "low"),
        ("coverage", Decimal(0), "", "low"),
        ("share", Decimal("0.5"), "a2 b1", "low"),
        ("max_gap", 0, "a2 b2 c1 d2 e2", "below"),
        ("max_gap", 2, "a2 b2 c0 d2 e2", "low"),
    ],
)
def test_the_rubric_may_set_the_constants(constant: str, value: object, given: str, verdict: str) -> None:
    short = constant != "max_gap"
    items, grades = ("a b", ("low a2 b2",)) if short else (FIVE, TWOS)
    model = rubric(items, *grades, scoring={constant: value})
    assert judge(model, rate(model, given)).grade == verdict
