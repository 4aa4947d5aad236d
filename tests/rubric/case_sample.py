"""CASE packages for tests: the real one, and small ones out of a few words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rubric.case.importing import Taken, models
from rubric.case.package import read_package
from rubric.exchange.report import Kind

DATA = Path(__file__).parents[1] / "data" / "case"
SAMPLE = DATA / "opencase-sample.json"

Object = dict[str, Any]


def sample() -> Mapping[str, Any]:
    return read_package(SAMPLE.read_bytes(), "sample.json")


def level(description: str | None, score: object = None, **more: object) -> Object:
    return {"description": description, "score": score, **more}


def criterion(title: str, *levels: Object, **more: object) -> Object:
    return {"description": title, "CFRubricCriterionLevels": list(levels), **more}


def package(*criteria: Object, **more: object) -> Object:
    """A package with one rubric of these criteria, in English; `more` are fields of its document."""
    return {
        "CFDocument": {"title": "Frame", "language": "en", **more},
        "CFRubrics": [{"title": "Clerk", "CFRubricCriteria": list(criteria)}],
    }


def taken(data: Mapping[str, Any], **options: Any) -> Taken:
    return models(data, "package.json", **options)


def content(data: Mapping[str, Any], **options: Any) -> Any:
    """The plain content of the one rubric in `data`."""
    (made,) = taken(data, **options).models
    return made.reading.content


def told(data: Taken, kind: Kind) -> dict[str, int]:
    """How often each field, or note, of that kind is told."""
    return {one.field: one.count for one in data.report if one.kind == kind}
