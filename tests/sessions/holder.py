"""Another process at the store: `python -m tests.sessions.holder ACT HOME …`, for the tests of two processes.

- `hold ID`: opens a session, says `held`, and holds it until its standard input ends or it is killed
- `write ID COUNT`: takes so many notes, and says each number that is saved
- `make NAME COUNT`: makes so many sessions whose ids begin with NAME, listing all in between; says each id made
"""

import sys
from pathlib import Path

from sessions.errors import LockedError
from sessions.shelf import Shelf
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened


def _say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _hold(shelf: Shelf, session: str) -> None:
    log = shelf.open(session)
    _say("held")
    sys.stdin.read()
    log.close()


def _write(shelf: Shelf, session: str, count: int) -> None:
    log = shelf.open(session)
    first = len(log.records()) + 1
    for seq in range(first, first + count):
        log.append(note(seq))
        _say(seq)
    log.close()


def _make(shelf: Shelf, name: str, count: int) -> None:
    for n in range(count):
        session = f"{name}-{n}"
        shelf.create(session, opened(session)).close()
        _say(session)
        rows = {row.id for row in shelf.rows()}
        assert {f"{name}-{one}" for one in range(n + 1)} <= rows
        assert shelf.warnings == []


def main(act: str, home: str, *rest: str) -> None:
    """Do one act."""
    shelf = Shelf.at(Path(home))
    try:
        if act == "hold":
            _hold(shelf, rest[0])
        elif act == "write":
            _write(shelf, rest[0], int(rest[1]))
        else:
            _make(shelf, rest[0], int(rest[1]))
    except LockedError as held:
        _say(f"locked by {held.pid}")


if __name__ == "__main__":
    main(*sys.argv[1:])
