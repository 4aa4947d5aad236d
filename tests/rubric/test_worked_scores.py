"""Points, category and total scores, coverage and fit, worked by hand (DESIGN §5.1, §5.6, §5.8)."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from rubric.model import Rubric
from rubric.scorecard import Score, points, score
from rubric.verdict import look_at
from tests.rubric.builders import content, rate, rubric, text


@pytest.mark.parametrize(
    ("level", "top", "worth"),
    [(0, 4, Fraction(0)), (1, 4, Fraction(25)), (3, 4, Fraction(75)), (4, 4, Fraction(100)), (1, 3, Fraction(100, 3))],
)
def test_level_n_of_top_is_worth_its_part_of_a_hundred(level: int, top: int, worth: Fraction) -> None:
    assert points(level, top) == worth


@dataclass(frozen=True)
class Summed:
    """Items, ratings and plan; the total and the coverage that follow."""

    situation: str
    items: str
    ratings: str
    total: Fraction | None
    coverage: Fraction
    plan: str | None = None


HALF = Fraction(1, 2)
SUMMED = (
    Summed("level 0 counts as 0", "a b", "a4 b0", Fraction(50), Fraction(1)),
    Summed("NE is missing, not 0", "a b", "a4 bNE", Fraction(100), HALF),
    Summed("an unrated item counts as NE", "a b", "a4", Fraction(100), HALF),
    Summed("weights", "a=3 b", "a4 b0", Fraction(75), Fraction(1)),
    Summed("decimal weights: (0.1·100 + 0.2·25)/0.3", "a=0.1 b=0.2", "a4 b1", Fraction(50), Fraction(1)),
    Summed("decimal weights: coverage 0.1/0.4", "a=0.1 b=0.3", "a3", Fraction(75), Fraction(1, 4)),
    Summed("nothing rated: no score, coverage 0", "a b", "", None, Fraction(0)),
    Summed("nothing but NE: the same", "a b", "aNE bNE", None, Fraction(0)),
    Summed("a planned part is the whole", "a b", "a4", Fraction(100), Fraction(1), plan="a"),
    Summed("a rated item joins the plan", "a b c", "a4 b2", Fraction(75), Fraction(1), plan="a"),
    Summed("an item rated NE joins the plan too", "a b c", "a4 bNE", Fraction(100), HALF, plan="a"),
    Summed("an empty plan", "a b", "", None, Fraction(0), plan=""),
)


@pytest.mark.parametrize("case", SUMMED, ids=lambda case: case.situation)
def test_total(case: Summed) -> None:
    model = rubric(case.items)
    card = score(model, rate(model, case.ratings, case.plan))
    assert card.total == Score(case.total, case.coverage)
    assert card.categories == {"all": card.total}


def test_points_of_every_item_of_the_rubric() -> None:
    model = rubric("a b c d")
    assert score(model, rate(model, "a3 b0 cNE", plan="a b c")).points == {"a": 75, "b": 0, "c": None, "d": None}


def test_a_category_sums_over_its_own_planned_items() -> None:
    given = content("a b c d e", "low a1")
    given["categories"] = [
        {"id": "one", "title": text("One"), "items": ["a", "b", "c"]},
        {"id": "unrated", "title": text("Two"), "items": ["d"]},
        {"id": "unplanned", "title": text("Three"), "items": ["e"]},
    ]
    model = Rubric.model_validate(given)
    card = score(model, rate(model, "a4 b2", plan="a b c d"))
    nothing = Score(None, Fraction(0))
    assert card.categories == {"one": Score(Fraction(75), Fraction(2, 3)), "unrated": nothing, "unplanned": nothing}
    assert card.total == Score(Fraction(75), HALF)


@dataclass(frozen=True)
class Fitting:
    """Ratings and plan under the grade `low a4 b2`, where b weighs 3 and c is out of scope."""

    situation: str
    ratings: str
    fit: Fraction | None
    plan: str | None = None


FITTING = (
    Fitting("at standard everywhere", "a4 b2", Fraction(1)),
    Fitting("more than the standard counts as the standard", "a4 b4", Fraction(1)),
    Fitting("half of the standard: (½ + 3)/4", "a2 b4", Fraction(7, 8)),
    Fitting("level 0: (0 + 3)/4", "a0 b4", Fraction(3, 4)),
    Fitting("unrated items are left out", "a2", HALF),
    Fitting("items out of scope are left out", "a2 c0", HALF),
    Fitting("a rated item joins the plan", "a2 b2", Fraction(7, 8), plan="a"),
    Fitting("nothing of its scope rated", "bNE c4", None),
)


@pytest.mark.parametrize("case", FITTING, ids=lambda case: case.situation)
def test_fit(case: Fitting) -> None:
    model = rubric("a b=3 c", "low a4 b2")
    assert look_at(model, model.grades[0], rate(model, case.ratings, case.plan)).fit == case.fit
