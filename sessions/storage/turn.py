"""Waiting for one's turn at a lock that everybody holds for a few milliseconds only."""

import time
from contextlib import suppress
from pathlib import Path

from sessions.errors import LockedError, writing
from sessions.storage.files import Files, Lock

_TRIES = 60
_PAUSE = 0.01
"""Seconds between tries."""


def take_turn(files: Files, path: Path, act: str) -> Lock:
    """The lock at `path`, waited for some two seconds at most.

    Raises LockedError, and StoreWriteError("cannot `act`: …").
    """
    with writing(act):
        for _ in range(_TRIES):
            with suppress(LockedError):
                return files.lock(path)
            time.sleep(_PAUSE)
        return files.lock(path)
