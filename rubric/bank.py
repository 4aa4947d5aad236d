"""A question bank as frozen values, in the very shape of its YAML file (docs/exams.md)."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, WithJsonSchema

from rubric.model import Code, Identifier, LevelNumber, Version
from rubric.scoring import Number
from rubric.text import Frozen, Text

SCHEMA = "bei.bank/1"

QuestionKind = Literal["single", "multiple", "true_false", "short"]
Credit = Literal["exact", "partial"]
"""What a multiple choice is worth that is right in part: nothing, or the share of the right options picked."""

Seconds = Annotated[int, Field(ge=5, le=7200, strict=True)]
Points = Annotated[
    Number, Field(gt=0, le=100), WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100})
]


class Option(Text):
    """One thing to pick; `right` where it belongs to the answer."""

    right: StrictBool = False


class BankQuestion(Frozen):
    """One question with its answer and the source where that can be checked.

    `options` belong to single and multiple choice, `answer` to true/false, `expected` (what a full answer holds) to
    short answers, which are marked by hand. `seconds` is the bank's where it is None.
    """

    id: Identifier
    subject: Code
    level: LevelNumber
    kind: QuestionKind
    text: Text
    options: tuple[Option, ...] = ()
    answer: StrictBool | None = None
    expected: Text | None = None
    points: Points = Decimal(1)
    seconds: Seconds | None = None
    source: Text


class Bank(Frozen):
    """The questions for one exam item of a rubric; a paper has `draw` of each subject, `seconds` for each question."""

    schema_: Literal["bei.bank/1"] = Field(alias="schema")
    id: Identifier
    version: Version
    rubric: Identifier
    item: Code
    title: Text
    draw: Annotated[int, Field(ge=1, le=200, strict=True)]
    seconds: Seconds
    multiple: Credit = "exact"
    questions: tuple[BankQuestion, ...] = Field(min_length=1)

    @cached_property
    def question(self) -> dict[str, BankQuestion]:
        """Questions by id."""
        return {one.id: one for one in self.questions}

    def at(self, level: int, subject: str) -> tuple[BankQuestion, ...]:
        """The questions of `subject` at `level`, in the order of the file."""
        return tuple(one for one in self.questions if (one.level, one.subject) == (level, subject))
