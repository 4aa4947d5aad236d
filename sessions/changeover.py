"""Encrypting a home that was plain, and the way back: file by file, so that a crash leaves a home that opens.

The vault comes first and goes last. While its state is `sealing` or `unsealing`, plain and sealed content stand
beside each other, and whoever has the passphrase can work in the home; the same act again brings it to its end. A
session's older files go only when its new generation is on the disk and has been read back.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import HomeInUseError, LockedError, StoreReadError, StoreWarning, VaultStateError, writing
from sessions.files import Files, Lock
from sessions.frames import FrameError, read_frames
from sessions.generations import is_numbered
from sessions.journal import JournalStorage
from sessions.seal import Seal, UnsealError, closed, file_place, is_sealed, of_session, opened
from sessions.shelf import Shelf
from sessions.store import LOCK
from sessions.vault import Cost, VaultSeal, new_key
from sessions.vault_file import NAME, read_vault, remove_vault, unlock, write_vault

IN_USE = "in-use.lock"
"""Shared by all who have the home open, and held alone by who changes it over."""

_DRAFTS = re.compile(r"drafts(\.damaged-[0-9]+)?")
_SAYS_NOTHING = re.compile(rf"(({NAME}|head)(\.new)?|lock|\.making|.+\.lock)")
"""Names of files that hold no text of people, in any home."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a change-over did: how many sessions the home has, and the files of it that are not as the others now.

    `warnings` are those of the journals, by session: what was lost before can no longer be told after it.
    """

    sessions: int
    left: list[str]
    warnings: list[tuple[str, StoreWarning]]


def enter(home: Path, files: Files) -> Lock:
    """A share of `home`: while it is held nobody changes the home over.

    Raises LockedError, which tells who, while somebody does, and OSError where there is no home or no right to it.
    """
    return files.lock_shared(home / IN_USE, wait=False)


@contextmanager
def alone(home: Path, files: Files) -> Iterator[None]:
    """Have `home` to oneself. Raises HomeInUseError and StoreWriteError."""
    with writing("lock the home"):
        try:
            lock = files.lock(home / IN_USE)
        except LockedError:
            raise HomeInUseError() from None
    try:
        yield
    finally:
        lock.release()


def seal_home(home: Path, files: Files, passphrase: str, cost: Cost | None = None) -> Report:
    """Encrypt `home` under `passphrase`, or end what was begun.

    Raises VaultStateError where it is encrypted already; HomeInUseError, LockedError, StoreReadError, DamagedError
    and WrongPassphraseError with nothing changed; StoreWriteError, after which the same call goes on.
    """
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is not None and vault.state == "sealed":
            raise VaultStateError(vault.state)
        seal = new_key() if vault is None else unlock(home, vault, passphrase).as_state("sealing")
        homes = _Sessions(home, files)
        homes.check(seal)
        if vault is None or vault.state != "sealing":
            write_vault(home, files, seal.wrapped(passphrase, "sealing", cost))
        homes.convert(seal, seal)
        write_vault(home, files, seal.wrapped(passphrase, "sealed", cost))
        return homes.report(seal.as_state("sealed"))


def unseal_home(home: Path, files: Files, passphrase: str, cost: Cost | None = None) -> Report:
    """Make `home` plain again, or end what was begun. Raises what `seal_home` raises."""
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is None:
            raise VaultStateError("plain")
        seal = unlock(home, vault, passphrase)
        homes = _Sessions(home, files)
        homes.check(seal)
        if vault.state != "unsealing":
            write_vault(home, files, seal.wrapped(passphrase, "unsealing", cost))
        homes.convert(seal.as_state("unsealing"), None)
        remove_vault(home, files)
        return homes.report(None)


def change_passphrase(home: Path, files: Files, old: str, new: str, cost: Cost | None = None) -> None:
    """Wrap the key of `home` anew. Raises VaultStateError, HomeInUseError, WrongPassphraseError, StoreWriteError."""
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is None:
            raise VaultStateError("plain")
        write_vault(home, files, unlock(home, vault, old).wrapped(new, vault.state, cost))


class _Sessions:
    """The files of a home that nobody else is at work in."""

    def __init__(self, home: Path, files: Files) -> None:
        self._home = home
        self._files = files
        self._place = home / "sessions"
        self._ids = Shelf(home, files).ids()
        self._warnings: list[tuple[str, StoreWarning]] = []

    def check(self, seal: VaultSeal) -> None:
        """Raise where a session is held by another or cannot be read, before anything is changed."""
        for one in self._ids:
            with writing("lock the session"):
                self._files.lock(self._place / one / LOCK).release()
            found = self._journal(one, seal, read_only=True).warnings
            self._warnings += [(one, warning) for warning in found if warning.code != "tail_ignored"]

    def convert(self, old: Seal, new: Seal | None) -> None:
        """Write everything anew for `new`, as `old` reads it."""
        with writing("remove the index"):
            for name in self._files.directories(self._home):
                if name == "index" or name.startswith("index.damaged-"):
                    self._discard(self._home / name)
            for name in self._files.directories(self._place):
                if name.startswith(".new-"):
                    self._discard(self._place / name)
        for one in self._ids:
            directory = self._place / one
            with writing("lock the session"):
                lock = self._files.lock(directory / LOCK)
            try:
                self._convert_journal(one, old, new)
                self._convert_drafts(directory, old, new)
            finally:
                lock.release()
        self._convert_drafts(self._home, old, new)

    def report(self, seal: Seal | None) -> Report:
        """Make the index anew, and look for what is not as it should be."""
        Shelf(self._home, self._files, seal).rows()
        left = unlike(self._home, self._files, sealed=seal is not None)
        return Report(len(self._ids), left, self._warnings)

    def _journal(self, session_id: str, seal: Seal, *, read_only: bool = False) -> JournalStorage:
        envelope = of_session(session_id, seal)
        return JournalStorage(self._place / session_id, self._files, read_only=read_only, envelope=envelope)

    def _convert_journal(self, session_id: str, old: Seal, new: Seal | None) -> None:
        directory = self._place / session_id
        with writing("look at the session"):
            numbered = [name for name in self._files.names(directory) if is_numbered(name)]
            if len(numbered) == 1 and _is_like(self._files.read(directory / numbered[0]), new is not None):
                return
        journal = self._journal(session_id, old)
        try:
            journal.condense(of_session(session_id, new))
        finally:
            journal.close()

    def _convert_drafts(self, directory: Path, old: Seal, new: Seal | None) -> None:
        with writing("convert the drafts"):
            names = self._files.names(directory)
            if "drafts.new" in names:
                self._files.remove(directory / "drafts.new")
            for path in (directory / name for name in names if _DRAFTS.fullmatch(name)):
                content = self._files.read(path)
                if is_sealed(content) != (new is not None):
                    self._convert_whole(path, content, old, new)

    def _convert_whole(self, path: Path, content: bytes, old: Seal, new: Seal | None) -> None:
        # What was set aside as damaged was sealed under its former name.
        for former in (path, path.with_name("drafts")):
            try:
                plain = opened(old, file_place(self._home, former), content)
            except UnsealError:
                continue
            self._files.put_whole(path, closed(new, file_place(self._home, path), plain))
            return

    def _discard(self, directory: Path) -> None:
        for name in self._files.names(directory):
            self._files.remove(directory / name)
        self._files.remove_directory(directory)


def unlike(home: Path, files: Files, *, sealed: bool) -> list[str]:
    """The files of `home`, as paths seen from it, that may hold text of people and are not sealed, or not plain.

    Models under `rubrics` and files that say nothing of people are left out. Raises StoreReadError.
    """
    found: list[str] = []

    def look(directory: Path) -> None:
        folders = files.directories(directory)
        for name in files.names(directory):
            path = directory / name
            if name in folders:
                if path != home / "rubrics":
                    look(path)
            elif not _SAYS_NOTHING.fullmatch(name) and not _is_like(files.read(path), sealed):
                found.append(path.relative_to(home).as_posix())

    try:
        look(home)
    except OSError as problem:
        raise StoreReadError(home, problem.errno or 0) from problem
    return found


def _is_like(content: bytes, sealed: bool) -> bool:
    """Whether a file's content, that of a journal or of a small file, is all sealed, or all plain."""
    try:
        contents = [frame.payload for frame in read_frames(content)] or [content]
    except FrameError:
        contents = [content]
    return all(is_sealed(one) == sealed for one in contents if one)
