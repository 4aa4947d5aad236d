"""Takes a session away for good: all its files, what the index knew of it, where copies went.

    home/sessions/.gone-<id>   a session that is being purged; what is left over is purged at the next opening

What stays is a tombstone in the ledger: id, when, who, a code for the reason. It is written down first; then the
session disappears by one rename, and from there on the purge is finished whatever happens: the empty directory goes
last of all. Copies outside the home, backups and the blocks of the disk are out of reach.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sessions.duties.ledger import Ledger
from sessions.errors import SessionNotFoundError, StoreError, writing
from sessions.storage.files import Files
from sessions.storage.hold import NAME as HOLD
from sessions.storage.hold import HeldError, Holds
from sessions.storage.index import SessionIndex
from sessions.storage.store import LOCK

Reason = Literal["due", "request", "consent", "mistake", "other"]
"""Why a session is purged: a code, since a tombstone must not tell of a person."""

GONE = ".gone-"
_PURGING = ".purging"
_LEFTOVERS = ("index.damaged-", "drafts.damaged-")
"""What in a home nobody can read any more, so that nobody can tell of whom it speaks: it goes with every purge."""


class Purger:
    """Purges sessions of one home. Every act raises LockedError where another process is purging."""

    def __init__(self, home: Path, files: Files, ledger: Ledger, holds: Holds, index: SessionIndex) -> None:
        """Take the home's place and its parts."""
        self._home = home
        self._sessions = home / "sessions"
        self._files = files
        self._ledger = ledger
        self._holds = holds
        self._index = index

    def purge(self, session: str, reason: Reason, by: str = "") -> None:
        """Purge one session.

        Raises SessionNotFoundError, HeldError and LockedError (in use), and the session stands; after any other
        StoreError the session stands, or is gone and the rest of the purge is done at the next opening of the home.
        """
        place, gone = self._sessions / session, self._sessions / (GONE + session)
        with self._alone():
            if not self._files.is_directory(place):
                raise SessionNotFoundError(session)
            self._holds.check(session)
            with writing("lock the session"):
                lock = self._files.lock(place / LOCK)
            try:
                number = self._ledger.begin("purge", [session], by=by, reason=reason)
                try:
                    self._move(place, gone)
                    self._give_back_what_is_held(session)
                except StoreError:
                    self._ledger.end(number, "failed")
                    raise
                self._finish(session)
            finally:
                lock.release()

    def finish(self, sessions: list[str]) -> None:
        """Purge what is left of these sessions. Raises StoreError; it can be tried again."""
        with self._alone():
            for session in sessions:
                try:
                    self._give_back_what_is_held(session)
                except HeldError:
                    continue
                self._finish(session)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with writing("lock the home for purging"):
            lock = self._files.lock(self._sessions / _PURGING)
        try:
            yield
        finally:
            lock.release()

    def _move(self, old: Path, new: Path) -> None:
        with writing("take the session away"):
            self._files.rename(old, new)
            self._files.sync_directory(self._sessions)

    def _give_back_what_is_held(self, session: str) -> None:
        """A hold may be placed until the session has moved: nothing has been removed then."""
        gone = self._sessions / (GONE + session)
        with writing("look for a hold"):
            held = HOLD in self._files.names(gone)
        if held:
            self._move(gone, self._sessions / session)
            self._holds.check(session)

    def _finish(self, session: str) -> None:
        gone = self._sessions / (GONE + session)
        self._index.forget(session)
        self._ledger.drop_places({session})
        with writing("remove the session"):
            for name in self._files.names(self._home):
                if name.startswith(_LEFTOVERS):
                    self._remove(self._home / name)
            for name in self._files.names(gone):
                self._remove(gone / name)
            self._files.sync_directory(gone)
        begun = [one for one in self._ledger.entries() if one.act == "purge" and session in one.sessions]
        if not begun:
            self._ledger.end(self._ledger.begin("purge", [session], reason="other"))
        elif begun[-1].outcome != "done":
            self._ledger.end(begun[-1].number)
        with writing("remove the session"):
            self._files.remove_directory(gone)
            self._files.sync_directory(self._sessions)

    def _remove(self, path: Path) -> None:
        if not self._files.is_directory(path):
            self._files.remove(path)
            return
        for name in self._files.names(path):
            self._remove(path / name)
        self._files.remove_directory(path)
