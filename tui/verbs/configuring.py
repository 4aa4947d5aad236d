"""The settings from the command line: `config list`, `get`, `set`, `unset`, `path`. What was wrong stays telling."""

from argparse import Namespace
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, say_fault
from tui.settings.model import Reading, Settings
from tui.settings.reading import read_text
from tui.settings.rules import RULES, Rule, as_toml, check_keys, flat
from tui.verbs import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rubric.faults import PlacedFault
    from tui.door import Door


def path(_args: Namespace, door: "Door") -> int:
    """Print where the settings are read from, whether there is a file or not."""
    say.line(str(door.reading.file))
    return Exit.DONE


def list_settings(args: Namespace, door: "Door") -> int:
    """Print every setting with its value and where that comes from."""
    reading, words = door.reading, door.words
    defaults = flat(Settings())
    rows = [
        {
            "key": name,
            "value": value,
            "default": defaults.get(name),
            "given": name in reading.given,
            "values": list(RULES[name].options) if name in RULES else [],
            "about": words(f"setting.{name}") if name in RULES else words("setting.keys"),
        }
        for name, value in flat(reading.settings).items()
    ]
    if args.json:
        say.json({"file": str(reading.file), "settings": rows})
    else:
        for row in rows:
            source = str(reading.file) if row["given"] else words("config.default")
            say.line(f"{row['key']} = {as_toml(row['value'])}    {source}")
    _, text = now_at(place_of(door), door)
    told = _faults_of_keys(reading, text)
    for one in told:
        say.message(say_fault(words, one))
    return Exit.INVALID if [*reading.faults, *(one for one in told if one.fault.severity == "error")] else Exit.DONE


def _faults_of_keys(reading: Reading, text: str) -> "tuple[PlacedFault, ...]":
    """What is wrong with the keys: none of this is told where all settings are read, for it takes all screens."""
    if not reading.settings.keys:
        return ()
    from tui.keymap.checking import placed_faults

    return placed_faults(reading, text)


def get(args: Namespace, door: "Door") -> int:
    """Print the value of one setting, as `set` takes it."""
    values = flat(door.settings)
    if args.key not in values:
        _rule(args.key, door)
        raise FailureError(Exit.NOT_FOUND, door.words("config.not_set", name=args.key))
    value = values[args.key]
    if args.json:
        say.json(value)
    else:
        say.line(_bare(value))
    return Exit.INVALID if door.reading.faults else Exit.DONE


