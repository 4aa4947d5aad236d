"""What the served program says last, once its page has gone: the session that was open, for the next page to open.

It follows the last picture on the program's standard output, as a sequence that no drawn text can hold: the escape
character of people's text is never drawn.
"""

import re

_SAID = re.compile(rb"\x1b\]bei;([^\x00-\x20\x7f]{1,200})\x07\Z")
LONGEST = 256
"""Bytes within which it ends."""


def said(session: str) -> bytes:
    """The session `session` was open."""
    return b"\x1b]bei;" + session.encode() + b"\x07"


def heard(end: bytes) -> str | None:
    """The session that was open, by the `end` of what was drawn; None where none was."""
    found = _SAID.search(end)
    return found[1].decode("utf-8", "replace") if found else None
