"""Where commands speak: data to standard output, messages to standard error."""

import sys
from typing import Any

from tui.safe_text import visible


def data(text: str) -> None:
    """Exact text to standard output, without a newline of its own."""
    # Bytes, so that no locale and no newline translation changes a document.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def line(text: str) -> None:
    """A line for a reader to standard output; people's text in it is made harmless."""
    data(visible(text) + "\n")


def json(value: Any) -> None:
    """A value as JSON to standard output."""
    from sessions.canonical import dumps

    data(dumps(value, indent=1) + "\n")


def message(text: str) -> None:
    """A message to standard error."""
    sys.stderr.write("\n".join(visible(one) for one in text.split("\n")) + "\n")
