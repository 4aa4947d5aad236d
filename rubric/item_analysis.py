"""Item analysis: what past papers say of each question of a bank.

Pure: from what was answered to figures. Which papers there are is `sessions.sat_papers`. Sources, for difficulty and
discrimination: R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement (5th edition, 1991); for the rest
score: S. Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28 (1963); for the 27 %:
T. L. Kelley, The selection of upper and lower groups for the validation of test items, Journal of Educational
Psychology 30 (1939). The least numbers are bei's own: below them a figure moves so much with every paper that it
would mislead.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from statistics import median
from typing import Literal

LEAST = 10
"""Papers with the question from which difficulty and discrimination are told."""
LEAST_GROUPS = 30
"""Papers from which an upper and a lower group are set against each other, and distractors are judged."""
GROUP = Fraction(27, 100)
TOO_EASY, TOO_HARD = Fraction(9, 10), Fraction(2, 10)

Flag = Literal["too_easy", "too_hard", "negative", "idle_distractor"]


@dataclass(frozen=True, slots=True)
class Response:
    """What one paper had of a question.

    `share` is what was earned of its `points`, 0 to 1; `picks` are the options picked, by their number in the bank,
    from 1; `seconds` how long it was looked at, None where it was left blank.
    """

    question: str
    share: Fraction
    points: Fraction
    picks: frozenset[int] = frozenset()
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one question; None for what too few papers, or no difference between them, leave open.

    `n` is how many papers had it, `blank` on how many it was left blank; `difficulty` the mean share of its points,
    high for an easy one; `discrimination` the item-rest correlation, `groups` the upper-lower index, both −1 to 1;
    `options` how often each was picked, `seconds` the median; `idle` the wrong options that nobody ever picked.
    """

    question: str
    n: int
    blank: int
    difficulty: Fraction | None = None
    discrimination: float | None = None
    groups: Fraction | None = None
    options: Mapping[int, int] = field(default_factory=dict)
    seconds: float | None = None
    idle: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()


Paper = Sequence[Response]


def analyse(questions: Mapping[str, tuple[int, frozenset[int]]], papers: Iterable[Paper]) -> list[Figures]:
    """The figures of each of `questions`, for which is given how many options it has and which are right."""
    sat: dict[str, list[tuple[Response, Paper]]] = {one: [] for one in questions}
    for paper in papers:
        for response in paper:
            if response.question in sat:
                sat[response.question].append((response, paper))
    return [_figures(one, *questions[one], found) for one, found in sat.items()]


def _figures(question: str, count: int, right: frozenset[int], found: list[tuple[Response, Paper]]) -> Figures:
    n = len(found)
    picked = Counter(option for response, _ in found for option in response.picks)
    options = {option: picked[option] for option in range(1, count + 1)}
    times = [response.seconds for response, _ in found if response.seconds is not None]
    blank = n - len(times)
    enough, many = n >= LEAST, n >= LEAST_GROUPS
    shares = [response.share for response, _ in found]
    difficulty = Fraction(sum(shares), n) if enough else None
    rest = [(response.share, rest_of(response, paper)) for response, paper in found]
    discrimination = correlation([(x, y) for x, y in rest if y is not None]) if enough else None
    groups = upper_lower([(response.share, total(paper)) for response, paper in found]) if many else None
    idle = tuple(one for one, times_ in options.items() if not times_ and one not in right) if many else ()
    flags: list[Flag] = []
    if difficulty is not None and difficulty > TOO_EASY:
        flags.append("too_easy")
    if difficulty is not None and difficulty < TOO_HARD:
        flags.append("too_hard")
    if discrimination is not None and discrimination < 0:
        flags.append("negative")
    if idle:
        flags.append("idle_distractor")
    middle = median(times) if times else None
    return Figures(question, n, blank, difficulty, discrimination, groups, options, middle, idle, tuple(flags))


def total(paper: Paper) -> Fraction:
    """The share of its points that a paper earned."""
    return sum((one.share * one.points for one in paper), Fraction(0)) / sum(one.points for one in paper)


def rest_of(response: Response, paper: Paper) -> Fraction | None:
    """The share that the paper earned without this question; None where it has no other."""
    others = [one for one in paper if one.question != response.question]
    return total(others) if others else None


def correlation(pairs: Sequence[tuple[Fraction, Fraction]]) -> float | None:
    """Pearson's r; of a question that is right or wrong this is the point-biserial correlation.

    r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²). None where one side does not vary, or for less than `LEAST` pairs.
    """
    if len(pairs) < LEAST:
        return None
    n = len(pairs)
    mean_x, mean_y = (sum((pair[side] for pair in pairs), Fraction(0)) / n for side in (0, 1))
    both = sum(((x - mean_x) * (y - mean_y) for x, y in pairs), Fraction(0))
    square = sum(((x - mean_x) ** 2 for x, _ in pairs), Fraction(0)) * sum(((y - mean_y) ** 2 for _, y in pairs))
    return float(both) / sqrt(square) if square else None


def upper_lower(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """D = p(upper) − p(lower): the mean share of the best 27 % of papers, by total, less that of the worst 27 %.

    Papers with the same total at the edge of a group share its last places evenly, so that no order of them matters.
    `pairs` are the share of the question and the total of the paper.
    """
    size = GROUP * len(pairs)
    return _mean_of_first(pairs, size, best=True) - _mean_of_first(pairs, size, best=False)


def _mean_of_first(pairs: Sequence[tuple[Fraction, Fraction]], size: Fraction, *, best: bool) -> Fraction:
    by_total: dict[Fraction, list[Fraction]] = {}
    for share, of_paper in pairs:
        by_total.setdefault(of_paper, []).append(share)
    got, left = Fraction(0), size
    for _, shares in sorted(by_total.items(), reverse=best):
        part = min(Fraction(1), left / len(shares))
        got += part * sum(shares, Fraction(0))
        left -= part * len(shares)
        if not left:
            break
    return got / size
