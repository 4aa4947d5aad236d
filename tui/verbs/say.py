"""Where commands speak and listen: data to standard output, messages to standard error, input as bytes."""

import errno
import os
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from tui.safe_text import escaped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.lines import Span, Style
    from tui.out_file import Make

_COLOURS = {
    "muted": "2", "strong": "1", "accent": "1;36", "good": "32", "warn": "33", "bad": "31",
    "standard": "34", "rating": "1;33", "inverse": "7",
}  # fmt: skip

_PAGE = 100


def data(text: str) -> None:
    """Exact text to standard output, without a newline of its own; at a terminal, what could act on it is escaped."""
    stream = _output()
    # Bytes, so that no locale and no newline translation changes a document.
    raw((escaped(text) if stream.isatty() else text).encode("utf-8"))


def raw(content: bytes) -> None:
    """Bytes to standard output, as they are; not for a terminal."""
    stream = _output()
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def poured(make: "Make") -> None:
    """What `make` writes to standard output, as it is written; not for a terminal."""
    stream = _output()
    stream.flush()
    make(stream.buffer)
    stream.buffer.flush()


def _output() -> Any:
    # Python has no stream where the caller closed its end (`>&-`).
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout")
    return sys.stdout


def line(text: str) -> None:
    """A line for a reader to standard output; people's text in it is made harmless."""
    data(visible(text) + "\n")


def lines(texts: "Iterable[str]") -> None:
    """Lines for a reader, as `line` prints them, in one go: there may be thousands."""
    data("".join(visible(text) + "\n" for text in texts))


def coloured(rows: "Iterable[Sequence[Span]]") -> None:
    """Rows of styled text to a terminal, in the sixteen colours that its owner has chosen."""
    text = "".join("".join(_colours(visible(part), style) for part, style in row) + "\n" for row in rows)
    raw(text.encode("utf-8"))


def _colours(text: str, style: "Style") -> str:
    code = _COLOURS.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text.strip() else text


def json(value: Any) -> None:
    """A value as JSON to standard output."""
    from sessions.canonical import dumps

    data(dumps(value, indent=1) + "\n")


def message(text: str) -> None:
    """A message to standard error; where nobody can hear it, that changes nothing else."""
    stream: Any = sys.stderr
    if stream is not None:
        with suppress(OSError):
            stream.write("\n".join(visible(one) for one in text.split("\n")) + "\n")
            stream.flush()


def prompt(text: str) -> None:
    """A question to standard error; what is typed follows on the same line."""
    stream: Any = sys.stderr
    if stream is not None:
        with suppress(OSError):
            stream.write(f"{visible(text)} ")
            stream.flush()


def unheard() -> None:
    """Give up on standard output, whose reader has gone: what is still to be flushed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def let_go() -> None:
    """Before the process ends, give up what a stream no longer takes: Python would end with 120 over it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except (OSError, ValueError):
                with suppress(OSError, ValueError):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Columns for text that is laid out: the terminal's, but no more than a page has; a page's where there is none."""
    from shutil import get_terminal_size

    return min(get_terminal_size((_PAGE, 24)).columns, _PAGE) if to_terminal() else _PAGE


def speaks_unicode() -> bool:
    """Whether the terminal's encoding is UTF-8, as far as the locale tells."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") in ("utf8", "cp65001")


def at_terminal() -> bool:
    """Whether a person can be asked: standard input is a terminal."""
    stream: Any = sys.stdin
    return stream is not None and bool(stream.isatty())


def can_draw() -> bool:
    """Whether the terminal has a cursor that can be sent somewhere, as far as it tells."""
    return os.environ.get("TERM") not in ("dumb", "unknown")


def received() -> IO[bytes]:
    """Standard input. Raises OSError where there is none (`<&-`)."""
    stream: Any = sys.stdin
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdin")
    buffer: IO[bytes] = stream.buffer
    return buffer
