"""Marks the answers of a paper: points by question, and the score of each subject out of 100.

An answer to a question with options is the set of positions picked, from 1; of true/false, 1 is true and 2 is false.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from rubric.bank import BankQuestion, Credit
from rubric.numbers import rounded

TRUE, FALSE = 1, 2


def right_picks(question: BankQuestion) -> frozenset[int]:
    """The positions that are the right answer; none for a short answer."""
    if question.kind == "true_false":
        return frozenset((TRUE if question.answer else FALSE,))
    return frozenset(n for n, option in enumerate(question.options, 1) if option.right)


def places(question: BankQuestion) -> int:
    """How many positions there are to pick."""
    return 2 if question.kind == "true_false" else len(question.options)


def share(question: BankQuestion, picks: Collection[int], credit: Credit) -> Fraction:
    """What `picks` is worth, 0 to 1.

    With `partial` credit a multiple choice gets the share of its right options that were picked, and nothing as soon
    as a wrong one was; everything else is all or nothing. No pick is worth nothing.
    """
    right, picked = right_picks(question), frozenset(picks)
    if question.kind == "multiple" and credit == "partial" and picked <= right:
        return Fraction(len(picked), len(right))
    return Fraction(picked == right)


def points(question: BankQuestion, picks: Collection[int], credit: Credit, by_hand: Decimal | None) -> Fraction | None:
    """The points for an answer; those given `by_hand` for a short answer, None while there are none."""
    if question.kind == "short":
        return None if by_hand is None else Fraction(by_hand)
    return share(question, picks, credit) * Fraction(question.points)


def scores(questions: Iterable[BankQuestion], earned: Mapping[str, Fraction | None]) -> dict[str, Decimal | None]:
    """The score of each subject: 100 · points earned / points possible, to four decimals, half up.

    None where a question of the subject is still to be marked; a question that is not in `earned` got nothing.
    """
    possible: dict[str, Fraction] = {}
    got: dict[str, Fraction | None] = {}
    for one in questions:
        possible[one.subject] = possible.get(one.subject, Fraction(0)) + Fraction(one.points)
        before, now = got.get(one.subject, Fraction(0)), earned.get(one.id, Fraction(0))
        got[one.subject] = None if before is None or now is None else before + now
    return {
        subject: None if total is None else rounded(100 * total / possible[subject]) for subject, total in got.items()
    }
