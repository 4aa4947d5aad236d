"""Notes on what has changed in the duties of a post, by model: one file `posts` in the home.

Notes are only ever added; how they are kept is told in kept_list.py.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sessions.storage.files import Files
from sessions.storage.kept_list import KeptList
from sessions.storage.seal import Seal

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
        self._kept = KeptList(home, NAME, files, seal, _read, PostNote.to_document)

    def all(self) -> list[PostNote]:
        """All notes, oldest first. Raises StoreReadError, DamagedError and SealedError."""
        return self._kept.all()

    def of(self, rubric: str) -> list[PostNote]:
        """The notes on the post of one model, oldest first. Raises what `all` raises."""
        return [one for one in self.all() if one.rubric == rubric]

    def add(self, note: PostNote) -> None:
        """Add `note`; on the disk when this returns. Raises StoreWriteError, LockedError, and what `all` raises."""
        self._kept.change(lambda known: [*known, note])


def _read(said: Mapping[str, Any]) -> PostNote:
    """A note out of the file. Raises ValueError, TypeError and KeyError."""
    note = PostNote(**said)
    if not all(isinstance(one, str) for one in asdict(note).values()):
        raise ValueError("not a note")
    datetime.fromisoformat(note.at)
    return note
