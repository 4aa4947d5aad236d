"""What is given to an item: marks on its indicators, scores of its exam, and its level."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from rubric.scoring import Mark, Number
from sessions.interview.event import Event, Line, RatedLevel, Seq, TextEvent

ExamScore = Annotated[Number, Field(ge=0, le=100), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]


class IndicatorMarked(Event):
    """An indicator was marked, or its mark cleared."""

    event: Literal["indicator_marked"] = "indicator_marked"
    indicator: str
    mark: Mark | None


class ExamRecorded(Event):
    """A subject was scored at a level (0 to 100), or its score cleared; by hand where no `source` is given."""

    event: Literal["exam_recorded"] = "exam_recorded"
    item: str
    level: Seq
    subject: str
    score: ExamScore | None
    source: Literal["csv"] | None = None


class ItemRated(TextEvent):
    """The interviewer gave an item a level or NE; `suggested` is what stood beside it then."""

    event: Literal["item_rated"] = "item_rated"
    item: str
    level: RatedLevel
    suggested: RatedLevel
    reason: Line = ""
