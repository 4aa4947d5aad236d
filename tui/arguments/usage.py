"""Wrong usage in the reader's language: what argparse says in English, and what was probably meant.

argparse has no way to be given other sentences. Which value or command it does not know is told by `Parser` itself;
the few sentences left are known here by their form, and one that a later Python words otherwise stays as it is.
"""

import re
from collections.abc import Iterable

from tui.translate import Words

_OF_ARGUMENT = r"argument (?P<argument>.+?): "
_FORMS = (
    (r"the following arguments are required: (?P<arguments>.+)", "usage.required"),
    (r"one of the arguments (?P<arguments>.+) is required", "usage.one_of"),
    (_OF_ARGUMENT + r"expected one argument", "usage.one_value"),
    (_OF_ARGUMENT + r"expected (?:at least one argument|at most one argument|\d+ arguments?)", "usage.values"),
    (_OF_ARGUMENT + r"not allowed with argument (?P<other>.+)", "usage.not_both"),
    (_OF_ARGUMENT + r"ignored explicit argument '(?P<given>.*)'", "usage.no_value"),
    (_OF_ARGUMENT + r"invalid (?:int|float) value: '(?P<given>.*)'", "usage.no_number"),
)


def told(message: str, words: Words) -> str:
    """A sentence of argparse in the language of `words`."""
    for form, key in _FORMS:
        if (found := re.fullmatch(form, message, re.DOTALL)) is not None:
            return words(key, **found.groupdict())
    return message


def meant(given: str, known: Iterable[str], words: Words) -> str:
    """What was probably meant, as the end of a sentence; empty where nothing known is like it."""
    from difflib import get_close_matches

    near = get_close_matches(given, list(known), n=1, cutoff=0.6)
    return words("refusal.near", near=near[0]) if near else ""
