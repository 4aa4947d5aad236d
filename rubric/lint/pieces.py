"""All texts of a model, each with what it is and the name of its place: `ach.2.1`, `ach.question.2`, `grades.junior`.

Taken from plain content, which alone tells a text that was left out from one that falls back on the other language;
what has the wrong shape is passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rubric.faults import Path
from rubric.language import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Piece:
    """One text, by the languages it is given in; `item` and `level` are those it belongs to, "" and 0 without one."""

    kind: str
    at: str
    path: Path
    text: Mapping[Language, str]
    item: str = ""
    level: int = 0


def pieces(data: Any) -> Iterator[Piece]:
    """The texts of `data`, the plain content of a rubric file, in the order of the model."""
    yield from _texts(data, (), "", {"title": "title", "description": "description"})
    for n, level in _listed(data, "levels"):
        names = {"title": "title", "definition": "level_definition"}
        yield from _texts(level, ("levels", n), f"levels.{n + 1}.", names)
    for key in ("categories", "grades"):
        for n, one in _listed(data, key):
            yield from _texts(one, (key, n), f"{key}.{one.get('id')}.", {"title": "title"})
    for n, one in _listed(data, "entry_conditions"):
        names = {"title": "title", "definition": "condition"}
        yield from _texts(one, ("entry_conditions", n), f"entry_conditions.{one.get('id')}.", names)
    for n, change in _listed(data, "changes"):
        for place, what in _listed(change, "what"):
            at = f"changes.{change.get('version')}.{place + 1}"
            yield from _text(what, ("changes", n, "what", place), at, "change")
    for n, item in _listed(data, "items"):
        yield from _of_item(("items", n), item, str(item.get("code")))


def places(data: Any) -> set[str]:
    """The names of all places at which something may be found in `data`: its texts, its items, their levels."""
    found = {one.at for one in pieces(data)}
    for _, item in _listed(data, "items"):
        code = str(item.get("code"))
        found |= {code, *(f"{code}.{level}" for level in _mapping(item, "levels"))}
    return found


def _of_item(path: Path, item: Mapping[str, Any], code: str) -> Iterator[Piece]:
    yield from _texts(item, path, f"{code}.", {"title": "title", "definition": "definition"}, code)
    for key, kind in (("questions", "question"), ("probes", "probe")):
        for n, one in _listed(item, key):
            yield from _text(one, (*path, key, n), f"{code}.{kind}.{n + 1}", kind, code)
    for level, texts in _mapping(item, "levels").items():
        for n, one in enumerate(texts if isinstance(texts, list) else ()):
            yield from _text(one, (*path, "levels", level, n), f"{code}.{level}.{n + 1}", "indicator", code, level)
    for level, plan in _mapping(item, "development").items():
        for kind in ("exercise", "check"):
            if isinstance(plan, Mapping):
                where = (*path, "development", level, kind)
                yield from _text(plan.get(kind), where, f"{code}.{kind}.{level}", kind, code, level)
    exam = item.get("exam")
    for n, subject in _listed(exam, "subjects"):
        where = (*path, "exam", "subjects", n, "title")
        yield from _text(subject.get("title"), where, f"{code}.subject.{subject.get('code')}", "title", code)
    for level, own in _mapping(exam, "levels").items():
        if isinstance(own, Mapping):
            where = (*path, "exam", "levels", level, "scope")
            yield from _text(own.get("scope"), where, f"{code}.scope.{level}", "scope", code, level)


def _texts(data: Any, path: Path, before: str, kinds: Mapping[str, str], item: str = "") -> Iterator[Piece]:
    for key, kind in kinds.items():
        if isinstance(data, Mapping):
            yield from _text(data.get(key), (*path, key), before + key, kind, item)


def _text(data: Any, path: Path, at: str, kind: str, item: str = "", level: int = 0) -> Iterator[Piece]:
    if isinstance(data, Mapping):
        given: dict[Language, str] = {
            one: data[one].strip() for one in LANGUAGES if isinstance(data.get(one), str) and data[one].strip()
        }
        if given:
            yield Piece(kind, at, path, given, item, level)


def _listed(data: Any, key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = data.get(key) if isinstance(data, Mapping) else None
    for n, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, Mapping):
            yield n, one


def _mapping(data: Any, key: str) -> dict[int, Any]:
    """What stands at `key` by level."""
    found = data.get(key) if isinstance(data, Mapping) else None
    return {level: one for level, one in found.items() if isinstance(level, int)} if isinstance(found, Mapping) else {}
