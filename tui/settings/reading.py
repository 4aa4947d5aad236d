"""Reads the file of the settings: what it says, and every fault in it with its place; a faulty key is as none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from errno import errorcode
from functools import reduce
from pathlib import Path
from typing import Any

from rubric.bounded import open_to_read
from rubric.faults import MAX_FAULTS, Fault, PlacedFault
from sessions.interview.marks import clashing
from tui.settings.model import Reading, Settings
from tui.settings.rules import RULES, WrongValueError, check_keys
from tui.settings.toml_faults import toml_fault

MAX_BYTES = 100_000
MAX_LINE = 2_000
"""Characters of a row: tomllib takes minutes over a key of ten thousand dots."""
_DEEPEST = 4
_SECTIONS = tuple(dict.fromkeys(name.partition(".")[0] for name in RULES if "." in name))


Content = tuple[Mapping[str, Any] | None, str, tuple[PlacedFault, ...]]
"""What a TOML file says, its text, and why it cannot be read: then it says nothing."""


def read_settings(file: Path) -> Reading:
    """The settings at `file`, with every fault; those of a file that is not there are the defaults."""
    return _reading(file, content_of(file))


def read_text(raw: bytes, file: Path) -> Reading:
    """The settings that the bytes of a file say; `file` is what it is called."""
    return _reading(file, _content(raw, file))


def _reading(file: Path, read: Content) -> Reading:
    content, text, faults = read
    if content is None:
        return Reading(file, faults=faults)
    settings, given, found = _checked(content)
    return Reading(file, settings, given, placed(found, text, file))


def content_of(file: Path) -> Content:
    """What the TOML at `file` says; nothing, and no fault, where it is not there."""
    try:
        with open_to_read(file) as opened:
            raw = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, "", ()
    except OSError as problem:
        fault = Fault((), "settings_unreadable", {"problem": errorcode.get(problem.errno or 0, "")})
        return None, "", (PlacedFault(str(file), 1, 1, fault),)
    return _content(raw, file)


def _content(raw: bytes, file: Path) -> Content:
    import tomllib

    def unusable(fault: Fault, at: tuple[int, int] = (1, 1)) -> Content:
        return None, "", (PlacedFault(str(file), *at, fault),)

    if len(raw) > MAX_BYTES:
        return unusable(Fault((), "too_large", {"most": str(MAX_BYTES)}))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8-sig", "replace")
        return unusable(Fault((), "not_utf8"), (good.count("\n") + 1, len(good) - good.rfind("\n")))
    for n, row in enumerate(text.split("\n"), 1):
        if len(row) > MAX_LINE:
            return unusable(Fault((), "line_too_long", {"most": str(MAX_LINE)}), (n, MAX_LINE + 1))
    try:
        return tomllib.loads(text), text, ()
    except RecursionError:
        return unusable(Fault((), "too_deep", {"most": "100"}))
    except ValueError as error:  # of a number with too many digits, too
        return unusable(*toml_fault(text, str(error)))


def placed(faults: Sequence[Fault], text: str, file: Path) -> tuple[PlacedFault, ...]:
    """The faults with their places in the text, which is TOML, in its order."""
    if not faults:
        return ()
    from tui.settings.positions import Positions

    positions, found = Positions(text), []
    for fault in faults:
        path = tuple(str(one) for one in fault.path)
        where = positions.keys if fault.code == "unknown_key" else positions.values
        at = positions.line_and_column(where.get(path, positions.keys.get(path, 0)))
        found.append(PlacedFault(str(file), *at, fault))
    return tuple(sorted(found, key=lambda one: (one.line, one.column)))


def _checked(content: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...], list[Fault]]:
    """The settings that `content` gives, the names of those, and the faults, in the order of the file."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for path, value in _leaves(content):
        if len(faults) >= MAX_FAULTS:
            faults.append(Fault((), "more_faults", {"most": str(MAX_FAULTS)}))
            break
        name = ".".join(path)
        rule = check_keys if path[0] == "keys" and len(path) > 1 else RULES[name].check if name in RULES else None
        if rule is None:
            faults.append(Fault(path, *_unknown(name, value)))
            continue
        try:
            values["keys." + name.removeprefix("keys.") if path[0] == "keys" else name] = rule(value)
        except WrongValueError as wrong:
            faults.append(Fault(path, wrong.code, wrong.details))
    # A default that comes back in place of a mark may clash in its turn.
    while clashes := list(clashing(_settings(values).capture)):
        for name, mark in clashes:
            if values.pop(f"capture.{name}", None) is not None:
                faults.append(Fault(("capture", name), "mark_twice", {"mark": mark}))
    return _settings(values), tuple(values), faults


def _leaves(content: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in content.items():
        path = (*above, key)
        # Keys of bindings have dots in them: `keys.interview.probe` and `keys."interview.probe"` are the same.
        if isinstance(value, Mapping) and len(path) <= (_DEEPEST if path[0] == "keys" else path[0] in _SECTIONS):
            yield from _leaves(value, path)
        else:
            yield path, value


def _unknown(name: str, value: object) -> tuple[str, dict[str, str]]:
    from rubric.spelling import nearest

    if name in (*_SECTIONS, "keys"):
        return "value_dict_type", {}
    known = _SECTIONS if isinstance(value, Mapping) else RULES
    near = nearest(name, known)
    if not near:  # the right key in the wrong section
        near = next((one for one in RULES if one.rpartition(".")[2] == name.rpartition(".")[2]), "")
    return "unknown_key", {"key": name, "near": near}


def _settings(values: Mapping[str, Any]) -> Settings:
    keys = {name.removeprefix("keys."): value for name, value in values.items() if name.startswith("keys.")}
    return reduce(_with, ((name, value) for name, value in values.items() if name in RULES), Settings(keys=keys))


def _with(settings: Settings, given: tuple[str, Any]) -> Settings:
    name, value = given
    section, dot, inner = name.partition(".")
    if not dot:
        return replace(settings, **{section: value})
    return replace(settings, **{section: replace(getattr(settings, section), **{inner: value})})
