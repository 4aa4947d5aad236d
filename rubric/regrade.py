"""What another version of a model would make of ratings that were given under the one before."""

from dataclasses import dataclass
from typing import Literal

from rubric.model import Rubric
from rubric.reasons import Reason, reasons
from rubric.scorecard import Ratings
from rubric.verdict import BELOW, INSUFFICIENT, Verdict, judge

Direction = Literal["same", "up", "down", "other"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Ratings as they are taken over: items by code, levels by number.

    `gone` are rated items that the other version has not, `off_scale` rated ones whose level its scale has not (both
    count as not rated there), `new` its items that there were none of before.
    """

    ratings: Ratings
    gone: tuple[str, ...]
    off_scale: tuple[str, ...]
    new: tuple[str, ...]


def carry(old: Rubric, new: Rubric, ratings: Ratings) -> Carried:
    """Take `ratings` under `old` over to `new`. A plan that was all of `old` is all of `new`, new items open."""
    there = {code: level for code, level in ratings.levels.items() if code in new.item}
    levels = {code: level for code, level in there.items() if level <= new.top}
    whole = set(ratings.planned) == set(old.item)
    planned = tuple(new.item) if whole else new.in_order(ratings.planned)
    return Carried(
        ratings=Ratings(planned, levels),
        gone=tuple(code for code in ratings.levels if code not in new.item),
        off_scale=tuple(code for code in there if code not in levels),
        new=tuple(code for code in new.item if code not in old.item),
    )


@dataclass(frozen=True, slots=True)
class Regraded:
    """A verdict before and under the other version.

    `direction` is by the number of grades reached where both have the same grades; `below` and `insufficient` rank
    equal, so to change between them is `other`, as is every change where the grades are not the same. `lost` are the
    conditions that now fail at the grade above the verdict, `gained` those that failed before at the grade above that.
    """

    carried: Carried
    before: Verdict
    after: Verdict
    direction: Direction
    lost: tuple[Reason, ...]
    gained: tuple[Reason, ...]


def regrade(old: Rubric, new: Rubric, ratings: Ratings) -> Regraded:
    """Judge `ratings`, given under `old`, under both."""
    carried = carry(old, new, ratings)
    before, after = judge(old, ratings), judge(new, carried.ratings)
    direction: Direction = "same"
    if before.grade != after.grade:
        was, now = _rank(old, before), _rank(new, after)
        alike = tuple(old.grade) == tuple(new.grade)
        direction = "other" if not alike or was == now else "up" if now > was else "down"
    return Regraded(
        carried=carried,
        before=before,
        after=after,
        direction=direction,
        lost=_in_the_way(new, carried.ratings, after) if direction in ("down", "other") else (),
        gained=_in_the_way(old, ratings, before) if direction in ("up", "other") else (),
    )


def _rank(rubric: Rubric, verdict: Verdict) -> int:
    return 0 if verdict.grade in (BELOW, INSUFFICIENT) else list(rubric.grade).index(verdict.grade) + 1


def _in_the_way(rubric: Rubric, ratings: Ratings, verdict: Verdict) -> tuple[Reason, ...]:
    """The conditions that fail at the grade next above `verdict`."""
    failing = ("coverage_failed", "core_unrated", "core_weak", "share_failed", "gap_failed", "score_failed")
    return tuple(one for one in reasons(rubric, ratings, verdict, {}, {}, ()) if one.rule in failing)
