"""What each setting may be: one rule a key, in the order in which they are documented."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from rubric.language import LANGUAGES
from sessions.interview.marks import NAMES, WORDS, wrong_form
from tui.settings.model import Settings
from tui.themes.palette import BUILT_IN, names

_LONGEST_TEXT = 500
_MOST_MARKS = 12
_MOST_KEYS = 6


class WrongValueError(Exception):
    """A value that a setting cannot have: the code of the fault, and what its sentence needs."""

    def __init__(self, code: str, **details: object) -> None:
        """Take code and details."""
        super().__init__(code)
        self.code = code
        self.details = {name: str(one) for name, one in details.items()}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting may be: `kind` names it in the documentation, `options` are all the values where few can be."""

    kind: str
    check: Callable[[Any], Any]
    options: Sequence[object] = field(default=())


def as_toml(value: object) -> str:
    """A value as it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return f"[{', '.join(as_toml(one) for one in value)}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)


def _told(value: object) -> str:
    """A value as far as a message needs it, however deep it goes."""
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else as_toml(value)


def _one_of(*options: object) -> Rule:
    def check(value: object) -> object:
        for one in options:
            if value == one and type(value) is type(one):
                return one
        from rubric.spelling import nearest

        near = nearest(value, [str(one) for one in options]) if isinstance(value, str) else ""
        told = ", ".join(as_toml(one) for one in options)
        raise WrongValueError("value_literal_error", given=_told(value), expected=told, near=near)

    return Rule("choice", check, options)


def _whole(least: int, most: int) -> Rule:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise WrongValueError("value_int_type", given=_told(value))
        if value < least:
            raise WrongValueError("value_greater_than_equal", given=value, ge=least)
        if value > most:
            raise WrongValueError("value_less_than_equal", given=value, le=most)
        return value

    return Rule(f"{least}-{most}", check)


def _check_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("value_bool_type", given=_told(value))
    return value


def _check_text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError("value_string_type")
    if len(value) > _LONGEST_TEXT:
        raise WrongValueError("value_string_too_long", max_length=_LONGEST_TEXT)
    if not all(one.isprintable() or one == "\n" for one in value):
        raise WrongValueError("control_characters")
    return value


def _texts(value: object, most: int) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise WrongValueError("texts_expected")
    if not listed:
        raise WrongValueError("value_too_short", min_length=1)
    if len(listed) > most:
        raise WrongValueError("value_less_than_equal", given=len(listed), le=most)
    return tuple(dict.fromkeys(listed))


def _marks(name: str) -> Rule:
    def check(value: object) -> tuple[str, ...]:
        marks = _texts(value, _MOST_MARKS)
        for one in marks:
            if wrong_form(name, one):
                raise WrongValueError("mark_word" if name in WORDS else "mark_character", mark=one)
        return marks

    return Rule("marks", check)


def check_keys(value: object) -> tuple[str, ...]:
    """The keys of a binding; whether there are such keys and bindings is told where the screens are loaded."""
    keys = _texts(value, _MOST_KEYS)
    for one in keys:
        if not one or len(one) > 40 or not all(char.isprintable() and not char.isspace() for char in one):
            raise WrongValueError("no_key", given=one)
    return tuple(one.lower() if len(one) > 1 else one for one in keys)


def _check_theme(value: object) -> str:
    from rubric.spelling import nearest
    from tui import places

    known = tuple(BUILT_IN) if value in BUILT_IN else names(places.config_dir() / places.THEMES)
    if not isinstance(value, str) or value not in known:
        near = nearest(value, known) if isinstance(value, str) else ""
        raise WrongValueError(
            "value_literal_error", given=_told(value), expected=", ".join(map(as_toml, known)), near=near
        )
    return value


def _check_language(value: object) -> object:
    from tui.translate import Languages

    return _one_of("auto", *Languages()).check(value)


_FLAG, _TEXT = Rule("true/false", _check_flag), Rule("text", _check_text)

RULES: Mapping[str, Rule] = {
    "language": Rule("choice", _check_language, ("auto", *LANGUAGES)),
    "theme": Rule("theme", _check_theme, tuple(BUILT_IN)),
    "home": _TEXT,
    "clock.hours": _one_of(24, 12),
    "clock.seconds": _FLAG,
    "clock.zone": _FLAG,
    "time.minutes": _whole(1, 24 * 60),
    "time.item_minutes": _whole(1, 120),
    "time.items": _whole(1, 100),
    "time.low": _whole(0, 120),
    **{f"capture.{name}": _marks(name) for name in NAMES},
    "interview.interviewer": _TEXT,
    "interview.suggestions": _one_of("at_once", "after_level"),
    "interview.impression": _FLAG,
    "report.organisation": _TEXT,
    "report.header": _TEXT,
    "report.footer": _TEXT,
}
"""All settings but the keys of bindings, which stand as `keys.ID`."""


def flat(settings: Settings) -> dict[str, Any]:
    """Every setting by its dotted name, in order; of the keys those that are set."""
    values: dict[str, Any] = {}
    for one in fields(settings):
        value = getattr(settings, one.name)
        if is_dataclass(value):
            values |= {f"{one.name}.{inner.name}": getattr(value, inner.name) for inner in fields(value)}
        elif one.name == "keys":
            values |= {f"keys.{name}": keys for name, keys in value.items()}
        else:
            values[one.name] = value
    return values
