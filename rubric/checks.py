"""What a rubric must be beyond its shape (end of DESIGN §5).

Looks at plain data, so that it reports beside faults of shape, and passes over what has the wrong shape.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from rubric.faults import MAX_FAULTS, Fault, Path
from rubric.lint.finding import RULES
from rubric.lint.pieces import places
from rubric.spelling import nearest
from rubric.verdict import BELOW, INSUFFICIENT

METHODS = ("interview", "exam", "both")
_LIKELY = 100
"""How many codes the nearest one is looked for among: more than any model has, and quick."""

_NUMBER = re.compile(r"[0-9]{1,40}\Z")
_VERSION = re.compile(r"[0-9]{1,40}(\.[0-9]{1,40}){2}\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def dicts(data: Any, key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The mappings of the list at `key`, with their positions."""
    listed = data.get(key) if isinstance(data, Mapping) else None
    if isinstance(listed, list):
        for n, one in enumerate(listed):
            if isinstance(one, Mapping):
                yield n, one


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[Any, Any]:
    found = data.get(key)
    if not isinstance(found, Mapping):
        return {}
    # JSON has only text for keys: "2" is the level 2 there.
    return {int(name) if isinstance(name, str) and _NUMBER.match(name) else name: one for name, one in found.items()}


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else []


def unknown(path: Path, what: str, code: object, known: Iterable[str]) -> Fault:
    """The fault `unknown_…` at `path`, with the nearest of the codes that are known."""
    return Fault(path, f"unknown_{what}", {"code": str(code)[:40], "near": nearest(code, islice(known, _LIKELY))})


def duplicates(data: Any, key: str, name: str) -> Iterator[Fault]:
    """A fault for each code under `name` that stood before in the list at `key`."""
    seen: set[str] = set()
    for n, one in dicts(data, key):
        code = one.get(name)
        if isinstance(code, str | int):
            if str(code) in seen:
                yield Fault((key, n, name), "duplicate_code", {"code": str(code)[:64]})
            seen.add(str(code))


def check(data: Any) -> Iterator[Fault]:
    """What the shape of `data`, the plain content of a rubric file, does not show: one fault more than are told."""
    return islice(_check(data), MAX_FAULTS + 1)


def _check(data: Any) -> Iterator[Fault]:
    if not isinstance(data, Mapping):
        return
    for key, name in (("items", "code"), ("categories", "id"), ("grades", "id"), ("entry_conditions", "id")):
        yield from duplicates(data, key, name)
    codes = dict.fromkeys(item["code"] for _, item in dicts(data, "items") if isinstance(item.get("code"), str))
    top = len(_list(data, "levels"))
    yield from _check_changes(data)
    yield from _check_scale(data)
    yield from _check_error(_mapping(data, "scoring"))
    yield from _check_categories(data, codes)
    for n, item in dicts(data, "items"):
        yield from _check_item(("items", n), item, top)
    yield from _check_grades(data, codes, top)
    yield from _check_suppressions(data)


def _check_suppressions(data: Mapping[str, Any]) -> Iterator[Fault]:
    given = list(dicts(data, "lint"))
    known = places(data) if given else set()
    by_head: dict[str, list[str]] = {}
    for place in sorted(known):
        by_head.setdefault(place.partition(".")[0], []).append(place)
    for n, one in given:
        if isinstance(one.get("rule"), str) and one["rule"] not in RULES:
            yield unknown(("lint", n, "rule"), "rule", one["rule"], list(RULES))
        if isinstance(one.get("at"), str) and one["at"] not in known:
            head, dot, rest = one["at"].partition(".")
            elsewhere = (place for other in by_head if (place := f"{other}{dot}{rest}") in known)
            yield unknown(("lint", n, "at"), "place", one["at"], by_head.get(head, elsewhere))


def _check_changes(data: Mapping[str, Any]) -> Iterator[Fault]:
    newest = parts(data.get("version"))
    for n, change in dicts(data, "changes"):
        made, day = parts(change.get("version")), change.get("on")
        if newest and made and (made > newest if n == 0 else made >= newest):
            yield Fault(("changes", n, "version"), "change_out_of_order", {"version": str(change["version"])[:40]})
        newest = made or newest
        if isinstance(day, str) and _DAY.match(day) and not is_day(day):
            yield Fault(("changes", n, "on"), "no_such_day", {"day": day})


def parts(version: object) -> tuple[int, ...]:
    """The numbers of a version, which tell which of two is the higher; none for what is no version."""
    found = version.split(".") if isinstance(version, str) and _VERSION.match(version) else []
    return tuple(int(one) for one in found)


