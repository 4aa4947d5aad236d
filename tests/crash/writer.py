"""A process that makes sessions, takes notes and folds, without end; says of each note when it has been saved.

`python -m tests.crash.writer HOME SEED`: a line `+ ID` per session made, `ID N` per note, `? ID` before either.
"""

import random
import sys
from pathlib import Path

from sessions.errors import StoreError
from sessions.journal import FoldLimit
from sessions.shelf import Shelf
from sessions.store import SessionLog, TinySessionLog
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
        put(f"+ {session}")
        seq = 1
        for _ in range(chance.randint(1, 4)):
            for _ in range(chance.randint(1, 8)):
                seq += 1
                log.append(note(seq, text(session, seq)))
                put(f"{session} {seq}")
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
