"""Codes and ids out of names from elsewhere: the same name gives the same code each time, and none stands twice."""

import re
import unicodedata
from uuid import NAMESPACE_URL, uuid5

_CODE_LENGTH = 32
_ID_LENGTH = 64


def code_of(name: object, most: int = _CODE_LENGTH) -> str:
    """An item's code out of `name`, empty where it has no Latin letters: `LD-1.2` gives `ld_1_2`, `1a` gives `i_1a`."""
    plain = re.sub(r"[^a-z0-9]+", "_", _latin(name)).strip("_")
    if plain and not plain[0].isalpha():
        plain = f"i_{plain}"
    return plain[:most].rstrip("_") if re.search(r"[a-z]", plain) else ""


def id_of(name: object) -> str:
    """A model's id, or a grade's or category's, out of `name`; empty where it has no Latin letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", _latin(name)).strip("-")
    return plain[:_ID_LENGTH].rstrip("-") if re.search(r"[a-z]", plain) else ""


def made_up(prefix: str, name: str) -> str:
    """An id for what has no name in Latin letters: `prefix` and eight characters that `name` alone decides."""
    return f"{prefix}-{uuid5(NAMESPACE_URL, name).hex[:8]}"


def _latin(name: object) -> str:
    # Full-width letters become plain ones, and accents go: é is e.
    spread = unicodedata.normalize("NFKD", name if isinstance(name, str) else "")
    return "".join(one for one in spread if not unicodedata.combining(one)).lower()


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
