"""What becomes of the members of a list or mapping: which of the old ones stay, and where, and which are new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rubric.likeness import paired

_NAMES = ("code", "id", "version", "level")
"""The keys that name a member of a list, the first that it has."""


@dataclass(frozen=True, slots=True)
class Step:
    """A member as it is wanted: its key (None in a list), and the position it had, None where it is new."""

    key: str | int | None
    wanted: Any
    before: int | None


def same(old: Any, wanted: Any) -> bool:
    """Whether two plain values are one, of the same kinds: 1 is neither true nor "1", but 1 is 1.0."""
    if isinstance(old, dict) and isinstance(wanted, dict):
        return old.keys() == wanted.keys() and all(same(old[key], wanted[key]) for key in old)
    if isinstance(old, list) and isinstance(wanted, list):
        return len(old) == len(wanted) and all(map(same, old, wanted))
    return isinstance(old, bool) == isinstance(wanted, bool) and bool(old == wanted)


def steps(old: Any, wanted: Any) -> list[Step]:
    """The members of `wanted`, a list or mapping as `old` is: in a mapping those that stay keep their order."""
    return _in_mapping(old, wanted) if isinstance(old, dict) else _in_list(old, wanted)


def _in_mapping(old: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> list[Step]:
    found = [Step(key, wanted[key], n) for n, key in enumerate(old) if key in wanted]
    after = 0
    for key, value in wanted.items():
        if key in old:
            after = next(n for n, one in enumerate(found) if one.key == key) + 1
        else:
            found.insert(after, Step(key, value, None))
            after += 1
    return found


def _in_list(old: list[Any], wanted: list[Any]) -> list[Step]:
    before: dict[int, int] = {}
    names = {name: n for n, one in reversed(list(enumerate(old))) if (name := _name(one)) is not None}
    for n, one in enumerate(wanted):
        name = _name(one)
        if name in names:
            before[n] = names.pop(name)
    new = [n for n in range(len(wanted)) if n not in before]
    free = sorted(set(range(len(old))) - set(before.values()))
    alike = paired([_words(old[n]) for n in free], [_words(wanted[n]) for n in new])
    before |= {new[after]: free[place] for after, place in alike.items()}
    if len(old) == len(wanted):
        taken = set(before.values())
        before |= {n: n for n in range(len(wanted)) if n not in before and n not in taken}
    return [Step(None, one, before.get(n)) for n, one in enumerate(wanted)]


def _name(one: Any) -> tuple[str, str] | None:
    """What names a member: its code or the like; None for one that has nothing of the kind."""
    if not isinstance(one, dict):
        return None
    return next(((key, str(one[key])) for key in _NAMES if isinstance(one.get(key), str | int)), None)


def _words(one: Any) -> str:
    """All that is said in a value, one after another."""
    return "\n".join(_leaves(one))


def _leaves(one: Any) -> Iterator[str]:
    if isinstance(one, dict | list):
        for inner in one.values() if isinstance(one, dict) else one:
            yield from _leaves(inner)
    else:
        yield str(one)
