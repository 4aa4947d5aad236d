"""The competency model as frozen values, in the very shape of its YAML file.

Only the shape lives here; what a loader refuses beyond it (unknown codes, items without a
category, …) is in `checks`, and reading files is in `reader`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints, WithJsonSchema

from rubric.scoring import Number, Percent, Scoring
from rubric.text import Frozen, Text

SCHEMA = "bei.rubric/1"

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
LevelNumber = Annotated[int, Field(ge=1, le=9, strict=True)]
Method = Literal["interview", "exam", "both"]
Weight = Annotated[
    Number,
    Field(gt=0, le=1_000_000),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000}),
]


class Level(Frozen):
    """A step of the scale; `level` counts from 1 without gaps."""

    level: LevelNumber
    title: Text
    definition: Text


class Category(Frozen):
    """A named group of items, given by their codes; `own` as of an item."""

    id: Identifier
    title: Text
    items: tuple[Code, ...]
    own: StrictBool = False


class Question(Text):
    """An opening question; `kind` says which sort of event it asks for."""

    kind: Literal["success", "setback", "other"] = "other"


class Indicator(Frozen):
    """One observable behaviour; `id` is `ITEM.LEVEL.N`, N from 1 within its level."""

    id: str
    item: str
    level: int
    text: Text


class Subject(Frozen):
    """An examined subject with its weight where a level does not set another."""

    code: Code
    title: Text
    weight: Weight = Decimal(1)


class ExamLevel(Frozen):
    """What a level changes in an exam: weights by subject code, and what its questions cover."""

    weights: Mapping[Code, Weight] = {}
    scope: Text | None = None


class Exam(Frozen):
    """Subjects, each marked 0 to 100, and what each level sets anew."""

    subjects: tuple[Subject, ...] = Field(min_length=1)
    levels: Mapping[int, ExamLevel] = {}

    def weights(self, level: int) -> dict[str, Decimal]:
        """Weight of every subject at `level`, by code."""
        own = self.levels[level].weights if level in self.levels else {}
        return {subject.code: own.get(subject.code, subject.weight) for subject in self.subjects}


class Development(Frozen):
    """How somebody comes to a level: an exercise in the work itself, and how to tell that it was reached."""

    exercise: Text
    check: Text


class Item(Frozen):
    """One competency: how it is judged, how it is asked for, its indicators by level, and how one comes to a level.

    `own` where the model that the rubric was made from leaves it open, so that it is the author's own.
    """

    code: Code
    title: Text
    own: StrictBool = False
    method: Method = "interview"
    weight: Weight = Decimal(1)
    definition: Text
    questions: tuple[Question, ...] = ()
    probes: tuple[Text, ...] = ()
    levels: Mapping[int, tuple[Text, ...]] = {}
    exam: Exam | None = None
    development: Mapping[int, Development] = {}

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, by level and then in order."""
        return tuple(
            Indicator(id=f"{self.code}.{level}.{n}", item=self.code, level=level, text=text)
            for level in sorted(self.levels)
            for n, text in enumerate(self.levels[level], 1)
        )

    def at(self, level: int) -> tuple[Indicator, ...]:
        """The indicators of `level`."""
        return tuple(one for one in self.indicators if one.level == level)


class Grade(Frozen):
    """A step of the post: standard level by item code, core items, and an optional score to reach."""

    id: Identifier
    title: Text
    standards: Mapping[Code, LevelNumber]
    core: tuple[Code, ...] = ()
    min_score: Percent | None = None


class EntryCondition(Frozen):
    """What a candidate must bring that no interview shows; it stands beside the verdict, outside the arithmetic.

    `own` as of an item.
    """

    id: Code
    title: Text
    definition: Text
    own: StrictBool = False


class Adoption(Frozen):
    """Who adopted the standards, when, and on what job analysis."""

    by: Annotated[str, StringConstraints(min_length=1)]
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    basis: Annotated[str, StringConstraints(min_length=1)]


class Change(Frozen):
    """An entry of the change log: the `version` made by it, on which day, by whom, why, and `what` became different."""

    version: Version
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    by: Annotated[str, StringConstraints(min_length=1)]
    why: Annotated[str, StringConstraints(min_length=1)]
    what: tuple[Text, ...] = ()


class Suppression(Frozen):
    """That lint is to leave `rule` be at the place named `at` (`ach.2.1`, `ach.question.2`, `ach`), and why."""

    rule: str
    at: str
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Rubric(Frozen):
    """A competency model. Grades stand from lowest to highest; without `adopted` its standards are a draft.

    `changes` is its change log, the newest version first; models without one know nothing of their past.
    """

    schema_: Literal["bei.rubric/1"] = Field(alias="schema")
    id: Identifier
    version: Version
    title: Text
    description: Text | None = None
    changes: tuple[Change, ...] = ()
    adopted: Adoption | None = None
    scoring: Scoring = Scoring()
    levels: tuple[Level, ...] = Field(min_length=1)
    categories: tuple[Category, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)
    grades: tuple[Grade, ...] = Field(min_length=1)
    entry_conditions: tuple[EntryCondition, ...] = ()
    lint: tuple[Suppression, ...] = ()

    @cached_property
    def top(self) -> int:
        """N, the highest level of the scale."""
        return len(self.levels)

    @cached_property
    def whole_weight(self) -> dict[str, int]:
        """Item weights by code as whole numbers in the same proportions: exact arithmetic is faster over them."""
        exact = {item.code: Fraction(item.weight) for item in self.items}
        scale = lcm(*(weight.denominator for weight in exact.values()))
        return {code: int(weight * scale) for code, weight in exact.items()}

    @cached_property
    def item(self) -> dict[str, Item]:
        """Items by code."""
        return {item.code: item for item in self.items}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {one.id: one for item in self.items for one in item.indicators}

    @cached_property
    def grade(self) -> dict[str, Grade]:
        """Grades by id."""
        return {grade.id: grade for grade in self.grades}

    @cached_property
    def entry_condition(self) -> dict[str, EntryCondition]:
        """Entry conditions by id."""
        return {one.id: one for one in self.entry_conditions}

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """`codes` in the order in which the rubric lists its items."""
        wanted = set(codes)
        return tuple(item.code for item in self.items if item.code in wanted)
