"""How many of how many, with the interval that goes with so small a number."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: two-sided intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends of an interval of 95 %."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `of`, 0 ≤ count ≤ of and of > 0."""

    count: int
    of: int

    @property
    def share(self) -> Fraction:
        """The share, 0 to 1."""
        return Fraction(self.count, self.of)

    @property
    def interval(self) -> Interval:
        """The score interval of the share, 0 to 1.

        (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, Probable inference, the law of succession,
        and statistical inference, JASA 22 (1927) 209–212. Unlike p ± z·√(p(1−p)/n) it says something of 0 of n.
        """
        n, p = self.of, self.count / self.of
        middle = p + Z * Z / (2 * n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        whole = 1 + Z * Z / n
        return Interval(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))
