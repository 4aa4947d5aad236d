"""Why the verdict is what it is, as objects that point at rule, items, ratings and evidence (DESIGN §5.10).

Nothing here is text: sentences are made where they are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rubric.model import Rubric
from rubric.scorecard import Ratings
from rubric.verdict import BELOW, INSUFFICIENT, GradeFinding, Verdict

Rule = Literal[
    "verdict_grade",
    "verdict_below",
    "verdict_insufficient",
    "open",
    "partial",
    "coverage_met",
    "coverage_failed",
    "core_met",
    "core_weak",
    "core_unrated",
    "share_met",
    "share_failed",
    "gap_met",
    "gap_failed",
    "score_met",
    "score_failed",
    "unproved",
    "unsupported",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One link of the chain: the rule, the grade it speaks of, and the items, ratings and evidence under it."""

    rule: Rule
    grade: str | None
    items: tuple[str, ...]
    ratings: Mapping[str, int]
    evidence: tuple[str, ...]


def _conditions(rubric: Rubric, found: GradeFinding, ratings: Ratings) -> list[tuple[Rule, Iterable[str]]]:
    grade = rubric.grade[found.grade]
    failing = found.failing
    rated = [code for code in found.scope if code in ratings.levels]
    rules: list[tuple[Rule, Iterable[str]]] = []
    rules.append(("coverage_failed", found.unrated) if "a" in failing else ("coverage_met", rated))
    if found.unrated_core:
        rules.append(("core_unrated", found.unrated_core))
    if found.weak_core:
        rules.append(("core_weak", found.weak_core))
    if "b" not in failing:
        rules.append(("core_met", [code for code in rated if code in grade.core]))
    if rated:
        reached = [code for code in rated if code not in found.short]
        rules.append(("share_failed", found.short) if "c" in failing else ("share_met", reached))
        rules.append(("gap_failed", found.far_below) if "d" in failing else ("gap_met", rated))
        if grade.min_score is not None:
            rules.append(("score_failed" if "e" in failing else "score_met", rated))
    return rules


def reasons(
    rubric: Rubric,
    ratings: Ratings,
    verdict: Verdict,
    evidence: Mapping[str, tuple[str, ...]],
    unproved: Mapping[str, tuple[str, ...]],
    unsupported: Iterable[str],
) -> tuple[Reason, ...]:
    """The reasons of `verdict`, the verdict itself first, then grade by grade to the first that is not met.

    `evidence` lists codable evidence ids by item; `unproved` marked indicators without evidence, by item;
    `unsupported` the items whose rating has lost its ground.
    """

    def reason(rule: Rule, grade: str | None, items: Iterable[str]) -> Reason:
        codes = rubric.in_order(items)
        return Reason(
            rule=rule,
            grade=grade,
            items=codes,
            ratings={code: ratings.levels[code] for code in codes if code in ratings.levels},
            evidence=tuple(dict.fromkeys(one for code in codes for one in evidence.get(code, ()))),
        )

    lowest = rubric.grades[0].id
    made: list[Reason] = []
    if verdict.grade == BELOW:
        made.append(reason("verdict_below", lowest, ()))
    elif verdict.grade == INSUFFICIENT:
        made.append(reason("verdict_insufficient", lowest, ()))
    else:
        made.append(reason("verdict_grade", verdict.grade, ()))
    for found in verdict.findings:
        made += [reason(rule, found.grade, items) for rule, items in _conditions(rubric, found, ratings)]
        if not found.met:
            break
    if verdict.open is not None:
        made.append(reason("open", verdict.open, ()))
    if verdict.partial:
        made.append(reason("partial", None, verdict.core_left_out))
    if unproved:
        made.append(reason("unproved", None, unproved))
    if lost := tuple(unsupported):
        made.append(reason("unsupported", None, lost))
    return tuple(made)
