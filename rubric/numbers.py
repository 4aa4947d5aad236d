"""Fractions to figures: rounding half up, and only to show (DESIGN §5)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def rounded(value: Fraction, places: int = 4) -> Decimal:
    """`value` to `places` decimals, half away from zero, without trailing zeros: 2/3 → 0.6667, 75 → 75."""
    scaled = abs(value) * 10**places
    units = int(scaled + Fraction(1, 2))
    figure = Decimal(units if value >= 0 else -units).scaleb(-places)
    whole = figure.to_integral_value()
    return whole if figure == whole else figure.normalize()


def percent(share: Fraction) -> str:
    """A share of 0 to 1 as a percentage of one decimal: 5/6 → `83.3%`."""
    return f"{rounded(share * 100, 1):f}%"


def figure(value: Fraction | None, places: int = 1) -> str:
    """`value` for a reader, `–` where there is none."""
    if value is None:
        return "–"
    return f"{Decimal(rounded(value, places)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
