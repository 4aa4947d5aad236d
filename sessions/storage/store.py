"""Where the log of one session is kept: on the disk as a TinyDB of its own, or in memory."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from tinydb.table import Document

from sessions.canonical import dumps, loads
from sessions.errors import ClosedError, DamagedError, ReadOnlyError, StoreWarning, StoreWriteError, writing
from sessions.interview.chain import with_expunged
from sessions.storage.changes import Tables
from sessions.storage.drafts import NAME as DRAFTS
from sessions.storage.files import Files, Lock
from sessions.storage.generations import COPY
from sessions.storage.hold import NAME as HOLD
from sessions.storage.hold import HeldError, Hold
from sessions.storage.journal import FoldLimit, JournalStorage
from sessions.storage.reserve import FULL, Reserve
from sessions.storage.reserve import NAME as RESERVE
from sessions.storage.seal import PLAIN, Envelope
from sessions.storage.tables import JournalDB

LOCK = "lock"
LOG = "log"
"""The table of the events."""


class SessionLog(Protocol):
    """The log of one session: plain records in order, each with its number from 1 as `seq`."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be appended."""

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What a person should be told of the store, oldest first."""

    def records(self) -> list[dict[str, Any]]:
        """All records, oldest first, as copies that may be changed freely. Raises ClosedError."""

    def append(self, record: dict[str, Any]) -> None:
        """Keep one more record; it is durable when this returns.

        Raises StoreWriteError where it was not saved (the log stands and may be tried again at once),
        ReadOnlyError, ClosedError, ValueError where its `seq` is not the next one or it holds what JSON cannot,
        and TypeError for a value of a type that JSON has not.
        """

    def expunge(self, records: Sequence[dict[str, Any]]) -> None:
        """Keep more records, as one act; of records whose expunging they tell of, no text is kept anywhere.

        They are durable when this returns. Where older files could then not be taken away, a warning `texts_left`
        says so, and it is done when the log is next opened for writing. Raises HeldError where a legal hold
        forbids it, and what `append` raises; nothing was expunged then.
        """

    def close(self) -> None:
        """Let go of the log and its lock; never fails, and may be called twice."""


def as_log(records: Iterable[dict[str, Any]]) -> Tables:
    """The tables of a session's database with `records`, one at least, as its log.

    Raises ValueError where there is none, or their `seq` do not go on from 1.
    """
    log = {}
    for seq, record in enumerate(records, 1):
        _check_next(record, seq)
        log[str(seq)] = record
    if not log:
        raise ValueError("a log has at least one record")
    return {LOG: log}


def _check_next(record: dict[str, Any], seq: int) -> None:
    if record.get("seq") != seq:
        raise ValueError(f"record {record.get('seq')!r} is given where {seq} is next")


class TinySessionLog:
    """A session's log in `directory`, as a TinyDB of its own; a writer holds the session's lock until it closes.

    `session` is the id that the log's first record must bear, where one is given; `lock` the session's lock where
    the caller has it already; `limit` says when the journal is folded; `reserve` is given up on a full disk. Raises
    LockedError where another writer is at work, DamagedError where the log is another session's, and what
    JournalStorage raises.
    """

    def __init__(
        self,
        directory: Path,
        files: Files | None = None,
        *,
        session: str | None = None,
        read_only: bool = False,
        lock: Lock | None = None,
        limit: FoldLimit | None = None,
        envelope: Envelope = PLAIN,
        told: Sequence[StoreWarning] = (),
        reserve: Reserve | None = None,
    ) -> None:
        """Open the log; `told` is what there is to say of its files already."""
        files = files or Files()
        with ExitStack() as undo:
            if lock is None and not read_only:
                with writing("lock the session"):
                    lock = files.lock(directory / LOCK)
            if lock is not None:
                undo.callback(lock.release)
            journal = JournalStorage(directory, files, read_only=read_only, limit=limit, envelope=envelope)
            undo.callback(journal.close)
            ids = journal.ids(LOG)
            if not ids or ids != [str(seq) for seq in range(1, len(ids) + 1)]:
                raise DamagedError(directory, "the records of the log are not numbered from 1 on")
            if session is not None and (journal.get(LOG, 1) or {}).get("session") != session:
                raise DamagedError(directory, "the records are of another session")
            undo.pop_all()
        self._told = tuple(told)
        self._directory = directory
        self._files = files
        if reserve is not None and not read_only:
            journal.warnings.extend(reserve.make())
        self._reserve = reserve
        self._journal = journal
        self._lock = lock
        self._database = JournalDB(journal)
        self._table = self._database.log(LOG)
        self._count = len(ids)
        self._closed = False
        if not read_only:
            self._finish_expunging()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be appended."""
        return self._journal.read_only

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What a person should be told of the store, oldest first."""
        return (*self._told, *self._journal.warnings)

    def records(self) -> list[dict[str, Any]]:
        """All records, oldest first, as copies that may be changed freely. Raises ClosedError."""
        if self._closed:
            raise ClosedError("the log is closed")
        return [dict(document) for document in self._table]

    def append(self, record: dict[str, Any]) -> None:
        """Keep one more record; it is durable when this returns. Raises as SessionLog says."""
        if self._closed:
            raise ClosedError("the log is closed")
        _check_next(record, self._count + 1)
        document = Document(record, self._count + 1)
        try:
            self._table.insert(document)
        except StoreWriteError as error:
            if error.errno not in FULL or self._reserve is None or not self._reserve.spend():
                raise
            self._journal.warnings.append(StoreWarning("reserve_used", RESERVE))
            self._table.insert(document)
        self._count += 1

    def expunge(self, records: Sequence[dict[str, Any]]) -> None:
        """Keep more records, and no text that they say is expunged. Raises as SessionLog says."""
        if self._closed:
            raise ClosedError("the log is closed")
        with writing("look for a legal hold"):
            if HOLD in self._files.names(self._directory):
                raise HeldError(self._directory.name, Hold(readable=False))
        log = as_log(with_expunged(self.records(), records))
        self._journal.replace(log)
        self._table.clear_cache()
        self._count = len(log[LOG])
        self._finish_expunging()

    def _finish_expunging(self) -> None:
        """Take away what may hold texts that are no longer in the log: half-typed ones, copies, and older files."""
        try:
            if not self._journal.keeps_older:
                return
            with writing("remove half-typed texts and copies"):
                for name in self._files.names(self._directory):
                    if name.startswith((DRAFTS, COPY)):
                        self._remove(self._directory / name)
                # The older files go last: as long as one is there, the work is known not to be done.
                self._files.sync_directory(self._directory)
            self._journal.remove_older()
        except StoreWriteError:
            self._journal.warnings.append(StoreWarning("texts_left", self._directory.name))

    def _remove(self, path: Path) -> None:
        if not self._files.is_directory(path):
            self._files.remove(path)
            return
        for name in self._files.names(path):
            self._files.remove(path / name)
        self._files.remove_directory(path)

    def close(self) -> None:
        """Let go of the log and its lock; never fails, and may be called twice."""
        if self._closed:
            return
        self._closed = True
        self._database.close()
        if self._lock is not None:
            self._lock.release()


class MemorySessionLog:
    """A session's log that is gone with the process: for demonstrations, and for tests of what uses a log."""

    def __init__(self, records: Iterable[dict[str, Any]], *, read_only: bool = False) -> None:
        """Begin with `records`. Raises ValueError where there is none, or their `seq` do not go on from 1."""
        self._texts = [dumps(record) for record in as_log(records)[LOG].values()]
        self._read_only = read_only
        self._closed = False

    @property
    def read_only(self) -> bool:
        """Whether nothing can be appended."""
        return self._read_only

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """None ever."""
        return ()

    def records(self) -> list[dict[str, Any]]:
        """All records, oldest first, as copies that may be changed freely. Raises ClosedError."""
        if self._closed:
            raise ClosedError("the log is closed")
        return [loads(text) for text in self._texts]

    def append(self, record: dict[str, Any]) -> None:
        """Keep one more record. Raises as SessionLog says."""
        if self._closed:
            raise ClosedError("the log is closed")
        if self._read_only:
            raise ReadOnlyError("the log is open to read only")
        _check_next(record, len(self._texts) + 1)
        text = dumps(record)
        loads(text)
        self._texts.append(text)

    def expunge(self, records: Sequence[dict[str, Any]]) -> None:
        """Keep more records, and no text that they say is expunged. Raises as SessionLog says."""
        kept = self.records()
        if self._read_only:
            raise ReadOnlyError("the log is open to read only")
        log = as_log(with_expunged(kept, records))[LOG]
        self._texts = [dumps(record) for record in log.values()]

    def close(self) -> None:
        """Let go of the log."""
        self._closed = True
