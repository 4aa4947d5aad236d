"""What is claimed of one item: its points, its rating, what was suggested, and what that rests on down to the notes.

See `claims` for what is claimed over the items.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rubric.scoring import Mark, Rated


@dataclass(frozen=True, slots=True)
class NoteClaim:
    """A linked note by its id; only a codable one carries anything."""

    note: str
    codable: bool

    @property
    def children(self) -> tuple[()]:
        """Nothing lies below a note."""
        return ()


@dataclass(frozen=True, slots=True)
class IndicatorClaim:
    """An indicator with its mark and what that is `worth` in the mean; both None where it was not marked."""

    indicator: str
    mark: Mark | None
    worth: Fraction | None
    notes: tuple[NoteClaim, ...]

    @property
    def unproved(self) -> bool:
        """Whether it is marked without a codable note (§5.2)."""
        return self.mark is not None and not any(one.codable for one in self.notes)

    @property
    def children(self) -> tuple[NoteClaim, ...]:
        """The notes linked to it."""
        return self.notes


@dataclass(frozen=True, slots=True)
class LevelClaim:
    """A level under its marks (§5.3): `deciding` marks decide it, a `mean` above `bar` meets it.

    `shown` is what the mark of that name is worth. `mean` is None where nothing is marked, `met` where the level is not
    decided.
    """

    item: str
    level: int
    deciding: int
    bar: Fraction
    shown: Fraction
    mean: Fraction | None
    met: bool | None
    indicators: tuple[IndicatorClaim, ...]

    @property
    def marked(self) -> tuple[IndicatorClaim, ...]:
        """The indicators that are marked."""
        return tuple(one for one in self.indicators if one.mark is not None)

    @property
    def contradicted(self) -> bool:
        """Whether a mark says the contrary, which decides the level at once."""
        return any(one.mark == "contradicted" for one in self.indicators)

    @property
    def children(self) -> tuple[IndicatorClaim, ...]:
        """Its indicators, marked or not."""
        return self.indicators


@dataclass(frozen=True, slots=True)
class SubjectClaim:
    """A subject of an exam at a level: its weight there, and its score of 0 to 100 or None."""

    item: str
    subject: str
    weight: Fraction
    score: Fraction | None

    @property
    def children(self) -> tuple[()]:
        """Nothing lies below a score."""
        return ()


@dataclass(frozen=True, slots=True)
class ExamLevelClaim:
    """A level of an exam (§5.5): the standard `score`, None until all subjects are scored; `bar` passes."""

    item: str
    level: int
    bar: Fraction
    score: Fraction | None
    met: bool | None
    subjects: tuple[SubjectClaim, ...]

    @property
    def children(self) -> tuple[SubjectClaim, ...]:
        """Its subjects."""
        return self.subjects


@dataclass(frozen=True, slots=True)
class MethodClaim:
    """The level that marks or an exam suggest: the highest met one with no failed one below it."""

    item: str
    kind: Literal["marks", "exam"]
    level: Rated
    levels: tuple[LevelClaim | ExamLevelClaim, ...]

    @property
    def failed(self) -> int | None:
        """The lowest failed level, above which none counts."""
        return next((one.level for one in self.levels if one.met is False), None)

    @property
    def children(self) -> tuple[LevelClaim | ExamLevelClaim, ...]:
        """Its levels, lowest first."""
        return self.levels


@dataclass(frozen=True, slots=True)
class SuggestionClaim:
    """The suggested level of an item: the lower one of what its methods suggest, NE left out.

    Where it is still hidden from the interviewer, `level` is None and no method is told of.
    """

    item: str
    level: Rated | None
    methods: tuple[MethodClaim, ...]

    @property
    def children(self) -> tuple[MethodClaim, ...]:
        """One claim a method."""
        return self.methods


@dataclass(frozen=True, slots=True)
class GroundClaim:
    """What carries a level of an item (§5.4): codable notes, or exam levels wholly scored (`exams`)."""

    item: str
    exams: tuple[int, ...]
    notes: tuple[NoteClaim, ...]

    @property
    def holds(self) -> bool:
        """Whether there is any."""
        return bool(self.exams) or any(one.codable for one in self.notes)

    @property
    def children(self) -> tuple[NoteClaim, ...]:
        """The notes linked to the item."""
        return self.notes


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """The level a person gave an item, and what was `suggested` then; both None where the item is not rated."""

    item: str
    level: Rated | None
    suggested: Rated | None
    suggestion: SuggestionClaim
    ground: GroundClaim

    @property
    def unsupported(self) -> bool:
        """Whether a level stands without ground."""
        return isinstance(self.level, int) and not self.ground.holds

    @property
    def children(self) -> tuple[SuggestionClaim, GroundClaim]:
        """What is suggested, and what carries the level."""
        return (self.suggestion, self.ground)


@dataclass(frozen=True, slots=True)
class ItemClaim:
    """An item with its weight and `points`, 100·level/`top`, which are missing (None) without a level."""

    item: str
    weight: Fraction
    top: int
    points: Fraction | None
    rating: RatingClaim

    @property
    def level(self) -> int | None:
        """The level that counts; None for NE and for what is not rated."""
        return self.rating.level if isinstance(self.rating.level, int) else None

    @property
    def children(self) -> tuple[RatingClaim]:
        """Its rating."""
        return (self.rating,)
