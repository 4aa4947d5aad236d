"""The papers of a bank that were sat in any session of a home, as item analysis takes them.

Only those handed in count, and of these only questions that are wholly marked and read as the bank reads now: a
question that was reworded since is another question, and is counted apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rubric.bank import Bank, BankQuestion
from rubric.item_analysis import Figures, Response, analyse
from rubric.marking import places, right_picks
from sessions.interview.model import Session
from sessions.interview.paper import Paper


@dataclass(frozen=True, slots=True)
class BankFigures:
    """Figures of every question of a bank, from so many papers; how many answers were left out, and why."""

    papers: int
    reworded: int
    unmarked: int
    questions: tuple[Figures, ...]


def bank_figures(bank: Bank, sessions: Iterable[Session]) -> BankFigures:
    """What the papers of `sessions` say of the questions of `bank`."""
    papers = [one for session in sessions for one in session.papers.values() if one.bank == bank.id and one.handed_in]
    reworded = unmarked = 0
    taken: list[list[Response]] = []
    for paper in papers:
        responses: list[Response] = []
        earned = paper.earned
        for asked in paper.questions:
            now, points = bank.question.get(asked.id), earned[asked.id]
            if now is None or content(asked) != content(now):
                reworded += 1
            elif points is None:
                unmarked += 1
            else:
                responses.append(_response(paper, asked, now, points))
        if responses:
            taken.append(responses)
    questions = {one.id: (places(one), right_picks(one)) for one in bank.questions}
    return BankFigures(len(papers), reworded, unmarked, tuple(analyse(questions, taken)))


def _response(paper: Paper, asked: BankQuestion, now: BankQuestion, points: Fraction) -> Response:
    """The answer to `asked` on `paper`; its options have other numbers in the bank, where it is `now`."""
    possible = Fraction(asked.points)
    if asked.id not in paper.answered:
        return Response(asked.id, points / possible, possible)
    answer = paper.answers[asked.id]
    picks = answer.picks
    if asked.options:
        numbers = {option: n for n, option in enumerate(now.options, 1)}
        picks = tuple(numbers[asked.options[n - 1]] for n in picks)
    return Response(asked.id, points / possible, possible, frozenset(picks), answer.seconds)


def content(question: BankQuestion) -> tuple[object, ...]:
    """What a question asks and what is right, whatever the order of its options."""
    options = frozenset((one.zh, one.en, one.right) for one in question.options)
    return (question.kind, question.text, options, question.answer, question.points)
