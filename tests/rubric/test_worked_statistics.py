"""Shares, quantiles and contrasts between groups, worked by hand: the figures behind a change of a model."""

from fractions import Fraction

import pytest

from rubric.contrast import Contrast, best_cut, by_contrast, cliffs_delta, delta_interval
from rubric.proportion import Proportion
from rubric.standards import MEDIAN, Levels, by_quantile, quantile


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),  # z²/(n+z²) = 3.8415/13.8415
        (10, 10, 0.7225, 1.0),  # n/(n+z²) = 10/13.8415
        # p = 0.8: (0.8 + 0.19207 ± 1.95996·√(0.016 + 0.0096036)) / 1.38415 = (0.99207 ± 0.31362) / 1.38415
        (8, 10, 0.4902, 0.9433),
        (1, 2, 0.0945, 0.9055),  # (0.5 + 0.96036 ± 1.95996·√(0.125 + 0.24009)) / 2.92073
    ],
)
def test_the_interval_of_a_share(count: int, of: int, low: float, high: float) -> None:
    found = Proportion(count, of).interval
    assert [found.low, found.high] == pytest.approx([low, high], abs=5e-5)


def test_levels_keep_what_is_missing_apart() -> None:
    levels = Levels.of([3, "NE", 0, None, 3, 2, "NE"])
    assert levels == Levels((0, 2, 3, 3), not_evidenced=2, unrated=1)
    assert levels.counts == {0: 1, 2: 1, 3: 2}
    assert levels.reaching(2) == Proportion(3, 4)


@pytest.mark.parametrize(
    ("levels", "share", "found"),
    [
        ((1, 2, 3), MEDIAN, 2),  # ⌈1.5⌉ = the second
        ((1, 1, 3, 3), MEDIAN, 1),  # the lower of the two in the middle: all four reach it, only half reach 3
        ((2,), MEDIAN, 2),
        ((1, 2, 3, 4), Fraction(1, 4), 1),  # ⌈1⌉: three quarters reach 2, and all reach 1
        ((1, 2, 3, 4, 4), Fraction(1, 4), 2),  # ⌈1.25⌉: four of five reach it
        ((1, 2, 3, 4, 4), Fraction(3, 4), 4),
    ],
)
def test_the_level_at_a_quantile_is_one_that_somebody_has(levels: tuple[int, ...], share: Fraction, found: int) -> None:
    assert quantile(levels, share) == found
    assert sum(one >= found for one in levels) >= (1 - share) * len(levels)


def test_a_standard_by_the_median_of_a_group() -> None:
    found = by_quantile("a", Levels.of([2, 3, 2, "NE", 3, 2]), 3, MEDIAN, least=5)
    assert (found.standard, found.reaching, found.current) == (2, Proportion(5, 5), 3)


def test_too_few_rated_propose_nothing_and_below_level_1_nothing_is_asked() -> None:
    few = by_quantile("a", Levels.of([2, 3, "NE", "NE", "NE"]), 2, MEDIAN, least=3)
    assert (few.standard, few.reaching, few.levels.not_evidenced) == (None, None, 3)
    below = by_quantile("a", Levels.of([0, 0, 1]), 2, MEDIAN, least=3)
    assert (below.standard, below.reaching) == (None, Proportion(3, 3))


@pytest.mark.parametrize(
    ("high", "average", "delta"),
    [
        ((2, 3), (1, 2), Fraction(3, 4)),  # 2>1 2=2 3>1 3>2: three of four pairs above, none below
        ((1, 2), (1, 2), Fraction(0)),
        ((1,), (2, 3), Fraction(-1)),
        ((3, 3, 4), (2, 4), Fraction(1, 6)),  # above: 3>2 3>2 4>2; below: 3<4 3<4; of six
    ],
)
def test_cliffs_delta_counts_pairs(high: tuple[int, ...], average: tuple[int, ...], delta: Fraction) -> None:
    assert cliffs_delta(high, average) == delta
    assert cliffs_delta(average, high) == -delta


def test_the_interval_of_delta_worked_by_hand() -> None:
    # X = 2, 3 and Y = 1, 2: signs (1 0 / 1 1), d = 3/4, rows 1/2 1, columns 1 1/2.
    # m²Σ = 4·(1/16 + 1/16) = 1/2, n²Σ the same, ΣΣ = 3·1/16 + 9/16 = 3/4; s² = (1/2 + 1/2 − 3/4) / 4 = 1/16,
    # less than (1 − 9/16)/3 = 7/48, which counts. z²s² = 0.560213; d − d³ = 0.328125; 1 − d² = 0.4375;
    # half = √0.560213 · √(0.191406 + 0.560213) = 0.748474 · 0.866960 = 0.648897; whole = 0.997713.
    found = delta_interval((2, 3), (1, 2))
    assert found.low == pytest.approx(-0.321508, abs=1e-5)
    assert found.high == pytest.approx(0.979262, abs=1e-5)


def test_the_interval_where_all_pairs_point_one_way() -> None:
    found = delta_interval((3, 4, 3, 4, 4, 3), (1, 2, 1, 2, 1))
    assert [found.low, found.high] == pytest.approx([(5 - 3.841459) / (5 + 3.841459), 1.0], abs=1e-6)
    turned = delta_interval((1, 2, 1, 2, 1), (3, 4, 3, 4, 4, 3))
    assert (turned.low, turned.high) == (-1.0, -found.low)


def test_the_level_that_parts_the_groups_best() -> None:
    high, average = Levels.of([2, 3, 3, 4]), Levels.of([1, 2, 2, 3])
    # Shares that reach 1: 1 and 1; 2: 1 and ¾; 3: ¾ and ¼; 4: ¼ and 0.
    assert best_cut(high, average, 4) == 3
    assert best_cut(Levels.of([2, 4]), Levels.of([1, 3]), 4) == 2  # 2: 1 − ½; 4: ½ − 0; the lower


def test_an_item_that_separates_the_groups_is_given_the_level_that_parts_them() -> None:
    high, average = Levels.of([3] * 9 + [2]), Levels.of([1] * 5 + [2] * 5 + ["NE"])
    found = by_contrast("a", high, average, 2, top=4, least=5)
    assert found.delta == Fraction(95, 100)  # only the pairs 2 and 2 are even: 5 of 100
    assert found.separates
    assert (found.standard, found.high_reaching, found.average_reaching) == (3, Proportion(9, 10), Proportion(0, 10))


def test_an_item_that_does_not_is_given_none_and_too_few_no_interval() -> None:
    alike = by_contrast("a", Levels.of([2, 3] * 5), Levels.of([3, 2] * 5), 2, top=4, least=5)
    assert (alike.delta, alike.separates, alike.standard) == (Fraction(0), False, None)
    few = by_contrast("a", Levels.of([4] * 4), Levels.of([1] * 9), 2, top=4, least=5)
    assert (few.delta, few.interval, few.separates) == (Fraction(1), None, False)
    none = Levels.of(["NE", None])
    assert by_contrast("a", none, few.high, 2, 4, 5) == Contrast("a", none, few.high, 2, *[None] * 5)
