"""Adding, taking away and moving the members of a model: items, levels, indicators, questions and the rest.

A member is told by its path in the plain content. What else speaks of it goes along: an item that goes leaves
categories, standards and core; a level that goes takes its indicators with it.
"""

from collections.abc import Mapping
from typing import Any

from rubric.editing.draft import Plain
from rubric.editing.places import at, inserted, listed, moved, put, without
from rubric.faults import Path

BLANK = {"zh": "", "en": ""}
_CODED = {
    "categories": ("id", "group"),
    "grades": ("id", "grade"),
    "entry_conditions": ("id", "condition"),
    "subjects": ("code", "subject"),
}
"""Of the members with a code: the key it stands under, and how a new one begins."""


def add(content: Plain, member: Path) -> tuple[Plain, Path]:
    """With a new member right after `member` in its list, and where it is; after the place -1 it is the first."""
    inside, place = member[:-1], member[-1]
    path = (*inside, int(place) + 1)
    name = inside[-1]
    if inside == ("items",):
        return _add_item(content, path)
    if inside == ("levels",):
        return _add_level(content)
    blank: dict[str, Any] = dict(BLANK)
    if name == "questions":
        blank = {"kind": "other", **BLANK}
    elif name in _CODED:
        key, root = _CODED[str(name)]
        code = fresh(_codes(content, inside, key), root)
        blank = {key: code, "title": dict(BLANK), **_more(content, member)}
    return inserted(content, path, blank), path


def _more(content: Plain, member: Path) -> dict[str, Any]:
    """What a new member of its kind has beside code and title."""
    if member[0] == "categories":
        return {"items": []}
    if member[0] == "grades":
        return {"standards": dict(at(content, (*member, "standards")) or {})}
    return {"definition": dict(BLANK)} if member[0] == "entry_conditions" else {}


def fresh(taken: set[str], root: str) -> str:
    """A code that is not taken: `root1`, `root2` and so on."""
    return next(code for n in range(1, len(taken) + 2) if (code := f"{root}{n}") not in taken)


def _codes(content: Plain, inside: Path, key: str) -> set[str]:
    return {str(one.get(key)) for one in listed(content, inside) if isinstance(one, Mapping)}


def _add_item(content: Plain, path: Path) -> tuple[Plain, Path]:
    """An item of the category of the one before it, with two blank indicators at each level."""
    code = fresh(_codes(content, ("items",), "code"), "item")
    levels = {n: [dict(BLANK), dict(BLANK)] for n in range(1, len(listed(content, ("levels",))) + 1)}
    questions = [{"kind": kind, **BLANK} for kind in ("success", "setback")]
    made = {"code": code, "title": dict(BLANK), "definition": dict(BLANK), "questions": questions, "levels": levels}
    before = at(content, ("items", int(path[-1]) - 1, "code"))
    content = inserted(content, path, made)
    place = _home_of(content, before)
    if place is None:
        place = ("categories", 0, "items", len(listed(content, ("categories", 0, "items"))) - 1)
    return inserted(content, (*place[:-1], int(place[-1]) + 1), code), path


def _home_of(content: Plain, code: object) -> Path | None:
    """Where a category names an item."""
    for n in range(len(listed(content, ("categories",)))):
        codes = listed(content, ("categories", n, "items"))
        if code in codes:
            return ("categories", n, "items", codes.index(code))
    return None


def _add_level(content: Plain) -> tuple[Plain, Path]:
    """A level on top of the scale, with a blank indicator in every item that has indicators."""
    top = len(listed(content, ("levels",))) + 1
    path: Path = ("levels", top - 1)
    content = inserted(content, path, {"level": top, "title": dict(BLANK), "definition": dict(BLANK)})
    for n in range(len(listed(content, ("items",)))):
        if at(content, ("items", n, "levels")):
            content = put(content, ("items", n, "levels", top), [dict(BLANK)])
    return content, path


