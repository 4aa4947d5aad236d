"""The gettext catalogues as the tests look at them: every key, with each of its plural forms."""

from collections.abc import Mapping
from functools import cache
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from rubric.language import Language
from tui.translate import CATALOGUES


@cache
def read(language: Language) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "bei.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def forms(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The sentences of each key: one, or one for each plural form of the language."""
    said = {}
    for message in read(language):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            assert message.string, f"{key} has no sentence"
            said[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return said


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """The sentence of each key; of several forms the last, which is for many."""
    return {key: said[-1] for key, said in forms(language).items()}


def blanks(sentence: str) -> set[str]:
    """The names of what is put into `sentence`; keys, `{key[home.new|F2]}`, are put in by themselves."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    return {name for name in names if not name.startswith("key[")}
