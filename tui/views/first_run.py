"""What stands in the list of sessions while there is none: the keys to begin with, and what each is good for."""

from collections.abc import Sequence

from tui.lines import Line, paragraph
from tui.translate import Words
from tui.widgets.key_line import short
from tui.wrap import pad

MARGIN = 8
"""Cells before what a key is good for."""


def first_run(keys: Sequence[tuple[str, str]], width: int, words: Words) -> list[Line]:
    """The rows; `keys` are those that work there, each with the name of its word."""
    told = {
        "key.new": words("home.first_new"),
        "key.practice": words("home.first_practice"),
        "key.help": words("home.first_help"),
    }
    named = {word: key for key, word in keys}
    made = [*paragraph(words("home.empty"), width, "strong"), Line()]
    for word, good_for in told.items():
        if word in named:
            made += paragraph(good_for, width, first=((pad(f"  {short(named[word])}", MARGIN), "accent"),), hang=MARGIN)
    return [*made, Line(), *paragraph(words("home.first_kept"), width, "muted")]
