"""Changes a rubric file where it must be changed, and leaves every other character as it is: comments, order, layout.

`rewritten` does it in general, from the old text and the plain content that it is to have; the others are what
commands ask for. What was made is read again: it must say just what was to be said, or nothing is made of it.

A comment belongs to the member that it stands right above, on the line of, or set in deeper below: it moves and goes
with that. What stands between empty lines belongs to nobody and stays. New members are written as their neighbours
are: on one line or in blocks, quoted or not; lines are never folded.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from rubric.faults import RubricError
from rubric.model import Change
from rubric.reader import read_content
from rubric.rewriting.blocks import changed
from rubric.rewriting.flow import changed_in_line
from rubric.rewriting.plan import same
from rubric.rewriting.sheet import Sheet, plain


class NotRewrittenError(Exception):
    """A file written in a way that bei cannot change at a place without touching the rest."""


def rewritten(text: str, name: str, wanted: Mapping[Any, Any]) -> str:
    """`text`, a YAML or JSON file of a mapping, changed to say `wanted`; `name` stands for it in faults.

    `wanted` is plain content, whole, as `Reading.content` is: mappings, lists, tuples, texts, whole numbers, Decimals,
    yes or no, None. Neither it nor the text need be a rubric without faults; one that reads as YAML will do. The order
    of keys in a mapping is no content: old ones keep theirs, new ones stand after the one before them in `wanted`.

    Raises NotRewrittenError, and RubricError where the text does not read; TypeError for content of other kinds.
    """
    goal = plain(wanted)
    _, content = read_content(text, name)
    if same(content, goal):
        return text
    # The text with one kind of line end, the last line too.
    returns = "\r\n" in text
    lines = text.replace("\r\n", "\n") if returns else text
    whole = lines if lines.endswith("\n") else lines + "\n"
    made = _made(whole, read_content(whole, name)[0], content, goal)
    made = made if lines.endswith("\n") else made.removesuffix("\n")
    made = made.replace("\n", "\r\n") if returns else made
    try:
        if same(read_content(made, name)[1], goal):
            return made
    except RubricError:
        pass
    raise NotRewrittenError(name)


def released(text: str, name: str, change: Change) -> str:
    """`text`, a rubric file without faults, as the version that `change` tells of, which stands on top of the log.

    Raises NotRewrittenError, RubricError.
    """
    before = read_content(text, name)[1]
    said = change.model_dump(mode="json")
    log = {"version": change.version, "changes": [said, *(before.get("changes") or ())]}
    above = {key: before[key] for key in ("schema", "id", "version") if key in before}
    return rewritten(text, name, {**above, **log, **{key: one for key, one in before.items() if key not in log}})


def with_standards(text: str, name: str, grade: str, standards: Mapping[str, int]) -> str:
    """`text`, a rubric file without faults, with these standard levels of a grade of it, by item.

    Raises NotRewrittenError, RubricError.
    """
    before = read_content(text, name)[1]
    grades = [
        {**one, "standards": {**one["standards"], **standards}} if one["id"] == grade else one
        for one in before["grades"]
    ]
    return rewritten(text, name, {**before, "grades": grades})


def _made(text: str, root: Node, content: Any, goal: Any) -> str:
    in_json = _is_json(text)
    if not isinstance(root, MappingNode):
        return text
    sheet = Sheet(text, in_json, in_json and text.isascii() and "\\u" in text, _dash(root), _step(text))
    if not root.flow_style:
        return changed(sheet, root, content, goal, (), 0, len(text))
    start, end = root.start_mark.index, root.end_mark.index
    return text[:start] + changed_in_line(sheet, root, content, goal, (), braces=False) + text[end:]


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return False
    return True


def _step(text: str) -> int | None:
    """How far JSON in lines sets in what is within; None where it stands on one line."""
    lines = text.strip().split("\n")
    return len(lines[1]) - len(lines[1].lstrip(" ")) if len(lines) > 1 else None


def _dash(root: Node) -> int:
    """How far lists in blocks are set in from their keys: as the first such list of the file is."""
    if isinstance(root, MappingNode):
        for key, value in root.value:
            if isinstance(value, SequenceNode) and not value.flow_style and value.value:
                return int(value.start_mark.column - key.start_mark.column)
    return 2
