"""The folder that the sessions of a home lie in: made with the home, and cleared of sessions half made.

home/sessions/<id>/…   a session
home/sessions/.new-…   a session being made; left over, it is no session and is removed
home/sessions/.making  the lock that those who make one share
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sessions.errors import HomeError, LockedError, StoreWarning
from sessions.storage.files import Files, Lock
from sessions.storage.ownership import close_home

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_NEW = ".new-"
_MAKING = ".making"


def is_session_id(text: str) -> bool:
    """Whether `text` may be the id of a session, and so the name of its directory."""
    return _ID.fullmatch(text) is not None


class Folder:
    """The folder of the sessions of `home`, at `place`."""

    def __init__(self, home: Path, files: Files) -> None:
        """Touch nothing yet."""
        self.home = home
        self.place = home / "sessions"
        self._files = files

    def temporary(self, session_id: str) -> Path:
        """Where a session with this id is made before it appears."""
        return self.place / f"{_NEW}{session_id}-{os.urandom(4).hex()}"

    def being_used(self) -> Lock:
        """The lock of those who make a session, to be released by the caller: nothing is cleared meanwhile."""
        return self._files.lock_shared(self.place / _MAKING)

    def ids(self) -> list[str]:
        """The ids of all sessions, sorted. Raises HomeError where the home cannot be read."""
        try:
            return [name for name in self._files.directories(self.place) if is_session_id(name)]
        except OSError as problem:
            raise HomeError(self.place, problem.strerror or str(problem)) from problem

    def make(self) -> list[StoreWarning]:
        """Make the home and the folder where they are missing; who else could look in. Raises OSError, HomeError."""
        above = [one for one in self.home.absolute().parents if not one.exists()]
        for directory in (*reversed(above), self.home):
            self._make_directory(directory)
        warnings = close_home(self.home, self._files)
        self._make_directory(self.place)
        for directory in (self.home, self.place):
            self._files.check_usable(directory)
        return warnings

    def _make_directory(self, directory: Path) -> None:
        with suppress(FileExistsError):
            self._files.make_directory(directory)
            self._files.sync_directory(directory.parent)

    def sync_way(self) -> None:
        """Sync the directories that lead to a session, the home's own among them: a crash may have come before that."""
        self._files.sync_directory(self.place)
        self._files.sync_directory(self.home)
        for above in self.home.absolute().parents:
            # Places that may not be opened are somebody else's, who made them long ago.
            with suppress(PermissionError):
                self._files.sync_directory(above)

    def unfinished(self) -> list[str]:
        """The names of directories that are no sessions, made or purged half way; none where nothing can be read."""
        with suppress(OSError):
            # By name first: to ask of each of thousands of sessions whether it is a directory takes its time.
            hidden = [name for name in self._files.names(self.place) if name.startswith(".")]
            return [name for name in hidden if self._files.is_directory(self.place / name)]
        return []

    def clear(self, unfinished: Iterable[str]) -> None:
        """Remove those of the `unfinished` that a crash left of sessions half made."""
        with suppress(LockedError, OSError):
            left = [name for name in unfinished if name.startswith(_NEW)]
            if left:
                # Those who are making a session share this lock, so what is left over is nobody's.
                lock = self._files.lock(self.place / _MAKING)
                for name in left:
                    self.discard(self.place / name)
                lock.release()

    def discard(self, directory: Path) -> None:
        """Remove a directory of the folder with its files, as far as that goes."""
        with suppress(OSError):
            for name in self._files.names(directory):
                self._files.remove(directory / name)
            self._files.remove_directory(directory)
