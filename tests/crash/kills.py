"""The program in a pseudo-terminal, killed with -9 at random moments while notes are typed fast."""

import random
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.crash.report import Report, in_time, new_session, put, read_back
from tests.crash.typist import READY, Typist, note

ROUNDS = 10
"""How often the program is started on one session and killed."""


def kills(count: int, seed: int, workers: int = 2) -> Report:
    """Kill the program `count` times."""
    whole = Report("killed with -9 while notes are typed")
    shares = [len(range(worker, count, workers)) for worker in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(_share, shares, range(seed, seed + workers)):
            whole.done += part.done
            whole.promised += part.promised
            whole.kept += part.kept
            whole.problems += part.problems
            for what, number in part.more.items():
                whole.count(what, number)
    return whole


def _share(count: int, seed: int) -> Report:
    chance = random.Random(seed)
    report = Report("kills")
    with tempfile.TemporaryDirectory(prefix="bei-crash-") as folder:
        home = Path(folder) / "home"
        session, there = "", list[str]()
        number = 0
        for n in range(count):
            if n % ROUNDS == 0:
                session, there = new_session(home), []
            typist = Typist(home, session)
            if chance.random() < 0.1:
                # While it starts, too.
                going = in_time(chance.uniform(0, 1.5))
                while going():
                    typist.pause()
            else:
                typist.see(READY)
                typist.press("ctrl+u")
                going = in_time(chance.uniform(0.02, 0.8))
                while going():
                    number += 1
                    typist.note(number)
            typist.kill()
            report.done += 1
            typed = [*there, *map(note, typist.typed)]
            found = read_back(home, session)
            report.check(f"seed {seed}, kill {n + 1}", typed, len(there) + typist.promised(), found)
            report.promised -= len(there)
            if isinstance(found, str):
                session, there = new_session(home), []
            else:
                report.kept -= len(there)
                report.count("notes typed", len(typist.typed))
                there = found
            if n % 20 == 19:
                put(f"    seed {seed}: {n + 1} kills, {report.promised} notes called saved")
    return report
