"""The figures and places of a picture as values for JSON: what the drawings are made from."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from rubric.model import Grade
from rubric.numbers import rounded
from rubric.scorecard import Score, score
from sessions.interview.model import Session
from sessions.interview.result import ratings_of
from tui.pictures.braille import Point
from tui.pictures.radar import radar
from tui.pictures.sheet import Radar
from tui.pictures.standing import gaps, grounds
from tui.translate import Words
from tui.views.charts import ChartKind, radar_axes, radar_sheet


def told(kind: ChartKind, session: Session, grades: Sequence[Grade], words: Words) -> dict[str, Any]:
    """`{kind, session, …}`; figures to four decimals, places in the unit circle, null where there is nothing."""
    given: dict[str, Any] = {"kind": kind, "session": session.id}
    if kind == "radar":
        return given | _radar(session, grades, words)
    if kind == "bars":
        return given | _bars(session)
    if kind == "gap":
        return given | {"grades": [{"grade": grade.id, "items": _gaps(session, grade)} for grade in grades]}
    return given | {
        "items": [
            {
                "item": one.item,
                "state": one.state,
                "level": one.level,
                "support": one.support,
                "counter": one.counter,
                "neutral": one.neutral,
                "uncodable": one.uncodable,
                "scores": one.scores,
            }
            for one in grounds(session)
        ]
    }


def _radar(session: Session, grades: Sequence[Grade], words: Words) -> dict[str, Any]:
    picture = radar_sheet(session, grades, words).picture
    assert isinstance(picture, Radar)
    shape = radar(picture.axes, picture.outlines, picture.top)
    ids = [*(grade.id for grade in grades), None]
    return {
        "top": picture.top,
        "axes": [
            {"item": code, "title": axis.label, "tip": _point(tip)}
            for code, axis, tip in zip(radar_axes(session, grades), picture.axes, shape.tips, strict=True)
        ],
        "outlines": [
            {
                "grade": grade,
                "levels": [None if value is None else int(value) for value in outline.values],
                "points": [vertex and _point(vertex) for vertex in vertices],
            }
            for grade, outline, vertices in zip(ids, picture.outlines, shape.outlines, strict=True)
        ],
    }


def _point(point: Point) -> list[Any]:
    return [rounded(Fraction(one)) for one in point]


def _bars(session: Session) -> dict[str, Any]:
    card = score(session.rubric, ratings_of(session))
    return {
        "categories": [{"category": name, **_score(one)} for name, one in card.categories.items()],
        "total": _score(card.total),
    }


def _score(one: Score) -> dict[str, Any]:
    return {"score": None if one.score is None else rounded(one.score), "coverage": rounded(one.coverage)}


def _gaps(session: Session, grade: Grade) -> list[dict[str, Any]]:
    return [
        {
            "item": one.item,
            "state": one.state,
            "level": one.level,
            "standard": one.standard,
            "gap": one.gap,
            "core": one.core,
            "far": one.far,
        }
        for one in gaps(session, grade)
    ]
