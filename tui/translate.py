"""Words of the program in each language, from the catalogues in `words/`; a key missing there is an error."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.language import LANGUAGES, Language

if TYPE_CHECKING:
    from rubric.text import Text

CATALOGUES = Path(__file__).parent / "words"


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            words |= _flat(value, f"{prefix}{key}.")
        else:
            words[prefix + key] = str(value)
    return words


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every sentence of `language` by key."""
    with (CATALOGUES / f"{language}.toml").open("rb") as file:
        return _flat(tomllib.load(file))


def _shown(detail: object) -> object:
    """A detail of a sentence: numbers as they are, all else as text that cannot begin a line of its own."""
    if isinstance(detail, int | float):
        return detail
    from tui.safe_text import visible

    return visible(str(detail))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("home.title")`, `words("cli.applied", count=3)`."""

    language: Language

    def __call__(self, key: str, **details: object) -> str:
        """The sentence at `key` with `details` put in, on one line and safe to draw. Raises KeyError."""
        sentence = catalogue(self.language)[key]
        return sentence.format(**{name: _shown(one) for name, one in details.items()}) if details else sentence

    def has(self, key: str) -> bool:
        """Whether there is a sentence at `key`."""
        return key in catalogue(self.language)

    def of(self, text: "Text") -> str:
        """A rubric's text in this language."""
        return text.in_(self.language)

    @property
    def other(self) -> "Words":
        """The next language's words."""
        following = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
        return Words(following)


def preferred(asked: str | None) -> Language:
    """The language asked for, else the locale's: Chinese where it names none, English for any other."""
    named = asked or _from_locale()
    return "zh" if not named or named.lower().startswith("zh") else "en"


def _from_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "" if value in ("C", "POSIX") or value.startswith("C.") else value
    return ""
