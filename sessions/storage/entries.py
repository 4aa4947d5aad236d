"""The entries of the index, as they are read: one by one, so that ten thousand take little more than their rows.

What the journal of the index says is made into entries as it is read, and never stands there whole as dicts; values
that most rows share are there once.
"""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sessions.canonical import loads
from sessions.storage.files import Files
from sessions.storage.generations import read_journal
from sessions.storage.migration import is_known
from sessions.storage.seal import Envelope
from sessions.storage.summary import Row

TABLE = "sessions"
"""The table of the index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and the generation and size (bytes) of the journal file that it was made from."""

    generation: int
    size: int
    row: Row

    def to_document(self) -> dict[str, Any]:
        """The entry as plain content; the row as its values alone, behind the word for what they are."""
        row = self.row
        return {
            "generation": self.generation,
            "size": self.size,
            "row": [_FORM, *(getattr(row, one) for one in _NAMES)],
        }


_ENTRY = {"generation", "size", "row"}
_NAMES = tuple(one.name for one in fields(Row))
_FORM = f"{zlib.crc32(' '.join(_NAMES).encode()):08x}"
"""A word for the fields of a row and their order: a row of another version is not taken for one of this."""
_SHARED = {"candidate_id", "post", "purpose", "grade", "interviewer", "rubric", "stage", "state", "rubric_version"}
"""What a row has in common with many others."""
_SHARED_AT = tuple(n for n, name in enumerate(_NAMES) if name in _SHARED)
_OPENED, _UPDATED = _NAMES.index("opened"), _NAMES.index("updated")


def session_in(document: Mapping[str, Any]) -> str | None:
    """The session that an entry as plain content is of, in whichever version; None where it is none."""
    row = document.get("row")
    if isinstance(row, list):
        row = dict(zip(("", "id"), row, strict=False))
    found = row.get("id") if isinstance(row, Mapping) else None  # once a row was written with the names of its fields
    return found if isinstance(found, str) else None


def read_entries(directory: Path, files: Files, envelope: Envelope) -> dict[str, Entry]:
    """The entries in the journal at `directory`, by session.

    Raises what `read_journal` raises, SealedError, and for content that is no index ValueError, KeyError, TypeError or
    AttributeError.
    """
    made = _Maker()
    frames = read_journal(directory, files).frames[::-1]
    said = loads(_taken(frames, envelope), made)
    if not is_known(said["format"]):
        raise ValueError("an index of another version")
    table = said["tables"].get(TABLE, {})
    while frames:
        said = loads(_taken(frames, envelope), made)
        if TABLE in said.get("dropped", ()):
            table = {}
        for one in said.get("removed", {}).get(TABLE, ()):
            table.pop(one, None)
        table.update(said.get("put", {}).get(TABLE, {}))
    if not all(isinstance(entry, Entry) for entry in table.values()):
        raise ValueError("not the entries of an index")
    return {entry.row.id: entry for entry in table.values()}


def _taken(frames: list[Any], envelope: Envelope) -> str:
    """What the last of `frames` says, which is there no longer: as text and as bytes it would take twice the room."""
    frame = frames.pop()
    return envelope.open(frame.seq, frame.previous, frame.payload).decode()


class _Maker:
    """Makes entries of the objects that are entries."""

    def __init__(self) -> None:
        self._shared: dict[Any, Any] = {}

    def __call__(self, said: dict[str, Any]) -> Any:
        if said.keys() == _ENTRY:
            with suppress(ValueError, TypeError):  # one of another version may have been put right further down
                return Entry(said["generation"], said["size"], self._row(said["row"]))
            return said
        if said and all(type(value) is str for value in said.values()):
            return self._shared.setdefault(tuple(said.items()), said)  # the title of a model
        return said

    def _row(self, said: Any) -> Row:
        if isinstance(said, dict):
            return Row.from_document(said)
        if not isinstance(said, list) or said[:1] != [_FORM]:
            raise ValueError("a row of another version")
        values, shared = said[1:], self._shared
        for at in _SHARED_AT:
            values[at] = shared.setdefault(values[at], values[at])
        if values[_UPDATED] == values[_OPENED]:
            values[_UPDATED] = values[_OPENED]
        return Row(*values)
