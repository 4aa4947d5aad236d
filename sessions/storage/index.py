"""The index of a home: a row per session, so that a list need not open them all; rebuilt from them at any time.

It stands in a TinyDB of its own that no edit touches. An entry tells from which generation and size of the
session's journal its row was made; where they differ from what is there now, the row is made anew. To read it takes
no TinyDB: that is loaded where there is something to write.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sessions.errors import DamagedError, FormatError, SealedError, StoreError, StoreReadError, writing
from sessions.storage.entries import TABLE, Entry, read_entries, session_in
from sessions.storage.files import Files
from sessions.storage.first_sight import FIRST, FirstSightFile
from sessions.storage.seal import Seal, of_index
from sessions.storage.summary import in_order
from sessions.storage.turn import take_turn

if TYPE_CHECKING:
    from sessions.storage.journal import JournalStorage
    from sessions.storage.tables import JournalDB


class SessionIndex:
    """The index in `home/index`, its lock beside it."""

    def __init__(self, home: Path, files: Files, seal: Seal | None = None) -> None:
        """Take the home's place, and its seal where it has one."""
        self._home = home
        self._directory = home / "index"
        self._files = files
        self._envelope = of_index(seal)
        self._first = FirstSightFile(home, files, seal)

    def holds(self, known: Mapping[str, Entry], entries: Mapping[str, Entry]) -> bool:
        """Whether there is nothing to write for `entries`, where `known` was read. Raises StoreWriteError."""
        with writing("look for the top of the list"):
            return entries == known and (not entries or self._first.is_there())

    def read(self) -> dict[str, Entry]:
        """The entries by session; none where the index is missing, damaged or of another version.

        Raises SealedError.
        """
        try:
            return read_entries(self._directory, self._files, self._envelope)
        except SealedError:
            raise
        except (StoreError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def write(self, entries: Mapping[str, Entry]) -> None:
        """Make the index hold these entries and no others; a damaged one is set aside first.

        Raises LockedError where another process is writing it, and StoreWriteError.
        """
        from sessions.storage.tables import JournalDB

        with writing("lock the index"):
            lock = self._files.lock(self._home / "index.lock")
        try:
            database = JournalDB(self._opened())
            try:
                self._update(database, {name: entry.to_document() for name, entry in entries.items()})
                rows = in_order(entry.row for entry in entries.values())
                with writing("look for the sessions"):
                    top = [one for one in rows[:FIRST] if self._is_there(one.id)]
                self._first.write(top, len(rows))
            finally:
                database.close()
        finally:
            lock.release()

    def forget(self, session: str) -> None:
        """Leave nothing of a session in any file of the index; one that is damaged is set aside.

        Raises LockedError and StoreWriteError; an index that cannot be read is none that tells of it.
        """
        from sessions.storage.tables import JournalDB

        with writing("look for the index"):
            if not self._files.is_directory(self._directory):
                return
        lock = take_turn(self._files, self._home / "index.lock", "lock the index")
        try:
            with writing("remove the top of the list"):
                self._first.remove()
            database = JournalDB(journal := self._opened())
            try:
                table = database.log(TABLE)
                told = [one.doc_id for one in table if session_in(one) == session]
                if told:
                    table.change({}, told)
                journal.condense()
            finally:
                database.close()
        finally:
            lock.release()

    def _update(self, database: "JournalDB", wanted: dict[str, dict[str, Any]]) -> None:
        table = database.log(TABLE)
        removed, top = [], 0
        put: dict[int, dict[str, Any]] = {}
        for document in table:
            top = max(top, document.doc_id)
            entry = wanted.pop(session_in(document) or "", None)
            if entry is None:
                removed.append(document.doc_id)
            elif entry != document:
                put[document.doc_id] = entry
        put.update(enumerate(wanted.values(), top + 1))
        # A session may have been purged since it was read: it must not come back here.
        with writing("look for the sessions"):
            put = {key: one for key, one in put.items() if self._is_there(session_in(one) or "")}
        if put or removed:
            table.change(put, removed)

    def _is_there(self, session: str) -> bool:
        return self._files.is_directory(self._home / "sessions" / session)

    def _opened(self) -> "JournalStorage":
        from sessions.storage.journal import FoldLimit, JournalStorage

        limit = FoldLimit(times=2, least=64 << 10)
        try:
            return JournalStorage(self._directory, self._files, limit=limit, envelope=self._envelope)
        except (StoreReadError, DamagedError, FormatError):
            self._set_aside()
        with writing("make the index"):
            self._files.make_directory(self._directory)
        return JournalStorage.create(self._directory, self._files, limit=limit, envelope=self._envelope)

    def _set_aside(self) -> None:
        with writing("set the damaged index aside"):
            taken = self._files.names(self._home)
            if self._directory.name not in taken:
                return
            name = next(name for n in range(1, len(taken) + 2) if (name := f"index.damaged-{n}") not in taken)
            self._files.rename(self._directory, self._home / name)
