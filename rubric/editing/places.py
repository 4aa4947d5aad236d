"""Reading and changing plain content at a path, so that the rest stays as it is and is shared."""

from collections.abc import Mapping
from typing import Any

from rubric.editing.draft import Plain
from rubric.faults import Path


def at(content: Any, path: Path) -> Any:
    """What stands at `path`; None where nothing does."""
    for step in path:
        if isinstance(content, Mapping):
            content = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and 0 <= step < len(content):
            content = content[step]
        else:
            return None
    return content


def listed(content: Any, path: Path) -> list[Any]:
    """The list at `path`; empty where there is none."""
    found = at(content, path)
    return found if isinstance(found, list) else []


def put(content: Plain, path: Path, value: Any) -> Plain:
    """With `value` at `path`; mappings on the way that are missing are made. A place outside a list changes nothing."""
    made: Plain = _put(content, path, value)
    return made


def _put(content: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(content, list):
        if not isinstance(step, int) or not 0 <= step < len(content):
            return content
        return [*content[:step], _put(content[step], rest, value), *content[step + 1 :]]
    before = content if isinstance(content, Mapping) else {}
    return {**before, step: _put(before.get(step), rest, value)}


def without(content: Plain, path: Path) -> Plain:
    """Without what stands at `path`, a member of a list or the key of a mapping."""
    inside, last = at(content, path[:-1]), path[-1]
    if isinstance(inside, list) and isinstance(last, int) and 0 <= last < len(inside):
        return put(content, path[:-1], [*inside[:last], *inside[last + 1 :]])
    if isinstance(inside, Mapping) and last in inside:
        return put(content, path[:-1], {key: one for key, one in inside.items() if key != last})
    return content


def inserted(content: Plain, path: Path, value: Any) -> Plain:
    """With `value` as a new member of the list above `path`, at its place; the list is made where it is missing."""
    members, place = listed(content, path[:-1]), path[-1]
    n = max(0, min(len(members), place)) if isinstance(place, int) else len(members)
    return put(content, path[:-1], [*members[:n], value, *members[n:]])


def moved(content: Plain, path: Path, step: int) -> tuple[Plain, Path]:
    """With a member of a list so many places further, and where it is then; at the ends nothing changes."""
    members, n = listed(content, path[:-1]), path[-1]
    if not isinstance(n, int) or not 0 <= n < len(members) or not 0 <= n + step < len(members):
        return content, path
    left = [*members[:n], *members[n + 1 :]]
    to = n + step
    return put(content, path[:-1], [*left[:to], members[n], *left[to:]]), (*path[:-1], to)
