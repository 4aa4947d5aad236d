"""All sessions of a home.

    home/sessions/<id>/…   one journal per session, with its lock
    home/sessions/.new-…   a session being made; left over, it is no session and is removed
    home/sessions/.gone-…  a session being purged; what is left over is purged at the next opening
    home/index/…           the index, home/index.lock its lock
    home/reserve           room on the disk for the last notes

What stores and lists sessions is loaded where it is used: the first sight of a home needs none of it.

A session is built under a temporary name and appears by one rename, so there is never half of one.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sessions.beside import Beside
from sessions.errors import (
    AlreadyExistsError,
    AmbiguousSessionError,
    HomeError,
    LockedError,
    NoLocksError,
    SealedError,
    SessionNotFoundError,
    StoreError,
    StoreReadError,
    StoreWarning,
    writing,
)
from sessions.storage import flock
from sessions.storage.files import Files
from sessions.storage.first_sight import FirstSight, FirstSightFile
from sessions.storage.folder import Folder, is_session_id
from sessions.storage.ownership import close_session
from sessions.storage.reserve import Reserve
from sessions.storage.seal import Seal, of_session
from sessions.storage.summary import Row, in_order, summarise

if TYPE_CHECKING:
    from sessions.duties.ledger import Ledger
    from sessions.duties.purge import Purger
    from sessions.storage.entries import Entry
    from sessions.storage.index import SessionIndex
    from sessions.storage.store import SessionLog

SHORTEST = 4
"""How many characters of an id are needed to look a session up by its beginning."""

_GONE = ".gone-"


class Shelf(Beside):
    """The sessions of one home, and what it keeps beside them. Make it with `at`."""

    def __init__(self, home: Path, files: Files, seal: Seal | None = None) -> None:
        """Take a home that is there; with `seal`, what is written to it is encrypted."""
        super().__init__(home, files, seal)
        self.warnings: list[StoreWarning] = []
        self.held: set[str] = set()
        self._unfinished: list[str] = []
        self._folder = Folder(home, files)
        self._sessions = self._folder.place
        self._first = FirstSightFile(home, files, seal)
        self._reserve = Reserve(home, files)

    @cached_property
    def _index(self) -> "SessionIndex":
        from sessions.storage.index import SessionIndex

        return SessionIndex(self.home, self._files, self.seal)

    @classmethod
    def at(cls, home: Path, files: Files | None = None, seal: Seal | None = None) -> "Shelf":
        """The shelf of `home`, made where it is missing; what a crash left of sessions half made is removed.

        `warnings` then tells of others who could look in. Raises HomeError where it is no directory, or cannot be
        made, read or written, ForeignError where it is another user's, and NoLocksError where no home can be kept.
        """
        if not flock.available():
            raise NoLocksError("no file locks")
        shelf = cls(home, files or Files(), seal)
        try:
            shelf.warnings = shelf._folder.make()
        except OSError as problem:
            raise HomeError(Path(problem.filename or home), problem.strerror or str(problem)) from problem
        unfinished = shelf._folder.unfinished()
        shelf._folder.clear(unfinished)
        shelf._finish_purges(unfinished)
        return shelf

    def create(self, session_id: str, first_record: dict[str, Any]) -> "SessionLog":
        """Make a session with its first record and open it for writing; it is on the disk when this returns.

        Raises AlreadyExistsError, StoreWriteError or StoreReadError (no session is made then), and ValueError
        for an id that does not fit `[a-z][a-z0-9_-]{0,63}` or a record whose `seq` is not 1.
        """
        return self.take(session_id, [first_record])

    def take(self, session_id: str, records: Iterable[dict[str, Any]]) -> "SessionLog":
        """Make a session with a whole log, as one act, and open it for writing. Raises what `create` raises."""
        from sessions.storage.journal import JournalStorage
        from sessions.storage.store import LOCK, TinySessionLog, as_log

        tables = as_log(records)
        if not is_session_id(session_id):
            raise ValueError(f"{session_id!r} is not a session id")
        place = self._sessions / session_id
        temporary = self._folder.temporary(session_id)
        with ExitStack() as always, ExitStack() as failed, writing("make a session"):
            always.callback(self._folder.being_used().release)
            if session_id in self._files.names(self._sessions):
                raise AlreadyExistsError(place)
            failed.callback(self._folder.discard, temporary)
            self._files.make_directory(temporary)
            lock = self._files.lock(temporary / LOCK)
            failed.callback(lock.release)
            envelope = of_session(session_id, self.seal)
            JournalStorage.create(temporary, self._files, tables, envelope=envelope).close()
            self._files.sync_directory(temporary)
            self._files.rename(temporary, place)
            failed.callback(self._folder.discard, place)
            self._folder.sync_way()
            log = TinySessionLog(place, self._files, lock=lock, envelope=envelope, reserve=self._reserve)
            failed.pop_all()
        return log

    def open(self, session_id: str, read_only: bool = False) -> "SessionLog":
        """The log of the session that bears exactly this id.

        Raises SessionNotFoundError, LockedError where another writer is at work and `read_only` is not asked
        for, ForeignError, and what JournalStorage raises.
        """
        from sessions.storage.store import TinySessionLog

        place = self._sessions / session_id
        try:
            found = is_session_id(session_id) and self._files.is_directory(place)
        except OSError as problem:
            raise StoreReadError(place, problem.errno or 0) from problem
        if not found:
            raise SessionNotFoundError(session_id)
        try:
            told = close_session(place, self._files)
        except OSError as problem:
            raise StoreReadError(place, problem.errno or 0) from problem
        log = partial(TinySessionLog, place, self._files, session=session_id, read_only=read_only)
        return log(envelope=of_session(session_id, self.seal), told=told, reserve=self._reserve)

    def ledger(self, clock: Callable[[], datetime]) -> "Ledger":
        """The ledger of the home, its times by `clock`."""
        from sessions.duties.ledger import Ledger

        return Ledger(self.home, self._files, clock, self.seal)

    def purger(self, clock: Callable[[], datetime]) -> "Purger":
        """What takes sessions away for good, the times in the ledger by `clock`."""
        from sessions.duties.purge import Purger

        return Purger(self.home, self._files, self.ledger(clock), self.holds, self._index)

    def newest(self, session_id: str) -> tuple[int, int] | None:
        """The generation of a session and its size (bytes), which change with every record. Raises OSError."""
        from sessions.storage.generations import newest

        place = self._sessions / session_id
        return newest(place, self._files.names(place), self._files)

    def holder(self, session_id: str) -> LockedError | None:
        """Who has a session open for writing; None where nobody has. Raises OSError."""
        from sessions.storage.store import LOCK

        return self._files.holder(self._sessions / session_id / LOCK)

    def resolve(self, text: str) -> str:
        """The id that is `text`, or the only one that begins with it, four characters at least.

        Raises SessionNotFoundError, which knows whose name it is instead, and AmbiguousSessionError.
        """
        ids = self._folder.ids()
        if text in ids:
            return text
        found = [one for one in ids if one.startswith(text)] if len(text) >= SHORTEST else []
        if not found:
            named = [row.id for row in self.rows() if text in (row.candidate, row.candidate_id)]
            raise SessionNotFoundError(text, named if text else ())
        if len(found) > 1:
            raise AmbiguousSessionError(text, found)
        return found[0]

    def ids(self) -> list[str]:
        """The ids of all sessions, sorted. Raises HomeError where the home cannot be read."""
        return self._folder.ids()

    def first_sight(self) -> FirstSight:
        """The top of the list as the index has it, at once however long the list is, for a first paint; may be old."""
        found = self._first.read()
        if found is None:
            rows = tuple(self.cached_rows())
            found = FirstSight(rows, len(rows))
        return found

    def cached_rows(self) -> list[Row]:
        """The rows as the index has them, which may be old or missing: for a first sight while `rows` is at work."""
        return in_order(entry.row for entry in self._index.read().values())

    def rows(self) -> list[Row]:
        """A row per session, those not finished first, then the last changed first; brings the index up to date.

        A session that cannot be read keeps its last known row, if it has one, and is named in `warnings`, which
        tells of the last call, as is one that is gone or has lost records since the call before; `held` names those
        under a legal hold. Raises HomeError where the home cannot be read, SealedError.
        """
        self.warnings = [StoreWarning("purge_unfinished", one) for one in self._unfinished]
        self.held = set()
        known = self._index.read()
        there = self._folder.ids()
        self.warnings += [StoreWarning("session_gone", one) for one in sorted(known.keys() - set(there))]
        entries = {one: entry for one in there if (entry := self._entry(one, known.get(one)))}
        try:
            if not self._index.holds(known, entries):
                self._index.write(entries)
        except LockedError:
            pass  # who holds it brings it up to date
        except StoreError:
            self.warnings.append(StoreWarning("index_not_written", "index"))
        return in_order(entry.row for entry in entries.values())

    def _entry(self, session_id: str, known: "Entry | None") -> "Entry | None":
        from sessions.storage.entries import Entry
        from sessions.storage.generations import newest
        from sessions.storage.hold import NAME as HOLD

        place = self._sessions / session_id
        try:
            # Looked at before it is read: what is appended in between is then noticed the next time.
            names = self._files.names(place)
            if HOLD in names:
                self.held.add(session_id)
            found = newest(place, names, self._files)
            if found is not None and known is not None and found == (known.generation, known.size):
                return known
            log = self.open(session_id, read_only=True)
            row = summarise(log.records())
            log.close()
            if found is None:
                raise ValueError("the journal came in between")
            lost = [one.amount for one in log.warnings if one.code == "records_lost"]
            self.warnings += [StoreWarning("records_lost", session_id, amount) for amount in lost]
        except SealedError:
            raise
        except (StoreError, OSError, ValueError):
            self.warnings.append(StoreWarning("session_unreadable", session_id))
            return known
        return Entry(*found, row)

    def _finish_purges(self, unfinished: Iterable[str]) -> None:
        self._unfinished = [name.removeprefix(_GONE) for name in unfinished if name.startswith(_GONE)]
        if self._unfinished:
            with suppress(StoreError):
                self.purger(lambda: datetime.now(UTC)).finish(self._unfinished)
                self._unfinished = []
