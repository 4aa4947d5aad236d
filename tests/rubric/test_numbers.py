"""Rounding half up, and only to show (DESIGN §5)."""

from fractions import Fraction

import pytest

from rubric.numbers import figure, percent, rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2, 3), "0.6667"),
        (Fraction(1, 3), "0.3333"),
        (Fraction(1, 20000), "0.0001"),
        (Fraction(1, 20001), "0"),
        (Fraction(-1, 20000), "-0.0001"),
        (Fraction(-1, 3), "-0.3333"),
        (Fraction(75), "75"),
        (Fraction(100), "100"),
        (Fraction(5, 2), "2.5"),
        (Fraction(0), "0"),
        (Fraction(999999, 10000), "99.9999"),
        (Fraction(9999995, 100000), "100"),
    ],
)
def test_four_decimals_half_up_without_trailing_zeros(value: Fraction, shown: str) -> None:
    assert str(rounded(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(5, 6), "83.3%"), (Fraction(4, 5), "80%"), (Fraction(1), "100%"), (Fraction(1, 2000), "0.1%")],
)
def test_percent(value: Fraction, shown: str) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (None, 1, "–"),
        (Fraction(200, 3), 1, "66.7"),
        (Fraction(60), 1, "60.0"),
        (Fraction(1, 4), 1, "0.3"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_figure(value: Fraction | None, places: int, shown: str) -> None:
    assert figure(value, places) == shown


def test_a_figure_shows_one_decimal_unless_told() -> None:
    assert (figure(Fraction(200, 3)), figure(Fraction(60))) == ("66.7", "60.0")
