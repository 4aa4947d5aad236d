"""What a session lacks for a grade: which conditions, which items and how much, and what would show it."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from rubric.lacking import Lack, lacks
from rubric.verdict import judge, rank
from sessions.interview.claims import ConditionClaim, GradeClaim
from sessions.interview.item_claims import ExamLevelClaim, IndicatorClaim, ItemClaim, LevelClaim
from sessions.interview.model import Session
from sessions.interview.result import ratings_of
from sessions.interview.why import why, why_grade


@dataclass(frozen=True, slots=True)
class LevelNeed:
    """A level that must be met: so many more of `indicators` shown at the `fewest`; None where it is an exam's."""

    claim: LevelClaim | ExamLevelClaim
    fewest: int | None
    indicators: tuple[IndicatorClaim, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """An item that must come to level `target`.

    No levels where what is marked and scored suggests it already, or where what is suggested is still hidden.
    """

    item: ItemClaim
    target: int
    levels: tuple[LevelNeed, ...]


@dataclass(frozen=True, slots=True)
class GradeLack:
    """A grade that is not met, with the claims of its conditions and what each failing one lacks."""

    claim: GradeClaim
    lacks: tuple[tuple[ConditionClaim, Lack], ...]


@dataclass(frozen=True, slots=True)
class Toward:
    """All that lies between the session and `grade`, itself and every lower grade; `needs` serve them together."""

    grade: str
    grades: tuple[GradeLack, ...]
    needs: tuple[Need, ...]


def next_grade(session: Session) -> str | None:
    """The grade above the verdict; None where that is the highest."""
    reached = rank(judge(session.rubric, ratings_of(session)).findings)
    return session.rubric.grades[reached].id if reached < len(session.rubric.grades) else None


def toward(session: Session, grade: str) -> Toward:
    """What is lacking for the verdict to be `grade` or a higher one."""
    rubric, ratings, items = session.rubric, ratings_of(session), why(session).items
    found: list[GradeLack] = []
    targets: dict[str, int] = {}
    for one in rubric.grades:
        missing = lacks(rubric, one, ratings)
        if missing:
            claim = why_grade(session, one.id, items)
            by_condition = {part.condition: part for part in claim.conditions}
            found.append(GradeLack(claim, tuple((by_condition[lack.condition], lack) for lack in missing)))
        for lack in missing:
            for code in lack.items[: lack.fewest] if lack.condition == "e" else lack.items:
                level = ratings.levels.get(code)
                standard = one.standards[code]
                # An item that is at its standard can still raise the score.
                wanted = standard if level is None or level < standard else level + 1
                targets[code] = max(targets.get(code, 0), wanted)
        if one.id == grade:
            break
    needs = tuple(_need(items[code], targets[code]) for code in rubric.in_order(targets))
    return Toward(grade, tuple(found), needs)


def _need(item: ItemClaim, target: int) -> Need:
    """The levels that must be met for `target` to be suggested: itself, and those that failed below it."""
    levels = []
    for method in item.rating.suggestion.methods:
        for one in method.levels:
            if one.level > target or one.met or (one.met is None and one.level < target):
                continue
            if isinstance(one, ExamLevelClaim):
                levels.append(LevelNeed(one, None, ()))
            else:
                unshown = tuple(part for part in one.indicators if part.mark != "shown")
                levels.append(LevelNeed(one, fewest_shown(one), unshown))
    return Need(item, target, tuple(levels))


def fewest_shown(claim: LevelClaim) -> int:
    """The fewest indicators that, shown where they now are not, meet the level of `claim` (§5.3).

    An indicator that is marked otherwise may turn out to be shown, and what is contradicted must. Where marks are worth
    so little that even all of them shown do not meet the level, all of them.
    """
    # What is contradicted has to turn, and then the worst marks first.
    others = [one for one in claim.marked if one.mark != "shown"]
    others.sort(key=lambda one: (one.mark != "contradicted", one.worth))
    kept = [one.worth or Fraction() for one in others]
    firm, unmarked = len(claim.marked) - len(others), len(claim.indicators) - len(claim.marked)
    contradicted = sum(one.mark == "contradicted" for one in others)
    best = len(others) + unmarked
    for turned, added in product(range(contradicted, len(others) + 1), range(unmarked + 1)):
        values = [*kept[turned:], *[claim.shown] * (firm + turned + added)]
        if values and len(values) >= claim.deciding and sum(values) > claim.bar * len(values):
            best = min(best, turned + added)
    return best
