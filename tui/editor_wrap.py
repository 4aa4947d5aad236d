"""Makes Textual wrap Chinese: between any two characters, punctuation kept with what it belongs to.

Textual 8.2 takes a run of Chinese for one word, in the text area and in all that is drawn from a Content (labels,
forms, what is told in the corner), so that a row is left half empty or the next begins with a comma. How a text is
cut into words stands in two private places; this module is the only one that knows of them.
"""

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len
from textual import _wrap, content

_OPENING = "（《「『【〈〔［｛“‘"
_CLOSING = "，。、；：？！）》」』】〉〕］｝”’％…—,.;:!?)\\]}%"
_BRACKET = "(\\[{"  # opens, unless it stands inside a Latin word: f(x)
_WIDE = (
    "\u1100-\u115f\u2e80-\u2fff\u3001-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003fffd"
)

CHUNK = (
    rf"(?:[{_OPENING}]\s*)*(?:[^\s{_WIDE}{_OPENING}]*[{_BRACKET}]\s*)?[{_WIDE}](?<![{_OPENING}])(?:\s*[{_CLOSING}])*\s*"
    rf"|(?:[{_OPENING}]\s*)*[^\s{_WIDE}{_OPENING}]+(?:\s*[{_CLOSING}])*\s*"
    rf"|\S\s*|\s+"
)
"""One chunk that is never parted: a wide character or a Latin word, with its punctuation and the space behind."""


@cache
def chunk() -> re.Pattern[str]:
    """Compiled with the first text that is longer than its row: it takes as long as to load all of a small program."""
    return re.compile(CHUNK)


def divided(text: str, width: int, fold: bool = True) -> list[int]:
    """Where the rows of `text` end that are `width` cells wide; a chunk wider than a row is cut, if `fold` says so."""
    ends: list[int] = []
    used = 0
    if cell_len(text) <= width:
        return ends
    for found in chunk().finditer(text):
        piece, start = found[0], found.start()
        size = cell_len(piece.rstrip())
        if used and used + size > width:
            ends.append(start)
            used = 0
        if size > width and fold:
            for at, character in enumerate(piece.rstrip(), start):
                cells = cell_len(character)
                if used and used + cells > width:
                    ends.append(at)
                    used = 0
                used += cells
            used += cell_len(piece) - size
        else:
            used += cell_len(piece)
    return ends


def _chunks(text: str) -> Iterator[tuple[int, int, str]]:
    if text:
        yield from ((*found.span(), found[0]) for found in chunk().finditer(text))


def mend() -> None:
    """Let Textual use them."""
    _wrap.chunks = _chunks
    content.divide_line = divided  # type: ignore[attr-defined]  # what it imports it calls by this name