def remove(content: Plain, member: Path) -> Plain:
    """Without `member`; of the scale only its top level can go."""
    if member[:-1] == ("items",):
        return _remove_item(content, member)
    if member[:-1] == ("levels",):
        return _remove_level(content, member)
    if member[:-1] == ("categories",) and listed(content, (*member, "items")):
        return content  # its items would belong nowhere
    if member[-2:-1] == ("subjects",):
        code = at(content, (*member, "code"))
        for level in at(content, (*member[:-2], "levels")) or {}:
            content = without(content, (*member[:-2], "levels", level, "weights", code))
    return without(content, member)


def _remove_item(content: Plain, member: Path) -> Plain:
    code = at(content, (*member, "code"))
    content = without(content, member)
    while (place := _home_of(content, code)) is not None:
        content = without(content, place)
    for n in range(len(listed(content, ("grades",)))):
        content = with_standard(content, n, str(code), None)
    return content


def _remove_level(content: Plain, member: Path) -> Plain:
    top = len(listed(content, ("levels",)))
    if member[-1] != top - 1 or top == 1:
        return content
    content = without(content, member)
    for n in range(len(listed(content, ("items",)))):
        for kind in (("levels",), ("development",), ("exam", "levels")):
            content = without(content, ("items", n, *kind, top))
    return content


def move(content: Plain, member: Path, step: int) -> tuple[Plain, Path]:
    """With `member` one place up (-1) or down (1), and where it is then.

    An indicator goes on into the level beside its own, an item into the category beside; levels of the scale stay.
    """
    if member[:-1] == ("levels",):
        return content, member
    if member[:-1] == ("items",):
        return _move_item(content, member, step), member
    content, path = moved(content, member, step)
    if path == member and member[0] == "items" and member[2:3] == ("levels",):
        return into_level(content, member, int(member[3]) + step, last=step < 0)
    return content, path


def into_level(content: Plain, indicator: Path, level: int, *, last: bool = True) -> tuple[Plain, Path]:
    """With an indicator in another level of its item, as its last or its first one, and where it is then."""
    text = at(content, indicator)
    if text is None or level == indicator[3] or not 1 <= level <= len(listed(content, ("levels",))):
        return content, indicator
    inside: Path = (*indicator[:3], level)
    path: Path = (*inside, len(listed(content, inside)) if last else 0)
    return inserted(without(content, indicator), path, text), path


def _move_item(content: Plain, member: Path, step: int) -> Plain:
    """An item stands where its category names it; its place in the list of items is only that of the file."""
    code = at(content, (*member, "code"))
    place = _home_of(content, code)
    if place is None:
        last = len(listed(content, ("categories",))) - 1
        return inserted(content, ("categories", last, "items", 10_000), code) if last >= 0 else content
    made, path = moved(content, place, step)
    to = int(place[1]) + step
    if path != place or not 0 <= to < len(listed(content, ("categories",))):
        return made
    inside: Path = ("categories", to, "items")
    return inserted(without(content, place), (*inside, len(listed(content, inside)) if step < 0 else 0), code)


def with_standard(content: Plain, grade: int, code: str, level: int | None) -> Plain:
    """With the standard of an item at a grade, by the grade's place; without one it is no core item either."""
    path: Path = ("grades", grade, "standards", code)
    if level is not None:
        return put(content, path, level)
    content = without(content, path)
    return with_core(content, grade, code, core=False)


def with_core(content: Plain, grade: int, code: str, *, core: bool) -> Plain:
    """With an item among the core items of a grade, in the order of its standards, or not."""
    path: Path = ("grades", grade, "core")
    now = listed(content, path)
    if core is (code in now):
        return content
    if not core:
        return put(content, path, [one for one in now if one != code])
    order = list(at(content, ("grades", grade, "standards")) or {})
    return put(
        content, path, [*(one for one in order if one in now or one == code), *(one for one in now if one not in order)]
    )
