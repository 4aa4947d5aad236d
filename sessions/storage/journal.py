"""TinyDB on an append-only journal: every write is one synced record that holds only what it changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from sessions.canonical import dumps, loads
from sessions.errors import (
    AlreadyExistsError,
    ClosedError,
    DamagedError,
    FormatError,
    ReadOnlyError,
    StoreError,
    StoreWarning,
    StoreWriteError,
    writing,
)
from sessions.storage.appender import Appender
from sessions.storage.changes import Change, Tables, as_tables, copied, difference, read_change
from sessions.storage.files import Files
from sessions.storage.frames import Frame, read_frames
from sessions.storage.generations import Head, file_name, generations, is_numbered, read_journal
from sessions.storage.migration import FORMAT, check_same, is_known, migrated
from sessions.storage.seal import PLAIN, Envelope, is_sealed

_OLDEST = "oldest"
"""A table with the number of the first generation that may be kept; there where older ones may not."""


@dataclass(frozen=True, slots=True)
class FoldLimit:
    """When appended records are folded into a new snapshot: beyond `times` the snapshot's size and `least` bytes."""

    times: int = 1
    least: int = 4 << 20

    def passed(self, snapshot: int, appended: int) -> bool:
        """Whether `appended` bytes after a snapshot of `snapshot` bytes are too many."""
        return appended > self.least and appended > self.times * snapshot


class JournalStorage(Storage):
    """A TinyDB storage over the journal in `directory`, which must be there; for one writer, one thread at a time.

    `warnings` tells what was found or failed that a person should know. Where the writer falls foul of the
    disk an act raises StoreWriteError, what had been saved stands, and the next act may be tried at once.
    Raises StoreReadError, DamagedError and FormatError where the journal cannot be read or trusted, SealedError
    where it is encrypted and the envelope has no seal, StoreWriteError where it cannot be made ready for writing.
    """

    def __init__(
        self,
        directory: Path,
        files: Files | None = None,
        *,
        read_only: bool = False,
        limit: FoldLimit | None = None,
        envelope: Envelope = PLAIN,
    ) -> None:
        """Read the journal; unless `read_only`, make it ready for writing, and fold it where `limit` says so."""
        files = files or Files()
        reading = read_journal(directory, files)
        self.read_only = read_only
        self.warnings: list[StoreWarning] = reading.warnings
        self._path = directory
        self._files = files
        self._limit = limit or FoldLimit()
        found, self._tables = _opened(reading.frames, envelope, directory)
        self._head = reading.head
        self._closed = False
        self._appender = Appender(directory, files, self.warnings, envelope)
        if read_only:
            if reading.tail:
                self.warnings.append(StoreWarning("tail_ignored", file_name(self._head.generation), len(reading.tail)))
            return
        try:
            self._appender.resume(reading)
            if found != FORMAT:
                self._migrate(found)
        except StoreError:
            self._appender.close()
            raise
        self._fold_where_due()

    @classmethod
    def create(
        cls,
        directory: Path,
        files: Files | None = None,
        tables: Tables | None = None,
        limit: FoldLimit | None = None,
        envelope: Envelope = PLAIN,
    ) -> "JournalStorage":
        """Make a new journal in `directory`, which must be there, with `tables` in it, and open it for writing.

        Raises AlreadyExistsError where a journal is there, StoreWriteError, and TypeError or ValueError where
        `tables` cannot be written as JSON.
        """
        files = files or Files()
        with writing("make a journal"):
            if generations(files.names(directory)):
                raise AlreadyExistsError(directory)
        snapshot = snapshot_of(tables or {})
        as_tables(loads(snapshot)["tables"])
        appender = Appender(directory, files, [], envelope)
        appender.renew(snapshot)
        appender.close()
        return cls(directory, files, limit=limit, envelope=envelope)

    @property
    def head(self) -> Head:
        """How far all has been saved; its hash covers every record from the first one on."""
        return self._head if self.read_only else self._appender.head

    def read(self) -> Tables:
        """All tables, as a copy that may be changed freely."""
        return {name: copied(documents) for name, documents in self._tables.items()}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Save `data` as the whole content; only documents that differ are written. Raises what `change` raises."""
        self._check()
        change = difference(self._tables, data)
        if change:
            self._save(change)

    def change(self, table: str, put: Mapping[str, Mapping[str, Any]], removed: Sequence[str] = ()) -> None:
        """Save documents of `table` and remove others, as one act; the cost hangs on them alone.

        Raises StoreWriteError, ReadOnlyError, ClosedError, and TypeError or ValueError where a document cannot
        be written as JSON; nothing is changed then.
        """
        self._check()
        self._save(Change(removed={table: removed} if removed else {}, put={table: put} if put or not removed else {}))

    def put(self, table: str, doc_id: int, document: Mapping[str, Any]) -> None:
        """Save one document, in place of the one that bears its id. Raises what `change` raises."""
        self.change(table, {str(doc_id): document})

    def ids(self, table: str) -> list[str]:
        """The document ids of `table`, in order; no document is copied."""
        return list(self._tables.get(table, ()))

    def documents(self, table: str) -> Iterable[Mapping[str, Any]]:
        """The documents of `table`, in order, themselves and not copied: to be read only."""
        return self._tables.get(table, {}).values()

    def has(self, table: str, doc_id: int) -> bool:
        """Whether `table` holds a document of that id."""
        return str(doc_id) in self._tables.get(table, ())

    def replace(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Save `data` as the whole content in a new generation, which says that none before it may be kept.

        These are still there when this returns: what stood in them is gone once `remove_older` has been called.
        Raises what `change` raises.
        """
        self._check()
        with writing("look at the journal"):
            since = self._appender.next_generation
        tables = as_tables(loads(dumps({**data, _OLDEST: {"1": {"generation": since}}})))
        self._appender.renew(snapshot_of(tables))
        self._tables = tables

    @property
    def keeps_older(self) -> bool:
        """Whether files are there that may not be kept since `replace`. Raises StoreWriteError."""
        if not oldest_kept(self._tables):
            return False
        with writing("look for older files of the journal"):
            return any(is_numbered(name, oldest_kept(self._tables)) for name in self._files.names(self._path))

    def remove_older(self) -> None:
        """Take the files away that may not be kept since `replace`. Raises StoreWriteError; some may be left then."""
        self._check()
        self._appender.remove_others(oldest_kept(self._tables))

    def condense(self, envelope: Envelope | None = None) -> None:
        """Write the whole content to a new generation and, once that is proved, take every older file away.

        Tails set aside go as well, so that nothing is left of what is no longer in the tables. With `envelope`
        the journal goes into that one, from here on. Raises StoreWriteError, StoreReadError, DamagedError where
        what was written does not read back (older files stand then), ReadOnlyError and ClosedError.
        """
        self._check()
        if envelope is not None:
            self._appender.envelope = envelope
        written = snapshot_of(self._tables)
        self._appender.renew(written)
        proof = read_journal(self._path, self._files)
        sealed = all(is_sealed(frame.payload) for frame in proof.frames)
        wanted = self._appender.envelope
        if sealed != (wanted.seal is not None) or snapshot_of(decoded(proof.frames, wanted, self._path)) != written:
            raise DamagedError(self._path / file_name(proof.head.generation), "it does not read back as it was written")
        self._appender.remove_others()

    def get(self, table: str, doc_id: int) -> dict[str, Any] | None:
        """A copy of one document of `table`, None where there is none of that id; no other is copied."""
        document = self._tables.get(table, {}).get(str(doc_id))
        return None if document is None else dict(copied(document))

    def close(self) -> None:
        """Fold where due, write down how far all has been saved, and let go of the files; never fails."""
        if self._closed:
            return
        self._closed = True
        if not self.read_only:
            self._fold_where_due()
            self._appender.keep_head()
            self._appender.close()

    def _check(self) -> None:
        if self._closed:
            raise ClosedError("the journal is closed")
        if self.read_only:
            raise ReadOnlyError("the journal is open to read only")

    def _save(self, change: Change) -> None:
        written = change.written()
        change = change.own()

        def whole() -> bytes:
            after = {name: dict(documents) for name, documents in self._tables.items()}
            change.apply(after)
            return snapshot_of(after)

        self._appender.save(written.encode(), whole)
        change.apply(self._tables)

    def _migrate(self, found: str) -> None:
        """Write the content, found in the older format `found`, as a new generation in the newest one."""
        old, tables = self._tables, migrated(found, self._tables)

        def proof(data: bytes) -> None:
            try:
                check_same(found, old, decoded(read_frames(data), self._appender.envelope, self._path))
            except ValueError as problem:
                raise DamagedError(self._path, f"it could not be brought into a newer format: {problem}") from None

        self._appender.renew(snapshot_of(tables), proof)
        self._tables = tables

    def _fold_where_due(self) -> None:
        appender = self._appender
        if not self._limit.passed(appender.snapshot, appender.size - appender.snapshot):
            return
        try:
            appender.renew(snapshot_of(self._tables))
        except StoreWriteError:
            self.warnings.append(StoreWarning("not_folded", self._path.name))


