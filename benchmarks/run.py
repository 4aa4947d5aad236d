"""Prints speed as ratios against a baseline in the same run, beside targets; medians of interleaved runs. No test.

Run with `make bench`; `--quick` takes fewer samples, and homes of up to 1,000 sessions instead of 10,000.
"""

import os
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.commands import bench_commands, bench_export, bench_index
from benchmarks.grading import bench_grading
from benchmarks.grading import fill as fill_rated
from benchmarks.home_screen import BARE, BEI, bench_filter, bench_memory, bench_paint
from benchmarks.homes import clock, environment, fill, timed
from benchmarks.report import report
from benchmarks.terminal import TimedTerminal
from sessions.desk import SessionDesk
from sessions.interview.commands import AddIncident, Capture, MarkIndicator, StartStage
from sessions.shelf import Shelf
from sessions.vault.key import new_key


def typing(terminal: TimedTerminal, samples: int, enter: bool) -> list[float]:
    """Seconds from key to paint, letter by letter; Enter saves a note after every ten letters."""
    times = []
    for n in range(samples):
        times.append(terminal.key_to_paint(b"qwxzjkvbyp"[n % 10 : n % 10 + 1]))
        terminal.quiet(0.03)
        if n % 10 == 9:
            terminal.send(b"\r")
            terminal.quiet(0.15 if enter else 0.05)
    return times


def bench_keys(homes: dict[int, Path], session: str, rounds: int) -> None:
    """Key to paint in the capture line against the bare app's text area."""
    times: dict[str, list[float]] = {"bare": [], **{str(n): [] for n in homes}}
    bare = TimedTerminal(BARE, environment(homes[min(homes)]))
    bare.until(b"PAINTED")
    ours = {n: TimedTerminal([*BEI, "open", session], environment(home)) for n, home in homes.items()}
    for terminal in ours.values():
        terminal.until(b"Opening")
    for terminal in (bare, *ours.values()):
        terminal.quiet(0.6)
    for _ in range(rounds):
        times["bare"] += typing(bare, 10, False)
        for n, terminal in ours.items():
            times[str(n)] += typing(terminal, 10, True)
    for terminal in (bare, *ours.values()):
        terminal.end()
    for n in homes:
        report(f"key to paint, capture line, {n} sessions / bare TextArea", times[str(n)], times["bare"], 1.1)


def bench_hour(folder: Path, rounds: int) -> None:
    """Keys and notes late in an hour-long interview (405 notes, 15 incidents) against early, on full screens."""
    ours: dict[str, TimedTerminal] = {}
    for name, incidents in (("early", 2), ("late", 15)):
        session = fill(folder / name, 1)
        desk = SessionDesk(Shelf.at(folder / name).open(session), clock)
        desk.do(StartStage(stage="incidents"))
        for n in range(1, incidents + 1):
            desk.do(AddIncident(kind="high", title=f"incident {n}"))
            for note in range(27):
                desk.do(Capture(line=f"a: + #ach 第{note}条记录，客户在三天内答复了报价", incident=f"i{n}"))
        desk.close()
        ours[name] = TimedTerminal([*BEI, "open", session], environment(folder / name))
        ours[name].until(b"incident")
    for terminal in ours.values():
        terminal.quiet(0.6)
    keys: dict[str, list[float]] = {name: [] for name in ours}
    saves: dict[str, list[float]] = {name: [] for name in ours}
    for n in range(rounds):
        for name in sorted(ours, reverse=n % 2 == 1):
            keys[name] += typing(ours[name], 9, False)
            ours[name].send(f" word{n:04d}".encode())
            ours[name].quiet(0.4)  # what was typed is to be shown before it is looked for as a note
            began = time.perf_counter()
            ours[name].send(b"\r")
            saves[name].append(ours[name].until(f"word{n:04d}".encode(), 5) - began)
            ours[name].quiet(0.1)
    for terminal in ours.values():
        terminal.end()
    report("key to paint, after 405 notes / after 54", keys["late"], keys["early"], 1.3)
    report("Enter to the note in the stream, after 405 notes / after 54", saves["late"], saves["early"], 1.3)


