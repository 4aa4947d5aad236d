"""From ratings to points, category scores, coverage and the total (DESIGN §5.1, §5.6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rubric.model import Rubric
from rubric.scoring import NE, Rated


@dataclass(frozen=True, slots=True)
class Ratings:
    """What scoring needs of a session: the plan, and the level of every rated item (NE counts as unrated).

    `planned` holds item codes in rubric order and takes in whatever is rated (§5.6).
    """

    planned: tuple[str, ...]
    levels: Mapping[str, int]

    @classmethod
    def of(cls, rubric: Rubric, planned: Iterable[str], ratings: Mapping[str, Rated]) -> "Ratings":
        """Ratings over `rubric`; an item that is rated, NE too, joins the plan."""
        levels = {code: level for code, level in ratings.items() if level != NE}
        return cls(rubric.in_order({*planned, *ratings}), levels)


@dataclass(frozen=True, slots=True)
class Score:
    """Weighted mean of points (0 to 100, None where nothing is rated) and coverage (0 to 1)."""

    score: Fraction | None
    coverage: Fraction


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Points by item code (None for NE), a score per category id, and the total."""

    points: Mapping[str, Fraction | None]
    categories: Mapping[str, Score]
    total: Score


def points(level: int, top: int) -> Fraction:
    """Level n of N is worth 100·n/N points (§5.1)."""
    return Fraction(100 * level, top)


def weighted(rubric: Rubric, codes: Iterable[str], levels: Mapping[str, int]) -> Score:
    """Score of the planned items `codes` under `levels`."""
    planned = rated = earned = 0
    for code in codes:
        weight = rubric.whole_weight[code]
        planned += weight
        if code in levels:
            rated += weight
            earned += weight * levels[code]
    if not rated:
        return Score(None, Fraction())
    return Score(earned * points(1, rubric.top) / rated, Fraction(rated, planned))


def score(rubric: Rubric, ratings: Ratings) -> Scorecard:
    """The scorecard of `ratings`."""
    return Scorecard(
        points={
            item.code: points(ratings.levels[item.code], rubric.top) if item.code in ratings.levels else None
            for item in rubric.items
        },
        categories={
            category.id: weighted(rubric, (code for code in ratings.planned if code in category.items), ratings.levels)
            for category in rubric.categories
        },
        total=weighted(rubric, ratings.planned, ratings.levels),
    )
