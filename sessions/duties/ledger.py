"""Who took data out of a home or away from it: an append-only journal of its own, in `home/ledger`.

    home/ledger/…      the journal, home/ledger.lock its lock
    home/.ledger-new   a ledger being made; left over, it is removed

The lock stays for good, so that a ledger that has gone by itself is told: by `bei verify` while it is gone, and by
an entry `renewed`, the first of the one that is made in its place.

An act is written down before it is done, and how it ended after: an act that is recorded and failed is better than
one that is done and in no record. No candidate's name is in it: what a person typed (a place, a reason) goes in
without the names and ids that the caller gives, and is dropped for good when the session is purged.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sessions.duties.identifiers import hide
from sessions.errors import DamagedError, StoreError, StoreWarning, writing
from sessions.storage.files import Files
from sessions.storage.journal import JournalStorage
from sessions.storage.seal import Seal, of_ledger
from sessions.storage.turn import take_turn
from sessions.storage.user import login_name

Act = Literal[
    "export",
    "import",
    "redact",
    "subject",
    "purge",
    "hold",
    "release",
    "expunge",
    "repair",
    "retention",
    "rescue",
    "seal",
    "passphrase",
    "unseal",
    "renewed",
    "post",
    "version",
]
Outcome = Literal["done", "failed", "unknown"]

NAME = "ledger"
LOCK = "ledger.lock"
_NEW = ".ledger-new"
_TABLE = "entries"


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `at` is ISO 8601 in UTC; `who` the login name, `by` the name given beside it.

    `place` is a path, or `-` for standard output, empty where there is none or it was dropped; `recipients` are
    those of an encrypted export; `detail` says more by the act, such as the days of a retention. `outcome` is
    `unknown` where the program ended in between.
    """

    number: int
    at: str
    act: str
    who: str
    by: str
    sessions: tuple[str, ...]
    place: str
    recipients: tuple[str, ...]
    reason: str
    detail: str
    outcome: Outcome = "unknown"
    dropped: bool = False

    def to_document(self) -> dict[str, Any]:
        """The entry as plain content."""
        return {name: getattr(self, name) for name in Entry.__dataclass_fields__}


