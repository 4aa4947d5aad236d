"""What is wrong with a person's own keys: no such binding, no such key, or one that something else needs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from rubric.faults import Fault, PlacedFault
from rubric.spelling import nearest
from tui.keymap.registry import Bound, Place, every_binding, places
from tui.keymap.sending import composed, known, normal, reaches, types
from tui.settings.model import Reading
from tui.settings.reading import placed

Keys = Mapping[str, tuple[str, ...]]


def usable(given: Keys) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Those of the keys `given` that can count, and every fault; a binding with a fault keeps bei's keys.

    A letter, which an input method takes away, is a warning and counts.
    """
    bindings, kept, faults = every_binding(), {}, []
    for name, keys in given.items():
        told = [*_of_name(name, bindings), *(fault for key in keys for fault in _of_key(name, normal(key)))]
        faults += told
        if not any(one.severity == "error" for one in told):
            kept[name] = tuple(normal(key) for key in keys)
    # What goes back to bei's keys may stand in the way of another one.
    while clashes := _clashes(kept):
        faults += clashes
        for one in clashes:
            kept.pop(str(one.path[1]), None)
    return kept, faults


def placed_faults(reading: Reading, text: str) -> tuple[PlacedFault, ...]:
    """What is wrong with the keys that `text` gives, with its place."""
    from tui.settings.positions import Positions

    found, keys = usable(reading.settings.keys)[1], Positions(text).values
    paths = {".".join(path[1:]): path for path in keys if path[0] == "keys"}
    return placed([replace(one, path=paths.get(str(one.path[1]), one.path)) for one in found], text, reading.file)


def _of_name(name: str, bindings: Mapping[str, Bound]) -> list[Fault]:
    if name in bindings:
        return []
    return [Fault(("keys", name), "unknown_binding", {"code": name, "near": nearest(name, bindings)})]


def _of_key(name: str, key: str) -> list[Fault]:
    path = ("keys", name)
    at = [(place, one) for place in places() for one in place.bound if one.id == name]
    if any(key in one.keys for _, one in at):
        return []
    if not known(key):
        return [Fault(path, "no_key", {"given": key})]
    if not reaches(key):
        return [Fault(path, "key_not_sent", {"given": key})]
    if any(place.typing for place, _ in at) and (types(key) or key in _editing()):
        return [Fault(path, "key_typed", {"given": key})]
    if composed(key):
        return [Fault(path, "key_composed", {"given": key}, "warning")]
    return []


def _editing() -> set[str]:
    """The keys that a line takes for itself while one types."""
    return {key for place in places() if place.name == "LineEdit" for one in place.bound for key in one.keys}


def _clashes(kept: Keys) -> list[Fault]:
    """A fault for each binding in `kept` that shares a key with another one which did not have that key before."""
    found: dict[tuple[str, str], Fault] = {}
    for place in places():
        if not any(one.id in kept for one in place.bound):
            continue
        before, now = _meant(place, {}), _meant(place, kept)
        for key, meant in now.items():
            for one in meant:
                others = {other for other in meant if other[1] != one[1]} - before.get(key, set())
                new = one not in before.get(key, set())
                for other in sorted(meant - {one} if new else others):
                    if one[0] in kept and other[1] != one[1]:
                        details = {"given": key, "other": other[0] or other[1]}
                        found.setdefault((one[0], key), Fault(("keys", one[0]), "key_clash", details))
    return list(found.values())


def _meant(place: Place, keys: Keys) -> dict[str, set[tuple[str, str]]]:
    """What each key does at `place`: ids and actions."""
    meant: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in place.bound:
        for key in keys.get(one.id, one.keys):
            meant[key].add((one.id, one.action))
    return meant