def _bare(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return value if isinstance(value, str) else as_toml(value)


def set_value(args: Namespace, door: "Door") -> int:
    """Set one setting; the file is made where there is none, and stays as it was where the value cannot be."""
    from tui.settings.writing import with_value

    rule = _rule(args.key, door)
    value = _meant(args.value, rule, args.key, door)

    def changed(text: str) -> str:
        return with_value(text, args.key, value)

    with changing(door) as (before, text):
        save(before, _attempted(changed, text, before, door), door, text)
    return Exit.DONE


def unset(args: Namespace, door: "Door") -> int:
    """Take one setting out of the file, or whatever else stands there by that name."""
    from tui.settings.writing import without

    def changed(text: str) -> str:
        return without(text, args.key)

    with changing(door) as (before, text):
        try:
            after = _attempted(changed, text, before, door)
        except KeyError:
            if not args.key.startswith("keys."):
                _rule(args.key, door)
            say.message(door.words("config.not_set", name=args.key))
            return Exit.DONE
        save(before, after, door, text)
    return Exit.DONE


def _attempted(change: Any, text: str, before: Reading, door: "Door") -> str:
    try:
        return str(change(text))
    except KeyError:
        raise
    except (ValueError, RecursionError):  # no TOML, which the door has told already
        raise FailureError(Exit.INVALID, door.words("config.unreadable", file=before.file)) from None


def faults_in(raw: bytes, file: Path) -> "list[PlacedFault]":
    """All that is wrong with settings that are not in use yet."""
    reading = read_text(raw, file)
    return [*reading.faults, *_faults_of_keys(reading, raw.decode("utf-8-sig", "replace"))]


def _rule(key: str, door: "Door") -> Rule:
    """What `key` may be. Raises FailureError where there is no such setting."""
    if key in RULES:
        return RULES[key]
    if key.startswith("keys.") and len(key) > len("keys."):
        return Rule("keys", check_keys)
    from rubric.spelling import nearest

    near = nearest(key, RULES)
    told = door.words("config.unknown", name=key)
    raise FailureError(Exit.NOT_FOUND, told + (door.words("refusal.near", near=near) if near else ""))


def _meant(given: list[str], rule: Rule, key: str, door: "Door") -> object:
    """The value that these words of the command line mean. Raises FailureError where it cannot be."""
    from rubric.faults import Fault
    from tui.failure import fault_told
    from tui.settings.rules import WrongValueError

    several = rule.kind in ("marks", "keys")
    if len(given) > 1 and not several:
        raise FailureError(Exit.USAGE, door.words("config.one_value", name=key))
    known: dict[str, object] = {as_toml(one): one for one in (*rule.options, True, False)}
    meant: Any = given if several else given[0]
    if rule.kind not in ("text", "theme") and not several:
        meant = known.get(given[0], int(given[0]) if given[0].isdecimal() and len(given[0]) < 10 else given[0])
    try:
        return rule.check(meant)
    except WrongValueError as wrong:
        fault = Fault(tuple(key.split(".")), wrong.code, wrong.details)
        raise FailureError(Exit.INVALID, fault_told(door.words, fault, key)) from None


def keys(args: Namespace, door: "Door") -> int:
    """Print every binding: its id, its keys, and what it does."""
    from tui.keymap.checking import usable
    from tui.keymap.registry import every_binding

    own, _ = usable(door.settings.keys)
    rows = [
        {
            "id": name,
            "keys": list(own.get(name, one.keys)),
            "default": list(one.keys),
            "does": door.words(one.word),
        }
        for name, one in sorted(every_binding().items())
    ]
    if args.json:
        say.json(rows)
    else:
        wide = max(len(str(row["id"])) for row in rows)
        for row in rows:
            mark = "*" if row["keys"] != row["default"] else " "
            say.line(f"{row['id']:<{wide}} {mark} {' '.join(row['keys'])}    {row['does']}")
    return Exit.DONE


@contextmanager
def changing(door: "Door") -> "Iterator[tuple[Reading, str]]":
    """The settings as they are now with their text, while nobody else changes them by a command."""
    from sessions.storage.files import Files
    from sessions.storage.turn import take_turn

    target = place_of(door)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = take_turn(Files(), target.with_name("config.lock"), "lock the settings")
    try:
        yield now_at(target, door)
    finally:
        lock.release()


def place_of(door: "Door") -> Path:
    """The file of the settings itself, where links lead to it."""
    return door.reading.file.resolve()


def now_at(target: Path, door: "Door") -> tuple[Reading, str]:
    """The settings as they stand in the file now, and its text; empty where there is none. Raises OSError."""
    raw = target.read_bytes() if target.exists() else b""
    reading = read_text(raw, door.reading.file)
    return reading, raw.decode("utf-8-sig", "replace")


def save(before: Reading, text: str, door: "Door", former: str = "") -> None:
    """Let `text` be the settings, unless it has a fault that they, of the text `former`, have not. Raises FailureError.

    A warning is told, and the settings are saved.
    """
    from tui.out_file import write_file

    after = read_text(text.encode(), door.reading.file)
    known = [one.fault for one in (*before.faults, *_faults_of_keys(before, former))]
    faults = [*after.faults, *_faults_of_keys(after, text)]
    told = "\n".join(say_fault(door.words, one) for one in faults if one.fault not in known)
    if any(one.fault.severity == "error" and one.fault not in known for one in faults):
        raise FailureError(Exit.INVALID, told)
    if told:
        say.message(told)
    target = place_of(door)
    write_file(target, text.encode(), door, overwrite=True, inside=True)
