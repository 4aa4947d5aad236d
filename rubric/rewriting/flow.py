"""Lists and mappings within brackets, rewritten member by member; all of JSON is such."""

from dataclasses import dataclass
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from rubric.rewriting.fresh import Patterns, in_line, key_text
from rubric.rewriting.plan import Step, same, steps
from rubric.rewriting.scalars import scalar
from rubric.rewriting.sheet import Sheet, child


@dataclass(frozen=True, slots=True)
class _Member:
    """A member from `start` to `end`; `lead` stands before it, `tail` after its comma on the same line."""

    value: Node
    lead: str
    start: int
    end: int
    before_comma: str
    tail: str


def changed_in_line(sheet: Sheet, node: Node, old: Any, wanted: Any, like: Patterns, *, braces: bool) -> str:
    """The text of `node`, a scalar or within brackets, as `wanted`; `braces` where it stands within brackets itself."""
    if same(old, wanted):
        return sheet.text[node.start_mark.index : sheet.end(node)]
    if isinstance(node, ScalarNode) and not isinstance(wanted, dict | list):
        return scalar(wanted, node, in_json=sheet.in_json, braces=braces, escaped=sheet.escaped)
    if not wanted or not node.value or type(old) is not type(wanted):
        return in_line(sheet, wanted, like, _indent(sheet, node.start_mark.index))
    found, post, comma = _members(sheet, node)
    planned = steps(old, wanted)
    column = sheet.column(node.start_mark.index)
    made, open_line = sheet.text[node.start_mark.index], False  # whether it ends in a comment
    for n, step in enumerate(planned):
        one = found[step.before] if step.before is not None else None
        lead = _lead(found, one, n)
        made += "\n" + " " * (column + 1) if open_line and "\n" not in lead else lead
        made += _body(sheet, node, step, one, old, like)
        made += (one.before_comma if one else "") + ("," if comma or n + 1 < len(planned) else "")
        made += one.tail if one else ""
        open_line = one is not None and "#" in one.tail
    if open_line and "\n" not in post:
        post = "\n" + " " * column
    return made + post + sheet.text[sheet.end(node) - 1]


def _lead(found: list[_Member], one: _Member | None, place: int) -> str:
    """What stands before the member at `place`, which was `one`, with its comments."""
    if one is not None and ("#" in one.lead or (one is found[0]) == (place == 0)):
        return one.lead
    if place == 0:
        return _bare(found[0].lead)
    if len(found) > 1:
        return _bare(found[1].lead)
    first = _bare(found[0].lead)
    return first if "\n" in first else " "


def _body(sheet: Sheet, node: Node, step: Step, one: _Member | None, old: Any, like: Patterns) -> str:
    mapping = isinstance(node, MappingNode)
    around = [found for pattern in like for found in child(pattern, step.key)]
    if one is None or step.before is None:
        first = node.value[0][0] if mapping else node.value[0]
        made = in_line(sheet, step.wanted, [*child(node, step.key), *around], _indent(sheet, first.start_mark.index))
        return made if step.key is None else f"{key_text(sheet, step.key)}: {made}"
    if not mapping:
        around = [*(other for other in node.value if other is not one.value), *around]
    before = old[step.before if step.key is None else step.key]
    head = sheet.text[one.start : one.value.start_mark.index]
    space = " " if head.endswith(":") and not sheet.in_json else ""
    return head + space + changed_in_line(sheet, one.value, before, step.wanted, around, braces=True)


def _indent(sheet: Sheet, place: int) -> int:
    """How far the line of `place` is set in."""
    line = sheet.text[sheet.start_of_line(place) : place]
    return len(line) - len(line.lstrip(" "))


def _bare(lead: str) -> str:
    """`lead` without comments and empty lines."""
    return "\n" + lead[lead.rfind("\n") + 1 :] if "\n" in lead else lead


def _members(sheet: Sheet, node: Node) -> tuple[list[_Member], str, bool]:
    """The members, what stands before the closing bracket, and whether the last has a comma too."""
    heads = []
    for one in node.value:
        key, value = one if isinstance(node, MappingNode) else (one, one)
        heads.append((key.start_mark.index, max(sheet.end(key), sheet.end(value)), value))
    ends = [*(start for start, _, _ in heads[1:]), sheet.end(node) - 1]
    found: list[_Member] = []
    lead, comma = sheet.text[node.start_mark.index + 1 : heads[0][0]], False
    for (start, end, value), until in zip(heads, ends, strict=True):
        place = sheet.idle(end)
        comma = place < until and sheet.text[place] == ","
        before_comma = sheet.text[end:place] if comma else ""
        after = place + 1 if comma else end
        line = sheet.text.find("\n", after, until)
        tail = sheet.text[after:line] if line >= 0 and "#" in sheet.text[after:line] else ""
        found.append(_Member(value, lead, start, end, before_comma, tail))
        lead = sheet.text[after + len(tail) : until]
    return found, lead, comma
