"""What every command has in common."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Alias = Annotated[str, StringConstraints(min_length=1, max_length=64)]


_LONGEST = 18
"""Digits of a whole number written with a point."""


def _whole(value: Any) -> Any:
    # A number of a million digits would be written out before it is refused.
    short = isinstance(value, Decimal) and value.is_finite() and value.adjusted() < _LONGEST
    return int(value) if short and value == value.to_integral_value() else value


Whole = Annotated[int, Field(strict=True), BeforeValidator(_whole)]
"""A whole number; `2.0` is one, as in JSON Schema."""


class Command(BaseModel):
    """One request; fields that are left out keep or take their default."""

    model_config = ConfigDict(frozen=True, extra="forbid")
