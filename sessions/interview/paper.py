"""A paper: an exam taken in bei, as it stands. What happens to it is in `examining`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rubric.bank import BankQuestion, Credit
from rubric.marking import places, points

HandedIn = Literal["candidate", "time", "interviewer"]


def fits(question: BankQuestion, picks: Sequence[int], text: str | None) -> bool:
    """Whether `picks` and `text` may be an answer to `question`, of the form that its kind asks for."""
    if question.kind == "short":
        return not picks
    most = len(question.options) if question.kind == "multiple" else 1
    return text is None and len(set(picks)) == len(picks) <= most and all(1 <= one <= places(question) for one in picks)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered last: positions picked, from 1, or a text; `seconds` is all the time given to the question."""

    picks: tuple[int, ...]
    text: str
    seconds: int
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions drawn, with their right answers, and what was answered and marked.

    `seconds` is the time for it, `more` what the interviewer added, in minutes. Times are ISO 8601 in UTC, None for
    what has not happened; `marks` are the points given by hand.
    """

    id: str
    item: str
    level: int
    bank: str
    version: str
    seed: str
    multiple: Credit
    seconds: int
    questions: tuple[BankQuestion, ...]
    drawn: str
    started: str | None = None
    more: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    marks: Mapping[str, Decimal] = field(default_factory=dict)
    handed_in: str | None = None
    how: HandedIn | None = None
    scores: Mapping[str, Decimal | None] = field(default_factory=dict)

    @property
    def under_way(self) -> bool:
        """Whether the candidate has seen it and it is not handed in."""
        return self.started is not None and self.handed_in is None

    @property
    def deadline(self) -> datetime | None:
        """When its time is over; None before it is first shown. Time goes on by the clock, whatever happens."""
        if self.started is None:
            return None
        return datetime.fromisoformat(self.started) + timedelta(seconds=self.seconds, minutes=self.more)

    def question(self, question: str) -> BankQuestion:
        """The question with this id. Raises KeyError."""
        for one in self.questions:
            if one.id == question:
                return one
        raise KeyError(question)

    @property
    def answered(self) -> tuple[str, ...]:
        """The ids of the questions that have an answer, in the order of the paper."""
        return tuple(
            one.id
            for one in self.questions
            if (given := self.answers.get(one.id)) and (given.picks or given.text or given.expunged)
        )

    @property
    def earned(self) -> dict[str, Fraction | None]:
        """The points of each question; None where a short answer is still to be marked. A blank one gets nothing."""
        answered = set(self.answered)
        return {
            one.id: points(one, self.answers[one.id].picks, self.multiple, self.marks.get(one.id))
            if one.id in answered
            else Fraction(self.marks.get(one.id, 0))
            for one in self.questions
        }

    @property
    def unmarked(self) -> tuple[BankQuestion, ...]:
        """The short answers that are still to be marked."""
        return tuple(one for one in self.questions if self.earned[one.id] is None)
