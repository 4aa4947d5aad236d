"""How far the verdict is from another one (DESIGN §5.9).

Raising a level never breaks a condition of a grade and lowering one never mends it, so the verdict rises
exactly when the grade above it becomes met, and falls exactly when a grade that holds it up breaks.
Each is a handful of sums and counts; the search tries sets over those numbers, not over whole verdicts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice
from typing import Literal

from rubric.model import Grade, Rubric
from rubric.scorecard import Ratings, points
from rubric.verdict import Verdict, rank


@dataclass(frozen=True, slots=True)
class Side:
    """The smallest number of items that moves the verdict one way (None where four do not), and the sets."""

    size: int | None
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """What would move the verdict up, and what down."""

    up: Side
    down: Side


@dataclass(frozen=True, slots=True)
class _Slack:
    """A grade as numbers: it is met where share ≥ 0, score ≥ 0, weak == 0, far == 0 and nothing unrated bars it.

    `moves` maps an item to what moving its level by one adds to (share, score, weak, far).
    """

    barred: bool
    share: int
    score: int
    weak: int
    far: int
    moves: dict[str, tuple[int, int, int, int]]

    def met_after(self, items: tuple[str, ...]) -> bool:
        share, score, weak, far = self.share, self.score, self.weak, self.far
        for code in items:
            if code in self.moves:
                d_share, d_score, d_weak, d_far = self.moves[code]
                share, score, weak, far = share + d_share, score + d_score, weak + d_weak, far + d_far
        return not self.barred and share >= 0 and score >= 0 and not weak and not far

    def met_at_most(self, size: int, best: bool) -> bool:
        """Whether it is met where each figure by itself moves as far up, or down, as `size` items can take it.

        No set of `size` items does better, or worse: where this does not do it, none needs to be tried.
        """

        def furthest(figure: int, up: bool) -> int:
            moves = sorted((move[figure] for move in self.moves.values()), reverse=up)
            return sum(moves[:size])

        return (
            not self.barred
            and self.share + furthest(0, best) >= 0
            and self.score + furthest(1, best) >= 0
            and self.weak + furthest(2, not best) <= 0
            and self.far + furthest(3, not best) <= 0
        )


def stand_in(rubric: Rubric, grade: Grade) -> Callable[[str, int], tuple[int, int, int, int]]:
    """What an item at a level adds to `grade`: to share and score above what is asked, to weak core items and far ones.

    Share and score are whole numbers in units of the grade's own: their sums over the rated items are 0 or more exactly
    where (c) and (e) hold.
    """
    needed_share = Fraction(rubric.scoring.share)
    needed_score = None if grade.min_score is None else Fraction(grade.min_score) / points(1, rubric.top)

    def stand(code: str, level: int) -> tuple[int, int, int, int]:
        gap = grade.standards[code] - level
        weight = rubric.whole_weight[code]
        share = (int(gap <= 0) * needed_share.denominator - needed_share.numerator) * weight
        score = 0 if needed_score is None else (level * needed_score.denominator - needed_score.numerator) * weight
        return share, score, int(gap > 0 and code in grade.core), int(gap > rubric.scoring.max_gap)

    return stand


def _slack(rubric: Rubric, grade: Grade, ratings: Ratings, barred: bool, step: Literal[1, -1]) -> _Slack:
    scope = [code for code in ratings.planned if code in grade.standards and code in ratings.levels]
    stand = stand_in(rubric, grade)
    now = {code: stand(code, ratings.levels[code]) for code in scope}
    then = {
        code: stand(code, ratings.levels[code] + step)
        for code in scope
        if 0 <= ratings.levels[code] + step <= rubric.top
    }
    at = [sum(figures) for figures in zip(*now.values(), strict=True)] or [0, 0, 0, 0]
    return _Slack(
        barred=barred,
        share=at[0],
        score=at[1],
        weak=at[2],
        far=at[3],
        moves={
            code: (new[0] - old[0], new[1] - old[1], new[2] - old[2], new[3] - old[3])
            for code, new in then.items()
            if new != (old := now[code])
        },
    )


def _search(rubric: Rubric, slacks: list[_Slack], wanted: bool) -> Side:
    """The smallest sets after which it is `wanted` that every grade of `slacks` is met."""
    movable = rubric.in_order(code for slack in slacks for code in slack.moves)

    def hits(size: int) -> Iterator[tuple[str, ...]]:
        for items in combinations(movable, size):
            if all(slack.met_after(items) for slack in slacks) == wanted:
                yield items

    for size in range(1, rubric.scoring.margin_items + 1):
        if all(slack.met_at_most(size, best=wanted) for slack in slacks) != wanted:
            continue
        if sets := tuple(islice(hits(size), rubric.scoring.margin_sets)):
            return Side(size, sets)
    return Side(None, ())


def margin(rubric: Rubric, ratings: Ratings, verdict: Verdict) -> Margin:
    """What would move `verdict`, which must be the one that `ratings` give."""
    reached = rank(verdict.findings)

    def slack(n: int, step: Literal[1, -1]) -> _Slack:
        finding = verdict.findings[n]
        barred = "a" in finding.failing or bool(finding.unrated_core)
        return _slack(rubric, rubric.grades[n], ratings, barred, step)

    nowhere = Side(None, ())
    return Margin(
        up=_search(rubric, [slack(reached, 1)], True) if reached < len(rubric.grades) else nowhere,
        down=_search(rubric, [slack(n, -1) for n in range(reached)], False) if reached else nowhere,
    )
