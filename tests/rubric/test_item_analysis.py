"""The figures of item analysis, worked by hand."""

from fractions import Fraction
from math import isclose, sqrt

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.item_analysis import Figures, Paper, Response, analyse, correlation, rest_of, total, upper_lower

TENTHS = [Fraction(n, 10) for n in (9, 8, 7, 6, 5, 5, 4, 3, 2, 1)]
RIGHT = [Fraction(n) for n in (1, 1, 1, 1, 1, 0, 0, 0, 0, 0)]


def asked(question: str, share: Fraction | int, points: int = 1, pick: int = 1) -> Response:
    return Response(question, Fraction(share), Fraction(points), frozenset((pick,)), 30)


def paper(first: int, second: int, third: int) -> Paper:
    """A paper of three questions, `c` for two points."""
    return [asked("a", first, pick=2 - first), asked("b", second), asked("c", third, 2)]


def figures(papers: list[Paper], question: str = "a") -> Figures:
    known = dict.fromkeys(("a", "b", "c"), (4, frozenset((1,))))
    return next(one for one in analyse(known, papers) if one.question == question)


def test_the_total_weighs_points_and_the_rest_leaves_the_question_out() -> None:
    one = paper(1, 0, 1)
    assert total(one) == Fraction(3, 4)
    assert rest_of(one[0], one) == Fraction(2, 3)
    assert rest_of(one[2], one) == Fraction(1, 2)
    assert rest_of(one[0], one[:1]) is None


def test_the_correlation_is_the_point_biserial_where_the_question_is_right_or_wrong() -> None:
    # Σdxdy = 1.0, Σdx² = 2.5, Σdy² = 0.60; and (M₁ − M₀)/s · √(pq) = (0.7 − 0.3)/√0.06 · 0.5
    found = correlation(list(zip(RIGHT, TENTHS, strict=True)))
    assert found is not None
    assert isclose(found, 1 / sqrt(1.5))
    assert isclose(found, 0.4 / sqrt(0.06) * 0.5)


def test_a_question_that_all_have_right_tells_nobody_apart() -> None:
    assert correlation([(Fraction(1), one) for one in TENTHS]) is None


def test_upper_and_lower_groups_are_27_percent_each_and_share_ties() -> None:
    assert upper_lower(list(zip(RIGHT, TENTHS, strict=True))) == 1  # 2.7 papers at either end
    high, low = Fraction(8, 10), Fraction(2, 10)
    tied = [(Fraction(x), high) for x in (1, 1, 1, 0, 0)] + [(Fraction(x), low) for x in (1, 0, 0, 0, 0)]
    assert upper_lower(tied) == Fraction(2, 5)  # 3 of 5 less 1 of 5
    assert upper_lower(tied[::-1]) == Fraction(2, 5)
    # The best 2.7 of ten: one paper at 0.9 with 1, and 1.7 of the four at 0.5, which have 2 of 4.
    mixed = [(1, 9), *((x, 5) for x in (1, 1, 0, 0)), *((0, 1) for _ in range(5))]
    pairs = [(Fraction(x), Fraction(y, 10)) for x, y in mixed]
    assert upper_lower(pairs) == (1 + Fraction(17, 10) / 2) / Fraction(27, 10)


def test_too_few_papers_give_no_figure_that_would_mislead() -> None:
    nine, ten = [paper(n % 2, n % 2, 1) for n in range(9)], [paper(n % 2, n % 2, 1) for n in range(10)]
    few = figures(nine)
    assert (few.n, few.difficulty, few.discrimination, few.groups, few.flags) == (9, None, None, None, ())
    enough = figures(ten)
    assert (enough.difficulty, enough.groups) == (Fraction(1, 2), None)
    assert enough.discrimination is not None
    assert isclose(enough.discrimination, 1)
    assert figures([]).n == 0


def test_what_is_wrong_with_a_question_is_flagged() -> None:
    easy = figures([paper(1, n % 2, 1) for n in range(30)])
    assert easy.flags == ("too_easy", "idle_distractor")
    assert (easy.options, easy.idle) == ({1: 30, 2: 0, 3: 0, 4: 0}, (2, 3, 4))
    assert figures([paper(0, n % 2, 1) for n in range(10)]).flags == ("too_hard",)
    turned = figures([paper(n % 2, 1 - n % 2, 1) for n in range(10)])
    assert turned.flags == ("negative",)


def test_a_blank_answer_counts_as_nothing_and_has_no_time() -> None:
    blank = [Response("a", Fraction(0), Fraction(1)), asked("b", 1)]
    found = figures([*[paper(1, 1, 1) for _ in range(9)], blank])
    assert (found.n, found.blank, found.difficulty, found.seconds) == (10, 1, Fraction(9, 10), 30)


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 1)] * 3), min_size=30, max_size=40), st.randoms())
def test_no_order_of_papers_matters_and_every_figure_is_within_its_bounds(
    given_: list[tuple[int, int, int]], dice: object
) -> None:
    papers = [paper(*one) for one in given_]
    found = figures(papers)
    assert found.groups is not None
    assert -1 <= found.groups <= 1
    assert found.discrimination is None or -1 <= round(found.discrimination, 9) <= 1
    turned = list(papers)
    dice.shuffle(turned)  # type: ignore[attr-defined]
    assert figures(turned) == found
