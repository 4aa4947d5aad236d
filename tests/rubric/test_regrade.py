"""Ratings judged anew under another version of their model."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.model import Rubric
from rubric.regrade import carry, regrade
from tests.rubric.builders import content, rate, rubric

MODEL = content("a b=2 c", "low a1! b1 c1", "mid a2! b2 c1", "high a3! b3 c2")
CODES = ("a", "b", "c")
GIVEN = st.dictionaries(st.sampled_from(CODES), st.sampled_from([*range(5), "NE"])).map(
    lambda found: " ".join(f"{code}{level}" for code, level in found.items())
)
PLANS = st.none() | st.lists(st.sampled_from(CODES), unique=True).map(" ".join)


def _rank(model: Rubric, grade: str) -> int:
    return list(model.grade).index(grade) + 1 if grade in model.grade else 0


@given(GIVEN, PLANS)
def test_a_draft_that_is_the_model_itself_changes_nobody(ratings: str, plan: str | None) -> None:
    model = Rubric.model_validate(MODEL)
    given_ = rate(model, ratings, plan)
    found = regrade(model, model, given_)
    assert (found.direction, found.before, found.lost, found.gained) == ("same", found.after, (), ())
    assert found.carried.ratings == given_


@given(GIVEN, PLANS, st.integers(0, 2), st.sampled_from(CODES))
def test_a_standard_that_is_raised_never_raises_a_verdict(
    ratings: str, plan: str | None, grade: int, code: str
) -> None:
    model = Rubric.model_validate(MODEL)
    grades = [dict(one) for one in MODEL["grades"]]
    asked = grades[grade]["standards"][code]
    grades[grade] = {**grades[grade], "standards": {**grades[grade]["standards"], code: min(asked + 1, 4)}}
    found = regrade(model, Rubric.model_validate({**MODEL, "grades": grades}), rate(model, ratings, plan))
    assert _rank(model, found.after.grade) <= _rank(model, found.before.grade)
    assert found.direction in ("same", "down", "other")


def test_who_falls_is_told_by_the_condition_that_now_fails() -> None:
    old = rubric("a b c d e", "low a1 b1 c1 d1 e1", "high a2! b2 c2 d2 e2")
    new = rubric("a b c d e", "low a1 b1 c1 d1 e1", "high a3! b2 c2 d2 e2")
    found = regrade(old, new, rate(old, "a2 b2 c2 d2 e2"))
    assert (found.before.grade, found.after.grade, found.direction) == ("high", "low", "down")
    # The share at standard is 4 of 5, which is enough; the core item is not.
    assert [(one.rule, one.grade, one.items) for one in found.lost] == [("core_weak", "high", ("a",))]
    assert found.gained == ()


def test_who_rises_is_told_by_the_condition_that_stood_in_the_way() -> None:
    old = rubric("a b", "low a1 b1", "high a3 b3")
    new = rubric("a b", "low a1 b1", "high a2 b2")
    found = regrade(old, new, rate(old, "a2 b2"))
    assert (found.before.grade, found.after.grade, found.direction) == ("low", "high", "up")
    assert [one.rule for one in found.gained] == ["share_failed"]


def test_items_are_mapped_by_code_and_what_has_no_place_is_told() -> None:
    old, new = rubric("a b c", top=4), rubric("b a d", top=3)
    found = carry(old, new, rate(old, "a4 b2 cNE"))
    assert (found.gone, found.off_scale, found.new) == ((), ("a",), ("d",))
    assert found.ratings.levels == {"b": 2}
    assert found.ratings.planned == ("b", "a", "d")  # the plan was all of the old model
    part = carry(old, new, rate(old, "c1 b2", plan="b"))
    assert (part.gone, part.ratings.planned, dict(part.ratings.levels)) == (("c",), ("b",), {"b": 2})


def test_a_change_without_a_rank_is_neither_up_nor_down() -> None:
    old = rubric("a b", "low a1 b1", "high a2 b2")
    renamed = rubric("a b", "first a1 b1", "second a2 b2")
    found = regrade(old, renamed, rate(old, "a1 b1"))
    assert (found.before.grade, found.after.grade, found.direction) == ("low", "first", "other")
    with_core = rubric("a b", "low a1! b1", "high a2 b2")
    weak = regrade(old, with_core, rate(old, "bNE a0"))
    assert (weak.before.grade, weak.after.grade, weak.direction) == ("below", "below", "same")
