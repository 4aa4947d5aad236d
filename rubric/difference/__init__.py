"""What a new version of a model changes, as values; words are made where they are shown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rubric.difference.items import of_item
from rubric.difference.values import Difference, Kind, Place, in_common
from rubric.model import Grade, Rubric
from rubric.text import Frozen

__all__ = ["Difference", "Kind", "differences"]

_WHOLE = Place()


def differences(old: Rubric, new: Rubric) -> tuple[Difference, ...]:
    """What `new` changes against `old`, in the order of the model: the whole, items, grades, entry conditions.

    Items, grades and what else has a code are known by it, everything else by its words: what was put in before it
    changes nothing. Version, change log and the order of keys are no difference.
    """
    return (*_whole(old, new), *_items(old, new), *_grades(old, new), *_entries(old, new))


def _whole(old: Rubric, new: Rubric) -> Iterator[Difference]:
    yield from _WHOLE.reworded("title_reworded", old.title, new.title)
    if old.description is not None and new.description is not None:
        yield from _WHOLE.reworded("description_reworded", old.description, new.description)
    elif new.description is not None:
        yield _WHOLE.one("description_added", text=new.description)
    elif old.description is not None:
        yield _WHOLE.one("description_removed", text=old.description)
    if old.adopted is None and new.adopted is not None:
        yield _WHOLE.one("adopted_set", by=new.adopted.by, on=new.adopted.on, basis=new.adopted.basis)
    elif old.adopted is not None and new.adopted is None:
        yield _WHOLE.one("adopted_withdrawn", by=old.adopted.by, on=old.adopted.on)
    elif new.adopted is not None and old.adopted != new.adopted:
        yield _WHOLE.one("adopted_changed", by=new.adopted.by, on=new.adopted.on, basis=new.adopted.basis)
    yield from _scoring(old, new)
    yield from _scale(old, new)
    yield from _categories(old, new)
    yield from _suppressions(old, new)


def _suppressions(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = (Counter((one.rule, one.at, one.reason) for one in model.lint) for model in (old, new))
    for rule, at, reason in after - before:
        yield _WHOLE.one("suppression_added", rule=rule, at=at, reason=reason)
    for rule, at, _ in before - after:
        yield _WHOLE.one("suppression_removed", rule=rule, at=at)


def _scoring(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = _values(old.scoring), _values(new.scoring)
    for name in before:
        if before[name] != after[name]:
            yield _WHOLE.one("scoring", field=name, old=_figure(before[name]), new=_figure(after[name]))


def _values(part: Frozen, above: str = "") -> Mapping[str, Any]:
    """The constants by name, those of a part of it with its name before."""
    found: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        found |= _values(value, f"{name}.") if isinstance(value, Frozen) else {above + name: value}
    return found


def _figure(value: Any) -> str:
    return "–" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


def _scale(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for before, after in zip(old.levels, new.levels, strict=False):
        yield from _WHOLE.reworded("level_title", before.title, after.title, level=str(after.level))
        yield from _WHOLE.reworded("level_definition", before.definition, after.definition, level=str(after.level))
    for one in new.levels[old.top :]:
        yield _WHOLE.one("level_added", level=str(one.level), title=one.title)
    for one in old.levels[new.top :]:
        yield _WHOLE.one("level_removed", level=str(one.level), title=one.title)


def _categories(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = {one.id: one for one in old.categories}, {one.id: one for one in new.categories}
    for name, category in after.items():
        if name not in before:
            yield _WHOLE.one("category_added", category=category.title)
            continue
        yield from _WHOLE.reworded("category_title", before[name].title, category.title)
        if before[name].own != category.own:
            yield _WHOLE.one("category_own_set" if category.own else "category_own_cleared", category=category.title)
    for name, category in before.items():
        if name not in after:
            yield _WHOLE.one("category_removed", category=category.title)
    if _moved([*before], [*after]):
        yield _WHOLE.one("categories_reordered")
    within = [
        (before[one].items, after[one].items) for one in before.keys() & after.keys() if before[one] != after[one]
    ]
    if _moved([*old.item], [*new.item]) or any(_moved(*pair) for pair in within):
        yield _WHOLE.one("items_reordered")


def _moved(old: Sequence[str], new: Sequence[str]) -> bool:
    was, became = in_common(old, new)
    return was != became


def _items(old: Rubric, new: Rubric) -> Iterator[Difference]:
    home = {code: one for one in old.categories for code in one.items}
    for category in new.categories:
        for code in category.items:
            item, here = new.item[code], Place(item=code)
            if code not in old.item:
                yield here.one("item_added", category=category.title, method=item.method)
                continue
            if home[code].id != category.id:
                yield here.one("item_category", old=home[code].title, new=category.title)
            yield from of_item(old.item[code], item)
    for code in old.item:
        if code not in new.item:
            yield Place(item=code).one("item_removed", category=home[code].title)


def _grades(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for name, grade in new.grade.items():
        if name in old.grade:
            yield from _grade(old.grade[name], grade)
        else:
            yield Place(grade=name).one("grade_added")
    for name in old.grade:
        if name not in new.grade:
            yield Place(grade=name).one("grade_removed")
    if _moved([*old.grade], [*new.grade]):
        yield _WHOLE.one("grades_reordered")


def _grade(old: Grade, new: Grade) -> Iterator[Difference]:
    here = Place(grade=new.id)
    yield from here.reworded("title_reworded", old.title, new.title)
    for code in dict.fromkeys((*new.standards, *old.standards)):
        before, after = old.standards.get(code), new.standards.get(code)
        place = Place(item=code, grade=new.id)
        if before is None:
            yield place.one("standard_set", new=str(after))
        elif after is None:
            yield place.one("standard_dropped", old=str(before))
        elif before != after:
            kind: Kind = "standard_raised" if after > before else "standard_lowered"
            yield place.one(kind, old=str(before), new=str(after))
    for code in (one for one in new.core if one not in old.core):
        yield Place(item=code, grade=new.id).one("core_added")
    for code in (one for one in old.core if one not in new.core):
        yield Place(item=code, grade=new.id).one("core_dropped")
    if old.min_score != new.min_score:
        yield here.one("min_score", old=_figure(old.min_score), new=_figure(new.min_score))


def _entries(old: Rubric, new: Rubric) -> Iterator[Difference]:
    for name, entry in new.entry_condition.items():
        here, before = Place(entry=name), old.entry_condition.get(name)
        if before is None:
            yield here.one("entry_added", text=entry.definition)
            continue
        yield from here.reworded("title_reworded", before.title, entry.title)
        yield from here.reworded("definition_reworded", before.definition, entry.definition)
        if before.own != entry.own:
            yield here.one("own_set" if entry.own else "own_cleared")
    for name, entry in old.entry_condition.items():
        if name not in new.entry_condition:
            yield Place(entry=name).one("entry_removed", text=entry.definition)
    if _moved([*old.entry_condition], [*new.entry_condition]):
        yield _WHOLE.one("entries_reordered")
