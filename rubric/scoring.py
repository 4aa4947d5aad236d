"""The constants of scoring, each with its default; the rules that use them are in DESIGN §5."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from rubric.text import Frozen

Mark = Literal["shown", "partly", "not_shown", "contradicted"]
MARKS: tuple[Mark, ...] = ("shown", "partly", "not_shown", "contradicted")

NE: Literal["NE"] = "NE"
Rated = int | Literal["NE"]
"""A rating's level: 0 to N, or NE, which is missing and never a low level."""


def _exact(value: object) -> object:
    """Let only true numbers pass where a decimal is read: no text, no yes or no, no binary float."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("not a number")
    return value


Number = Annotated[Decimal, Field(allow_inf_nan=False), BeforeValidator(_exact), WithJsonSchema({"type": "number"})]
"""An exact decimal."""

Share = Annotated[Number, Field(ge=0, le=1), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})]
MarkValue = Annotated[Number, Field(ge=-1, le=1), WithJsonSchema({"type": "number", "minimum": -1, "maximum": 1})]
Spread = Annotated[
    Number,
    Field(gt=0, le=9),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 9}),
]
Percent = Annotated[Number, Field(ge=0, le=100), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]


class MarkValues(Frozen):
    """What a mark on an indicator is worth in the mean of its level."""

    shown: MarkValue = Decimal(1)
    partly: MarkValue = Decimal("0.5")
    not_shown: MarkValue = Decimal(0)
    contradicted: MarkValue = Decimal(-1)

    @cached_property
    def exact(self) -> dict[Mark, Fraction]:
        """The value of each mark."""
        return {
            "shown": Fraction(self.shown),
            "partly": Fraction(self.partly),
            "not_shown": Fraction(self.not_shown),
            "contradicted": Fraction(self.contradicted),
        }


class Scoring(Frozen):
    """All thresholds of §5.

    `decided_by` marked indicators decide a level; a decided level is met above `met_above`; an exam
    passes at `pass_score` of 100; a grade needs `coverage` and `share` (both 0 to 1) and allows a gap of
    `max_gap` levels; the margin moves at most `margin_items` items and shows `margin_sets` sets. `spread` (the standard
    deviation of ratings, in levels) and `reliability` (0 to 1), both or neither, are what the organisation has measured
    of its ratings; they give the chance of another verdict.
    """

    marks: MarkValues = MarkValues()
    decided_by: Annotated[int, Field(ge=1, le=20, strict=True)] = 2
    met_above: MarkValue = Decimal("0.5")
    pass_score: Percent = Decimal(60)
    coverage: Share = Decimal("0.8")
    share: Share = Decimal("0.8")
    max_gap: Annotated[int, Field(ge=0, le=9, strict=True)] = 1
    margin_items: Annotated[int, Field(ge=1, le=4, strict=True)] = 4
    margin_sets: Annotated[int, Field(ge=1, le=100, strict=True)] = 20
    spread: Spread | None = None
    reliability: Share | None = None
