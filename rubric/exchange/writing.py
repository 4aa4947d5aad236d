"""Writes the plain content of a rubric as a YAML file that a person goes on with: texts beside each other.

Everything is one line a value; what YAML could take for something else is quoted. Read again it is the same content.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

_PLAIN = re.compile(r"\d+\.\d+\.\d+\Z|[^\W\d_][^\x00-\x1f\x7f:?#,\[\]{}&*!|>'\"%@`\\]*\Z")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_ROW = 110
"""Characters that a mapping or a list on one line may have."""


def as_yaml(content: Mapping[str, Any]) -> str:
    """`content` as YAML."""
    return "".join(f"{line}\n" for line in _block(content, ""))


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if _PLAIN.match(text) and text.isprintable() and text == text.strip() and text.lower() not in _WORDS:
        return text
    return '"' + "".join(_character(one) for one in text) + '"'


def _character(one: str) -> str:
    if one in '"\\':
        return f"\\{one}"
    if one == "\n":
        return "\\n"
    if one.isprintable():
        return one
    return f"\\x{ord(one):02x}" if ord(one) < 0x100 else f"\\u{ord(one):04x}" if ord(one) < 0x10000 else _wide(one)


def _wide(one: str) -> str:
    return f"\\U{ord(one):08x}"


def _key(key: object) -> str:
    text = str(key)
    return text if re.fullmatch(r"[0-9]{1,9}|on", text) else _scalar(text)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return _scalar(value)


def _is_flat(value: Any) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return not any(isinstance(one, Mapping | list | tuple) for one in inner)


def _block(value: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or list that is not written on one."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _entry(f"{indent}{_key(key)}:", one, indent + "  ")
    else:
        for one in value:
            if isinstance(one, Mapping) and one and not _fits(one, indent):
                lines = list(_block(one, indent + "  "))
                yield f"{indent}- {lines[0].lstrip(' ')}"
                yield from lines[1:]
            else:
                yield from _entry(f"{indent}-", one, indent + "  ")


def _fits(value: Any, indent: str) -> bool:
    return _is_flat(value) and len(indent) + len(_flow(value)) <= _ROW


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, Mapping | list | tuple) or not value or _fits(value, head):
        yield f"{head} {_flow(value)}"
    else:
        yield head
        yield from _block(value, indent)
