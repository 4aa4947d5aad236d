"""Lists and mappings in blocks, rewritten member by member: each carries its comments, the rest stays in its place."""

from collections import Counter
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from rubric.rewriting.flow import changed_in_line
from rubric.rewriting.fresh import Patterns, entry, stands_in_line
from rubric.rewriting.plan import Step, same, steps
from rubric.rewriting.sheet import Member, Sheet, child, members


def changed(sheet: Sheet, node: Node, old: Any, wanted: Any, like: Patterns, start: int, end: int) -> str:
    """The text from `start` to `end`, in which `node` stands in blocks, with `wanted`, which is not empty."""
    found, closing = members(sheet, node, start, end)
    planned = steps(old, wanted)
    gaps = _gaps(found, planned)
    closing = gaps.pop() + closing
    column = node.start_mark.column
    within = sheet.column(found[0].start) > 0 and start == found[0].start  # on the line of a dash
    made = []
    for n, (step, gap) in enumerate(zip(planned, gaps, strict=True)):
        one = found[step.before] if step.before is not None else None
        lead = one.lead if one else ""
        around = _patterns(node, step, n, like)
        before = None if step.before is None else old[step.before if step.key is None else step.key]
        text = _member(sheet, step, one, around, before, column)
        if n == 0 and within:
            made.append(text + gap + lead)
        else:
            made.append(gap + lead + " " * column + text)
    return "".join(made) + closing


def _gaps(found: list[Member], planned: list[Step]) -> list[str]:
    """What stands before each of `planned`, and at the end; comments that belong to nobody keep their place."""
    blank = Counter(one.gap for one in found[1:] if "#" not in one.gap)
    usual = blank.most_common(1)[0][0] if blank else ""
    stay = {step.before for step in planned}
    carried: dict[int, str] = {}
    for n, one in enumerate(found[1:], 1):
        if n not in stay and "#" in one.gap:
            heir = next((other for other in range(n + 1, len(found)) if other in stay), len(found))
            carried[heir] = carried.get(heir, "") + one.gap
    gaps = []
    for n, step in enumerate(planned):
        own = found[step.before].gap if step.before else usual
        if n == 0:
            own = found[0].gap + (own if step.before and "#" in own else "")
        gaps.append(carried.get(step.before or 0, "") + own)
    return [*gaps, carried.get(len(found), "")]


def _patterns(node: Node, step: Step, place: int, like: Patterns) -> Patterns:
    """In whose manner a member is written: the nearest of its list, or what stands at its key elsewhere."""
    near: list[Node] = []
    if not isinstance(node, MappingNode):
        places = sorted(range(len(node.value)), key=lambda n: abs(n - place))
        near = [node.value[n] for n in places if n != step.before]
    elif step.before is None or isinstance(step.key, int):
        near = child(node, step.key)  # levels are written alike
    return [*near, *(found for pattern in like for found in child(pattern, step.key))]


def _member(sheet: Sheet, step: Step, one: Member | None, around: Patterns, before: Any, column: int) -> str:
    if one is None:
        return entry(sheet, step.key, step.wanted, around, column)
    value, wanted, text = one.value, step.wanted, sheet.text
    if same(before, wanted):
        return text[one.start : one.end]
    in_blocks = isinstance(value, CollectionNode) and not value.flow_style
    start = value.start_mark.index
    if in_blocks and type(before) is type(wanted) and wanted:
        first = start if "\n" not in text[one.start : start] else sheet.next_line(one.start)
        return text[one.start : first] + changed(sheet, value, before, wanted, around, first, one.end)
    in_lines = isinstance(value, ScalarNode) and value.style in ("|", ">")
    if not in_blocks and not in_lines and stands_in_line(sheet, wanted, [value, *around]):
        head = text[one.start : start]
        space = "" if head[-1:].isspace() else " "
        made = changed_in_line(sheet, value, before, wanted, around, braces=False)
        return head + space + made + text[sheet.end(value) : one.end]
    return _anew(sheet, step, one, around, column)


def _anew(sheet: Sheet, step: Step, one: Member, around: Patterns, column: int) -> str:
    """A member whose value has become another kind of thing, or was written in lines; comments beside it stay."""
    after, line = sheet.end(one.value), sheet.next_line(one.start)
    below = line <= one.value.start_mark.index
    first = sheet.text[one.start : line] if below else sheet.text[after : sheet.next_line(after)]
    beside = first[first.index("#") :].rstrip() if "#" in first else ""
    made = entry(sheet, step.key, step.wanted, around, column)
    if beside:
        top, _, others = made.partition("\n")
        made = f"{top}  {beside}\n{others}"
    return made + sheet.text[sheet.next_line(after) : one.end]
