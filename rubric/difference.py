"""What a new version of a model changes, as values; words are made where they are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rubric.model import Grade, Item, Rubric
from rubric.text import Frozen

Kind = Literal[
    "item_added",
    "item_removed",
    "item_weight",
    "item_method",
    "item_other",
    "indicator_added",
    "indicator_removed",
    "indicator_reworded",
    "grade_added",
    "grade_removed",
    "grade_other",
    "standard_raised",
    "standard_lowered",
    "standard_set",
    "standard_dropped",
    "core_added",
    "core_dropped",
    "min_score",
    "scoring",
    "other",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `item` is a code, `grade` an id; `details` hold `old` and `new`, an `indicator`, a `field`."""

    kind: Kind
    item: str | None = None
    grade: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


def differences(old: Rubric, new: Rubric) -> tuple[Difference, ...]:
    """What `new` changes against `old`, items by code, indicators and grades by id; not version and change log."""
    return (*_items(old, new), *_grades(old, new), *_rest(old, new))


def _fields(old: Frozen, new: Frozen, leaving: set[str]) -> Iterator[str]:
    """The fields that differ, but for those in `leaving`, which are told in their own way."""
    for name in type(old).model_fields:
        if name not in leaving and getattr(old, name) != getattr(new, name):
            yield name


def _items(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for code in old.item:
        if code not in new.item:
            yield Difference("item_removed", code)
    for code, item in new.item.items():
        if code in old.item:
            yield from _item(old.item[code], item)
        else:
            yield Difference("item_added", code)


def _item(old: Item, new: Item) -> Iterator[Difference]:
    if old.weight != new.weight:
        yield Difference("item_weight", new.code, details={"old": f"{old.weight:f}", "new": f"{new.weight:f}"})
    if old.method != new.method:
        yield Difference("item_method", new.code, details={"old": old.method, "new": new.method})
    for name in _fields(old, new, {"code", "weight", "method", "levels"}):
        yield Difference("item_other", new.code, details={"field": name})
    before = {one.id: one.text for one in old.indicators}
    after = {one.id: one.text for one in new.indicators}
    for one in dict.fromkeys((*after, *before)):
        kind: Kind = "indicator_reworded"
        if one not in after:
            kind = "indicator_removed"
        elif one not in before:
            kind = "indicator_added"
        elif before[one] == after[one]:
            continue
        yield Difference(kind, new.code, details={"indicator": one})


def _grades(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for name in old.grade:
        if name not in new.grade:
            yield Difference("grade_removed", grade=name)
    for name, grade in new.grade.items():
        if name in old.grade:
            yield from _grade(old.grade[name], grade)
        else:
            yield Difference("grade_added", grade=name)


def _grade(old: Grade, new: Grade) -> Iterator[Difference]:
    for code in (*old.standards, *(one for one in new.standards if one not in old.standards)):
        before, after = old.standards.get(code), new.standards.get(code)
        kind: Kind
        if before == after:
            continue
        if before is None:
            kind = "standard_set"
        elif after is None:
            kind = "standard_dropped"
        else:
            kind = "standard_raised" if after > before else "standard_lowered"
        yield Difference(kind, code, new.id, {"old": str(before or "–"), "new": str(after or "–")})
    for code in new.core:
        if code not in old.core:
            yield Difference("core_added", code, new.id)
    for code in old.core:
        if code not in new.core:
            yield Difference("core_dropped", code, new.id)
    if old.min_score != new.min_score:
        shown = ["–" if one is None else f"{one:f}" for one in (old.min_score, new.min_score)]
        yield Difference("min_score", grade=new.id, details={"old": shown[0], "new": shown[1]})
    for name in _fields(old, new, {"id", "standards", "core", "min_score"}):
        yield Difference("grade_other", grade=new.id, details={"field": name})


def _rest(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for name in _fields(old.scoring, new.scoring, {"marks"}):
        values = {"old": str(getattr(old.scoring, name)), "new": str(getattr(new.scoring, name))}
        yield Difference("scoring", details={"field": name, **values})
    for name in _fields(old.scoring.marks, new.scoring.marks, set()):
        values = {"old": str(getattr(old.scoring.marks, name)), "new": str(getattr(new.scoring.marks, name))}
        yield Difference("scoring", details={"field": f"marks.{name}", **values})
    for name in _fields(old, new, {"schema_", "id", "version", "changes", "items", "grades", "scoring"}):
        yield Difference("other", details={"field": name})
    if tuple(one for one in old.item if one in new.item) != tuple(one for one in new.item if one in old.item):
        yield Difference("other", details={"field": "items"})
    if tuple(one for one in old.grade if one in new.grade) != tuple(one for one in new.grade if one in old.grade):
        yield Difference("other", details={"field": "grades"})