def is_day(text: str) -> bool:
    """Whether `text` is a day of the calendar, as YYYY-MM-DD."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_scale(data: Mapping[str, Any]) -> Iterator[Fault]:
    for n, level in dicts(data, "levels"):
        if isinstance(level.get("level"), int) and level["level"] != n + 1:
            yield Fault(("levels", n, "level"), "level_out_of_order", {"expected": str(n + 1)})


def _check_error(scoring: Mapping[str, Any]) -> Iterator[Fault]:
    """Spread and reliability mean nothing without each other."""
    for given, lacking in (("spread", "reliability"), ("reliability", "spread")):
        if scoring.get(given) is not None and scoring.get(lacking) is None:
            yield Fault(("scoring", given), "error_half_given", {"lacking": lacking})


def _check_categories(data: Mapping[str, Any], codes: Collection[str]) -> Iterator[Fault]:
    home: dict[str, str] = {}
    meant: set[str] = set()
    for n, category in dicts(data, "categories"):
        for place, code in enumerate(_list(category, "items")):
            path: Path = ("categories", n, "items", place)
            if not isinstance(code, str) or code not in codes:
                yield (fault := unknown(path, "item", code, codes))
                meant.add(fault.details["near"])
            elif code in home:
                yield Fault(path, "item_in_two_categories", {"code": str(code), "other": home[code]})
            else:
                home[code] = str(category.get("id", ""))
    for n, item in dicts(data, "items"):
        code = item.get("code")
        if isinstance(code, str) and code not in home and code not in meant:
            yield Fault(("items", n, "code"), "item_without_category", {"code": code})


def _check_item(path: Path, item: Mapping[str, Any], top: int) -> Iterator[Fault]:
    method = item.get("method", "interview")
    if method not in METHODS:
        method = nearest(method, METHODS)  # what is wrong with it is told by its shape
    code = str(item.get("code", ""))
    levels = _mapping(item, "levels")
    for place, given in (("levels", levels), ("development", _mapping(item, "development"))):
        for level in given:
            if _is_outside(level, top):
                yield Fault((*path, place, level), "level_outside_scale", {"level": str(level)[:40], "top": str(top)})
    if method in ("interview", "both") and not any(map(_is_word, levels)):
        for level in range(1, top + 1):
            if not levels.get(level):
                where: Path = (*path, "levels", level) if level in levels else (*path, "levels")
                yield Fault(where, "level_without_indicators", {"code": code, "level": str(level)})
    exam = item.get("exam")
    if method in ("exam", "both") and exam is None:
        yield Fault((*path, "method"), "exam_missing", {"code": code})
    if method == "interview" and exam is not None:
        yield Fault((*path, "exam"), "exam_unused", {"code": code})
    if isinstance(exam, Mapping):
        yield from _twice_subject((*path, "exam"), exam)
        subjects = dict.fromkeys(str(s.get("code")) for _, s in dicts(exam, "subjects"))
        for level, own in _mapping(exam, "levels").items():
            where = (*path, "exam", "levels", level)
            if _is_outside(level, top):
                yield Fault(where, "level_outside_scale", {"level": str(level)[:40], "top": str(top)})
            if isinstance(own, Mapping):
                for subject in _mapping(own, "weights"):
                    if subject not in subjects:
                        yield unknown((*where, "weights", subject), "subject", subject, subjects)


def _is_outside(level: Any, top: int) -> bool:
    """Whether a key for a level is none of the scale; of a word its shape says what is wrong."""
    if isinstance(level, int):
        return not 1 <= level <= top
    return not _is_word(level)


def _is_word(level: Any) -> bool:
    """Whether a key for a level is no number at all: what is wrong with that is told by its shape."""
    return not any(one.isdigit() for one in str(level))


def _twice_subject(path: Path, exam: Mapping[str, Any]) -> Iterator[Fault]:
    for fault in duplicates(exam, "subjects", "code"):
        yield Fault((*path, *fault.path), fault.code, fault.details)


def _check_grades(data: Mapping[str, Any], codes: Collection[str], top: int) -> Iterator[Fault]:
    before: dict[str, int] = {}
    for n, grade in dicts(data, "grades"):
        meant: set[str] = set()
        if grade.get("id") in (BELOW, INSUFFICIENT):
            yield Fault(("grades", n, "id"), "value_reserved", {"given": str(grade["id"])})
        standards = _mapping(grade, "standards")
        if not standards and isinstance(grade.get("standards"), Mapping):
            yield Fault(("grades", n, "standards"), "grade_without_standards", {"code": str(grade.get("id", ""))})
        for code, standard in standards.items():
            path: Path = ("grades", n, "standards", code)
            if code not in codes:
                yield (fault := unknown(path, "item", code, codes))
                meant.add(fault.details["near"])
            if isinstance(standard, int):
                if not 1 <= standard <= top:
                    yield Fault(path, "standard_outside_scale", {"standard": str(standard), "top": str(top)})
                if standard < before.get(str(code), standard):
                    details = {"code": str(code), "standard": str(standard), "before": str(before[str(code)])}
                    yield Fault(path, "standard_falls", details, "warning")
                before[str(code)] = standard
        seen: set[str] = set()
        for place, code in enumerate(_list(grade, "core")):
            path = ("grades", n, "core", place)
            if not isinstance(code, str) or code not in codes:
                yield unknown(path, "item", code, codes)
            elif code not in standards and code not in meant:
                yield Fault(path, "core_without_standard", {"code": str(code)})
            elif code in seen:
                yield Fault(path, "duplicate_code", {"code": code})
            else:
                seen.add(code)
