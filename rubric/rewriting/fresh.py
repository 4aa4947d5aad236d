"""What is new in a file, written in the manner of its neighbours: on one line or in blocks, quoted or not."""

from collections.abc import Sequence
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from rubric.rewriting.scalars import by_choice, scalar
from rubric.rewriting.sheet import Sheet, child

_LINE = 100
"""Columns of a line that a small mapping or list without neighbours may fill before it is written in blocks."""

Patterns = Sequence[Node]
"""Nodes in whose manner something is written, the nearest first."""


def _pattern(value: Any, like: Patterns) -> CollectionNode | None:
    """The nearest of `like` that is a list or mapping, as `value` is, and not empty."""
    kind = MappingNode if isinstance(value, dict) else SequenceNode
    return next((one for one in like if isinstance(one, kind) and one.value), None)


def in_line(sheet: Sheet, value: Any, like: Patterns, indent: int = 0, *, braces: bool = True) -> str:
    """`value` as it stands within brackets, or after a key without `braces`; `indent` is where its line begins."""
    if not isinstance(value, dict | list):
        manner = next((one for one in like if isinstance(one, ScalarNode)), None)
        chosen = manner if manner is None or not manner.style or by_choice(manner) else None
        return scalar(value, chosen, in_json=sheet.in_json, braces=braces, escaped=sheet.escaped)
    inner = indent + (sheet.step or 0)
    parts = [in_line(sheet, one, _inner(like, None), inner) for one in value] if isinstance(value, list) else [
        f"{key_text(sheet, key)}: {in_line(sheet, one, _inner(like, key), inner)}" for key, one in value.items()
    ]  # fmt: skip
    start, end = "[]" if isinstance(value, list) else "{}"
    pattern = _pattern(value, like)
    broken = pattern is None or "\n" in sheet.text[pattern.start_mark.index : pattern.end_mark.index]
    if sheet.in_json and sheet.step is not None and parts and broken:
        lines = ",\n".join(" " * inner + part for part in parts)
        return f"{start}\n{lines}\n{' ' * indent}{end}"
    return f"{start}{', '.join(parts)}{end}"


def key_text(sheet: Sheet, key: str | int) -> str:
    """A key before its colon."""
    if sheet.in_json:
        return scalar(str(key), None, in_json=True, escaped=sheet.escaped)
    return scalar(key, None, in_json=False)


def stands_in_line(sheet: Sheet, value: Any, like: Patterns) -> bool:
    """Whether `value` goes on the line of its key: as its neighbours do, or because it is short."""
    if sheet.in_json or not value or not isinstance(value, dict | list):
        return True
    pattern = _pattern(value, like)
    if pattern is not None:
        return bool(pattern.flow_style)
    inner = list(value.values()) if isinstance(value, dict) else value
    if all(isinstance(one, int) for one in inner):
        return True
    return not any(isinstance(one, dict | list) for one in inner) and len(in_line(sheet, value, ())) <= _LINE


def entry(sheet: Sheet, key: str | int | None, value: Any, like: Patterns, column: int) -> str:
    """A member of a mapping, or of a list where `key` is None, in blocks at `column`; its first line is not set in."""
    head = "-" if key is None else key_text(sheet, key) + ":"
    if stands_in_line(sheet, value, like):
        return f"{head} {in_line(sheet, value, like, braces=False)}\n"
    if key is None:
        return f"{head} {block(sheet, value, like, column + 2).lstrip(' ')}"
    pattern = _pattern(value, like)
    dash = sheet.dash if pattern is None else max(sheet.dash_of(pattern), 0)
    inner = column + (dash if isinstance(value, list) else 2)
    return f"{head}\n{block(sheet, value, like, inner)}"


def block(sheet: Sheet, value: Any, like: Patterns, column: int) -> str:
    """A list or mapping that is not empty, in lines at `column`."""
    told = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    indent = " " * column
    return "".join(indent + entry(sheet, key, one, _inner(like, key), column) for key, one in told)


def _inner(like: Patterns, key: str | int | None) -> list[Node]:
    mapping = key is not None
    return [found for one in like if isinstance(one, MappingNode) == mapping for found in child(one, key)]
