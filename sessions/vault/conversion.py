"""All files of a home that hold text of people, written anew: sealed where they were plain, or plain again."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sessions.duties.ledger import LOCK as LEDGER_LOCK
from sessions.duties.ledger import NAME as LEDGER
from sessions.errors import StoreReadError, StoreWarning, writing
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.frames import digest, encode, scan
from sessions.storage.generations import COPY, is_numbered
from sessions.storage.journal import JournalStorage
from sessions.storage.seal import (
    MARK,
    Envelope,
    Seal,
    UnsealError,
    closed,
    file_place,
    is_sealed,
    of_ledger,
    of_session,
    opened,
)
from sessions.storage.small_file import replace_file
from sessions.storage.store import LOCK

_SMALL = re.compile(r"drafts(\.damaged-[0-9]+)?|hold|posts|templates")
_LEFTOVER = re.compile(r"drafts\.new|\..+-half")
_SAYS_NOTHING = re.compile(r"(vault|head|reserve)(\.new)?|lock|\.making|\.purging|.+\.lock|policy\.json")
"""Names of files that hold no text of people, in any home."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a change-over did: how many sessions the home has, and the files of it that are not as the others now.

    `warnings` are those of the journals, by directory: what was lost before can no longer be told after it.
    """

    sessions: int
    left: list[str]
    warnings: list[tuple[str, StoreWarning]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A journal of the home: its directory, its lock, and the context that it is sealed in."""

    directory: Path
    lock: Path
    context: str


class Conversion:
    """The change of all files of `home`, where nobody else is at work."""

    def __init__(self, home: Path, files: Files) -> None:
        """Take the home's place."""
        self._home = home
        self._files = files
        self._sessions = home / "sessions"
        self._warnings: list[tuple[str, StoreWarning]] = []

    def check(self, seal: Seal) -> None:
        """Raise LockedError, StoreReadError or DamagedError for a journal that could not be converted."""
        for place in self._places():
            with writing("lock the session"):
                self._files.lock(place.lock).release()
            journal = JournalStorage(
                place.directory, self._files, read_only=True, envelope=Envelope(place.context, seal)
            )
            # The bytes of a torn record go with the older files; they were never acknowledged.
            found = [one for one in journal.warnings if one.code != "tail_ignored"]
            self._warnings += [(place.directory.name, one) for one in found]

    def convert(self, old: Seal, new: Seal | None) -> None:
        """Write everything anew for `new`, as `old` reads it. Raises StoreWriteError; it can be called again then."""
        # To open a home ends purges that were left half done in it.
        Shelf.at(self._home, self._files, old)
        self._remove_leftovers()
        for place in self._places():
            with writing("lock the session"):
                lock = self._files.lock(place.lock)
            try:
                self._convert_journal(place, old, new)
                self._convert_small(place.directory, old, new)
            finally:
                lock.release()
        self._convert_small(self._home, old, new)

    def report(self, seal: Seal | None) -> Report:
        """Make the index anew, and look for what is not as it should be."""
        Shelf(self._home, self._files, seal).rows()
        left = unlike(self._home, self._files, sealed=seal is not None)
        return Report(len(self._ids()), left, self._warnings)

    def _ids(self) -> list[str]:
        return Shelf(self._home, self._files).ids()

    def _places(self) -> Iterator[_Place]:
        for one in self._ids():
            directory = self._sessions / one
            yield _Place(directory, directory / LOCK, of_session(one, None).context)
        if self._files.is_directory(self._home / LEDGER):
            yield _Place(self._home / LEDGER, self._home / LEDGER_LOCK, of_ledger(None).context)

    def _remove_leftovers(self) -> None:
        with writing("remove the index"):
            for name in self._files.directories(self._home):
                if name == "index" or name.startswith("index.damaged-") or name == f".{LEDGER}-new":
                    self._discard(self._home / name)
            for name in self._files.directories(self._sessions):
                if name.startswith(".new-"):
                    self._discard(self._sessions / name)

    def _discard(self, directory: Path) -> None:
        for name in self._files.names(directory):
            self._files.remove(directory / name)
        self._files.remove_directory(directory)

    def _convert_journal(self, place: _Place, old: Seal, new: Seal | None) -> None:
        with writing("look at the journal"):
            numbered = [name for name in self._files.names(place.directory) if is_numbered(name)]
            if len(numbered) == 1 and _is_like(self._files.read(place.directory / numbered[0]), new is not None):
                return
        journal = JournalStorage(place.directory, self._files, envelope=Envelope(place.context, old))
        try:
            journal.condense(Envelope(place.context, new))
        finally:
            journal.close()

    def _convert_small(self, directory: Path, old: Seal, new: Seal | None) -> None:
        with writing("convert the drafts"):
            names = self._files.names(directory)
            for name in filter(_LEFTOVER.fullmatch, names):
                self._files.remove(directory / name)
            found = [directory / name for name in names if _SMALL.fullmatch(name)]
            for copy in (directory / name for name in self._files.directories(directory) if name.startswith(COPY)):
                found += [copy / name for name in self._files.names(copy) if not _SAYS_NOTHING.fullmatch(name)]
            for path in found:
                content = self._files.read(path)
                if not _is_like(content, new is not None):
                    self._convert_whole(path, content, old, new)

    def _convert_whole(self, path: Path, content: bytes, old: Seal, new: Seal | None) -> None:
        if new is None and is_numbered(path.name) and not is_sealed(content):
            # The copy of a damaged journal: sealed bytes that are damaged open with no key, so nothing more is lost.
            replace_file(self._files, path, _readable(content, of_session(path.parent.parent.name, old)))
            return
        # Drafts that were set aside as damaged were sealed under their former name.
        for former in (path, path.with_name("drafts")):
            try:
                plain = opened(old, file_place(self._home, former), content)
            except UnsealError:
                continue
            replace_file(self._files, path, closed(new, file_place(self._home, path), plain))
            return


