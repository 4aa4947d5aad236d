"""Reads a CASE package: JSON with a `CFDocument` at the top, taken as real files are, with nulls and keys of their own.

Its classes and their fields are those of the CASE 1.1 model; whatever has not the shape told there is passed over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from rubric.faults import Fault, PlacedFault, RubricError
from rubric.json_faults import json_fault

MAX_BYTES = 10_000_000
MAX_VALUES = 400_000
"""Commas, brackets and braces: an empty object takes twenty times its size in memory."""
MAX_DEPTH = 40
_MAX_DIGITS = 40
_TOP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{")

Object = Mapping[str, Any]


def looks_like_case(raw: bytes) -> bool:
    """Whether `raw` is meant as a CASE package: a JSON object that speaks of a CFDocument."""
    return _TOP.match(raw) is not None and b'"CFDocument"' in raw


def read_package(raw: bytes, name: str) -> Object:
    """The package in `raw`; `name` stands for the file in faults.

    Raises RubricError where it is too large, no UTF-8, no JSON, nested too deeply, or has no CFDocument.
    """
    if len(raw) > MAX_BYTES:
        raise _fault(name, 1, 1, "too_large", most=str(MAX_BYTES))
    if sum(map(raw.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise _fault(name, 1, 1, "too_many_values", most=str(MAX_VALUES))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise _fault(name, before.count("\n") + 1, len(before) - before.rfind("\n"), "not_utf8") from None
    try:
        data = json.loads(
            text, parse_float=_decimal, parse_int=_integer, parse_constant=_refuse, object_pairs_hook=_unique
        )
    except RecursionError:
        raise _fault(name, 1, 1, "too_deep", most=str(MAX_DEPTH)) from None
    except json.JSONDecodeError as error:
        raise RubricError((PlacedFault(name, error.lineno, error.colno, json_fault(error)[0]),)) from None
    except _ValueRefusedError as error:
        line, column = _place(text, error.given)
        raise _fault(name, line, column, error.code, **error.details) from None
    if not isinstance(data, dict) or not isinstance(data.get("CFDocument"), dict):
        raise _fault(name, 1, 1, "case_no_document")
    _check_depth(data, name)
    return data


class _ValueRefusedError(Exception):
    def __init__(self, given: str, code: str, **details: str) -> None:
        super().__init__(code)
        self.given = given
        self.code = code
        self.details = details


def _fault(name: str, line: int, column: int, code: str, **details: str) -> RubricError:
    return RubricError((PlacedFault(name, line, column, Fault((), code, details)),))


def _place(text: str, given: str) -> tuple[int, int]:
    """Where `given` first stands in `text` as a value or a key of its own."""
    tokens = re.finditer(r'"(?:[^"\\]|\\.)*+"|[^\s\[\]{},:"]+', text)
    at = next((found.start() for found in tokens if found[0] == given), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _check_depth(data: Any, name: str) -> None:
    layer = [data]
    for _ in range(MAX_DEPTH):
        inner = (one.values() if isinstance(one, dict) else one for one in layer)
        layer = [child for children in inner for child in children if isinstance(child, dict | list)]
        if not layer:
            return
    raise _fault(name, 1, 1, "too_deep", most=str(MAX_DEPTH))


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _ValueRefusedError(text, "bad_number", value=text[:_MAX_DIGITS]) from None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_MAX_DIGITS or value.adjusted() > _MAX_DIGITS:
        raise _ValueRefusedError(text, "bad_number", value=text[:_MAX_DIGITS])
    return value


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise _ValueRefusedError(text, "bad_number", value=text[:_MAX_DIGITS])
    return int(text)


def _refuse(constant: str) -> Any:
    raise _ValueRefusedError(constant, "bad_number", value=constant)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _ValueRefusedError(json.dumps(key, ensure_ascii=False), "duplicate_key", key=key[:64])
            seen.add(key)
    return data


def objects(data: Object, key: str) -> list[Object]:
    """The objects of the list at `key`; what is no object, or no list, is passed over."""
    listed = data.get(key)
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []


def text_of(value: object) -> str:
    """`value` as a text without space around it; empty where it is none."""
    return value.strip() if isinstance(value, str) else ""


def own_extension(data: Object, key: str) -> Any:
    """What bei itself put under `key` of the extensions of `data`; None where there is nothing.

    The extensions of a criterion level are a list, all others an object.
    """
    given = data.get("extensions")
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, Mapping) and isinstance(one.get("bei"), Mapping) and key in one["bei"]:
            return one["bei"][key]
    return None


def everything(package: Object) -> Iterator[tuple[str, str, Object]]:
    """Each object of the package that has fields of its own: its class, its place, and itself."""
    document = package["CFDocument"]
    yield "CFDocument", "CFDocument", document
    for kind in ("CFItem", "CFAssociation"):
        yield from _listed(package, f"{kind}s", kind, "")
    definitions = package.get("CFDefinitions")
    if isinstance(definitions, Mapping):
        for key in definitions:
            yield from _listed(definitions, str(key), f"CFDefinitions.{key}", "CFDefinitions.")
    for _, place, rubric in _listed(package, "CFRubrics", "CFRubric", ""):
        yield "CFRubric", place, rubric
        for _, under, criterion in _listed(rubric, "CFRubricCriteria", "", f"{place}."):
            yield "CFRubricCriterion", under, criterion
            yield from _listed(criterion, "CFRubricCriterionLevels", "CFRubricCriterionLevel", f"{under}.")


def _listed(data: Object, key: str, kind: str, above: str) -> Iterator[tuple[str, str, Object]]:
    listed = data.get(key)
    for n, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, Mapping):
            yield kind, f"{above}{key}[{n}]", one
