"""From ratings to the grade (DESIGN §5.7, §5.8)."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from rubric.model import Grade, Rubric
from rubric.scorecard import Ratings, points

Condition = Literal["a", "b", "c", "d", "e"]

BELOW: Literal["below"] = "below"
INSUFFICIENT: Literal["insufficient"] = "insufficient"


@dataclass(frozen=True, slots=True)
class GradeFinding:
    """One grade looked at alone. Item codes stand in rubric order; shares and fit are 0 to 1, scores 0 to 100.

    `coverage` (a), `unrated_core` and `weak_core` (b), `share` and `short` (c: rated below standard),
    `far_below` (d), `score` (e). `share`, `score` and `fit` are None where nothing is rated.
    """

    grade: str
    failing: tuple[Condition, ...]
    scope: tuple[str, ...]
    coverage: Fraction
    unrated: tuple[str, ...]
    unrated_core: tuple[str, ...]
    weak_core: tuple[str, ...]
    share: Fraction | None
    short: tuple[str, ...]
    far_below: tuple[str, ...]
    score: Fraction | None
    fit: Fraction | None

    @property
    def met(self) -> bool:
        """Whether every condition holds."""
        return not self.failing

    @property
    def only_unseen(self) -> bool:
        """Not met, and only missing coverage or an unrated core item stands in its way."""
        return bool(self.failing) and set(self.failing) <= {"a", "b"} and not self.weak_core


@dataclass(frozen=True, slots=True)
class Verdict:
    """The highest grade met with all lower grades met, or `below` or `insufficient`.

    `open` is the grade that only unseen items keep from being met; `core_left_out` names the core items,
    of any grade, that the plan leaves out.
    """

    grade: str
    open: str | None
    partial: bool
    core_left_out: tuple[str, ...]
    findings: tuple[GradeFinding, ...]


def look_at(rubric: Rubric, grade: Grade, ratings: Ratings) -> GradeFinding:
    """`grade` alone, over the planned items of its scope."""
    scope = [code for code in ratings.planned if code in grade.standards]
    levels = ratings.levels
    whole = lcm(*range(1, rubric.top + 1))
    planned = rated = reached = earned = fitting = 0
    unrated, short, far_below = [], [], []
    for code in scope:
        weight = rubric.whole_weight[code]
        planned += weight
        if code not in levels:
            unrated.append(code)
            continue
        level, standard = levels[code], grade.standards[code]
        rated += weight
        earned += weight * level
        fitting += weight * min(level * whole // standard, whole)
        if level >= standard:
            reached += weight
        else:
            short.append(code)
        if standard - level > rubric.scoring.max_gap:
            far_below.append(code)
    coverage = Fraction(rated, planned) if rated else Fraction()
    share = Fraction(reached, rated) if rated else None
    score = earned * points(1, rubric.top) / rated if rated else None
    unrated_core = tuple(code for code in unrated if code in grade.core)
    weak_core = tuple(code for code in short if code in grade.core)
    failing: list[Condition] = []
    if coverage < Fraction(rubric.scoring.coverage):
        failing.append("a")
    if unrated_core or weak_core:
        failing.append("b")
    if share is not None and share < Fraction(rubric.scoring.share):
        failing.append("c")
    if far_below:
        failing.append("d")
    if grade.min_score is not None and score is not None and score < Fraction(grade.min_score):
        failing.append("e")
    return GradeFinding(
        grade=grade.id,
        failing=tuple(failing),
        scope=tuple(scope),
        coverage=coverage,
        unrated=tuple(unrated),
        unrated_core=unrated_core,
        weak_core=weak_core,
        share=share,
        short=tuple(short),
        far_below=tuple(far_below),
        score=score,
        fit=Fraction(fitting, rated * whole) if rated else None,
    )


def rank(findings: tuple[GradeFinding, ...]) -> int:
    """How many grades, from the lowest up without a break, are met."""
    for n, finding in enumerate(findings):
        if not finding.met:
            return n
    return len(findings)


def judge(rubric: Rubric, ratings: Ratings) -> Verdict:
    """The verdict on `ratings`."""
    findings = tuple(look_at(rubric, grade, ratings) for grade in rubric.grades)
    reached = rank(findings)
    following = findings[reached] if reached < len(findings) else None
    lowest_unmet = INSUFFICIENT if findings[0].only_unseen else BELOW
    left_out = {item.code for item in rubric.items} - set(ratings.planned)
    return Verdict(
        grade=findings[reached - 1].grade if reached else lowest_unmet,
        open=following.grade if following is not None and following.only_unseen else None,
        partial=bool(left_out),
        core_left_out=rubric.in_order(code for one in rubric.grades for code in one.core if code in left_out),
        findings=findings,
    )
