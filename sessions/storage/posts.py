"""Notes on what has changed in the duties of a post, by model: one file `posts` in the home.

It is a small file (see small_file.py), sealed whole in a home that is encrypted; who adds to it holds `posts.lock`.
Notes are only ever added. What cannot be read is an error and never taken for an empty file.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sessions.errors import DamagedError, StoreReadError, writing
from sessions.storage.files import Files
from sessions.storage.seal import Seal, closed, file_place, opened
from sessions.storage.small_file import as_small_file, read_small_file, replace_file
from sessions.storage.turn import take_turn

NAME = "posts"
LOCK = f"{NAME}.lock"


@dataclass(frozen=True, slots=True)
class PostNote:
    """That the duties of the post of the model `rubric` (its id) changed: when it was noted (UTC), by whom, and how."""

    rubric: str
    at: str
    by: str
    text: str

    def to_document(self) -> dict[str, Any]:
        """The note as plain content."""
        return asdict(self)


class PostNotes:
    """The notes of a home, which is to be there."""

    def __init__(self, home: Path, files: Files, seal: Seal | None = None) -> None:
        """Take the home's place, and its seal where it has one."""
        self._home = home
        self._path = home / NAME
        self._files = files
        self._seal = seal

    def all(self) -> list[PostNote]:
        """All notes, oldest first. Raises StoreReadError, DamagedError and SealedError."""
        try:
            content = self._files.read(self._path)
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise StoreReadError(self._path, problem.errno or 0) from problem
        try:
            said = read_small_file(opened(self._seal, file_place(self._home, self._path), content))
            return [_read(one) for one in said["posts"]]
        except (ValueError, TypeError, KeyError) as problem:
            raise DamagedError(self._path, str(problem)) from None

    def of(self, rubric: str) -> list[PostNote]:
        """The notes on the post of one model, oldest first. Raises what `all` raises."""
        return [one for one in self.all() if one.rubric == rubric]

    def add(self, note: PostNote) -> None:
        """Add `note`; on the disk when this returns. Raises StoreWriteError, LockedError, and what `all` raises."""
        lock = take_turn(self._files, self._home / LOCK, "lock the notes on posts")
        try:
            said = {"posts": [one.to_document() for one in (*self.all(), note)]}
            content = closed(self._seal, file_place(self._home, self._path), as_small_file(said))
            with writing("keep the note on the post"):
                replace_file(self._files, self._path, content)
        finally:
            lock.release()


def _read(said: Mapping[str, Any]) -> PostNote:
    """A note out of the file. Raises ValueError, TypeError and KeyError."""
    note = PostNote(**said)
    if not all(isinstance(one, str) for one in asdict(note).values()):
        raise ValueError("not a note")
    datetime.fromisoformat(note.at)
    return note
