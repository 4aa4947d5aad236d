"""What pydantic finds wrong with the shape of a file, as faults."""

import re
from itertools import islice
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rubric.faults import MAX_FAULTS, Fault, Path
from rubric.spelling import nearest

Model = TypeVar("Model", bound=BaseModel)

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\Z")
FORMS = {
    r"^\d+\.\d+\.\d+$": "version_form",
    r"^[a-z][a-z0-9_]{0,31}$": "code_form",
    r"^[a-z0-9][a-z0-9_-]{0,63}$": "id_form",
    r"^\d{4}-\d{2}-\d{2}$": "day_form",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "day_form",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$": "moment_form",
    r"^[a-z][a-z0-9_-]{0,63}$": "name_form",
}
"""What a text must look like, said in words, by its pattern."""


def shaped(model: type[Model], data: object, spoilt: set[Path]) -> tuple[Model | None, list[Fault]]:
    """`data` as a `model`, or what is wrong with it; nothing more is said of the paths in `spoilt`.

    Keys that are not known are left to `spelling`.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        own = (one for one in found if one["type"] != "extra_forbidden" and not _idle(one, spoilt))
        return None, [fault_of(one) for one in islice(own, MAX_FAULTS + 1)]


def _idle(error: ErrorDetails, spoilt: set[Path]) -> bool:
    """Whether `error` only echoes another: of a value that was not read, or a list short of its faulty members."""
    given, limits = error["input"], error.get("ctx") or {}
    short = error["type"] == "too_short" and isinstance(given, list) and len(given) >= limits["min_length"]
    return short or error["loc"] in spoilt


def fault_of(error: ErrorDetails) -> Fault:
    """One thing that pydantic found; the path may have steps that only name the branch of a union."""
    path: Path = error["loc"]
    kind, given = error["type"], str(error["input"])[:40]
    if kind == "missing":
        return Fault(path[:-1], "missing_key", {"key": str(path[-1])})
    if kind == "extra_forbidden":
        return Fault(path, "unknown_key", {"key": str(path[-1]), "near": ""})
    if path[-1:] == ("[key]",):
        path = path[:-1]
    limits = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        key, known = limits["discriminator"].strip("'"), re.findall("'([^']*)'", limits.get("expected_tags", ""))
        if "tag" not in limits:
            return Fault(path, "missing_key", {"key": key})
        return Fault((*path, key), "unknown_kind", {"given": limits["tag"], "near": nearest(limits["tag"], known)})
    if kind == "no_such_day":
        return Fault(path, kind, {"day": given})
    if kind == "string_pattern_mismatch" and limits["pattern"] in FORMS:
        return Fault(path, FORMS[limits["pattern"]], {"given": given})
    if kind == "string_type" and path[-1:] == ("version",):
        return Fault(path, "version_form", {"given": given})
    if kind == "model_type" and limits["class_name"] in ("Text", "Question"):
        return Fault(path, "text_form", {"given": given})
    if kind == "value_error" and isinstance(error["input"], str) and _NUMBER.match(given.strip().removesuffix("%")):
        return Fault(path, "number_percent" if given.strip().endswith("%") else "number_quoted", {"given": given})
    if kind == "literal_error":
        known = re.findall("'([^']*)'", limits["expected"])
        limits |= {"expected": ", ".join(known), "near": nearest(given, known)}
    return Fault(path, f"value_{kind}", {"given": given, **limits})
