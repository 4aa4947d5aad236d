"""Draws the questions of a paper: the same bank, version, level and seed give the same paper for ever.

No generator of random numbers is used, whose methods may change with the version of Python. Each question is given a
rank, the SHA-256 of seed, bank, version, level and its id; of each subject those with the lowest ranks are drawn, and
stand in that order. Options are put in order by ranks of their own. So every question has the same chance, and anybody
can check a drawing with any tool that computes SHA-256 (docs/exams.md).
"""

import hashlib
from collections.abc import Iterable

from rubric.bank import Bank, BankQuestion


class NoQuestionsError(Exception):
    """A bank that has no questions of `subject` at `level`: no score could come of a paper."""

    def __init__(self, subject: str, level: int) -> None:
        """Take the first subject that has none, and the level."""
        super().__init__(f"{subject} {level}")
        self.subject = subject
        self.level = level


def rank(*parts: object) -> str:
    """SHA-256 in hex of `parts` as text in UTF-8, a line end between two."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def draw(bank: Bank, level: int, seed: str, subjects: Iterable[str]) -> tuple[BankQuestion, ...]:
    """The questions of a paper with their options in its order, subject by subject. Raises NoQuestionsError."""
    drawn: list[BankQuestion] = []
    for subject in subjects:
        among = bank.at(level, subject)
        if not among:
            raise NoQuestionsError(subject, level)
        place = (seed, bank.id, bank.version, level)
        chosen = sorted(among, key=lambda one: rank(*place, one.id))[: bank.draw]
        drawn += [_shuffled(one, *place) for one in chosen]
    return tuple(drawn)


def _shuffled(question: BankQuestion, *place: object) -> BankQuestion:
    numbered = sorted(enumerate(question.options, 1), key=lambda one: rank(*place, question.id, one[0]))
    return question.model_copy(update={"options": tuple(option for _, option in numbered)})


def seconds_for(bank: Bank, questions: Iterable[BankQuestion]) -> int:
    """The time for a paper of these `questions`."""
    return sum(one.seconds or bank.seconds for one in questions)
