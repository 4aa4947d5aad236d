"""What every event has in common, and the kinds of value that events are made of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from sessions.interview.words import Party
from sessions.limits import MAX_NAME, MAX_TEXT


def _on_a_day(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_day", "there is no such day or time") from None
    return text


Seq = Annotated[int, Field(ge=1, strict=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
At = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"),
    AfterValidator(_on_a_day),
]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_on_a_day)]
Line = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Name = Annotated[str, StringConstraints(max_length=MAX_NAME)]
Salt = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
RatedLevel = Annotated[int, Field(ge=0, strict=True)] | Literal["NE"]
Minutes = Annotated[int, Field(ge=1, le=1440, strict=True)]


Months = Annotated[int, Field(ge=1, le=120, strict=True)]


class Condition(BaseModel):
    """What the candidate or the house must still do after a decision, where it is said until the day `due`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Line
    who: Party = "candidate"
    due: Day | None = None


class Event(BaseModel):
    """One entry of the log; `part_of` is the first event of the act of several that it belongs to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seq: Seq
    at: At
    actor: Name
    part_of: Seq | None = None


class TextEvent(Event):
    """An event with free text of people, the fields that `sessions.interview.chain.TEXTS` names.

    `salt` is None in logs of earlier versions and where the texts were expunged; these are empty then, and
    `expunged` has their salted digests.
    """

    salt: Salt | None = None
    expunged: Mapping[str, Digest] | None = None
