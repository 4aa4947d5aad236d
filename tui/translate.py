"""Words of the program in each language, from gettext catalogues; a key that is in none of them is an error.

The catalogues are monolingual: `msgid` is the key of a sentence, `msgstr` the sentence. One with plural forms is
chosen by the detail called `count`, else by the first that is a whole number. Chinese and English are built in; others
are added as compiled catalogues in the folder of the settings (`languages/fr.mo`), and what they lack is in English.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.language import LANGUAGES, Language
from tui.settings.model import Clock

if TYPE_CHECKING:
    from rubric.text import Text

CATALOGUES = Path(__file__).parent / "locale"


class CatalogueError(Exception):
    """An added catalogue that cannot be read."""

    def __init__(self, file: Path) -> None:
        """Take the file."""
        super().__init__(str(file))
        self.file = file


@cache
def _added(file: Path) -> GNUTranslations:
    try:
        with file.open("rb") as opened:
            return GNUTranslations(opened)
    except (OSError, ValueError, struct.error, IndexError) as error:
        raise CatalogueError(file) from error


@cache
def _built_in(locale: str) -> GNUTranslations:
    with (CATALOGUES / locale / "LC_MESSAGES" / "bei.mo").open("rb") as file:
        return GNUTranslations(file)


def _catalogue(locale: str) -> GNUTranslations:
    return _built_in(locale) if locale in LANGUAGES else _added(_folder() / f"{locale}.mo")


def _folder() -> Path:
    from tui import places

    return places.config_dir() / places.LANGUAGES


class Languages:
    """The languages that there are, by their codes: the folder is looked at when somebody asks for another one."""

    def __contains__(self, locale: object) -> bool:
        """Whether there is a catalogue of `locale`."""
        return locale in LANGUAGES or locale in tuple(self)

    def __iter__(self) -> Iterator[str]:
        """Chinese, English, then those added, by their codes."""
        yield from LANGUAGES
        try:
            added = sorted(one.stem for one in _folder().iterdir() if one.suffix == ".mo")
        except OSError:
            return  # no folder, or none that this account may look into: none is added
        yield from (one for one in added if one not in LANGUAGES)


def _number(details: Mapping[str, object]) -> int | None:
    named = details.get("count")
    if isinstance(named, int):
        return named
    return next((one for one in details.values() if isinstance(one, int)), None)


def _sentence(locale: str, key: str, count: int | None) -> str | None:
    # English is asked only where the language itself has neither the plural forms nor one sentence for all numbers.
    for language in dict.fromkeys((locale, locale if locale in LANGUAGES else "en")):
        known, said = _catalogue(language), key
        if count is not None:
            said = known.ngettext(key, key, count)
        if said == key:
            said = known.gettext(key)
        if said != key:
            return said
    return None


def _shown(detail: object) -> object:
    """A detail of a sentence: numbers as they are, all else as text that cannot begin a line of its own."""
    if isinstance(detail, int | float):
        return detail
    from tui.safe_text import visible

    return visible(str(detail))


class _Keys:
    """The keys that sentences name: `{key[home.new|F2]}` is the key of the binding `home.new`, by itself F2.

    What stands behind the bar may name others of the binding too; where it has own ones the first of them is named.
    """

    def __init__(self, own: Mapping[str, tuple[str, ...]]) -> None:
        self._own = own

    def __getitem__(self, named: str) -> str:
        binding, _, usual = named.partition("|")
        if not (own := self._own.get(binding)):
            return usual
        from tui.widgets.key_line import short

        return short(own[0])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("home.title")`, `words("cli.applied", count=3)`; how times of day are told.

    `keys` are the bindings that have other keys than bei gives them, by id, as in the settings: sentences name those.
    """

    locale: str
    clock: Clock = field(default_factory=Clock)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __call__(self, key: str, **details: object) -> str:
        """The sentence at `key` with `details` put in, on one line and safe to draw.

        Raises KeyError, and CatalogueError the first time an added language is asked for that cannot be read.
        """
        sentence = _sentence(self.locale, key, _number(details))
        if sentence is None:
            raise KeyError(key)
        if not details and "{key[" not in sentence:
            return sentence
        try:
            return sentence.format(key=_Keys(self.keys), **{name: _shown(one) for name, one in details.items()})
        except (LookupError, ValueError, AttributeError):
            if self.locale in LANGUAGES:
                raise
            return replace(self, locale="en")(key, **details)  # a translator's slip costs no interview

    def listed(self, names: Iterable[object]) -> str:
        """Names one after the other, set apart as the language does."""
        return self("names.and").join(map(str, names))

    def has(self, key: str) -> bool:
        """Whether there is a sentence at `key`."""
        return _sentence(self.locale, key, None) is not None

    @property
    def language(self) -> Language:
        """The one of the two languages of models that goes with these words."""
        return "zh" if self.locale.startswith("zh") else "en"

    def of(self, text: "Text") -> str:
        """A rubric's text in this language."""
        return text.in_(self.language)

    @property
    def other(self) -> "Words":
        """The words of the other language of models."""
        return replace(self, locale="en" if self.language == "zh" else "zh")

    @property
    def following(self) -> "Words":
        """The words of the next language that there is and that can be read, the first after the last."""
        known = list(Languages())
        at = known.index(self.locale) + 1 if self.locale in known else 0
        return next(replace(self, locale=one) for one in known[at:] + known if one != self.locale and readable(one))


def readable(locale: str) -> bool:
    """Whether the catalogue of `locale` can be read."""
    try:
        _catalogue(locale)
    except CatalogueError:
        return False
    return True


def preferred(asked: str | None, chosen: str = "auto") -> str:
    """The language asked for, else the one chosen, else the locale's: Chinese where none is named.

    `chosen` is what the settings say. Of a language that there is not, English is taken.
    """
    named = asked or (chosen if chosen != "auto" else _from_locale()) or "zh"
    return next((one for one in (named, named[:2].lower()) if one in Languages()), "en")


def _from_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "" if value in ("C", "POSIX") or value.startswith("C.") else value.partition(".")[0]
    return ""
