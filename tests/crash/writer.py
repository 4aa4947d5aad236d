"""A process that makes sessions, takes notes and folds, without end; says of each note when it has been saved.

`python -m tests.crash.writer HOME SEED`: a line `+ ID TIME` per session made, `ID N TIME` per note, each with the
monotonic time (ns) at which it had been saved, and `? ID` before a session is made.
"""

import random
import sys
import time
from pathlib import Path

from sessions.errors import StoreError
from sessions.shelf import Shelf
from sessions.storage.journal import FoldLimit
from sessions.storage.store import SessionLog, TinySessionLog
from tests.crash.report import put
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened


def text(session: str, seq: int) -> str:
    """The text of the note `seq` of a session; some are long."""
    return f"{session} {seq} " + "客户说当天就通了" * (seq * 7 % 90)


def write(home: Path, seed: int) -> None:
    """Write until the disk refuses."""
    chance = random.Random(seed)
    shelf = Shelf.at(home)
    for n in range(10_000):
        session = f"writer-{seed}-{n}"
        put(f"? {session}")
        log: SessionLog = shelf.create(session, opened(session))
        put(f"+ {session} {time.monotonic_ns()}")
        seq = 1
        for _ in range(chance.randint(1, 4)):
            for _ in range(chance.randint(1, 8)):
                seq += 1
                log.append(note(seq, text(session, seq)))
                put(f"{session} {seq} {time.monotonic_ns()}")
            log.close()
            if chance.random() < 0.5:
                shelf.rows()
            log = TinySessionLog(home / "sessions" / session, limit=FoldLimit(0, 0))
        log.close()


if __name__ == "__main__":
    try:
        write(Path(sys.argv[1]), int(sys.argv[2]))
    except (StoreError, OSError) as problem:
        put(f"! {problem}")
