"""The chain of claims as data, for `bei grade --why --json` and `--toward --json`.

A grade, a category and the total name their items by code; each item that they rest on stands once, under `items`,
down to its notes. Figures have four decimals; None is what is missing or still hidden from the interviewer.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from rubric.numbers import rounded
from sessions.interview.claims import Claim, ConditionClaim, GradeClaim, MeanClaim, VerdictClaim
from sessions.interview.item_claims import ExamLevelClaim, IndicatorClaim, ItemClaim, LevelClaim, NoteClaim
from sessions.interview.toward import GradeLack, LevelNeed, Need, Toward


def why_document(about: str, claims: Iterable[Claim]) -> dict[str, Any]:
    """`{about, verdict, grades, total, categories, items}` of what `claims_about` gave for `about`."""
    made: dict[str, Any] = {"about": about, "verdict": None, "grades": [], "total": None, "categories": {}, "items": {}}
    for claim in claims:
        match claim:
            case VerdictClaim():
                made["verdict"] = claim.grade
                for grade in claim.grades:
                    _add_grade(made, grade)
            case GradeClaim():
                _add_grade(made, claim)
            case MeanClaim(category=None):
                made["total"] = _mean(claim)
                _add_items(made, claim.items)
            case MeanClaim():
                made["categories"][claim.category] = _mean(claim)
                _add_items(made, claim.items)
            case ItemClaim():
                _add_items(made, (claim,))
    return made


def _add_grade(made: dict[str, Any], claim: GradeClaim) -> None:
    scope = claim.conditions[0].standings
    made["grades"].append(
        {
            "grade": claim.grade,
            "met": claim.met,
            "failing": list(claim.failing),
            "conditions": [_condition(one) for one in claim.conditions],
            "standards": {one.item.item: {"standard": one.standard, "core": one.core} for one in scope},
        }
    )
    _add_items(made, (one.item for one in scope))


def _add_items(made: dict[str, Any], items: Iterable[ItemClaim]) -> None:
    for one in items:
        if one.item not in made["items"]:
            made["items"][one.item] = _item(one)


def _condition(claim: ConditionClaim) -> dict[str, Any]:
    return {
        "condition": claim.condition,
        "holds": claim.holds,
        "value": _figure(claim.value),
        "bar": _figure(claim.bar),
        "items": [one.item.item for one in claim.standings],
        "against": list(claim.against),
    }


def _mean(claim: MeanClaim) -> dict[str, Any]:
    return {
        "score": _figure(claim.score),
        "coverage": _figure(claim.coverage),
        "items": [one.item for one in claim.items],
        "left_out": list(claim.left_out),
    }


def _item(claim: ItemClaim) -> dict[str, Any]:
    rating = claim.rating
    return {
        "weight": _figure(claim.weight),
        "points": _figure(claim.points),
        "level": rating.level,
        "suggested_then": rating.suggested,
        "suggested": rating.suggestion.level,
        "methods": [
            {"kind": method.kind, "level": method.level, "levels": [_level(one) for one in method.levels]}
            for method in rating.suggestion.methods
        ],
        "ground": {"exams": list(rating.ground.exams), "evidence": [_note(one) for one in rating.ground.notes]},
    }


def _level(claim: LevelClaim | ExamLevelClaim) -> dict[str, Any]:
    head = {"level": claim.level, "met": claim.met, "bar": _figure(claim.bar)}
    if isinstance(claim, ExamLevelClaim):
        subjects = [
            {"subject": one.subject, "weight": _figure(one.weight), "score": _figure(one.score)}
            for one in claim.subjects
        ]
        return {**head, "value": _figure(claim.score), "subjects": subjects}
    indicators = [_indicator(one) for one in claim.indicators]
    return {**head, "value": _figure(claim.mean), "decided_by": claim.deciding, "indicators": indicators}


def _indicator(claim: IndicatorClaim) -> dict[str, Any]:
    notes = [_note(one) for one in claim.notes]
    return {"id": claim.indicator, "mark": claim.mark, "worth": _figure(claim.worth), "evidence": notes}


def _note(claim: NoteClaim) -> dict[str, Any]:
    return {"id": claim.note, "codable": claim.codable}


def toward_document(found: Toward) -> dict[str, Any]:
    """`{grade, grades, needs}`: each grade on the way that is not met with what it lacks, then the items to move."""
    return {
        "grade": found.grade,
        "grades": [_lacking(one) for one in found.grades],
        "needs": [_need(one) for one in found.needs],
    }


def _lacking(one: GradeLack) -> dict[str, Any]:
    lacks = [
        {
            "condition": lack.condition,
            "value": _figure(claim.value),
            "bar": _figure(claim.bar),
            "amount": _figure(lack.amount),
            "fewest": lack.fewest,
            "items": list(lack.items),
        }
        for claim, lack in one.lacks
    ]
    return {"grade": one.claim.grade, "lacks": lacks}


def _need(one: Need) -> dict[str, Any]:
    return {
        "item": one.item.item,
        "level": one.item.rating.level,
        "target": one.target,
        "suggested": one.item.rating.suggestion.level,
        "levels": [_level_need(level) for level in one.levels],
    }


def _level_need(one: LevelNeed) -> dict[str, Any]:
    kind = "exam" if isinstance(one.claim, ExamLevelClaim) else "marks"
    return {
        "level": one.claim.level,
        "kind": kind,
        "fewest": one.fewest,
        "indicators": [indicator.indicator for indicator in one.indicators],
    }


def _figure(value: Fraction | None) -> Any:
    return None if value is None else rounded(value)
