"""What tells high performers from average ones, item by item, and the level that parts them best."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from rubric.proportion import Interval, Proportion, Z
from rubric.standards import Levels


def cliffs_delta(high: Sequence[int], average: Sequence[int]) -> Fraction:
    """How much more often one of `high` is above one of `average` than below: −1 to 1, both groups with members.

    δ = (#(x > y) − #(x < y)) / (n·m) over all pairs. It asks only which level is the higher, never by how much, which
    is all that ordinal levels can say. N. Cliff, Dominance statistics: ordinal analyses to answer ordinal questions,
    Psychological Bulletin 114 (1993) 494–509.
    """
    balance = sum((x > y) - (x < y) for x in high for y in average)
    return Fraction(balance, len(high) * len(average))


def delta_interval(high: Sequence[int], average: Sequence[int]) -> Interval:
    """The interval of 95 % of `cliffs_delta`, for independent groups of two members at least.

    With d_ij = sign(x_i − y_j) over n and m members and d their mean:
    s² = (m²·Σ(d_i. − d)² + n²·Σ(d_.j − d)² − ΣΣ(d_ij − d)²) / (n·m·(n−1)·(m−1)), no less than (1 − d²)/(n·m − 1), and
    (d − d³ ± z·s·√((1 − d²)² + z²·s²)) / (1 − d² + z²·s²), which stays within −1 and 1. Where all pairs point one way
    s says nothing: the end that is open is ±(k − z²)/(k + z²), k the size of the smaller group.
    D. Feng and N. Cliff, Monte Carlo evaluation of ordinal d with improved confidence interval, Journal of Modern
    Applied Statistical Methods 3 (2004) 322–332.
    """
    n, m = len(high), len(average)
    d = float(cliffs_delta(high, average))
    if abs(d) == 1:
        k = min(n, m)
        end = (k - Z * Z) / (k + Z * Z)
        return Interval(end, 1.0) if d > 0 else Interval(-1.0, -end)
    signs = [[(x > y) - (x < y) for y in average] for x in high]
    rows = sum((sum(row) / m - d) ** 2 for row in signs)
    columns = sum((sum(row[j] for row in signs) / n - d) ** 2 for j in range(m))
    every = sum((one - d) ** 2 for row in signs for one in row)
    variance = (m * m * rows + n * n * columns - every) / (n * m * (n - 1) * (m - 1))
    variance = max(variance, (1 - d * d) / (n * m - 1))
    spread = Z * Z * variance
    middle, half = d - d**3, Z * sqrt(variance) * sqrt((1 - d * d) ** 2 + spread)
    whole = 1 - d * d + spread
    return Interval((middle - half) / whole, (middle + half) / whole)


@dataclass(frozen=True, slots=True)
class Contrast:
    """How two groups differ on an item.

    `delta` is None where a group has nobody rated, `interval` where one has fewer than `least` rated. The groups are
    told apart (`separates`) where the interval lies above 0; `standard` is the level that parts them best then, which
    `high_reaching` and `average_reaching` reach.
    """

    item: str
    high: Levels
    average: Levels
    current: int | None
    delta: Fraction | None
    interval: Interval | None
    standard: int | None
    high_reaching: Proportion | None
    average_reaching: Proportion | None

    @property
    def separates(self) -> bool:
        """Whether high performers are above average ones on this item, as far as these sessions can tell."""
        return self.interval is not None and self.interval.low > 0


def best_cut(high: Levels, average: Levels, top: int) -> int:
    """The lowest level 1 to `top` at which the shares of the two groups that reach it are furthest apart.

    The largest J = sensitivity + specificity − 1. W. J. Youden, Index for rating diagnostic tests, Cancer 3 (1950)
    32–35.
    """
    return max(range(1, top + 1), key=lambda one: (high.reaching(one).share - average.reaching(one).share, -one))


def by_contrast(item: str, high: Levels, average: Levels, current: int | None, top: int, least: int) -> Contrast:
    """Contrast the two groups on `item`."""
    fewest = min(len(high.given), len(average.given))
    if not fewest:
        return Contrast(item, high, average, current, None, None, None, None, None)
    delta = cliffs_delta(high.given, average.given)
    interval = delta_interval(high.given, average.given) if fewest >= max(least, 2) else None
    if interval is None or interval.low <= 0:
        return Contrast(item, high, average, current, delta, interval, None, None, None)
    cut = best_cut(high, average, top)
    return Contrast(item, high, average, current, delta, interval, cut, high.reaching(cut), average.reaching(cut))
