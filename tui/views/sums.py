"""Sums as a person would write them, so that they can be worked out again on paper: `(100 + 50 + 25)/3 ≈ 58.33`."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from rubric.numbers import rounded

Term = tuple[Fraction, Fraction]
"""A weight and a value."""


def exact(value: Fraction) -> str:
    """`value` without loss: as a decimal where it has an end, else as a fraction: `0.125`, `100/3`."""
    odd, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while odd % prime == 0:
            odd, power = odd // prime, power + 1
        places = max(places, power)
    if odd != 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{Decimal(value.numerator * 10**places // value.denominator).scaleb(-places):f}"


def near(value: Fraction, bar: Fraction | None = None, *, places: int = 2, scale: int = 1, unit: str = "") -> str:
    """`= 75.00` or `≈ 58.33`, with as many places as it takes to see on which side of `bar` it lies."""
    seen = value * scale
    while bar is not None and value != bar and _rounded(seen, places) == _rounded(bar * scale, places) and places < 12:
        places += 1
    figure = _rounded(seen, places)
    shown = f"{figure:f}{unit}".replace("-", "−")
    return f"{'=' if Fraction(figure) == seen else '≈'} {shown}"


def about(value: Fraction, bar: Fraction | None = None) -> str:
    """`75.00` or `≈ 58.33`."""
    return near(value, bar).removeprefix("= ")


def _rounded(value: Fraction, places: int) -> Decimal:
    return Decimal(rounded(value, places)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share(part: Fraction, whole: Fraction, bar: Fraction | None = None) -> str:
    """A part of a whole: `7/8 = 87.5%`."""
    value = part / whole if whole else Fraction()
    return f"{exact(part)}/{exact(whole)} {near(value, bar, places=1, scale=100, unit='%')}"


def percent(value: Fraction) -> str:
    """A share as an exact percentage: `80%`."""
    return exact(value * 100) + "%"


def mean(terms: Sequence[Term], bar: Fraction | None = None) -> str:
    """The weighted mean of `terms`, at least one, with all of them: `(2×100 + 1×75)/(2 + 1) ≈ 91.67`."""
    whole = sum((weight for weight, _ in terms), Fraction())
    value = sum((weight * value for weight, value in terms), Fraction()) / whole
    if all(weight == 1 for weight, _ in terms):
        return f"({_sum([exact(value) for _, value in terms])})/{len(terms)} {near(value, bar)}"
    above = _sum([f"{exact(weight)}×{_factor(value)}" for weight, value in terms])
    below = _sum([exact(weight) for weight, _ in terms])
    return f"({above})/({below}) {near(value, bar)}"


def _factor(value: Fraction) -> str:
    text = exact(value)
    return f"({text})" if "/" in text or value < 0 else text


def _sum(parts: Sequence[str]) -> str:
    return " + ".join(parts).replace("+ -", "− ").replace("-", "−", 1 if parts[0].startswith("-") else 0)
