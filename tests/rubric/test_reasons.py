"""Reasons as objects, worked by hand (DESIGN §5.10)."""

from collections.abc import Iterable, Mapping

import pytest

from rubric.model import Rubric
from rubric.reasons import Reason, reasons
from rubric.scorecard import Ratings
from rubric.verdict import judge
from tests.rubric.builders import rate, rubric

NONE: dict[str, tuple[str, ...]] = {}


def made(
    model: Rubric,
    ratings: Ratings,
    proof: Mapping[str, tuple[str, ...]] = NONE,
    unproved: Mapping[str, tuple[str, ...]] = NONE,
    lost: Iterable[str] = (),
) -> tuple[Reason, ...]:
    return reasons(model, ratings, judge(model, ratings), proof, unproved, lost)


def brief(given: Iterable[Reason]) -> list[str]:
    """`rule grade: items`, as one reads them."""
    return [f"{one.rule} {one.grade or '-'}: {' '.join(one.items)}".rstrip(" :") for one in given]


# Situation: items, grades, ratings, plan, and the rules that tell why.
TABLE: dict[str, tuple[str, tuple[str, ...], str, str | None, list[str]]] = {
    "a grade reached and the next one too high": (
        "a b c",
        ("low a1! b1 c1", "high a2! b3 c3 >=75"),
        "a1 b1 c1",
        None,
        [
            "verdict_grade low",
            "coverage_met low: a b c",
            "core_met low: a",
            "share_met low: a b c",
            "gap_met low: a b c",
            "coverage_met high: a b c",
            "core_weak high: a",
            "share_failed high: a b c",
            "gap_failed high: b c",
            "score_failed high: a b c",
        ],
    ),
    "the highest grade": (
        "a b",
        ("low a1", "high a1 >=50"),
        "a2 b0",
        None,
        [
            "verdict_grade high",
            "coverage_met low: a",
            "core_met low",
            "share_met low: a",
            "gap_met low: a",
            "coverage_met high: a",
            "core_met high",
            "share_met high: a",
            "gap_met high: a",
            "score_met high: a",
        ],
    ),
    "below; the chain ends at the first grade not met": (
        "a",
        ("low a3", "high a4"),
        "a1",
        None,
        [
            "verdict_below low",
            "coverage_met low: a",
            "core_met low",
            "share_failed low: a",
            "gap_failed low: a",
        ],
    ),
    "nothing rated, and a plan that leaves a core item out": (
        "a b c",
        ("low a1! b1!",),
        "",
        "a c",
        ["verdict_insufficient low", "coverage_failed low: a", "core_unrated low: a", "open low", "partial -: b"],
    ),
    "one core item weak and another unrated": (
        "a=9 b c",
        ("low a1 b1! c1!",),
        "a1 b0",
        None,
        [
            "verdict_below low",
            "coverage_met low: a b",
            "core_unrated low: c",
            "core_weak low: b",
            "share_met low: a",
            "gap_met low: a b",
        ],
    ),
    "the next grade open": (
        "a b",
        ("low a1", "high a1 b2"),
        "a1 bNE",
        None,
        [
            "verdict_grade low",
            "coverage_met low: a",
            "core_met low",
            "share_met low: a",
            "gap_met low: a",
            "coverage_failed high: b",
            "core_met high",
            "share_met high: a",
            "gap_met high: a",
            "open high",
        ],
    ),
}


@pytest.mark.parametrize(("items", "grades", "given", "plan", "expected"), TABLE.values(), ids=TABLE)
def test_the_chain_of_reasons(
    items: str, grades: tuple[str, ...], given: str, plan: str | None, expected: list[str]
) -> None:
    model = rubric(items, *grades)
    assert brief(made(model, rate(model, given, plan))) == expected


def test_a_reason_points_at_ratings_and_evidence() -> None:
    model = rubric("b a", "low a2! b1")
    proof = {"a": ("e2", "e1"), "b": ("e1", "e3"), "c": ("e9",)}
    found = {one.rule: one for one in made(model, rate(model, "a1 b1"), proof)}
    assert found["core_weak"] == Reason("core_weak", "low", ("a",), {"a": 1}, ("e2", "e1"))
    assert found["coverage_met"] == Reason("coverage_met", "low", ("b", "a"), {"b": 1, "a": 1}, ("e1", "e3", "e2"))
    assert found["verdict_below"] == Reason("verdict_below", "low", (), {}, ())


def test_marks_without_evidence_and_ratings_without_ground_are_told_last() -> None:
    model = rubric("a b c", "low a1 b1 c1")
    given = made(model, rate(model, "a1 b1 cNE"), unproved={"c": ("c.1.1",), "b": ("b.1.1",)}, lost=["b", "a"])
    assert brief(given)[-2:] == ["unproved -: b c", "unsupported -: a b"]
    assert given[-2].ratings == {"b": 1}
