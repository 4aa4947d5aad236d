"""Commands as whole processes: the quick ones against an empty Python, an export against plain json."""

import subprocess
import sys
from pathlib import Path

from benchmarks.homes import environment, timed
from benchmarks.report import report
from sessions.shelf import Shelf
from sessions.storage.summary import summarise

PLAIN = """
import json, sys
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for name in open(sys.argv[1], encoding="utf-8").read().split():
        with open(name, encoding="utf-8") as file:
            json.dump(json.load(file), out, ensure_ascii=False)
        out.write("\\n")
"""
"""Reads the documents of all sessions and writes them, one a row, knowing nothing of what they say."""


def process(home: Path, *command: str) -> float:
    """Seconds that Python takes over `command`. Raises RuntimeError where it fails."""
    whole = [sys.executable, *command]

    def run() -> None:
        if subprocess.run(whole, env=environment(home), stdout=subprocess.DEVNULL, check=False).returncode:
            raise RuntimeError(f"{command[:3]} failed")

    return timed(run)


def bench_commands(homes: dict[int, Path], runs: int) -> None:
    """`bei --version` and `bei list` against a Python that does nothing."""
    few, many = min(homes), max(homes)
    bei = ("-m", "tui.cli")
    commands = {"pass": (few, ("-c", "pass")), "version": (many, (*bei, "--version"))}
    commands |= {f"list {n}": (n, (*bei, "list")) for n in (few, many)}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for n in range(runs + 1):
        for name, (sessions, command) in commands.items():
            taken = process(homes[sessions], *command)
            if n:  # the first time it is compiled
                times[name].append(taken)
    report(f"bei --version, {many} sessions / python -c pass", times["version"], times["pass"], 8.0)
    report(f"bei list, {few} sessions / python -c pass", times[f"list {few}"], times["pass"], 12.0)
    report(f"bei list, {many} sessions / python -c pass", times[f"list {many}"], times["pass"], 80.0)


def bench_export(home: Path, documents: list[Path], rounds: int) -> None:
    """All sessions of `home` as JSON Lines, against reading and writing their `documents` with json alone."""
    listed, out = home.parent / "exported-names", home.parent / "exported"
    listed.write_text("\n".join(map(str, documents)), "utf-8")
    export = ("-m", "tui.cli", "export", "--all", "--format", "jsonl", "--force", "-o", str(out))
    times: dict[str, list[float]] = {"export": [], "json": []}
    for _ in range(rounds):
        times["json"].append(process(home, "-c", PLAIN, str(listed), str(out)))
        times["export"].append(process(home, *export))
    report(f"bei export, {len(documents)} sessions / json.load, json.dump", times["export"], times["json"], 10.0)


def bench_index(home: Path, rounds: int) -> None:
    """The list from the index, each row checked against its session, and every session read whole for the same rows."""
    shelf = Shelf.at(home)
    ids = shelf.ids()
    tenth = ids[::10]

    def read_tenth() -> None:
        for one in tenth:
            log = shelf.open(one, read_only=True)
            summarise(log.records())
            log.close()

    times: dict[str, list[float]] = {"index": [], "sessions": []}
    for _ in range(rounds):
        times["index"].append(timed(shelf.rows))
        times["sessions"].append(timed(read_tenth) * len(ids) / len(tenth))
    report(f"index of {len(ids)} read and checked / reading them all", times["index"], times["sessions"], 0.1)
