"""The chance of another verdict, against probabilities worked out by enumerating every level of every item."""

from decimal import Decimal
from itertools import product
from math import prod
from statistics import NormalDist
from typing import Any

import pytest

from rubric.chance import DRAWS, Chance, chance, cumulative
from rubric.model import Rubric
from rubric.scorecard import Ratings
from rubric.verdict import judge
from tests.rubric import naive
from tests.rubric.builders import rate, rubric


def model(items: str, *grades: str, spread: str = "1", reliability: str = "0.75", **more: Any) -> Rubric:
    return rubric(items, *grades, scoring={"spread": Decimal(spread), "reliability": Decimal(reliability)}, **more)


def found(given: Rubric, ratings: Ratings, seed: int = 7, draws: int = DRAWS) -> Chance:
    made = chance(given, ratings, judge(given, ratings), seed, draws)
    assert made is not None
    return made


def exactly(given: Rubric, ratings: Ratings, sd: float) -> tuple[float, float]:
    """The chances of a higher and of a lower verdict, by the law of total probability over all levels."""
    now, up, down = naive.height(given, ratings), 0.0, 0.0
    top, edge = given.top, NormalDist(0, sd).cdf
    for levels in product(range(top + 1), repeat=len(ratings.levels)):
        drawn = dict(zip(ratings.levels, levels, strict=True))
        weight = prod(
            (1.0 if level == top else edge(level + 0.5 - was)) - (0.0 if level == 0 else edge(level - 0.5 - was))
            for was, level in zip(ratings.levels.values(), levels, strict=True)
        )
        then = naive.height(given, Ratings(ratings.planned, drawn))
        up, down = up + weight * (then > now), down + weight * (then < now)
    return up, down


def test_a_chance_worked_by_hand() -> None:
    # One item at its standard 2 of 4; SD 1·√(1 − 0.75) = ½, so it falls below 1.5 with Φ(−1) = 0.1587.
    given = model("a", "low a2")
    made = found(given, rate(given, "a2"), draws=40_000)
    assert float(made.sd) == 0.5
    assert made.up == 0
    assert abs(float(made.other) - 0.158655) < 3 * float(made.error)
    assert abs(float(made.error) - 0.00183) < 0.0001, "√(0.1587·0.8413/40000)"


@pytest.mark.parametrize(
    ("items", "grades", "rated"),
    [
        ("a b c", ("low a1! b1 c1", "high a2! b3 c2"), "a1 b2 c2"),
        ("a=0.3 b=2 c", ("low a1 b1", "mid a1 b2! c2 >=50", "high a3 b3 c3 >=75"), "a2 b2 c3"),
        ("a b c", ("low a2! b1 c1!", "high a4 b2"), "a1 b4"),
        ("a b", ("low a1 b1", "high a2 b2!"), "a2 bNE"),
    ],
)
def test_the_draws_come_to_the_exact_chance(items: str, grades: tuple[str, ...], rated: str) -> None:
    given = model(items, *grades, spread="1.2", reliability="0.5")
    ratings = rate(given, rated)
    made = found(given, ratings, draws=20_000)
    up, down = exactly(given, ratings, 1.2 * 0.5**0.5)
    assert abs(made.up / made.draws - up) < 0.012
    assert abs(made.down / made.draws - down) < 0.012


def test_ratings_without_error_never_give_another_verdict() -> None:
    given = model("a b", "low a1", "high a2 b2", reliability="1")
    made = found(given, rate(given, "a1 b2"))
    assert (made.up, made.down) == (0, 0)
    assert made.error == 0


def test_the_same_seed_gives_the_same_draws() -> None:
    given = model("a b c", "low a1 b1 c1", "high a2 b2 c2")
    ratings = rate(given, "a2 b1 c2")
    assert found(given, ratings) == found(given, ratings)
    assert len({(one.up, one.down) for one in (found(given, ratings, seed) for seed in range(5))}) > 1


def test_nothing_is_drawn_where_nothing_was_measured() -> None:
    given = rubric("a", "low a1")
    ratings = rate(given, "a1")
    assert chance(given, ratings, judge(given, ratings), 1) is None


def test_an_error_rounds_to_the_nearest_level_and_stays_on_the_scale() -> None:
    whole = 1 << 32
    assert cumulative(2, 4, 0) == [0, 0, whole, whole]
    cuts = cumulative(0, 2, 0.5)
    assert [round(one / whole, 4) for one in cuts] == [0.8413, 0.9987], "Φ(1), and Φ(3); what is below 0 is 0"
    assert all(0 <= one <= whole for one in cumulative(4, 4, 0.01))
