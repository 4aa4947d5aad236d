"""Laws that the arithmetic keeps for every rubric, and its likeness to a naive reading of DESIGN §5."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from rubric.margin import margin
from rubric.model import Item, Rubric
from rubric.scorecard import Ratings, score
from rubric.scoring import NE, Scoring
from rubric.suggestion import suggest
from rubric.verdict import judge, rank
from tests.rubric import naive
from tests.rubric.strategies import evidence, judged

calm = settings(deadline=None, max_examples=150)
brief = settings(deadline=None, max_examples=50)
"""For what follows from the likeness to the naive reading, and for what takes long."""


@calm
@given(judged())
def test_the_verdict_is_that_of_a_naive_reading(case: tuple[Rubric, Ratings]) -> None:
    model, ratings = case
    verdict = judge(model, ratings)
    event(verdict.grade if verdict.grade in ("below", "insufficient") else "a grade")
    assert {
        "grade": verdict.grade,
        "open": verdict.open,
        "partial": verdict.partial,
        "core_left_out": list(verdict.core_left_out),
        "grades": {found.grade: ("".join(found.failing), found.fit) for found in verdict.findings},
    } == naive.verdict(model, ratings)


@calm
@given(evidence())
def test_the_suggestion_is_that_of_a_naive_reading(case: tuple[Item, Any, Any, int]) -> None:
    item, marks, scores, top = case
    both = [
        naive.by_marks(item, marks) if item.method != "exam" else NE,
        naive.by_exam(item, scores, top) if item.exam else NE,
    ]
    known = [level for level in both if level != NE]
    assert suggest(item, marks, scores, Scoring(), top).level == (min(known) if known else NE)


@brief
@given(judged(most=5))
def test_the_margin_is_that_of_trying_every_set(case: tuple[Rubric, Ratings]) -> None:
    model, ratings = case
    found = margin(model, ratings, judge(model, ratings))
    event(f"up {found.up.size}, down {found.down.size}")
    assert found.up == naive.moved(model, ratings, +1)
    assert found.down == naive.moved(model, ratings, -1)


@brief
@given(judged(), st.data())
def test_raising_a_rating_never_lowers_the_verdict(case: tuple[Rubric, Ratings], data: st.DataObject) -> None:
    model, ratings = case
    low = sorted(code for code, level in ratings.levels.items() if level < model.top)
    assume(low)
    code = data.draw(st.sampled_from(low))
    raised = Ratings(ratings.planned, {**ratings.levels, code: ratings.levels[code] + 1})
    before, after = judge(model, ratings), judge(model, raised)
    assert rank(after.findings) >= rank(before.findings)
    for one, other in zip(before.findings, after.findings, strict=True):
        assert set(other.failing) <= set(one.failing)


@brief
@given(judged(), st.data())
def test_ne_weighs_on_nothing_but_coverage_and_core(case: tuple[Rubric, Ratings], data: st.DataObject) -> None:
    """An item that turns NE leaves (c), (d), (e), fit and weak core items as if it had never been planned."""
    model, ratings = case
    assume(ratings.levels)
    code = data.draw(st.sampled_from(sorted(ratings.levels)))
    rest = {other: level for other, level in ratings.levels.items() if other != code}
    turned = judge(model, Ratings(ratings.planned, rest))
    without = judge(model, Ratings(tuple(one for one in ratings.planned if one != code), rest))
    for one, other in zip(turned.findings, without.findings, strict=True):
        assert set(one.failing) - {"a", "b"} == set(other.failing) - {"a", "b"}
        assert (one.share, one.score, one.fit, one.weak_core) == (other.share, other.score, other.fit, other.weak_core)
        assert (one.short, one.far_below) == (other.short, other.far_below)


@brief
@given(judged(), st.data())
def test_ne_is_never_worse_than_level_zero(case: tuple[Rubric, Ratings], data: st.DataObject) -> None:
    model, ratings = case
    code = data.draw(st.sampled_from(sorted(model.item)))
    planned = model.in_order({*ratings.planned, code})
    rest = {other: level for other, level in ratings.levels.items() if other != code}
    missing, zero = judge(model, Ratings(planned, rest)), judge(model, Ratings(planned, {**rest, code: 0}))
    for one, other in zip(missing.findings, zero.findings, strict=True):
        assert set(one.failing) - {"a", "b"} <= set(other.failing) - {"a", "b"}
        assert set(one.weak_core) <= set(other.weak_core)
        assert one.fit is None or other.fit is None or one.fit >= other.fit
    if missing.grade == "below":
        assert zero.grade == "below"


@brief
@given(judged(), st.data())
def test_an_item_below_standard_that_turns_ne_breaks_no_c_or_d(
    case: tuple[Rubric, Ratings], data: st.DataObject
) -> None:
    model, ratings = case
    verdict = judge(model, ratings)
    short = sorted({code for found in verdict.findings for code in found.short})
    assume(short)
    code = data.draw(st.sampled_from(short))
    rest = {other: level for other, level in ratings.levels.items() if other != code}
    turned = judge(model, Ratings(ratings.planned, rest))
    for one, other in zip(verdict.findings, turned.findings, strict=True):
        assert "d" in one.failing or "d" not in other.failing
        if code in one.short:
            assert "c" in one.failing or "c" not in other.failing
            assert not set(other.weak_core) - set(one.weak_core)


@brief
@given(judged(), st.sampled_from([Fraction(1, 10), Fraction(3), Fraction(250)]))
def test_weighting_all_items_alike_changes_nothing(case: tuple[Rubric, Ratings], factor: Fraction) -> None:
    model, ratings = case
    given = model.model_dump(by_alias=True)
    for item in given["items"]:
        item["weight"] = item["weight"] * factor.numerator / factor.denominator
    heavier = Rubric.model_validate(given)
    verdict = judge(model, ratings)
    assert judge(heavier, ratings) == verdict
    assert margin(heavier, ratings, verdict) == margin(model, ratings, verdict)
    assert score(heavier, ratings) == score(model, ratings)


@brief
@given(evidence(), st.randoms(use_true_random=False))
def test_the_order_of_marks_and_scores_does_not_matter(case: tuple[Item, Any, Any, int], shuffler: Any) -> None:
    item, marks, scores, top = case
    mixed_marks, mixed_scores = list(marks.items()), list(scores.items())
    shuffler.shuffle(mixed_marks)
    shuffler.shuffle(mixed_scores)
    mixed = suggest(item, dict(mixed_marks), dict(mixed_scores), Scoring(), top)
    assert mixed == suggest(item, marks, scores, Scoring(), top)


@brief
@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_ratings_and_plan_does_not_matter(case: tuple[Rubric, Ratings], shuffler: Any) -> None:
    model, ratings = case
    plan, rated = list(ratings.planned), list(ratings.levels.items())
    shuffler.shuffle(plan)
    shuffler.shuffle(rated)
    mixed = Ratings.of(model, plan, dict(rated))
    verdict = judge(model, mixed)
    assert verdict == judge(model, ratings)
    assert margin(model, mixed, verdict) == margin(model, ratings, verdict)
    assert score(model, mixed) == score(model, ratings)


@brief
@given(judged())
def test_the_total_is_what_the_points_give(case: tuple[Rubric, Ratings]) -> None:
    model, ratings = case
    card = score(model, ratings)
    rated = {code: worth for code, worth in card.points.items() if worth is not None}
    assert {code: worth * model.top / 100 for code, worth in rated.items()} == ratings.levels
    assert (card.total.score is None) == (card.total.coverage == 0) == (not rated)
    if card.total.score is not None:
        assert min(rated.values()) <= card.total.score <= max(rated.values())
        weight = sum(Fraction(model.item[code].weight) for code in rated)
        earned = sum(Fraction(model.item[code].weight) * worth for code, worth in rated.items())
        assert card.total.score * weight == earned
