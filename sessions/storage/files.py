"""The only way from the store to the disk: small operations that a test can make fail one by one.

Files are made 0600 and directories 0700; links are never followed in the last step of a path.
"""

import errno
import os
import stat
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sessions.canonical import dumps, loads
from sessions.errors import LockedError
from sessions.storage import flock

_CHUNK = 1 << 20
_GLANCE = 0.02
"""Seconds after which a lock that is taken is tried once more."""


class Lock:
    """A lock that is held until `release`, or until the process ends in whatever way."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        """Take the open descriptor that bears the lock."""
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go; a second time does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


class Files:
    """File operations on the real disk. All raise OSError; a descriptor is the system's number of an open file."""

    __slots__ = ()

    def make_directory(self, path: Path) -> None:
        """Make a directory, 0700. Raises FileExistsError where anything is there."""
        os.mkdir(path, 0o700)

    def check_usable(self, path: Path) -> None:
        """Raise OSError where `path` is no directory, or this user may not list it and make files in it."""
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        os.close(descriptor)
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def create_exclusive(self, path: Path) -> int:
        """Make a new file, 0600, open for appending. Raises FileExistsError where anything is there."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(path, flags, 0o600)

    def open_append(self, path: Path) -> int:
        """Open a file that is there for appending."""
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of `data`; how many bytes."""
        return os.write(descriptor, data)

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write `data` whole, in as many steps as it takes; after an error any part of it may be there."""
        rest = data
        while rest:
            rest = rest[self.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Return once the file's content is on the disk. After an error its content is unknown."""
        os.fsync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut an open file to `length` bytes."""
        os.ftruncate(descriptor, length)

    def close(self, descriptor: int) -> None:
        """Close an open file. Never fails: what counts has been synced before."""
        with suppress(OSError):
            os.close(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or directory another name; a file that bears it is replaced, all at once."""
        os.rename(old, new)

    def sync_directory(self, path: Path) -> None:
        """Return once the names in a directory are on the disk; Windows opens no directory to ask for it."""
        if not hasattr(os, "O_DIRECTORY"):
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def read(self, path: Path) -> bytes:
        """The whole content of a file."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            parts = []
            while part := os.read(descriptor, _CHUNK):
                parts.append(part)
            return b"".join(parts)
        finally:
            os.close(descriptor)

    def names(self, path: Path) -> list[str]:
        """The names in a directory, sorted."""
        return sorted(os.listdir(path))

    def directories(self, path: Path) -> list[str]:
        """The names of the directories in a directory, sorted; links to directories are left out."""
        with os.scandir(path) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))

    def is_directory(self, path: Path) -> bool:
        """Whether there is a directory at `path`; a link to one is none."""
        try:
            return stat.S_ISDIR(os.lstat(path).st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False

    def about(self, path: Path) -> os.stat_result:
        """What the system knows of a file, or of a link itself."""
        return os.lstat(path)

    def restrict(self, path: Path, mode: int) -> None:
        """Give a file or directory other permissions; a link is not followed."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            os.fchmod(descriptor, mode)
        finally:
            os.close(descriptor)

    def size(self, path: Path) -> int:
        """The length of a file in bytes."""
        return os.stat(path, follow_symlinks=False).st_size

    def free(self, path: Path) -> int:
        """Bytes that this user may still write to the file system that `path` is on."""
        found = os.statvfs(path)
        return found.f_bavail * found.f_frsize

    def allocate(self, descriptor: int, length: int) -> None:
        """Give an open empty file `length` bytes with room on the disk behind them."""
        try:
            os.posix_fallocate(descriptor, 0, length)
        except OSError as problem:
            if problem.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
                raise
            # Random, so that a file system which compresses keeps room for it, too.
            self.write_all(descriptor, os.urandom(length))

    def is_still(self, path: Path, descriptor: int, length: int) -> bool:
        """Whether `path` is the very file that is open, of `length` bytes; False where it is gone."""
        try:
            there = os.stat(path, follow_symlinks=False)
        except FileNotFoundError:
            return False
        opened = os.fstat(descriptor)
        return (there.st_dev, there.st_ino, there.st_size) == (opened.st_dev, opened.st_ino, length)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        os.unlink(path)

    def remove_directory(self, path: Path) -> None:
        """Take an empty directory away."""
        os.rmdir(path)

    def lock(self, path: Path) -> Lock:
        """Hold the lock file at `path`, made where it is missing, for this process alone.

        The file tells who holds it, as JSON: host, pid, since. Raises LockedError where another does.
        """
        descriptor = self._lock_file(path)
        try:
            try:
                flock.lock_alone(descriptor)
            except BlockingIOError:
                # It may be but one who looks whether it is free, as `holder` does.
                time.sleep(_GLANCE)
                flock.lock_alone(descriptor)
        except BlockingIOError:
            holder = _holder(os.pread(descriptor, 4096, 0))
            os.close(descriptor)
            raise holder from None
        except OSError:
            os.close(descriptor)
            raise
        since = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        note = dumps({"host": os.uname().nodename, "pid": os.getpid(), "since": since}).encode()
        # The lock holds without the note too, so a full disk must not stand in its way.
        try:
            with suppress(OSError):
                self.truncate(descriptor, 0)
                self.write_all(descriptor, note)
        except BaseException:
            os.close(descriptor)
            raise
        return Lock(descriptor)

    def holder(self, path: Path) -> LockedError | None:
        """Who holds the lock file at `path` alone; None where nobody does. Nothing is written."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        try:
            flock.lock_shared(descriptor, wait=False)
        except BlockingIOError:
            return _holder(os.pread(descriptor, 4096, 0))
        finally:
            os.close(descriptor)
        return None

    def lock_shared(self, path: Path, *, wait: bool = True) -> Lock:
        """Hold the lock file at `path` together with others who share it.

        While one has it alone this waits, or raises LockedError where it shall not `wait`.
        """
        descriptor = self._lock_file(path)
        try:
            flock.lock_shared(descriptor, wait=wait)
        except BlockingIOError:
            holder = _holder(os.pread(descriptor, 4096, 0))
            os.close(descriptor)
            raise holder from None
        except OSError:
            os.close(descriptor)
            raise
        return Lock(descriptor)

    def _lock_file(self, path: Path) -> int:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def _holder(note: bytes) -> LockedError:
    try:
        said = loads(note)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        said = {}
    pid = said.get("pid")
    return LockedError(str(said.get("host", "")), pid if isinstance(pid, int) else 0, str(said.get("since", "")))