def unlike(home: Path, files: Files, *, sealed: bool) -> list[str]:
    """The files of `home`, as paths seen from it, that may hold text of people and are not sealed, or not plain.

    Models under `rubrics`, reports of defects and files that say nothing of people are left out. Raises StoreReadError.
    """
    found: list[str] = []

    def look(directory: Path) -> None:
        folders = files.directories(directory)
        for name in files.names(directory):
            path = directory / name
            if name in folders:
                if path not in (home / "rubrics", home / "reports"):
                    look(path)
            elif not _SAYS_NOTHING.fullmatch(name) and not _is_like(files.read(path), sealed):
                found.append(path.relative_to(home).as_posix())

    try:
        look(home)
    except OSError as problem:
        raise StoreReadError(home, problem.errno or 0) from problem
    return found


def _readable(content: bytes, envelope: Envelope) -> bytes:
    """The frames of `content` that can be opened, plain, and what joined them joined again."""
    made = []
    renamed: dict[str, str] = {}
    for frame in scan(content).frames:
        with suppress(UnsealError):
            payload = envelope.open(frame.seq, frame.previous, frame.payload)
            made.append(encode(frame.seq, renamed.get(frame.previous, frame.previous), payload))
            renamed[frame.digest] = digest(made[-1])
    return b"".join(made)


def _is_like(content: bytes, sealed: bool) -> bool:
    """Whether a file's content, that of a journal or of a small file, is all sealed, or all plain."""
    found = scan(content)
    if found.frames:
        # Plain records are JSON, and what damage leaves of one has quotation marks; a flipped bit makes one at most.
        plain = any(content.count(b'"', start, end) > 1 for start, end in found.bad)
        return all(is_sealed(frame.payload) == sealed for frame in found.frames) and not (sealed and plain)
    damaged = MARK in content and content.count(b'"') < 2
    return not content or (is_sealed(content) or damaged) == sealed
