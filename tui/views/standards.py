"""Proposals for standards as plain content, for `--json`; sessions by id, figures to four decimals."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from rubric.contrast import Contrast
from rubric.model import Rubric
from rubric.numbers import rounded
from rubric.proportion import Proportion
from rubric.standards import Levels, Proposal
from sessions.review.findings import share_of
from sessions.review.reference import Group


def _group(group: Group) -> dict[str, Any]:
    return {
        "sessions": list(group.ids),
        "left_out": {
            "open": list(group.open_),
            "ended": list(group.ended),
            "unreadable": list(group.unreadable),
            "other_rubric": list(group.other_rubric),
            "other_scale": list(group.other_scale),
        },
    }


def _levels(levels: Levels) -> dict[str, Any]:
    return {"rated": len(levels.given), "counts": levels.counts, "NE": levels.not_evidenced, "unrated": levels.unrated}


def _maybe(found: Proportion | None) -> dict[str, Any] | None:
    return None if found is None else share_of(found)


def _head(rubric: Rubric, grade: str, method: str, least: int) -> dict[str, Any]:
    return {"rubric": rubric.id, "version": rubric.version, "grade": grade, "method": method, "least": least}


def proposal_document(
    rubric: Rubric, grade: str, method: str, share: Fraction, least: int, group: Group, found: Sequence[Proposal]
) -> dict[str, Any]:
    """`{rubric, version, grade, method, least, quantile, group, items}`."""
    items = {
        one.item: {
            "current": one.current,
            "standard": one.standard,
            "reaching": _maybe(one.reaching),
            "levels": _levels(one.levels),
        }
        for one in found
    }
    head = _head(rubric, grade, method, least)
    return {**head, "quantile": rounded(share), "group": _group(group), "items": items}


def contrast_document(
    rubric: Rubric, grade: str, least: int, high: Group, average: Group, found: Sequence[Contrast]
) -> dict[str, Any]:
    """`{rubric, version, grade, method, least, high, average, items}`."""
    items = {
        one.item: {
            "current": one.current,
            "standard": one.standard,
            "delta": None if one.delta is None else rounded(one.delta),
            "interval": None
            if one.interval is None
            else [rounded(Fraction(one.interval.low)), rounded(Fraction(one.interval.high))],
            "separates": one.separates,
            "high": {"reaching": _maybe(one.high_reaching), "levels": _levels(one.high)},
            "average": {"reaching": _maybe(one.average_reaching), "levels": _levels(one.average)},
        }
        for one in found
    }
    return {**_head(rubric, grade, "contrast", least), "high": _group(high), "average": _group(average), "items": items}
