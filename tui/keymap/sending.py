"""Which keys reach a program: by what terminals send, what an input method takes away, and what typing needs."""

from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS, Keys, _character_to_key, key_to_character

_MODIFIERS = {"ctrl", "shift", "alt"}
_MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"}
_FUNCTION = {f"f{n}" for n in range(1, 25)}
_NAMED = (
    {*KEY_NAME_REPLACEMENTS.values()}
    | {one.value for one in Keys if not one.value.startswith(("ctrl+", "shift+", "<"))}
    | set(KEY_ALIASES)
)
_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
"""What terminals send the same bytes for."""


def normal(key: str) -> str:
    """The name that Textual has for `key`: `question_mark` for `?`."""
    head, plus, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    return f"{head}{plus}{_character_to_key(last)}" if len(last) == 1 else key


def known(key: str) -> bool:
    """Whether `key`, as `normal` gives it, is the name of a key."""
    *modifiers, base = key.split("+")
    return set(modifiers) <= _MODIFIERS and (base in _NAMED | _FUNCTION | _MOVING or key_to_character(base) is not None)


def reaches(key: str) -> bool:
    """Whether every terminal sends `key` as what it is."""
    *modifiers, base = key.split("+")
    held = set(modifiers)
    if not held:
        return base not in ("ignore", "scrollup", "scrolldown")
    if key in _SAME:
        return False
    if base in _MOVING or base in _FUNCTION:
        return True
    if held == {"shift"}:
        return base == "tab"
    if held == {"ctrl"}:
        return len(base) == 1 and base.isascii() and base.isalpha()
    return held == {"alt"} and len(base) == 1 and base.isascii() and base.isalnum()


def types(key: str) -> bool:
    """Whether `key` puts a character into a line that has the focus, takes one away, or ends the line."""
    return key_to_character(key) is not None or key in ("backspace", "enter", *KEY_NAME_REPLACEMENTS.values())


def composed(key: str) -> bool:
    """Whether a Chinese input method takes `key` for itself while it is on."""
    character = key_to_character(key)
    return character is not None and character.isalpha()
