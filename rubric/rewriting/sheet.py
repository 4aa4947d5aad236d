"""A file's text cut into the members of its lists and mappings, each with its comments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from rubric.rewriting.plan import same

_IDLE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_NUMBER = re.compile(r"[0-9]{1,40}\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text, whether it is JSON, and how it is laid out.

    `dash` is how far a list is set in from its key, `step` how far JSON sets in what is within, None on one line.
    """

    text: str
    in_json: bool
    escaped: bool
    dash: int
    step: int | None

    def start_of_line(self, place: int) -> int:
        """Where the line of `place` begins."""
        return self.text.rfind("\n", 0, place) + 1

    def next_line(self, place: int) -> int:
        """Where the line after that of `place` begins."""
        found = self.text.find("\n", place)
        return found + 1 if found >= 0 else len(self.text)

    def column(self, place: int) -> int:
        """How far `place` is from the beginning of its line."""
        return place - self.start_of_line(place)

    def dash_of(self, node: Node) -> int:
        """How far `node`, a list in blocks, is set in from its key."""
        for line in reversed(self.text[: self.start_of_line(node.start_mark.index)].splitlines()):
            if line.strip() and not line.lstrip().startswith("#"):
                return int(node.start_mark.column) - (len(line) - len(line.lstrip(" -")))
        return self.dash

    def idle(self, place: int) -> int:
        """Where, from `place` on, something other than space and comments stands."""
        found = _IDLE.match(self.text, place)
        return found.end() if found else place

    def end(self, node: Node) -> int:
        """Where `node` ends, without the space and comments that the reader counts to it."""
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(node, ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return max(map(self.end, last)) if isinstance(last, tuple) else self.end(last)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list or mapping in blocks.

    `gap` is what stands before it and belongs to nobody: empty lines and comments apart; `lead` its own comments above.
    It goes from `start`, its key or dash, to `end`, after the comments that are set in deeper.
    """

    value: Node
    gap: str
    lead: str
    start: int
    end: int


def members(sheet: Sheet, node: Node, start: int, end: int) -> tuple[list[Member], str]:
    """The members of `node` in blocks, whose text goes from `start` to `end`, and the comments that close it."""
    heads: list[tuple[int, int, Node]] = []
    place = start
    for one in node.value:
        key, value = one if isinstance(node, MappingNode) else (None, one)
        first = key.start_mark.index if key is not None else sheet.idle(place)
        place = max(sheet.end(value), sheet.end(key) if key is not None else first + 1)
        heads.append((first, place, value))
    found: list[Member] = []
    above = "" if sheet.text[start : heads[0][0]].strip(" ") == "" else _above(sheet, start, heads[0][0])
    gap, lead = (above, "") if start == 0 else _own(above)
    closing = ""
    for n, (first, last, value) in enumerate(heads):
        after = sheet.next_line(last)
        until = sheet.start_of_line(heads[n + 1][0]) if n + 1 < len(heads) else end
        deeper = _deeper(sheet.text[after:until], node.start_mark.column)
        found.append(Member(value, gap, lead, first, after + deeper))
        gap, lead = _own(sheet.text[after + deeper : until])
        closing = gap + lead
    return found, closing


def _above(sheet: Sheet, start: int, first: int) -> str:
    return sheet.text[start : sheet.start_of_line(first)]


def _deeper(text: str, column: int) -> int:
    """How much of the lines after a member are comments set in deeper than it."""
    length = taken = 0
    for line in text.splitlines(keepends=True):
        length += len(line)
        if line.strip():
            if len(line) - len(line.lstrip()) <= column:
                break
            taken = length
    return taken


def _own(text: str) -> tuple[str, str]:
    """Lines before a member as those that are nobody's and the comments right above it."""
    lines = text.splitlines(keepends=True)
    n = len(lines)
    while n and lines[n - 1].strip():
        n -= 1
    return "".join(lines[:n]), "".join(lines[n:])


def plain_key(node: Any) -> str | int:
    """The key of a mapping as it stands in plain content."""
    return _key(str(node.value))


def child(node: Node, key: str | int | None) -> list[Node]:
    """What may serve as a pattern for what is new at `key` of a mapping like `node`, or in a list like it."""
    if not isinstance(node, MappingNode):
        return list(node.value) if isinstance(node.value, list) else []
    own = [value for name, value in node.value if same(plain_key(name), key)]
    others = [value for _, value in reversed(node.value) if value not in own] if isinstance(key, int) else []
    return [*own, *others]


def plain(value: Any) -> Any:
    """`value` as plain content has it: lists for tuples, numbers for keys of digits. Raises TypeError."""
    if isinstance(value, Mapping):
        return {_key(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if value is None or isinstance(value, str | int | Decimal):
        return value
    raise TypeError(type(value).__name__)


def _key(key: Any) -> str | int:
    return int(key) if isinstance(key, str) and _NUMBER.match(key) else key
