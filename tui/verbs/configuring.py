"""The settings from the command line: `config list`, `get`, `set`, `unset`, `path`. What was wrong stays telling."""

from argparse import Namespace
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, say_fault
from tui.settings.model import Settings
from tui.settings.reading import Reading, read_text
from tui.settings.rules import RULES, Rule, as_toml, check_keys, flat
from tui.verbs import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.cli import Door


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
    return Exit.INVALID if reading.faults else Exit.DONE


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
        save(before, _attempted(changed, text, before, door), door)
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
        save(before, after, door)
    return Exit.DONE


def _attempted(change: Any, text: str, before: Reading, door: "Door") -> str:
    try:
        return str(change(text))
    except KeyError:
        raise
    except (ValueError, RecursionError):
        raise FailureError(Exit.INVALID, said(before, door)) from None


def said(reading: Reading, door: "Door") -> str:
    """All that is wrong with the settings."""
    return "\n".join(say_fault(door.words, one) for one in reading.faults)


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


def save(before: Reading, text: str, door: "Door") -> None:
    """Let `text` be the settings, unless it has a fault that they have not had. Raises FailureError."""
    from tui.out_file import write_file

    after = read_text(text.encode(), door.reading.file)
    known = [one.fault for one in before.faults]
    if any(one.fault not in known for one in after.faults):
        raise FailureError(Exit.INVALID, said(after, door))
    target = place_of(door)
    write_file(target, text.encode(), door, overwrite=True, inside=True)
