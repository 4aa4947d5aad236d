"""The home screen: first paint, the filter and memory, with few sessions and with thousands, against a bare app."""

import sys
from pathlib import Path

from benchmarks.homes import environment
from benchmarks.report import report
from benchmarks.terminal import TimedTerminal

BEI = [sys.executable, "-m", "tui.cli", "--lang", "en"]
BARE = [sys.executable, "-m", "benchmarks.bare_app"]
NOTHING = b"No session fits"
"""What the list says where no session fits what was typed."""


def _first_paint(command: list[str], home: Path) -> float:
    """Seconds from the start of the process to the first paint of content."""
    terminal = TimedTerminal(command, environment(home))
    try:
        return terminal.until(b"PAINTED") - terminal.began
    finally:
        terminal.end()


def _peak(command: list[str], home: Path) -> float:
    """The most memory (MB) of a process that has painted and then done all that it does by itself."""
    terminal = TimedTerminal(command, environment(home))
    try:
        terminal.until(b"PAINTED")
        terminal.quiet(1.0, most=20)
    finally:
        terminal.end()
    return terminal.peak


def bench_paint(homes: dict[int, Path], runs: int) -> None:
    """First paint of the home screen against the bare app, and with many sessions against few."""
    few, many = min(homes), max(homes)
    times: dict[str, list[float]] = {"bare": [], **{str(n): [] for n in homes}}
    _first_paint(BARE, homes[few])  # compiles what is imported
    for home in homes.values():
        _first_paint(BEI, home)
    for _ in range(runs):
        times["bare"].append(_first_paint(BARE, homes[few]))
        for n, home in homes.items():
            times[str(n)].append(_first_paint(BEI, home))
    report(f"first paint, home with {few} sessions / bare app", times[str(few)], times["bare"], 1.2)
    report(f"first paint, home with {many} sessions / with {few}", times[str(many)], times[str(few)], 1.2)


def bench_memory(homes: dict[int, Path], runs: int) -> None:
    """Peak memory of the program against that of the bare app."""
    few, many = min(homes), max(homes)
    most: dict[str, list[float]] = {"bare": [], **{str(n): [] for n in homes}}
    for _ in range(runs):
        most["bare"].append(_peak(BARE, homes[few]))
        for n, home in homes.items():
            most[str(n)].append(_peak(BEI, home))
    for n in (few, many):
        name = f"peak memory, home with {n} sessions / bare app"
        report(name, most[str(n)], most["bare"], 1.5)


def bench_filter(homes: dict[int, Path], rounds: int) -> None:
    """A key in the filter that no session fits, and the key that takes it back: to the paint of the list."""
    few, many = min(homes), max(homes)
    terminals = {n: TimedTerminal(BEI, environment(homes[n])) for n in (few, many)}
    for terminal in terminals.values():
        terminal.until(b"PAINTED")
    for terminal in terminals.values():
        terminal.quiet(1.0, most=20)
    times: dict[int, list[float]] = {n: [] for n in terminals}
    for _ in range(rounds):
        for n, terminal in terminals.items():
            for key, shown in ((b"\\", NOTHING), (b"\x7f", b"PAINTED")):
                times[n].append(terminal.until_shown(key, shown))
                terminal.quiet(0.05)
    for terminal in terminals.values():
        terminal.end()
    report(f"filter key to paint, {many} sessions / {few}", times[many], times[few], 2.0)
