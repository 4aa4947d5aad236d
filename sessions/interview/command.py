"""What every command has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Alias = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Whole = Annotated[int, Field(strict=True)]


class Command(BaseModel):
    """One request; fields that are left out keep or take their default."""

    model_config = ConfigDict(frozen=True, extra="forbid")
