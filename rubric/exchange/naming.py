"""Codes and ids out of names from elsewhere: the same name gives the same code each time, and none stands twice.

Of a Chinese name they are the initials of its syllables, as people shorten it themselves: 沟通能力 is `gtnl`.
"""

import re
import unicodedata
from uuid import NAMESPACE_URL, uuid5

_CODE_LENGTH = 32
_ID_LENGTH = 64
_TYPED = 12


# GB 2312 lists its 3,755 usual characters in the order of their sounds; here is where each initial begins.
_INITIALS = (
    *((0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g")),
    *((0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o")),
    *((0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x")),
    *((0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, "")),
)


def code_of(name: object) -> str:
    """An item's code out of `name`, empty where nothing in it serves: `LD-1.2` gives `ld_1_2`, `1a` gives `i_1a`."""
    plain = re.sub(r"[^a-z0-9]+", "_", _latin(name)).strip("_")
    if plain and not plain[0].isalpha():
        plain = f"i_{plain}"
    return plain[:_CODE_LENGTH].rstrip("_") if re.search(r"[a-z]", plain) else ""


def short_code(name: object) -> str:
    """A code out of a title, short enough to be typed: its first words as far as twelve characters go."""
    short, *words = code_of(name).split("_")
    for word in words:
        if len(short) + len(word) >= _TYPED:
            break
        short = f"{short}_{word}"
    return short[:_TYPED]


def id_of(name: object) -> str:
    """A model's id, or a grade's or category's, out of `name`; empty where nothing in it serves."""
    plain = re.sub(r"[^a-z0-9]+", "-", _latin(name)).strip("-")
    return plain[:_ID_LENGTH].rstrip("-") if re.search(r"[a-z]", plain) else ""


def made_up(prefix: str, name: str) -> str:
    """An id for what has no name in Latin letters: `prefix` and eight characters that `name` alone decides."""
    return f"{prefix}-{uuid5(NAMESPACE_URL, name).hex[:8]}"


def _latin(name: object) -> str:
    # Full-width letters become plain ones, and accents go: é is e.
    spread = unicodedata.normalize("NFKD", name if isinstance(name, str) else "").lower()
    plain = "".join(one for one in spread if not unicodedata.combining(one))
    return plain if re.search(r"[a-z]", plain) else _initials(plain)


def _initials(name: str) -> str:
    """The initials of a Chinese name with its numbers; empty where less than half of it has any."""
    found = [one if one.isascii() else _initial(one) for one in name]
    letters = [one for one in found if one.isalpha()]
    return "".join(found) if len(letters) * 2 > len("".join(name.split())) else ""


def _initial(character: str) -> str:
    try:
        place = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    return next((letter for start, letter in reversed(_INITIALS) if place >= start), "")


class Names:
    """Names that were given out so far: each is unlike all before it."""

    def __init__(self, joint: str, most: int) -> None:
        """Take what goes between a name and its number, and the longest name there may be."""
        self._joint = joint
        self._most = most
        self._given: set[str] = set()

    @classmethod
    def codes(cls) -> "Names":
        """Codes of items."""
        return cls("_", _CODE_LENGTH)

    @classmethod
    def ids(cls) -> "Names":
        """Ids of models, categories and grades."""
        return cls("-", _ID_LENGTH)

    def give(self, wanted: str) -> str:
        """`wanted`, with a number where it has been given before."""
        found, number = wanted, 1
        while found in self._given:
            number += 1
            tail = f"{self._joint}{number}"
            found = wanted[: self._most - len(tail)] + tail
        self._given.add(found)
        return found
