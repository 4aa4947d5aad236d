"""What is wrong with a text that is no JSON, as values: the parser of Python says it in English alone."""

import json
import re

from rubric.faults import Fault

Place = tuple[int, int]

PROBLEMS = {
    "Expecting value": "json_value",
    "Expecting property name": "json_key",
    "Expecting ':'": "json_colon",
    "Expecting ','": "json_comma",
    "Illegal trailing comma": "json_value",
    "Unterminated string": "json_quote",
    "Invalid control character": "json_control",
    "Invalid \\": "json_escape",
    "Extra data": "json_more",
    "Unexpected UTF-8 BOM": "byte_order_mark",
}
"""Codes by the beginning of what the parser says."""

_WIDE = "，：；“”‘’｛｝［］"
_BEGINS = re.compile(r"\s*(\{\s*\"|\[\s*\{\s*\")")


class JsonValueError(ValueError):
    """JSON that is well formed, and holds what is refused all the same; `fault` says what."""

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong."""
        super().__init__(str(fault))
        self.fault = fault


def json_fault(error: ValueError) -> tuple[Fault, Place | None]:
    """What a reader of JSON complains of, and its line and column from 1 where that is known."""
    if isinstance(error, JsonValueError):
        return error.fault, None
    if not isinstance(error, json.JSONDecodeError):
        return Fault((), "json_other"), None
    place = error.lineno, error.colno
    if (character := error.doc[error.pos : error.pos + 1]) and character in _WIDE:
        return Fault((), "json_wide", {"character": character}), place
    code = next((code for said, code in PROBLEMS.items() if error.msg.startswith(said)), "json_other")
    return Fault((), code), place


def meant_as_json(text: str, name: str) -> bool:
    """Whether the file called `name` is to be JSON, by its name or its first characters."""
    return name.lower().endswith(".json") or _BEGINS.match(text) is not None


def fault_in(text: str) -> tuple[Fault, Place] | None:
    """What is wrong with `text` as JSON, and where; None where nothing is, or no place can be named."""
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        fault, place = json_fault(error)
        return (fault, place) if place is not None else None
    except RecursionError:
        return None
    return None
