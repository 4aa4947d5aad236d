"""Drawing and marking of papers, worked by hand."""

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.bank import BankQuestion, Credit
from rubric.drawing import NoQuestionsError, draw, seconds_for
from rubric.marking import right_picks, scores, share
from tests.sessions.exam_sample import bank, question


def many(count: int) -> Any:
    return bank(draw=3, questions=[question("tax", "multiple", n) for n in range(1, count + 1)])


def ids(paper: tuple[BankQuestion, ...]) -> list[str]:
    return [one.id for one in paper]


def test_a_paper_is_fixed_by_bank_version_level_and_seed_for_ever() -> None:
    # Written down once: a change of this order would make recorded seeds worthless.
    paper = draw(many(9), 1, "2026-11", ("tax",))
    assert ids(paper) == ["tax-1-09", "tax-1-06", "tax-1-02"]
    assert [option.en for option in paper[0].options] == ["option 2", "option 3", "option 4", "option 1"]
    by_hand = sorted(
        (hashlib.sha256(f"2026-11\nsmall-law\n1.0.0\n1\ntax-1-{n:02}".encode()).hexdigest(), n) for n in range(1, 10)
    )
    assert [f"tax-1-{n:02}" for _, n in by_hand[:3]] == ids(paper)


def test_another_seed_version_or_place_in_the_file_is_another_paper_or_the_same() -> None:
    first = draw(many(30), 1, "a", ("tax",))
    assert ids(draw(many(30), 1, "b", ("tax",))) != ids(first)
    turned = bank(draw=3, questions=[question("tax", "multiple", n) for n in range(30, 0, -1)])
    assert draw(turned, 1, "a", ("tax",)) == first  # where a question stands in the file does not matter
    assert draw(bank(), 1, "a", ("civil", "tax"))[0].subject == "civil"  # subjects stand as the exam has them


def test_every_question_and_every_order_of_options_comes_up() -> None:
    papers = [draw(many(6), 1, str(seed), ("tax",)) for seed in range(200)]
    drawn = [one for paper in papers for one in ids(paper)]
    assert all(70 <= drawn.count(one) <= 130 for one in set(drawn))  # 100 each is expected, the deviation is 7
    assert len({tuple(option.en for option in one.options) for paper in papers for one in paper}) == 24


def test_a_subject_without_questions_gives_no_paper() -> None:
    with pytest.raises(NoQuestionsError) as found:
        draw(bank(), 2, "a", ("tax", "civil"))
    assert (found.value.subject, found.value.level) == ("tax", 2)


def test_a_question_with_a_time_of_its_own_takes_that() -> None:
    assert seconds_for(bank(), draw(bank(), 1, "a", ("tax", "civil"))) == 60 * 3 + 120


@pytest.mark.parametrize(
    ("kind", "picks", "credit", "worth"),
    [
        ("single", (1,), "partial", "1"),
        ("single", (2,), "partial", "0"),
        ("single", (), "partial", "0"),
        ("multiple", (1, 2), "exact", "1"),
        ("multiple", (1,), "exact", "0"),
        ("multiple", (1, 2), "partial", "1"),
        ("multiple", (1,), "partial", "1/2"),
        ("multiple", (1, 3), "partial", "0"),
        ("multiple", (1, 2, 3), "partial", "0"),
        ("multiple", (1, 2, 3, 4), "partial", "0"),
        ("multiple", (), "partial", "0"),
        ("true_false", (2,), "exact", "1"),
        ("true_false", (1,), "exact", "0"),
        ("true_false", (), "partial", "0"),
    ],
)
def test_what_an_answer_is_worth(kind: str, picks: tuple[int, ...], credit: Credit, worth: str) -> None:
    one = BankQuestion.model_validate(question("tax", kind))
    assert share(one, picks, credit) == Fraction(worth)


def test_a_score_is_the_share_of_the_points_and_waits_for_what_is_marked_by_hand() -> None:
    paper = bank().questions
    earned: dict[str, Fraction | None] = {"tax-1-01": Fraction(1), "tax-1-02": Fraction(1), "civil-1-02": None}
    assert scores(paper, earned) == {"tax": Decimal("66.6667"), "civil": None}  # 2 of 3 points
    assert scores(paper, {**earned, "civil-1-02": Fraction(3)})["civil"] == 60  # 3 of 5


@given(st.sets(st.integers(1, 4)), st.integers(1, 4))
def test_one_more_right_pick_never_costs_and_one_more_wrong_pick_never_pays(picked: set[int], more: int) -> None:
    one = BankQuestion.model_validate(question("tax", "multiple"))
    for credit in ("exact", "partial"):
        before, after = share(one, picked, credit), share(one, picked | {more}, credit)
        assert after >= before if more in right_picks(one) else after <= before or more in picked
