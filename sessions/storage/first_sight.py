"""The top of the list in a small file beside the index: the first sight of a home costs the same however many it has.

It is written when the index is, and as good as that: it may be old or missing, and is checked by whoever lists all.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sessions.storage.files import Files
from sessions.storage.seal import Seal, closed, file_place, opened
from sessions.storage.small_file import as_small_file, read_small_file, replace_file
from sessions.storage.summary import Row

NAME = "first"
FIRST = 100
"""How many rows are kept; more than a terminal is high."""


@dataclass(frozen=True, slots=True)
class FirstSight:
    """The first rows of the list, in its order, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int

    @property
    def whole(self) -> bool:
        """Whether these are all."""
        return len(self.rows) >= self.total


class FirstSightFile:
    """The file `first` in the directory of the index; who writes it holds the lock of the index."""

    def __init__(self, home: Path, files: Files, seal: Seal | None) -> None:
        """Touch nothing yet."""
        self._path = home / "index" / NAME
        self._place = file_place(home, self._path)
        self._files = files
        self._seal = seal

    def read(self) -> FirstSight | None:
        """What was last written; None where it is missing, damaged or of another version. Raises SealedError."""
        try:
            said = read_small_file(opened(self._seal, self._place, self._files.read(self._path)))
            return FirstSight(tuple(Row.from_document(one) for one in said["rows"]), int(said["total"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def is_there(self) -> bool:
        """Whether there is such a file. Raises OSError."""
        try:
            self._files.about(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def write(self, rows: Iterable[Row], total: int) -> None:
        """Keep `rows` as the top of a list of `total`. Never fails: where that cannot be, none is kept."""
        said = {"rows": [row.to_document() for row in rows], "total": total}
        content = closed(self._seal, self._place, as_small_file(said))
        try:
            replace_file(self._files, self._path, content)
        except OSError:
            with suppress(OSError):
                self.remove()

    def remove(self) -> None:
        """Take it away, where there is one. Raises OSError."""
        with suppress(FileNotFoundError):
            self._files.remove(self._path)
