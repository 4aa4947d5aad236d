"""What would move the verdict, worked by hand (DESIGN §5.9)."""

from dataclasses import dataclass, field
from itertools import combinations

import pytest

from rubric.margin import Side, margin
from rubric.verdict import judge
from tests.rubric.builders import Data, rate, rubric

NO = Side(None, ())


def sets(size: int, given: str) -> Side:
    """`"ab cd"` as sets of items, each item one letter."""
    return Side(size, tuple(tuple(one) for one in given.split()))


@dataclass(frozen=True)
class Moved:
    """Items, grades and ratings; the smallest sets that move the verdict up and down."""

    situation: str
    items: str
    grades: tuple[str, ...]
    ratings: str
    up: Side = NO
    down: Side = NO
    plan: str | None = None
    scoring: Data = field(default_factory=dict)


FIVE = "a b c d e"
LOW5, SEVEN = "low a1 b1 c1 d1 e1", "a b c d e f g"
PAIRS7 = " ".join("".join(pair) for pair in combinations("abcdefg", 2))

TABLE = (
    Moved("one item carries all", "a", ("low a1", "high a2"), "a1", sets(1, "a"), sets(1, "a")),
    Moved("nothing above the highest", "a", ("low a1",), "a1", NO, sets(1, "a")),
    Moved("nothing under below", "a", ("low a1",), "a0", sets(1, "a"), NO),
    Moved("two levels are one too many", "a", ("low a1", "high a3"), "a1", NO, sets(1, "a")),
    Moved("two levels are one too many, downward", "a", ("low a1",), "a2"),
    Moved("insufficient: no level mends it", "a b", ("low a1 b1",), "a1"),
    Moved("insufficient ranks as below: no fall between them", "a b", ("low a1 b1!",), "a1"),
    Moved("an unrated core item bars the way up", "a=4 b", ("low a1", "high a2 b1!"), "a1", NO, sets(1, "a")),
    Moved("missing coverage bars the way up", "a b", ("low a1", "high a2 b2"), "a1", NO, sets(1, "a")),
    Moved("two core items, both needed", "a b", ("low a1 b1", "high a2! b2!"), "a1 b1", sets(2, "ab"), sets(1, "a b")),
    Moved("four core items", "a b c d", ("low a1", "high a2! b2! c2! d2!"), "a1 b1 c1 d1", sets(4, "abcd"),
          sets(1, "a")),
    Moved("five core items are too many", FIVE, ("low a1", "high a2! b2! c2! d2! e2!"), "a1 b1 c1 d1 e1", NO,
          sets(1, "a")),
    Moved("share: any two of five bring it down", FIVE, (LOW5,), "a1 b1 c1 d1 e1", NO,
          sets(2, "ab ac ad ae bc bd be cd ce de")),
    Moved("share: one item of much weight is enough", "a=3 b c", ("low a1 b1 c1",), "a1 b1 c1", NO, sets(1, "a")),
    Moved("share: 0.9 without a, exactly 0.8 without c", "a=0.1 b=0.7 c=0.2", ("low a1 b1 c1",), "a1 b1 c1", NO,
          sets(1, "b")),
    Moved("twenty of twenty-one sets", SEVEN, ("low a1 b1 c1 d1 e1 f1 g1",), "a1 b1 c1 d1 e1 f1 g1", NO,
          sets(2, PAIRS7.removesuffix(" fg"))),
    Moved("as many sets as the rubric shows", SEVEN, ("low a1 b1 c1 d1 e1 f1 g1",), "a1 b1 c1 d1 e1 f1 g1", NO,
          sets(2, "ab ac ad"), scoring={"margin_sets": 3}),
    Moved("as many items as the rubric moves", FIVE, (LOW5,), "a1 b1 c1 d1 e1", scoring={"margin_items": 1}),
    Moved("the order is the rubric's, not the alphabet's", "z a m", ("low a1! m1! z1!",), "a1 m1 z1", NO,
          sets(1, "z a m")),
    Moved("who is at the top cannot rise", "a b", ("low a1 b1", "high a1 b1 >=100"), "a4 b3", sets(1, "b"), NO),
    Moved("who is at 0 cannot fall", "a=4 b", ("low a1 b1",), "a1 b0", NO, sets(1, "a")),
    Moved("the score can break alone", "a b", ("low a1 b1", "high a1 b1 >=75"), "a3 b3", NO, sets(1, "a b")),
    Moved("the score can mend alone", "a b", ("low a1 b1", "high a1 b1 >=75"), "a3 b2", sets(1, "a b"), NO),
    Moved("the score: 68.75 with a, 56.25 with b", "a=3 b", ("low a1 b1", "high a1 b1 >=60"), "a2 b2", sets(1, "a")),
    Moved("the score: 50 without a, 62.5 without b", "a=3 b", ("low a1 b1 >=60",), "a3 b2", NO, sets(1, "a")),
    Moved("the score in thirds of a weight", "a=0.1 b=0.7", ("low a1", "high a1 b1 >=62.5"), "a2 b2", sets(1, "b")),
    Moved("a lower grade that breaks brings all down", "a b", ("low b2!", "high a1"), "a1 b2", NO, sets(1, "a b")),
    Moved("the gap can break alone", FIVE, ("low a3 b3 c3 d3 e3",), "a3 b3 c3 d3 e2", NO, sets(1, "a b c d e")),
    Moved("the gap can mend alone", FIVE, ("low a2 b2 c2 d2 e2",), "a2 b2 c2 d2 e0", sets(1, "e")),
    Moved("items out of scope move nothing", "a b", ("low a1", "high a2"), "a1 b1", sets(1, "a"), sets(1, "a")),
    Moved("a rated item outside the plan moves it too", "a b", ("low a1 b1!",), "a1 b0", sets(1, "b"), plan="a"),
    Moved("only the next grade need be met", "a b", ("low a1", "mid b2!", "high a4!"), "a1 b1", sets(1, "b"),
          sets(1, "a")),
    Moved("a grade already met beyond a failing one", "a b", ("low a1", "mid b2!", "high a1"), "a1 b1", sets(1, "b"),
          sets(1, "a")),
)  # fmt: skip


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.situation)
def test_margin(case: Moved) -> None:
    model = rubric(case.items, *case.grades, scoring=case.scoring)
    ratings = rate(model, case.ratings, case.plan)
    found = margin(model, ratings, judge(model, ratings))
    assert (found.up, found.down) == (case.up, case.down)
