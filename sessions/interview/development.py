"""What comes after the grade: for each item below its standard, the next level and what still has to show on it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rubric.model import Grade, Indicator, Item
from rubric.scoring import NE, Mark, Rated
from rubric.verdict import rank
from sessions.interview.ground import codable_evidence
from sessions.interview.model import Session
from sessions.interview.result import verdict_of


@dataclass(frozen=True, slots=True)
class Aim:
    """An indicator of the next level, how it was marked (None: no occasion), and the codable notes linked to it."""

    indicator: Indicator
    mark: Mark | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A subject of the next level's exam, its share of the standard score (0 to 1), and its score (0 to 100)."""

    subject: str
    share: Fraction
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class Gap:
    """An item below the `standard` of a grade, at `level`; `step` is the level to work on next.

    Under NE the item was not seen: it is looked at first, at the standard itself.
    """

    item: Item
    level: Rated
    standard: int
    core: bool
    step: int
    aims: tuple[Aim, ...]
    papers: tuple[Paper, ...]

    @property
    def seen(self) -> bool:
        """Whether the item was rated at all."""
        return self.level != NE


def grade_toward(session: Session) -> Grade:
    """The grade to develop toward: above the one given, or else above the verdict; the highest has none above it.

    A session that was ended has no verdict: there it is the grade applied for.
    """
    grades = session.rubric.grades
    verdict = verdict_of(session)
    if verdict is None:
        return session.rubric.grade[session.grade]
    given = session.decision.grade if session.decision is not None else None
    reached = rank(verdict.findings) if given is None else [grade.id for grade in grades].index(given) + 1
    return grades[min(reached, len(grades) - 1)]


def gaps(session: Session, grade: Grade) -> tuple[Gap, ...]:
    """The planned items of `grade`'s scope that are below its standard or not seen.

    Those seen come first, and among them core items, then the larger gap, then the heavier item, then rubric order.
    """
    evidence = codable_evidence(session)
    found = []
    for code in session.planned:
        item, rating = session.rubric.item[code], session.ratings.get(code)
        standard = grade.standards.get(code)
        level: Rated = rating.level if rating is not None else NE
        if standard is None or (level != NE and level >= standard):
            continue
        step = standard if level == NE else level + 1
        aims = tuple(
            Aim(
                one,
                session.marks.get(one.id),
                tuple(note for note in evidence.get(code, ()) if one.id in session.evidence[note].indicators),
            )
            for one in (() if item.method == "exam" else item.at(step))
        )
        found.append(Gap(item, level, standard, code in grade.core, step, aims, _papers(session, item, step)))
    size = {gap.item.code: gap.standard - gap.level for gap in found if gap.level != NE}
    return tuple(
        sorted(found, key=lambda gap: (not gap.seen, not gap.core, -size.get(gap.item.code, 0), -gap.item.weight))
    )


def _papers(session: Session, item: Item, step: int) -> tuple[Paper, ...]:
    """The subjects of the exam at `step`, where most can be won first."""
    if item.exam is None:
        return ()
    weights = {code: Fraction(weight) for code, weight in item.exam.weights(step).items()}
    whole = sum(weights.values(), Fraction())
    scores = session.scores_of(item.code)
    made = [Paper(code, weight / whole, scores.get((step, code))) for code, weight in weights.items()]
    return tuple(sorted(made, key=lambda paper: -paper.share * (100 - Fraction(paper.score or 0))))


def to_document(gap: Gap) -> dict[str, Any]:
    """`gap` as data: texts in both languages as the model has them."""
    own = gap.item.development.get(gap.step)
    return {
        "item": gap.item.code,
        "level": gap.level,
        "standard": gap.standard,
        "core": gap.core,
        "step": gap.step,
        "indicators": [{"id": aim.indicator.id, "mark": aim.mark, "evidence": list(aim.evidence)} for aim in gap.aims],
        "subjects": [{"subject": paper.subject, "score": paper.score} for paper in gap.papers],
        "exercise": own and own.exercise.model_dump(),
        "check": own and own.check.model_dump(),
    }