def bench_edits(homes: dict[int, Path], session: str, rounds: int) -> None:
    """One edit through the desk against a bare append that is synced."""
    times: dict[str, list[float]] = {"bare": [], **{f"{kind} {n}": [] for n in homes for kind in ("note", "mark")}}
    desks = {n: SessionDesk(Shelf.at(home).open(session), clock) for n, home in homes.items()}
    handle = os.open(homes[min(homes)] / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    line = b"x" * 400 + b"\n"

    def bare() -> None:
        os.write(handle, line)
        os.fsync(handle)

    for n in range(rounds):
        times["bare"].append(timed(bare))
        for sessions, desk in desks.items():
            note = Capture(line=f"a: + #ach 第{n}条记录，客户在三天内答复了报价")
            times[f"note {sessions}"].append(timed(partial(desk.do, note)))
            mark = MarkIndicator(indicator="ach.1.1", mark="shown" if n % 2 else "partly")
            times[f"mark {sessions}"].append(timed(partial(desk.do, mark)))
    os.close(handle)
    for desk in desks.values():
        desk.close()
    for name, taken in times.items():
        if name != "bare":
            report(f"edit ({name} sessions) / bare synced append", taken, times["bare"], 2.5)
    few, many = min(homes), max(homes)
    report(f"edit with {many} sessions / with {few}", times[f"note {many}"], times[f"note {few}"], 1.0)


def bench_sealed(folder: Path, rounds: int) -> None:
    """One edit in an encrypted home against the same edit in a plain one."""
    seals = {"plain": None, "sealed": new_key().as_state("sealed")}
    desks = {}
    for name, seal in seals.items():
        session = fill(folder / name, 1, seal)
        desks[name] = SessionDesk(Shelf.at(folder / name, seal=seal).open(session), clock)
    times: dict[str, dict[str, list[float]]] = {kind: {name: [] for name in desks} for kind in ("note", "mark")}
    for n in range(rounds):
        note = Capture(line=f"a: + #ach 第{n}条记录，客户在三天内答复了报价")
        mark = MarkIndicator(indicator="ach.1.1", mark="shown" if n % 2 else "partly")
        for kind, act in (("note", note), ("mark", mark)):
            for name in sorted(desks, reverse=n % 2 == 1):  # whoever is first finds the disk less awake
                times[kind][name].append(timed(partial(desks[name].do, act)))
    for desk in desks.values():
        desk.close()
    for kind, taken in times.items():
        report(f"edit ({kind}), encrypted home / plain home", taken["sealed"], taken["plain"], 2.0)


def main() -> None:
    """Run all."""
    quick = "--quick" in sys.argv
    folder = Path(tempfile.mkdtemp(prefix="bei-bench-", dir=os.environ.get("BEI_BENCH_DIR")))
    try:
        homes = {n: folder / str(n) for n in ((10, 1000) if quick else (10, 10_000))}
        session = ""
        for n, home in homes.items():
            session = fill(home, n)
        rated = folder / "rated"
        rated.mkdir()
        documents = fill_rated(rated / "home", rated / "documents", 100 if quick else 1000)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians of interleaved runs")
        bench_edits(homes, session, 60 if quick else 200)
        bench_index(homes[max(homes)], 3 if quick else 5)
        bench_commands(homes, 5 if quick else 11)
        bench_export(rated / "home", documents, 3 if quick else 5)
        bench_grading(rated, documents, 3 if quick else 5)
        bench_sealed(folder, 60 if quick else 200)
        bench_paint(homes, 5 if quick else 11)
        bench_memory(homes, 3 if quick else 5)
        bench_filter(homes, 10 if quick else 40)
        bench_hour(folder / "hour", 5 if quick else 20)
        bench_keys(homes, session, 5 if quick else 20)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
