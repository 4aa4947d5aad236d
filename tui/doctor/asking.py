"""Asks the terminal itself: how many cells it gives a text, and what it can do.

The questions end with one that every terminal answers (what it is, DA1), so that silence to the others is known for
what it is as soon as that answer comes. The terminal's settings are put back whatever happens meanwhile, a signal
among it: bei turns those into exceptions. Where somebody has typed ahead, nothing is asked: the answers could not be
told from what was typed, and that would be lost.

Of the doctor this module alone knows `termios`, which a Unix has: elsewhere there is no asking.
"""

import os
import re
import select
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

try:
    import termios
except ImportError:
    termios = None  # type: ignore[assignment]  # no Unix

_WHERE = re.compile(rb"\x1b\[(\d+);(\d+)R")
_MODE = re.compile(rb"\x1b\[\?(\d+);(\d)\$y")
_KITTY = re.compile(rb"\x1b\[\?\d+u")
_WHAT = re.compile(rb"\x1b\[\?[\d;]*c")
PASTE, MOUSE = 2004, 1006
"""The numbers of bracketed paste and of the mouse in its form without limits, as DEC private modes."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the terminal said: the cells of each text asked for, the modes that it knows, and the kitty keyboard.

    `cells` is empty where it told no places. None of it is there where it said nothing at all (`silent`).
    """

    cells: tuple[int, ...] = ()
    modes: frozenset[int] = frozenset()
    kitty: bool = False
    silent: bool = False


def available() -> bool:
    """Whether this system has terminals that can be asked."""
    return termios is not None


def ask(source: int, target: int, texts: Sequence[str], wait: float = 0.7) -> Answers | None:
    """Ask the terminal behind two descriptors, for `wait` seconds at most; None where somebody has typed ahead.

    Silent where this system has no such terminals. Raises OSError where it is none.
    """
    if not available():
        return Answers(silent=True)
    with _unheard(source):
        if select.select([source], [], [], 0)[0]:
            return None
        questions = [b"\r" + text.encode() + b"\x1b[6n" for text in texts]
        modes = [b"\x1b[?%d$p" % mode for mode in (PASTE, MOUSE)]
        # The row is wiped last: a terminal that does not know a question may have drawn a part of it.
        _write(target, b"".join((*questions, *modes, b"\x1b[?u", b"\x1b[c", b"\r\x1b[2K")))
        said = _heard(source, wait)
    places = [int(column) - 1 for _, column in _WHERE.findall(said)]
    known = frozenset(int(mode) for mode, state in _MODE.findall(said) if state != b"0")
    cells = tuple(places) if len(places) == len(texts) else ()
    return Answers(cells, known, _KITTY.search(said) is not None, not said)


@contextmanager
def _unheard(source: int) -> Iterator[None]:
    """What comes in is neither shown nor held back until a line ends; keys for signals stay what they are."""
    try:
        before, quiet = termios.tcgetattr(source), termios.tcgetattr(source)
    except termios.error as problem:
        raise OSError(*problem.args) from problem
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
    try:
        termios.tcsetattr(source, termios.TCSANOW, quiet)
        yield
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)


def _write(target: int, questions: bytes) -> None:
    while questions:
        questions = questions[os.write(target, questions) :]


def _heard(source: int, wait: float) -> bytes:
    said, end = b"", time.monotonic() + wait
    while not _WHAT.search(said) and (left := end - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
        more = os.read(source, 4096)
        if not more:
            break
        said += more
    return said
