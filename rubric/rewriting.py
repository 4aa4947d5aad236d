"""Changes a rubric file where it must be changed, and leaves every other character as it is: comments, order, layout.

What was made is read again: it must say just what was to be said, or nothing is made of it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML

from rubric.faults import RubricError
from rubric.model import Change
from rubric.reader import read_text


class NotRewrittenError(Exception):
    """A file written in a way that bei cannot change at a place without touching the rest."""


def released(text: str, name: str, change: Change) -> str:
    """`text`, a rubric file without faults, as the version that `change` tells of; `name` stands for it in faults.

    The entry stands on top of the log. Raises NotRewrittenError, RubricError.
    """
    before = read_text(text, name).content
    wanted = {**before, "version": change.version, "changes": [_plain(change), *(before.get("changes") or ())]}
    return _rewritten(text, name, _edits(YAML(typ="safe").compose(text), text, change), wanted)


def with_standards(text: str, name: str, grade: str, standards: Mapping[str, int]) -> str:
    """`text`, a rubric file without faults, with these standard levels of a grade of it, by item.

    Raises NotRewrittenError, RubricError.
    """
    before = read_text(text, name).content
    place = [one["id"] for one in before["grades"]].index(grade)
    wanted = list(before["grades"])
    wanted[place] = {**wanted[place], "standards": {**wanted[place]["standards"], **standards}}
    grades = _values(YAML(typ="safe").compose(text))["grades"]
    asked = _values(grades.value[place])["standards"]
    return _rewritten(text, name, _levels(asked, standards), {**before, "grades": wanted})


def _levels(asked: Any, standards: Mapping[str, int]) -> list[tuple[int, int, str]]:
    there = _values(asked)
    edits = [
        (there[code].start_mark.index, there[code].end_mark.index, str(level))
        for code, level in standards.items()
        if code in there
    ]
    place, new = asked.start_mark.index, [(code, level) for code, level in standards.items() if code not in there]
    if new and asked.flow_style:
        edits.append((place + 1, place + 1, "".join(f"{_quoted(code)}: {level}, " for code, level in new)))
    elif new:
        indent = " " * asked.start_mark.column
        edits.append((place, place, "".join(f"{code}: {level}\n{indent}" for code, level in new)))
    return edits


def _rewritten(text: str, name: str, edits: Sequence[tuple[int, int, str]], wanted: Mapping[str, Any]) -> str:
    made = text
    # From the back, so that the places before it stay right.
    for start, end, new in sorted(edits, reverse=True):
        made = made[:start] + new + made[end:]
    try:
        if read_text(made, name).content == wanted:
            return made
    except RubricError:
        pass  # as it would be where the version is no plain word
    raise NotRewrittenError(name)


def _plain(change: Change) -> dict[str, Any]:
    said = change.model_dump()
    return {**said, "what": [dict(one) for one in said["what"]]}


def _values(mapping: Any) -> dict[str, Any]:
    """The nodes of a mapping node by key; what kind each is has been seen when the file was read."""
    return {key.value: value for key, value in mapping.value}


def _edits(root: Any, text: str, change: Change) -> Sequence[tuple[int, int, str]]:
    """What to put in place of which characters of `text`."""
    found = _values(root)
    version, entries = found["version"], found.get("changes")
    start, end = version.start_mark.index, version.end_mark.index
    quoted = text[start] in "\"'"
    replaced = (start, end, f'"{change.version}"' if quoted else change.version)
    if entries is None:
        return (replaced, _first_entry(root, text, end, change))
    place = entries.start_mark.index
    if entries.flow_style:
        return (replaced, (place + 1, place + 1, _flow(change) + (", " if entries.value else "")))
    indent = " " * entries.start_mark.column
    return (replaced, (place, place, _block(change, indent).removeprefix(indent) + indent))


def _first_entry(root: Any, text: str, end: int, change: Change) -> tuple[int, int, str]:
    if root.flow_style:
        return (end, end, f', "changes": [{_flow(change)}]')
    line = text.find("\n", end)
    place, before = (line + 1, "") if line >= 0 else (len(text), "\n")
    indent = " " * root.start_mark.column
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
