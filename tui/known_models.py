"""The models of a catalogue as far as they have been read: titles at once, the rest one after another.

What was read is kept for as long as its file stays as it was: the browser is opened again and again, and to read
twelve models takes a second or two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rubric.catalogue import Catalogue
    from rubric.head import Head
    from rubric.reader import Reading
    from rubric.searching import Entry

Origin = Literal["built_in", "own", "instead"]


@dataclass(frozen=True, slots=True)
class Known:
    """One model: where it is and whose; then its head; then all of it with its places to search, or what is wrong."""

    id: str
    path: Path
    origin: Origin
    head: "Head | None" = None
    reading: "Reading | None" = None
    entries: "tuple[Entry, ...]" = ()
    error: Exception | None = None


class Library:
    """Reads the models of a home; one thread reads at a time."""

    def __init__(self, home: Path) -> None:
        """Take the home's place; nothing is read yet."""
        self._home = home
        self._read: dict[Path, tuple[tuple[int, ...], Known]] = {}

    @property
    def _catalogue(self) -> "Catalogue":
        from rubric.catalogue import Catalogue

        return Catalogue(self._home / "rubrics")

    def known(self) -> list[Known]:
        """Every model as far as it is known, by id, without reading any file."""
        catalogue = self._catalogue
        files = catalogue.files().items()
        return [self._kept(path) or Known(name, path, catalogue.origin(path)) for name, path in files]

    def read(self) -> Iterator[Known]:
        """What is learnt of the models: first of each its head, then of each all; of those that changed, alone."""
        new = [one for one in self.known() if one.reading is None and one.error is None]
        for one in new:
            yield self._headed(one)
        for one in new:
            yield self._whole(one)

    def whole(self, rubric_id: str) -> Known | None:
        """All of one model, read now where need be; None where there is none of that id."""
        found = next((one for one in self.known() if one.id == rubric_id), None)
        return found if found is None or found.reading or found.error else self._whole(self._headed(found))

    def _kept(self, path: Path) -> Known | None:
        stamp, known = self._read.get(path, (None, None))
        return known if stamp is not None and stamp == _stamp(path) else None

    def _headed(self, one: Known) -> Known:
        from rubric.faults import RubricError

        try:
            return replace(one, head=self._catalogue.head(one.path))
        except (RubricError, OSError):
            return one  # to read the whole will tell

    def _whole(self, one: Known) -> Known:
        from rubric.faults import RubricError
        from rubric.head import head_in
        from rubric.searching import entries

        stamp = _stamp(one.path)
        try:
            reading = self._catalogue.read(one.id)
            made = replace(one, head=head_in(reading.rubric), reading=reading, entries=entries(reading.rubric))
        except (RubricError, OSError) as error:
            made = replace(one, error=error)
        if stamp:
            self._read[one.path] = (stamp, made)
        return made


def _stamp(path: Path) -> tuple[int, ...]:
    """What a file has another of once it was written; empty where it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)
