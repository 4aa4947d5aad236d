"""What a verdict claims, as a tree of frozen values: each claim with its figures, and below it what they follow from.

Words are made elsewhere (`tui/views/claims.py`); nothing here is text but ids. Weights, points and shares are exact
fractions, so that whoever walks the tree can work out every figure of a claim anew from the claims below it.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from rubric.reasons import Reason
from rubric.verdict import Condition
from sessions.interview.item_claims import (
    ExamLevelClaim,
    GroundClaim,
    IndicatorClaim,
    ItemClaim,
    LevelClaim,
    MethodClaim,
    NoteClaim,
    RatingClaim,
    SubjectClaim,
    SuggestionClaim,
)

Rule = Condition | Literal["fit"]


@dataclass(frozen=True, slots=True)
class MeanClaim:
    """The score of a category, or of all (`category` None): Σ(weight·points)/Σ(weight) over the rated items (§5.6).

    `items` are the planned ones, `left_out` the others. `score` is None and `coverage` 0 where none is rated.
    """

    category: str | None
    score: Fraction | None
    coverage: Fraction
    items: tuple[ItemClaim, ...]
    left_out: tuple[str, ...]

    @property
    def children(self) -> tuple[ItemClaim, ...]:
        """The planned items."""
        return self.items


@dataclass(frozen=True, slots=True)
class StandingClaim:
    """An item against its standard in a grade."""

    grade: str
    standard: int
    core: bool
    item: ItemClaim

    @property
    def gap(self) -> int | None:
        """Levels that it is short of the standard, below 0 where it is above; None without a level."""
        return None if self.item.level is None else self.standard - self.item.level

    @property
    def children(self) -> tuple[ItemClaim]:
        """The item."""
        return (self.item,)


@dataclass(frozen=True, slots=True)
class ConditionClaim:
    """A condition of a grade (§5.7): (a) to (e), or the fit (§5.8), which is none and holds nothing.

    `value` is the coverage (a), the number of core items that fail (b), the share (c), the widest gap in levels (d),
    the score (e) or the fit; None where nothing is rated. `bar` is what it is held against; None where nothing is.
    `standings` are the items that it is about, and `against` those that speak against it.
    """

    grade: str
    condition: Rule
    holds: bool
    value: Fraction | None
    bar: Fraction | None
    standings: tuple[StandingClaim, ...]
    against: tuple[str, ...]

    @property
    def children(self) -> tuple[StandingClaim, ...]:
        """The items that it is about."""
        return self.standings


@dataclass(frozen=True, slots=True)
class GradeClaim:
    """A grade looked at alone: it is met where all of its conditions hold."""

    grade: str
    met: bool
    failing: tuple[Condition, ...]
    conditions: tuple[ConditionClaim, ...]

    @property
    def children(self) -> tuple[ConditionClaim, ...]:
        """Its conditions, and the fit."""
        return self.conditions


@dataclass(frozen=True, slots=True)
class BesideClaim:
    """What is to be known beside the conditions: that a grade is open, the verdict partial, or proof is lacking."""

    reason: Reason

    @property
    def children(self) -> tuple[()]:
        """Nothing: it points at items."""
        return ()


@dataclass(frozen=True, slots=True)
class VerdictClaim:
    """The verdict, with its reason, and the grades it follows from, lowest first to the first that is not met."""

    grade: str
    reason: Reason
    grades: tuple[GradeClaim, ...]
    beside: tuple[BesideClaim, ...]

    @property
    def children(self) -> tuple[GradeClaim | BesideClaim, ...]:
        """The grades, and what is to be known beside them."""
        return (*self.grades, *self.beside)


Claim: TypeAlias = (
    VerdictClaim
    | BesideClaim
    | GradeClaim
    | ConditionClaim
    | StandingClaim
    | MeanClaim
    | ItemClaim
    | RatingClaim
    | SuggestionClaim
    | MethodClaim
    | LevelClaim
    | ExamLevelClaim
    | IndicatorClaim
    | SubjectClaim
    | GroundClaim
    | NoteClaim
)
