"""Which standard level a reference group suggests: by the level that a chosen share of the group reaches.

Levels are ordinal: none of this adds or averages them, and every standard proposed is a level that somebody has.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from rubric.proportion import Proportion
from rubric.scoring import NE, Rated

MEDIAN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels that a group was given for one item, lowest first; `not_evidenced` counts NE, `unrated` the rest.

    NE is missing and never a low level, so it stands in no share; it is counted, to be seen.
    """

    given: tuple[int, ...]
    not_evidenced: int
    unrated: int

    @classmethod
    def of(cls, ratings: Iterable[Rated | None]) -> "Levels":
        """Out of one rating per session; None where the item was not rated."""
        every = tuple(ratings)
        given = tuple(sorted(one for one in every if one is not None and one != NE))
        return cls(given, sum(one == NE for one in every), sum(one is None for one in every))

    @property
    def counts(self) -> Mapping[int, int]:
        """How many were given each level that somebody was given."""
        return dict(sorted(Counter(self.given).items()))

    def reaching(self, level: int) -> Proportion:
        """How many of those rated are at `level` or above. At least one must be rated."""
        return Proportion(sum(one >= level for one in self.given), len(self.given))


def quantile(levels: tuple[int, ...], share: Fraction) -> int:
    """The smallest of `levels` (sorted, one at least) with at least `share` of them at or below it; 0 < share < 1.

    The inverse of the empirical distribution function, definition 1 in R. J. Hyndman and Y. Fan, Sample quantiles in
    statistical packages, The American Statistician 50 (1996) 361–365: x₍⌈q·n⌉₎. At least 1 − q of the group is at it
    or above. At ½ it is the lower median.
    """
    return levels[ceil(share * len(levels)) - 1]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reference group suggests for an item: `standard`, and how many of the group reach it.

    Both are None where fewer than `least` sessions rated the item; the standard alone where the group is below level
    1, so that nothing is to be asked. `current` is the standard now, None where the grade asks for none.
    """

    item: str
    levels: Levels
    current: int | None
    standard: int | None
    reaching: Proportion | None


def by_quantile(item: str, levels: Levels, current: int | None, share: Fraction, least: int) -> Proposal:
    """The level that at least 1 − `share` of the group reaches."""
    if len(levels.given) < max(least, 1):
        return Proposal(item, levels, current, None, None)
    found = quantile(levels.given, share)
    return Proposal(item, levels, current, found or None, levels.reaching(found))
