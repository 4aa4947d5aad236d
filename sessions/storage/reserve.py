"""A megabyte of the disk that is kept free for the last notes: on a full disk it is given up, and they fit.

It is made when a session is opened for writing and there is room enough, with real blocks behind it, and given up
by the first record that a full disk refuses. That is told; the next opening with room makes it anew.
"""

import errno
import stat
from contextlib import suppress
from pathlib import Path

from sessions.errors import StoreWarning
from sessions.storage.files import Files
from sessions.storage.small_file import replacing

NAME = "reserve"
SIZE = 1 << 20
"""Bytes; a note takes a few hundred."""
ROOM = 16 << 20
"""Bytes that have to be free before so many are laid up."""
_BLOCK = 512
"""Bytes of a block as the system counts them, whatever the file system."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Reserve:
    """The reserve of one home."""

    def __init__(self, home: Path, files: Files) -> None:
        """Take the home's place."""
        self._home = home
        self._files = files

    def make(self) -> list[StoreWarning]:
        """Lay it up where it is missing; what a person should be told where there is no room for it. Never fails."""
        with suppress(OSError):
            known = self._files.about(self._path)
            # A copy of a home may bring it along as a file of the right size with nothing behind it.
            if stat.S_ISREG(known.st_mode) and known.st_size == SIZE <= known.st_blocks * _BLOCK:
                return []
        with suppress(OSError):
            if self._files.free(self._home) >= ROOM:
                with replacing(self._files, self._path, f"{NAME}.new") as descriptor:
                    self._files.allocate(descriptor, SIZE)
                return []
        return [StoreWarning("reserve_missing", NAME)]

    def spend(self) -> bool:
        """Give it up, if it is there."""
        try:
            self._files.remove(self._path)
        except OSError:
            return False
        return True

    @property
    def _path(self) -> Path:
        return self._home / NAME
