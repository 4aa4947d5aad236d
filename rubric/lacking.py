"""What keeps a grade from being met, condition by condition, and the least that would mend each (DESIGN §5.7).

Each condition is looked at alone, over what is rated now: what mends one may strain another, since an item that is
newly rated counts under (a), (c) and (e) alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rubric.model import Grade, Rubric
from rubric.scorecard import Ratings, points
from rubric.verdict import Condition, GradeFinding, look_at


@dataclass(frozen=True, slots=True)
class Lack:
    """A failing condition of `grade`.

    `items` are those that could mend it, the most telling first. `amount` is how much is missing and `fewest` how
    little does it: weight, and items to be rated (a) or raised to their standard (c); core items, all of them (b);
    items, all of them (d); points, and levels in all, of those items or others (e).
    """

    grade: str
    condition: Condition
    amount: Fraction
    fewest: int
    items: tuple[str, ...]


def lacks(rubric: Rubric, grade: Grade, ratings: Ratings) -> tuple[Lack, ...]:
    """What `grade`, looked at alone, lacks under `ratings`; nothing where it is met."""
    found = look_at(rubric, grade, ratings)
    return tuple(_lack(rubric, grade, found, ratings, condition) for condition in found.failing)


def _lack(rubric: Rubric, grade: Grade, found: GradeFinding, ratings: Ratings, condition: Condition) -> Lack:
    rated = [code for code in found.scope if code in ratings.levels]

    def lack(amount: Fraction | int, fewest: int, items: Iterable[str]) -> Lack:
        return Lack(grade.id, condition, Fraction(amount), fewest, tuple(items))

    def enough(amount: Fraction, among: Iterable[str]) -> Lack:
        heaviest = sorted(among, key=lambda code: -rubric.item[code].weight)
        return lack(amount, _fewest(amount, [Fraction(rubric.item[code].weight) for code in heaviest]), heaviest)

    match condition:
        case "a":
            missing = (Fraction(rubric.scoring.coverage) - found.coverage) * weight_of(rubric, found.scope)
            return enough(missing, found.unrated)
        case "b":
            failing = rubric.in_order((*found.unrated_core, *found.weak_core))
            return lack(len(failing), len(failing), failing)
        case "c":
            missing = (Fraction(rubric.scoring.share) - (found.share or Fraction())) * weight_of(rubric, rated)
            return enough(missing, found.short)
        case "d":
            return lack(len(found.far_below), len(found.far_below), found.far_below)
        case _:
            missing = Fraction(grade.min_score or 0) - (found.score or Fraction())
            room = [code for code in rated if ratings.levels[code] < rubric.top]
            room.sort(key=lambda code: -rubric.item[code].weight)
            steps = [level_worth(rubric, code, rated) for code in room for _ in range(ratings.levels[code], rubric.top)]
            return lack(missing, _fewest(missing, steps), room)


def weight_of(rubric: Rubric, codes: Iterable[str]) -> Fraction:
    """The weights of `codes` together."""
    return sum((Fraction(rubric.item[code].weight) for code in codes), Fraction())


def level_worth(rubric: Rubric, code: str, rated: Iterable[str]) -> Fraction:
    """The points that one level more of item `code` adds to the score over the `rated` items."""
    return Fraction(rubric.item[code].weight) * points(1, rubric.top) / weight_of(rubric, rated)


def _fewest(amount: Fraction, gains: list[Fraction]) -> int:
    """How many of `gains`, which fall, it takes to come to `amount`; all of them where they do not."""
    reached, count = Fraction(), 0
    while reached < amount and count < len(gains):
        reached, count = reached + gains[count], count + 1
    return count
