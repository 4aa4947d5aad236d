"""What a grade lacks, by hand and against trying everything on small models."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings

from rubric.lacking import Lack, lacks
from rubric.model import Rubric
from rubric.scorecard import Ratings
from rubric.verdict import Condition, look_at
from tests.rubric.builders import rate, rubric
from tests.rubric.strategies import judged

# Items (equal weights but where given), grade, ratings, and condition: amount missing, fewest, items.
TABLE: dict[str, tuple[str, str, str, list[tuple[str, str, int, str]]]] = {
    "2 of 5 rated; 0.8·5 = 4": ("a b c d e", "g a1 b1 c1 d1 e1", "a1 b1", [("a", "2", 2, "c d e")]),
    "the heaviest first: 0.8·8 = 6.4": ("a b c=5 d", "g a1 b1 c1 d1", "a1", [("a", "5.4", 2, "c b d")]),
    "a weak core item and one unrated": ("a b c=9", "g a2! b1! c1", "a1 c1", [("b", "2", 2, "a b")]),
    "share 2 of 5; 0.8·5 = 4": ("a b c d e", "g a2 b2 c2 d1 e1", "a1 b1 c1 d1 e1", [("c", "2", 2, "a b c")]),
    "two levels below": ("a=9 b", "g a1 b3", "a1 b1", [("d", "1", 1, "b")]),
    "score 50, a level of either is worth 12.5": ("a b", "g a1 b1 >=70", "a2 b2", [("e", "20", 2, "a b")]),
    "score 25; a level of a is worth 18.75": ("a=3 b", "g a1 b1 >=70", "a1 b1", [("e", "45", 3, "a b")]),
    "nothing": ("a b", "g a1 b1", "a1 b1", []),
}


@pytest.mark.parametrize(("items", "grade", "rated", "expected"), TABLE.values(), ids=TABLE)
def test_what_is_lacking_worked_by_hand(
    items: str, grade: str, rated: str, expected: list[tuple[str, str, int, str]]
) -> None:
    model = rubric(items, grade)
    found = lacks(model, model.grades[0], rate(model, rated))
    assert found == tuple(
        Lack("g", condition, Fraction(amount), fewest, tuple(codes.split()))  # type: ignore[arg-type]
        for condition, amount, fewest, codes in expected
    )


def _holds(model: Rubric, grade: str, ratings: Ratings, levels: Mapping[str, int], condition: Condition) -> bool:
    changed = Ratings(ratings.planned, {**ratings.levels, **levels})
    return condition not in look_at(model, model.grade[grade], changed).failing


@settings(deadline=None, max_examples=80)
@given(judged(most=4))
def test_no_less_would_do_and_so_much_does(case: tuple[Rubric, Ratings]) -> None:
    model, ratings = case
    for grade in model.grades:
        for lack in lacks(model, grade, ratings):
            standards = {code: max(grade.standards[code], ratings.levels.get(code, 0)) for code in lack.items}
            if lack.condition == "e":
                levels = [range(ratings.levels[code], model.top + 1) for code in lack.items]
                now = sum(ratings.levels[code] for code in lack.items)
                moved = [dict(zip(lack.items, one, strict=True)) for one in product(*levels)]
                enough = [m for m in moved if _holds(model, grade.id, ratings, m, "e")]
                assert min(sum(one.values()) for one in enough) - now == lack.fewest
            else:
                sets = (one for size in range(len(lack.items) + 1) for one in combinations(lack.items, size))
                enough_of = [
                    one
                    for one in sets
                    if _holds(model, grade.id, ratings, {c: standards[c] for c in one}, lack.condition)
                ]
                assert len(enough_of[0]) == lack.fewest
                best = {code: standards[code] for code in lack.items[: lack.fewest]}
                assert _holds(model, grade.id, ratings, best, lack.condition)
