"""What the headings of competency tables are called, in Chinese and in English; the words stand in headings.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

Role = Literal[
    "category",
    "code",
    "item",
    "definition",
    "level",
    "title",
    "behaviour",
    "weight",
    "question",
    "probe",
    "step",
    "standard",
    "none",
]
"""What a column holds. `title` is the name of a level; `step` the behaviours of one level, which its heading names;
`standard` the standard levels of a grade, which its heading names; `none` nothing that is wanted."""

ROLES: tuple[Role, ...] = get_args(Role)
MANY: frozenset[Role] = frozenset(("behaviour", "question", "probe", "step", "standard", "none"))
"""Roles that several columns may have."""

_LONGEST = 30


@cache
def words() -> Mapping[str, Any]:
    """The whole of headings.toml."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _by_word(table: str) -> Mapping[str, Role]:
    return {word: cast(Role, role) for role, said in words()[table].items() for word in said.split()}


def bare(heading: str) -> str:
    """A heading without what does not count: case, spaces, marks, and a number at the end."""
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", heading).lower())
    return plain.rstrip("0123456789") or plain


def role_of(heading: str) -> tuple[Role, int] | None:
    """What a column of that heading holds, and how sure that is; None where the heading says nothing.

    3: it is the very word; 2: it is but for what stands in brackets; 1: the word is within it; 0: it may be a
    definition as well as behaviours.
    """
    whole, outside = bare(heading), bare(re.sub(r"[(（【\[].*?[)）】\]]", "", heading))
    for sure, word in ((3, whole), (2, outside)):
        if word in _by_word("exact"):
            return _by_word("exact")[word], sure
        if word in words()["either"]["words"].split():
            return "behaviour", 0
    if 0 < len(whole) <= _LONGEST:
        for one in words()["within"]:
            if any(word in outside for word in one["words"].split()):
                return one["role"], 1
    return None


def asked_role(named: str) -> tuple[Role, int | None] | None:
    """The role that a person names, with the level of a `step`: `item`, `能力项`, `level2`. None for no role."""
    plain = unicodedata.normalize("NFKC", named).strip().lower()
    if plain in ROLES and plain != "step":
        return plain, None
    if plain in _by_word("asked"):
        return _by_word("asked")[plain], None
    found = re.fullmatch(r"(?:level|级别)\s*([1-9])", plain)
    return ("step", int(found[1])) if found else None
