"""People's text in Markdown: it is shown as it stands, and nothing in it acts."""

import re
from typing import Any

from tui.safe_text import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")
_BEGINNING = re.compile(r"\A(?:([-+=])|(\d{1,9})([.)]))(?=\s|\Z)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)://|\bwww\.")


def escaped(text: str) -> str:
    """`text` on one line, so that Markdown takes none of it for a sign; no address in it becomes a link.

    One space at the end stays, as behind the colon of a label; two would be a line break.
    """
    drawn = visible(text)
    shown = _SIGNS.sub(r"\\\1", drawn.strip())
    shown = _ADDRESS.sub(lambda found: f"{found[1]}\\://" if found[1] else f"{found[0][:-1]}\\.", shown)
    shown = _BEGINNING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", shown)
    return f"{shown} " if shown and drawn[-1].isspace() else shown


def marked_down(value: Any) -> Any:
    """What a template draws: `escaped`, but for what the template itself has made."""
    from markupsafe import Markup

    return value if isinstance(value, Markup) else Markup(escaped(str(value)))
