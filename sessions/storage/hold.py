"""A legal hold on a session: while it stands, nothing of the session may be deleted.

It is a file `hold` in the session's own directory, so that it goes wherever the session goes. What cannot be read
holds: a damaged file is no leave to delete.
"""

from dataclasses import dataclass
from pathlib import Path

from sessions.errors import SessionNotFoundError, StoreError, writing
from sessions.storage.files import Files
from sessions.storage.seal import Seal, closed, file_place, opened
from sessions.storage.small_file import as_small_file, read_small_file, replace_file

NAME = "hold"


@dataclass(frozen=True, slots=True)
class Hold:
    """Since when (ISO 8601, UTC), by whom and why; all empty and `readable` false where the file cannot be read."""

    since: str = ""
    by: str = ""
    reason: str = ""
    readable: bool = True


class HeldError(StoreError):
    """A session that may not be deleted, nor anything in it: `session`, `hold`."""

    def __init__(self, session: str, hold: Hold) -> None:
        """Take the session and what holds it."""
        super().__init__(f"{session} is under a legal hold")
        self.session = session
        self.hold = hold


class Holds:
    """The holds of a home's sessions, which are to be there."""

    def __init__(self, home: Path, files: Files, seal: Seal | None = None) -> None:
        """Take the home's place, and its seal where it has one."""
        self._home = home
        self._files = files
        self._seal = seal

    def of(self, session: str) -> Hold | None:
        """What holds the session, if anything does."""
        path = self._path(session)
        try:
            said = read_small_file(opened(self._seal, file_place(self._home, path), self._files.read(path)))
            return Hold(str(said["since"]), str(said["by"]), str(said["reason"]))
        except FileNotFoundError:
            return None
        except (OSError, StoreError, ValueError, TypeError, KeyError):
            return Hold(readable=False)

    def check(self, session: str) -> None:
        """Raise HeldError where the session is held."""
        hold = self.of(session)
        if hold is not None:
            raise HeldError(session, hold)

    def put(self, session: str, hold: Hold) -> None:
        """Hold the session from now on; on the disk when this returns. Raises StoreWriteError, SessionNotFoundError."""
        path = self._path(session)
        if not self._files.is_directory(path.parent):
            raise SessionNotFoundError(session)
        content = as_small_file({"since": hold.since, "by": hold.by, "reason": hold.reason})
        with writing("place the hold"):
            replace_file(self._files, path, closed(self._seal, file_place(self._home, path), content))

    def lift(self, session: str) -> None:
        """Hold the session no more. Raises StoreWriteError."""
        path = self._path(session)
        with writing("release the hold"):
            self._files.remove(path)
            self._files.sync_directory(path.parent)

    def _path(self, session: str) -> Path:
        return self._home / "sessions" / session / NAME
