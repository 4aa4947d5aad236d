"""The chance that the verdict would be another, had every rating the error that the organisation has measured.

In classical test theory an observed score is the true one and an error whose standard deviation is s·√(1−r), the
standard error of measurement: s is the spread (standard deviation) of the scores, r their reliability (F. M. Lord and
M. R. Novick, Statistical Theories of Mental Test Scores, 1968; L. M. Harvill, "Standard error of measurement",
Educational Measurement: Issues and Practice 10 (1991), 33-41). Here s counts levels, one s and r hold for every item,
the level that was given is taken for the true one, and errors are normal and independent of each other; the sum is
rounded half up to a level and kept within 0..N. What is not rated stays so.

Where the verdict depends on several conditions of several grades no formula gives the chance, so it is drawn; as in
`margin`, a grade is a sum over items, and `below` and `insufficient` rank equal.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import erf, sqrt
from random import Random

from rubric.margin import stand_in
from rubric.model import Grade, Rubric
from rubric.scorecard import Ratings
from rubric.verdict import GradeFinding, Verdict, rank

DRAWS = 5000
_BITS = 32
"""Chances are cut to 32 bits, so that the last digit of a machine's error function moves no draw."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Of `draws` draws from `seed`, `up` ended in a higher verdict and `down` in a lower one; `sd` counts levels."""

    spread: Decimal
    reliability: Decimal
    sd: Decimal
    draws: int
    seed: int
    up: int
    down: int

    @property
    def other(self) -> Fraction:
        """The chance of another verdict, 0 to 1."""
        return Fraction(self.up + self.down, self.draws)

    @property
    def error(self) -> Decimal:
        """The Monte Carlo standard error of `other`: √(p·(1−p)/draws)."""
        variance = self.other * (1 - self.other) / self.draws
        return (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()


def chance(rubric: Rubric, ratings: Ratings, verdict: Verdict, seed: int, draws: int = DRAWS) -> Chance | None:
    """The chance that `verdict`, the one of `ratings`, would be another; None where no s and r are set."""
    spread, reliability = rubric.scoring.spread, rubric.scoring.reliability
    if spread is None or reliability is None:
        return None
    sd = spread * (1 - reliability).sqrt()
    bits = Random(seed).getrandbits
    drawn: dict[str, list[int]] = {}
    for code in rubric.in_order(ratings.levels):
        cuts = cumulative(ratings.levels[code], rubric.top, float(sd))
        drawn[code] = [bisect_right(cuts, bits(_BITS)) for _ in range(draws)]
    holding, ranks = list(range(draws)), [draws]
    for grade, finding in zip(rubric.grades, verdict.findings, strict=True):
        holding = _meeting(rubric, grade, finding, drawn, holding)
        ranks.append(len(holding))
    # So many draws end at each rank: those that hold one grade and not the next.
    ending = [here - there for here, there in pairwise([*ranks, 0])]
    reached = rank(verdict.findings)
    return Chance(spread, reliability, sd, draws, seed, sum(ending[reached + 1 :]), sum(ending[:reached]))


def cumulative(level: int, top: int, sd: float) -> list[int]:
    """For each level below `top` the chance, in 2⁻³², that `level` with its error comes out there or lower."""
    if not sd:
        return [0 if other < level else 1 << _BITS for other in range(top)]
    return [round((1 + erf((other + 0.5 - level) / (sd * sqrt(2)))) / 2 * (1 << _BITS)) for other in range(top)]


def _meeting(
    rubric: Rubric, grade: Grade, finding: GradeFinding, drawn: Mapping[str, list[int]], among: list[int]
) -> list[int]:
    """The draws `among` those given that meet `grade`."""
    if "a" in finding.failing or finding.unrated_core:
        return []
    stand = stand_in(rubric, grade)
    figures = {code: [stand(code, level) for level in range(rubric.top + 1)] for code in finding.scope if code in drawn}
    # A weak core item, or one too far below, outweighs all that can be gained: one sum tells (b), (c) and (d).
    most = 1 + sum(abs(at[0]) for every in figures.values() for at in every)
    shares, scores = [0] * len(among), [0] * len(among)
    for code, every in figures.items():
        levels = drawn[code]
        share = [at[0] - most * (at[2] + at[3]) for at in every]
        shares = [so_far + share[levels[n]] for so_far, n in zip(shares, among, strict=True)]
        if grade.min_score is not None:
            scores = [so_far + every[levels[n]][1] for so_far, n in zip(scores, among, strict=True)]
    return [n for n, share, score in zip(among, shares, scores, strict=True) if share >= 0 and score >= 0]
