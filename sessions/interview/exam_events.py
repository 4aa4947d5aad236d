"""What happens to a paper: it is drawn, shown, answered, handed in and marked.

The drawing carries the questions with their right answers, so that a later edit of the bank changes no paper and a
score follows from the session's document alone.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from rubric.bank import BankQuestion, Credit
from rubric.scoring import Number
from sessions.interview.event import Event, Id, Line, Seq, TextEvent
from sessions.interview.paper import HandedIn

Score = Annotated[Number, Field(ge=0, le=100), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]
Points = Annotated[Number, Field(ge=0, le=100), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]
Picks = tuple[Annotated[int, Field(ge=1, le=99, strict=True)], ...]
Scores = Mapping[str, Score | None]
WholeSeconds = Annotated[int, Field(ge=0, strict=True)]


class PaperEvent(Event):
    """Something happened to a paper."""

    paper: Id


class ExamDrawn(PaperEvent):
    """The questions of a paper were drawn by `seed`; `paper` is `p` and the number of this event.

    `questions` are whole, options in the order in which they are shown; `seconds` is the time for all of them.
    """

    event: Literal["exam_drawn"] = "exam_drawn"
    item: str
    level: Seq
    bank: str
    version: str
    seed: str
    multiple: Credit
    seconds: Seq
    questions: tuple[BankQuestion, ...] = Field(min_length=1)


class ExamStarted(PaperEvent):
    """The first question was shown: its time runs from here, by the clock."""

    event: Literal["exam_started"] = "exam_started"


class ExamAnswered(PaperEvent, TextEvent):
    """A question was answered, or its answer changed: by positions picked, or by `answer` in words.

    `seconds` is how long the question had been in view for this one.
    """

    event: Literal["exam_answered"] = "exam_answered"
    question: str
    picks: Picks = ()
    answer: Line | None = None
    seconds: WholeSeconds = 0


class ExamExtended(PaperEvent):
    """The interviewer gave more time."""

    event: Literal["exam_extended"] = "exam_extended"
    minutes: Seq


class ExamHandedIn(PaperEvent):
    """The paper was handed in, and marked as far as that needs no person; `scores` by subject, null while unmarked."""

    event: Literal["exam_handed_in"] = "exam_handed_in"
    how: HandedIn
    scores: Scores


class ExamMarked(PaperEvent):
    """A person gave a short answer its points; `scores` are those of the paper then."""

    event: Literal["exam_marked"] = "exam_marked"
    question: str
    points: Points
    scores: Scores


AnyExamEvent = ExamDrawn | ExamStarted | ExamAnswered | ExamExtended | ExamHandedIn | ExamMarked
