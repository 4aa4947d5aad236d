"""Who is at work in a home: many at once, or one who has it alone to write all of it anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sessions.errors import HomeInUseError, LockedError, writing
from sessions.storage.files import Files, Lock

IN_USE = "in-use.lock"
"""Shared by all who have the home open, and held alone by who changes it over."""


def enter(home: Path, files: Files) -> Lock:
    """A share of `home`: while it is held nobody has the home alone.

    Raises LockedError, which tells who, while somebody has, and OSError where there is no home or no right to it.
    """
    return files.lock_shared(home / IN_USE, wait=False)


@contextmanager
def alone(home: Path, files: Files) -> Iterator[None]:
    """Have `home` to oneself. Raises HomeInUseError and StoreWriteError."""
    with writing("lock the home"):
        try:
            lock = files.lock(home / IN_USE)
        except LockedError:
            raise HomeInUseError() from None
    try:
        yield
    finally:
        lock.release()
