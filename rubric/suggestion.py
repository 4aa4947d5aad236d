"""From indicator marks and exam scores to a suggested level (DESIGN §5.2, §5.3, §5.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rubric.model import Item
from rubric.scoring import NE, Mark, Rated, Scoring

Scores = Mapping[tuple[int, str], Decimal]
"""Exam scores of one item by (level, subject code), each 0 to 100."""


@dataclass(frozen=True, slots=True)
class LevelProof:
    """How one level stands: `value` is the mean mark (−1 to 1) or the standard score (0 to 100), None if open.

    `met` is None while the level is not decided. `seen` counts marked indicators or scored subjects of `asked`.
    """

    level: int
    met: bool | None
    value: Fraction | None
    seen: int
    asked: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The level that marks or scores suggest, with the proof level by level, lowest first."""

    level: Rated
    by_marks: tuple[LevelProof, ...] = ()
    by_exam: tuple[LevelProof, ...] = ()


def highest(levels: tuple[LevelProof, ...]) -> Rated:
    """The highest met level with no failed level below it; else 0 where level 1 failed, else NE (§5.3)."""
    best: Rated = NE
    for proof in levels:
        if proof.met is False:
            return 0 if best == NE and proof.level == 1 else best
        if proof.met:
            best = proof.level
    return best


def prove_by_marks(item: Item, marks: Mapping[str, Mark], scoring: Scoring) -> tuple[LevelProof, ...]:
    """Each level of `item` under `marks` (by indicator id)."""
    proofs = []
    for level in sorted(item.levels):
        indicators = item.at(level)
        given = [marks[one.id] for one in indicators if one.id in marks]
        contradicted = "contradicted" in given
        decided = contradicted or (bool(given) and len(given) >= min(scoring.decided_by, len(indicators)))
        mean = sum((scoring.marks.exact[mark] for mark in given), Fraction()) / len(given) if given else None
        met = None
        if decided and mean is not None:
            met = mean > Fraction(scoring.met_above) and not contradicted
        proofs.append(LevelProof(level, met, mean, len(given), len(indicators)))
    return tuple(proofs)


def standard_score(item: Item, level: int, scores: Scores) -> Fraction | None:
    """Σ(weight·score)/Σ(weight) over the subjects of `level`, 0 to 100; None until all are scored (§5.5)."""
    if item.exam is None:
        return None
    if any((level, subject.code) not in scores for subject in item.exam.subjects):
        return None
    weights = item.exam.weights(level)
    total = sum((Fraction(weight) for weight in weights.values()), Fraction())
    earned = sum((Fraction(w) * Fraction(scores[level, subject]) for subject, w in weights.items()), Fraction())
    return earned / total


def prove_by_exam(item: Item, scores: Scores, scoring: Scoring, top: int) -> tuple[LevelProof, ...]:
    """Each level 1 to `top` of the exam of `item`; empty where it has none."""
    if item.exam is None:
        return ()
    proofs = []
    for level in range(1, top + 1):
        score = standard_score(item, level, scores)
        seen = sum((level, subject.code) in scores for subject in item.exam.subjects)
        met = None if score is None else score >= Fraction(scoring.pass_score)
        proofs.append(LevelProof(level, met, score, seen, len(item.exam.subjects)))
    return tuple(proofs)


def suggest(item: Item, marks: Mapping[str, Mark], scores: Scores, scoring: Scoring, top: int) -> Suggestion:
    """The suggested level of `item`: by marks, by exam, or for `both` the lower of the two that are not NE."""
    by_marks = () if item.method == "exam" else prove_by_marks(item, marks, scoring)
    by_exam = () if item.method == "interview" else prove_by_exam(item, scores, scoring, top)
    levels = [level for level in (highest(by_marks), highest(by_exam)) if level != NE]
    return Suggestion(min(levels) if levels else NE, by_marks, by_exam)