def oldest_kept(tables: Tables) -> int:
    """The number of the first generation that may be kept beside these tables, 0 where any may: see `replace`."""
    return int(tables.get(_OLDEST, {}).get("1", {}).get("generation", 0))


def decoded(frames: Sequence[Frame], envelope: Envelope, path: Path) -> Tables:
    """The tables that the frames of a journal give, its snapshot first; `path` is what an error names.

    A journal in an older format gives them as they were then. Raises DamagedError, FormatError and SealedError.
    """
    return _opened(frames, envelope, path)[1]


def _opened(frames: Sequence[Frame], envelope: Envelope, path: Path) -> tuple[str, Tables]:
    try:
        if not frames:
            raise ValueError("the snapshot is missing or bad")
        payloads = [envelope.open(frame.seq, frame.previous, frame.payload) for frame in frames]
        found, tables = read_snapshot(payloads[0], path)
        for payload in payloads[1:]:
            read_change(payload).apply(tables)
    except ValueError as problem:
        raise DamagedError(path, str(problem)) from problem
    return found, tables


def read_snapshot(payload: bytes, path: Path) -> tuple[str, Tables]:
    """The format of a snapshot and its tables. Raises FormatError, and ValueError where it is no snapshot."""
    first = loads(payload)
    if not isinstance(first, dict) or not isinstance(first.get("format"), str):
        raise ValueError("the first record is no snapshot")
    if not is_known(first["format"]):
        raise FormatError(path, first["format"])
    return first["format"], as_tables(first.get("tables"))


def snapshot_of(tables: Tables) -> bytes:
    """The whole content as the first record of a generation."""
    return dumps({"format": FORMAT, "tables": tables}).encode()
