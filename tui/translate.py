"""Words of the program in each language, from gettext catalogues; a key that is in none of them is an error.

The catalogues are monolingual: `msgid` is the key of a sentence, `msgstr` the sentence. One with plural forms is
chosen by the detail called `count`.
"""

import os
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.language import LANGUAGES, Language

if TYPE_CHECKING:
    from rubric.text import Text

CATALOGUES = Path(__file__).parent / "locale"


@cache
def _catalogue(language: Language) -> GNUTranslations:
    with (CATALOGUES / language / "LC_MESSAGES" / "bei.mo").open("rb") as file:
        return GNUTranslations(file)


def _sentence(language: Language, key: str, count: object) -> str | None:
    known, said = _catalogue(language), key
    if isinstance(count, int):
        said = known.ngettext(key, key, count)
    if said == key:
        said = known.gettext(key)
    return None if said == key else said


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
        sentence = _sentence(self.language, key, details.get("count"))
        if sentence is None:
            raise KeyError(key)
        return sentence.format(**{name: _shown(one) for name, one in details.items()}) if details else sentence

    def has(self, key: str) -> bool:
        """Whether there is a sentence at `key`."""
        return _sentence(self.language, key, None) is not None

    def of(self, text: "Text") -> str:
        """A rubric's text in this language."""
        return text.in_(self.language)

    @property
    def other(self) -> "Words":
        """The next language's words."""
        following = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
        return Words(following)


def preferred(asked: str | None, chosen: str = "auto") -> Language:
    """The language asked for, else the one chosen, else the locale's: Chinese where none is named, English for others.

    `chosen` is what the settings say.
    """
    named = asked or (chosen if chosen != "auto" else _from_locale())
    return "zh" if not named or named.lower().startswith("zh") else "en"


def _from_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "" if value in ("C", "POSIX") or value.startswith("C.") else value
    return ""
