"""The terminal: what it is, what it can do, and how wide it draws what bei writes."""

import os
import sys
from collections.abc import Iterator, Mapping
from shutil import get_terminal_size
from typing import Any

from tui.doctor.asking import MOUSE, PASTE, Answers, ask
from tui.doctor.finding import Finding

AMBIGUOUS = "…—·“”‘’×"
"""Signs of Chinese text that some terminals draw in two cells; bei reckons with one."""
_WIDE = "中"
_LEAST = (80, 24)
_NAMES = {
    "KITTY_WINDOW_ID": "kitty",
    "WT_SESSION": "Windows Terminal",
    "KONSOLE_VERSION": "Konsole",
    "VTE_VERSION": "VTE",
    "ALACRITTY_WINDOW_ID": "Alacritty",
}
_BETWEEN = {"TMUX": "tmux", "STY": "screen", "SSH_TTY": "ssh"}


def look(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """All that can be said of the terminal that standard input and output are."""
    streams: tuple[Any, ...] = (sys.stdin, sys.stdout)
    if not all(stream is not None and stream.isatty() for stream in streams):
        yield Finding("no_terminal", "unseen")
        return
    term = environment.get("TERM", "")
    if term in ("", "dumb"):
        yield Finding("dumb", "warning", {"term": term or "–"})
        return
    yield Finding("terminal", "ok", {"kind": kind(environment), "term": term})
    yield colours(environment)
    yield size(*get_terminal_size())
    try:
        answers = ask(sys.stdin.fileno(), sys.stdout.fileno(), (_WIDE, *AMBIGUOUS))
    except OSError:
        answers = Answers(silent=True)
    yield from told(answers)


def kind(environment: Mapping[str, str]) -> str:
    """Which program it is, as far as the environment tells, and what stands between."""
    named = next((name for variable, name in _NAMES.items() if environment.get(variable)), "")
    program = " ".join(filter(None, (environment.get("TERM_PROGRAM"), environment.get("TERM_PROGRAM_VERSION"))))
    between = [
        name for variable, name in (("TMUX", "tmux"), ("STY", "screen"), ("SSH_TTY", "ssh")) if variable in environment
    ]
    return " · ".join(dict.fromkeys(filter(None, (program or named, *between)))) or "–"


def colours(environment: Mapping[str, str]) -> Finding:
    """How many colours bei will use."""
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return Finding("no_color")
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return Finding("colours", "ok", {"colours": 1 << 24})
    if "256color" in term or term in ("xterm-kitty", "xterm-ghostty"):
        return Finding("colours", "ok", {"colours": 256})
    return Finding("few_colours", "warning", {"colours": 16})


def size(columns: int, rows: int) -> Finding:
    """Whether the screens have the room that they are drawn for."""
    small = columns < _LEAST[0] or rows < _LEAST[1]
    details = {"columns": columns, "rows": rows}
    return Finding("small", "warning", details) if small else Finding("size", "ok", details)


def told(answers: Answers | None) -> Iterator[Finding]:
    """What the terminal answered."""
    if answers is None:
        yield Finding("typed_ahead", "unseen")
        return
    if answers.silent:
        yield Finding("silent", "unseen")
        return
    yield from _widths(answers.cells)
    for code, mode in (("paste", PASTE), ("mouse", MOUSE)):
        yield Finding(code) if mode in answers.modes else Finding(f"{code}_unknown", "unseen")
    yield Finding("kitty" if answers.kitty else "no_kitty")


def _widths(cells: tuple[int, ...]) -> Iterator[Finding]:
    if not cells:
        yield Finding("no_places", "unseen")
        return
    wide, *others = cells
    yield Finding("wide") if wide == 2 else Finding("not_wide", "fault", {"cells": wide})
    double = "".join(sign for sign, one in zip(AMBIGUOUS, others, strict=True) if one != 1)
    yield (
        Finding("ambiguous_wide", "warning", {"signs": double})
        if double
        else Finding("ambiguous", "ok", {"signs": AMBIGUOUS})
    )
