"""Scoring once more, slowly and from the words of DESIGN §5 alone, to hold the real one against."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from rubric.margin import Side
from rubric.model import Grade, Item, Rubric
from rubric.scorecard import Ratings
from rubric.scoring import NE, Mark, Rated
from rubric.verdict import judge

_WORTH: dict[str, Fraction] = {
    "shown": Fraction(1),
    "partly": Fraction(1, 2),
    "not_shown": Fraction(0),
    "contradicted": Fraction(-1),
}


def suggested(states: list[str]) -> Rated:
    """The suggestion out of `met`, `failed` or `undecided` for each level, by trying every level (§5.3)."""
    best: Rated = NE
    for n, state in enumerate(states, 1):
        if state == "met" and "failed" not in states[: n - 1]:
            best = n
    if best == NE and states[:1] == ["failed"]:
        return 0
    return best


def by_marks(item: Item, marks: Mapping[str, Mark]) -> Rated:
    """§5.3 with the default constants."""
    states = []
    for level, texts in sorted(item.levels.items()):
        ids = [f"{item.code}.{level}.{n}" for n in range(1, len(texts) + 1)]
        given = [marks[one] for one in ids if one in marks]
        everything = len(texts) < 2 and len(given) == len(texts)
        if len(given) >= 2 or everything or "contradicted" in given:
            mean = sum(_WORTH[one] for one in given) / len(given)
            states.append("met" if mean > Fraction(1, 2) and "contradicted" not in given else "failed")
        else:
            states.append("undecided")
    return suggested(states)


def by_exam(item: Item, scores: Mapping[tuple[int, str], Decimal], top: int) -> Rated:
    """§5.5 with the default constants."""
    assert item.exam is not None
    states = []
    for level in range(1, top + 1):
        earned = weights = Fraction(0)
        scored = True
        for subject in item.exam.subjects:
            weight = subject.weight
            if level in item.exam.levels and subject.code in item.exam.levels[level].weights:
                weight = item.exam.levels[level].weights[subject.code]
            if (level, subject.code) in scores:
                earned += Fraction(weight) * Fraction(scores[level, subject.code])
                weights += Fraction(weight)
            else:
                scored = False
        states.append(("met" if earned >= 60 * weights else "failed") if scored else "undecided")
    return suggested(states)


def _total(model: Rubric, codes: Iterable[str]) -> Fraction:
    return sum((Fraction(model.item[code].weight) for code in codes), Fraction(0))


def failing(model: Rubric, grade: Grade, planned: set[str], rated: Mapping[str, int]) -> tuple[set[str], bool]:
    """The conditions that fail (§5.7), and whether only (a) or an unrated core item does."""
    scope = {code for code in grade.standards if code in planned}
    seen = {code for code in scope if code in rated}
    core = {code for code in grade.core if code in planned}
    at = {code for code in seen if rated[code] >= grade.standards[code]}
    found = set()
    if not seen or _total(model, seen) / _total(model, scope) < Fraction(4, 5):
        found.add("a")
    if not core <= at:
        found.add("b")
    if seen:
        if _total(model, at) / _total(model, seen) < Fraction(4, 5):
            found.add("c")
        if any(grade.standards[code] - rated[code] > 1 for code in seen):
            found.add("d")
        n = len(model.levels)
        earned = sum((Fraction(model.item[c].weight) * 100 * rated[c] / n for c in seen), Fraction(0))
        if grade.min_score is not None and earned / _total(model, seen) < Fraction(grade.min_score):
            found.add("e")
    unrated_core_only = "b" not in found or not (core & seen) - at
    return found, bool(found) and found <= {"a", "b"} and unrated_core_only


def fit(model: Rubric, grade: Grade, planned: set[str], rated: Mapping[str, int]) -> Fraction | None:
    """§5.8."""
    seen = [code for code in grade.standards if code in planned and code in rated]
    if not seen:
        return None
    parts = (
        Fraction(model.item[c].weight)
        * (1 if rated[c] >= grade.standards[c] else Fraction(rated[c], grade.standards[c]))
        for c in seen
    )
    return sum(parts, Fraction(0)) / _total(model, seen)


def verdict(model: Rubric, ratings: Ratings) -> dict[str, Any]:
    """§5.7 and §5.8, in the shape of the `result` of §6."""
    planned = set(ratings.planned) | set(ratings.levels)
    looked = [failing(model, grade, planned, ratings.levels) for grade in model.grades]
    held = [n for n in range(len(looked)) if all(not one for one, _ in looked[: n + 1])]
    grade = model.grades[held[-1]].id if held else "insufficient" if looked[0][1] else "below"
    above = len(held)
    return {
        "grade": grade,
        "open": model.grades[above].id if grade != "below" and above < len(looked) and looked[above][1] else None,
        "partial": any(item.code not in planned for item in model.items),
        "core_left_out": [
            item.code
            for item in model.items
            if item.code not in planned and any(item.code in one.core for one in model.grades)
        ],
        "grades": {
            one.id: ("".join(sorted(found)), fit(model, one, planned, ratings.levels))
            for one, (found, _) in zip(model.grades, looked, strict=True)
        },
    }


def height(model: Rubric, ratings: Ratings) -> int:
    """The rank of the verdict; `below` and `insufficient` rank equal (§5.9)."""
    ladder = [grade.id for grade in model.grades]
    given = judge(model, ratings).grade
    return ladder.index(given) + 1 if given in ladder else 0


def moved(model: Rubric, ratings: Ratings, sign: int, most: int = 4, shown: int = 20) -> Side:
    """One side of the margin (§5.9): every set of rated items, each moved by one either way."""
    now = height(model, ratings)
    rated = [item.code for item in model.items if item.code in ratings.levels]
    for size in range(1, most + 1):
        hits = []
        for codes in combinations(rated, size):
            for steps in product((1, -1), repeat=size):
                changed = {code: ratings.levels[code] + step for code, step in zip(codes, steps, strict=True)}
                if not all(0 <= level <= len(model.levels) for level in changed.values()):
                    continue
                then = height(model, Ratings(ratings.planned, {**ratings.levels, **changed}))
                if (then - now) * sign > 0:
                    hits.append(codes)
                    break
        if hits:
            return Side(size, tuple(hits[:shown]))
    return Side(None, ())
