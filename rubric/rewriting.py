"""Gives a rubric file its new version and the entry in its change log, and leaves every other character as it is."""

import json
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from rubric.faults import RubricError
from rubric.model import Change
from rubric.reader import read_text


class NotRewrittenError(Exception):
    """A file written in a way that bei cannot put version and entry into without touching the rest."""


def released(text: str, name: str, change: Change) -> str:
    """`text`, a rubric file without faults, as the version that `change` tells of; `name` stands for it in faults.

    Comments, order and layout stay. What was made is read again: it must say just what `text` said, with the new
    version and the entry on top of its log. Raises NotRewrittenError, RubricError.
    """
    before = read_text(text, name).content
    root = YAML(typ="safe").compose(text)
    if not isinstance(root, MappingNode):
        raise NotRewrittenError(name)
    made = text
    # From the back, so that the places before it stay right.
    for start, end, new in sorted(_edits(root, text, change), reverse=True):
        made = made[:start] + new + made[end:]
    wanted = {**before, "version": change.version, "changes": [_plain(change), *(before.get("changes") or ())]}
    try:
        if read_text(made, name).content == wanted:
            return made
    except RubricError:
        pass  # as it would be where the version is no plain word
    raise NotRewrittenError(name)


def _plain(change: Change) -> dict[str, Any]:
    said = change.model_dump()
    return {**said, "what": [dict(one) for one in said["what"]]}


def _value(root: MappingNode, key: str) -> tuple[Node, Node] | None:
    return next(((name, value) for name, value in root.value if name.value == key), None)


def _edits(root: MappingNode, text: str, change: Change) -> Sequence[tuple[int, int, str]]:
    """What to put in place of which characters of `text`."""
    found = _value(root, "version")
    if found is None:
        raise NotRewrittenError("version")
    name, version = found
    start, end = version.start_mark.index, version.end_mark.index
    quoted = text[start] in "\"'"
    replaced = (start, end, f'"{change.version}"' if quoted else change.version)
    log = _value(root, "changes")
    if log is None:
        return (replaced, _first_entry(root, text, name, end, change))
    entries = log[1]
    if not isinstance(entries, SequenceNode):
        raise NotRewrittenError("changes")
    place = entries.start_mark.index
    if entries.flow_style:
        return (replaced, (place + 1, place + 1, _flow(change) + (", " if entries.value else "")))
    indent = " " * entries.start_mark.column
    return (replaced, (place, place, _block(change, indent).removeprefix(indent) + indent))


def _first_entry(root: MappingNode, text: str, name: Node, end: int, change: Change) -> tuple[int, int, str]:
    if root.flow_style:
        return (end, end, f', "changes": [{_flow(change)}]')
    line = text.find("\n", end)
    place, before = (line + 1, "") if line >= 0 else (len(text), "\n")
    indent = " " * name.start_mark.column
    return (place, place, f"{before}{indent}changes:\n{_block(change, indent + '  ')}")


def _quoted(text: str) -> str:
    """`text` as YAML and JSON both read it."""
    plain = json.dumps(text, ensure_ascii=False)
    return plain if plain.isprintable() else json.dumps(text)


def _flow(change: Change) -> str:
    what = ", ".join(f'{{"zh": {_quoted(one.zh)}, "en": {_quoted(one.en)}}}' for one in change.what)
    said = (("version", change.version), ("on", change.on), ("by", change.by), ("why", change.why))
    return "{" + ", ".join(f'"{key}": {_quoted(one)}' for key, one in said) + f', "what": [{what}]}}'


def _block(change: Change, indent: str) -> str:
    lines = [
        f"- version: {change.version}",
        f"  on: {change.on}",
        f"  by: {_quoted(change.by)}",
        f"  why: {_quoted(change.why)}",
        "  what:" if change.what else "  what: []",
        *(f"    - {{zh: {_quoted(one.zh)}, en: {_quoted(one.en)}}}" for one in change.what),
    ]
    return "".join(f"{indent}{line}\n" for line in lines)
