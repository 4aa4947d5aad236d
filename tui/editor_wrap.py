"""Makes Textual's text area wrap Chinese: between any two characters, punctuation kept with what it belongs to.

Textual 8.2 takes a run of Chinese for one word, so that a long note leaves its first row half empty. The words of
a line come from one pattern of a private module; this module is the only one that knows of it.
"""

import re

from textual import _wrap

_OPENING = "（《「『【〈〔［｛“‘"
_CLOSING = "，。、；：？！）》」』】〉〕］｝”’％…—"
_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003fffd"

CHUNK = re.compile(
    rf"[{_OPENING}]*[{_WIDE}](?<![{_OPENING}])[{_CLOSING}]*\s*"
    rf"|[{_OPENING}]*[^\s{_WIDE}{_OPENING}]+[{_CLOSING}]*\s*"
    rf"|\S\s*|\s+"
)
"""One chunk that is never parted: a wide character or a Latin word, with its punctuation and the space behind."""


def mend() -> None:
    """Let Textual use the pattern."""
    _wrap.re_chunk = CHUNK