class Ledger:
    """The ledger of a home, which must be there. Every act opens it, and lets go of it again.

    All raise StoreReadError, DamagedError, FormatError and SealedError where it cannot be read; writing acts
    LockedError and StoreWriteError as well, and nothing has been written then.
    """

    def __init__(self, home: Path, files: Files, clock: Callable[[], datetime], seal: Seal | None = None) -> None:
        """Take the home's place, and its seal where it has one."""
        self._home = home
        self._files = files
        self._envelope = of_ledger(seal)
        self._clock = clock
        self.warnings: list[StoreWarning] = []

    def entries(self) -> list[Entry]:
        """All acts, oldest first; none where nothing has been recorded yet. `warnings` then tells what was lost."""
        self.warnings = []
        if not self._files.is_directory(self._directory):
            return []
        journal = JournalStorage(self._directory, self._files, read_only=True, envelope=self._envelope)
        self.warnings = [one for one in journal.warnings if one.code != "tail_ignored"]
        entries: dict[int, Entry] = {}
        try:
            for key, document in journal.read().get(_TABLE, {}).items():
                if "of" in document:
                    first = entries[document["of"]]
                    entries[first.number] = _with_outcome(first, document["outcome"])
                else:
                    entries[int(key)] = _entry(int(key), document)
        except (KeyError, TypeError, ValueError) as problem:
            raise DamagedError(self._directory, f"not the entries of a ledger: {problem!r}") from None
        finally:
            journal.close()
        return list(entries.values())

    def purged(self, sessions: Collection[str]) -> dict[str, Entry]:
        """The tombstones among `sessions`: their purge, the last one where there were several."""
        return {
            one: entry
            for entry in self.entries()
            if entry.act == "purge" and entry.outcome == "done"
            for one in entry.sessions
            if one in sessions
        }

    def begin(
        self,
        act: Act,
        sessions: Sequence[str] = (),
        *,
        by: str = "",
        place: str = "",
        recipients: Sequence[str] = (),
        reason: str = "",
        detail: str = "",
        names: Sequence[str] = (),
    ) -> int:
        """Write down what is about to be done, durably; the number by which to end it.

        `names` are the names and ids of the candidates concerned, which do not get into the ledger.
        """
        told = {"by": by, "place": hide(place, names), "reason": hide(reason, names), "detail": detail}
        return self._append(self._document(act, sessions=list(sessions), recipients=list(recipients), **told))

    def end(self, number: int, outcome: Outcome = "done") -> None:
        """Write down how the act of that number ended."""
        self._append({"at": self._now(), "of": number, "outcome": outcome})

    @contextmanager
    def recording(self, act: Act, sessions: Sequence[str] = (), **details: Any) -> Iterator[int]:
        """Do the act inside between `begin` (with `details` as there) and `end`; gives its number."""
        number = self.begin(act, sessions, **details)
        try:
            yield number
        except BaseException:
            with suppress(StoreError):
                self.end(number, "failed")
            raise
        self.end(number)

    def drop_places(self, sessions: Collection[str]) -> None:
        """Take what people typed out of all entries on `sessions`, in every file of the ledger."""
        with self._opened() as journal:
            put = {
                key: {**document, "place": "", "reason": "", "detail": "", "dropped": True}
                for key, document in journal.read().get(_TABLE, {}).items()
                if document.get("act") != "purge" and not set(document.get("sessions", ())).isdisjoint(sessions)
            }
            if put:
                journal.change(_TABLE, put)
            journal.condense()

    @property
    def is_gone(self) -> bool:
        """Whether a ledger was begun here and is no more. Raises OSError."""
        names = self._files.names(self._home)
        return LOCK in names and not {NAME, _NEW} & set(names)

    @property
    def _directory(self) -> Path:
        return self._home / NAME

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _document(self, act: Act, **said: Any) -> dict[str, Any]:
        blank = {"by": "", "sessions": [], "place": "", "recipients": [], "reason": "", "detail": ""}
        return {"at": self._now(), "act": act, "who": login_name(), **blank, **said}

    def _append(self, document: dict[str, Any]) -> int:
        with self._opened() as journal:
            number = max(map(int, journal.ids(_TABLE)), default=0) + 1
            journal.put(_TABLE, number, document)
        return number

    @contextmanager
    def _opened(self) -> Iterator[JournalStorage]:
        with writing("look for the ledger"):
            renewed = self.is_gone  # before the lock makes its file
        lock = take_turn(self._files, self._home / LOCK, "lock the ledger")
        try:
            if not self._files.is_directory(self._directory):
                self._make(renewed)
            journal = JournalStorage(self._directory, self._files, envelope=self._envelope)
            try:
                yield journal
            finally:
                journal.close()
        finally:
            lock.release()

    def _make(self, renewed: bool) -> None:
        """A ledger appears whole: one that is there and empty is a damaged one."""
        tables: dict[str, dict[str, dict[str, Any]]] = {}
        if renewed:
            ended = {"at": self._now(), "of": 1, "outcome": "done"}
            tables = {_TABLE: {"1": self._document("renewed"), "2": ended}}
        temporary = self._home / _NEW
        with writing("make the ledger"):
            if self._files.is_directory(temporary):
                for name in self._files.names(temporary):
                    self._files.remove(temporary / name)
                self._files.remove_directory(temporary)
            self._files.make_directory(temporary)
        JournalStorage.create(temporary, self._files, tables, envelope=self._envelope).close()
        with writing("make the ledger"):
            self._files.sync_directory(temporary)
            self._files.rename(temporary, self._directory)
            self._files.sync_directory(self._home)


def _entry(number: int, document: dict[str, Any]) -> Entry:
    return Entry(
        number=number,
        at=document["at"],
        act=document["act"],
        who=document["who"],
        by=document["by"],
        sessions=tuple(document["sessions"]),
        place=document["place"],
        recipients=tuple(document["recipients"]),
        reason=document["reason"],
        detail=document["detail"],
        dropped=document.get("dropped", False),
    )


def _with_outcome(entry: Entry, outcome: Outcome) -> Entry:
    return replace(entry, outcome=outcome)
