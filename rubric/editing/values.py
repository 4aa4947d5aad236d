"""Changing single values of a model: words in two languages, codes, methods, weights."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rubric.editing.draft import Plain
from rubric.editing.members import BLANK
from rubric.editing.places import at, listed, put, without
from rubric.faults import Path
from rubric.language import Language

_WHOLE = re.compile(r"[0-9]{1,9}\Z")
_DECIMAL = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}\Z")


def said(content: Plain, path: Path, language: Language, text: str) -> Plain:
    """With a text in one language; where that is empty and the other is not, the other alone is left."""
    before = at(content, path)
    made: dict[str, Any] = {**(before if isinstance(before, Mapping) else {}), language: text}
    other = "en" if language == "zh" else "zh"
    if not text and made.get(other):
        del made[language]
    if text and made.get(other) == "":
        del made[other]
    return put(content, path, made)


def recoded(content: Plain, item: int, code: str) -> Plain:
    """With another code for an item, wherever the model speaks of it."""
    before = at(content, ("items", item, "code"))
    content = put(content, ("items", item, "code"), code)
    for n in range(len(listed(content, ("categories",)))):
        content = _renamed(content, ("categories", n, "items"), before, code)
    for n in range(len(listed(content, ("grades",)))):
        content = _renamed(content, ("grades", n, "core"), before, code)
        standards = at(content, ("grades", n, "standards"))
        if isinstance(standards, Mapping) and before in standards:
            named = {code if one == before else one: level for one, level in standards.items()}
            content = put(content, ("grades", n, "standards"), named)
    return content


def recoded_subject(content: Plain, subject: Path, code: str) -> Plain:
    """With another code for a subject of an exam, in the weights of its levels too."""
    before = at(content, (*subject, "code"))
    exam = subject[:-2]
    for level in at(content, (*exam, "levels")) or {}:
        path: Path = (*exam, "levels", level, "weights")
        weights = at(content, path)
        if isinstance(weights, Mapping) and before in weights:
            content = put(content, path, {code if one == before else one: weight for one, weight in weights.items()})
    return put(content, (*subject, "code"), code)


def _renamed(content: Plain, path: Path, before: object, code: str) -> Plain:
    codes = listed(content, path)
    return put(content, path, [code if one == before else one for one in codes]) if before in codes else content


def with_method(content: Plain, item: int, method: str) -> Plain:
    """With another way to judge an item; what is examined has an exam, what is not has none."""
    path: Path = ("items", item)
    content = without(content, (*path, "method")) if method == "interview" else put(content, (*path, "method"), method)
    if method == "interview":
        return without(content, (*path, "exam"))
    if at(content, (*path, "exam")) is None:
        content = put(content, (*path, "exam"), {"subjects": [{"code": "subject1", "title": dict(BLANK)}]})
    return content


def with_number(content: Plain, path: Path, typed: str) -> Plain:
    """With the number that was typed, exact; what is no number stays as it is, a fault; an empty one goes."""
    typed = typed.strip()
    if not typed:
        return without(content, path)
    if _WHOLE.match(typed):
        return put(content, path, int(typed))
    return put(content, path, Decimal(typed) if _DECIMAL.match(typed) else typed)


def with_key(content: Plain, path: Path, name: str) -> Plain:
    """With another key for what stands at `path` in a mapping, in its place; nothing changes where it is taken."""
    inside = at(content, path[:-1])
    if not isinstance(inside, Mapping) or name in inside:
        return content
    return put(content, path[:-1], {name if key == path[-1] else key: one for key, one in inside.items()})
