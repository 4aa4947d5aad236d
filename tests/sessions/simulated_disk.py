"""A disk in memory that knows what has been synced, and can be made to fail at any operation."""

import errno
import os
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sessions.errors import LockedError
from sessions.storage.files import Files, Lock
from tests.sessions.disk_nodes import Directory, File, Node, Tree, content_of, planted, written
from tests.sessions.failing_files import ShortWriteError

HOLDER = LockedError("simulated", 1, "2026-03-01T09:00:00Z")

Rule = Callable[[int, str], None]
"""Sees the number (from 1) and name of each operation before it is done, and may raise."""


class _Held(Lock):
    def __init__(self, release: Callable[[], None]) -> None:
        super().__init__(-1)
        self._free: Callable[[], None] | None = release

    def release(self) -> None:
        free, self._free = self._free, None
        if free is not None:
            free()


class SimulatedDisk(Files):
    """A disk whose root holds `tree`, all of it synced.

    `room` is how many bytes it says are free; nothing is held to that. A write for which `rule` raises
    ShortWriteError writes half first. A sync that fails leaves what it was to sync in doubt for ever: no later sync
    of the file counts, as on Linux (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020).
    """

    def __init__(self, tree: Tree | None = None, rule: Rule = lambda _number, _name: None) -> None:
        self.root = planted(tree or {})
        self.rule = rule
        self.room = 0
        self.done: list[str] = []
        self._open: dict[int, File] = {}
        self._numbers = count(3)
        self._locked: dict[File, int] = {}

    def die(self) -> None:
        """What the kernel does when a process ends: its locks are free, its files closed."""
        self._locked.clear()
        self._open.clear()

    def seen(self) -> Tree:
        """The content as programs see it."""
        return content_of(self.root, lambda node: node.now)

    def synced(self) -> Tree:
        """What a power cut leaves that takes everything with it that was not synced."""
        return content_of(self.root, lambda node: node.durable)

    def _do(self, name: str) -> None:
        self.done.append(name)
        self.rule(len(self.done), name)

    def _at(self, path: Path) -> Node:
        node: Node = self.root
        for name in path.parts[1:]:
            if not isinstance(node, Directory):
                raise NotADirectoryError(errno.ENOTDIR, "Not a directory", str(path))
            if name not in node.now:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
            node = node.now[name]
        return node

    def _directory(self, path: Path) -> Directory:
        node = self._at(path)
        if not isinstance(node, Directory):
            raise NotADirectoryError(errno.ENOTDIR, "Not a directory", str(path))
        return node

    def _file(self, path: Path) -> File:
        node = self._at(path)
        if not isinstance(node, File):
            raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
        return node

    def _new(self, path: Path, node: Node) -> None:
        above = self._directory(path.parent)
        if path.name in above.now:
            raise FileExistsError(errno.EEXIST, "File exists", str(path))
        above.change({path.name: node})

    def _opened(self, file: File) -> int:
        descriptor = next(self._numbers)
        self._open[descriptor] = file
        return descriptor

    def free(self, _path: Path) -> int:
        self._do("free")
        return self.room

    def allocate(self, descriptor: int, length: int) -> None:
        self._do("allocate")
        self._write(descriptor, bytes(length))

    def make_directory(self, path: Path) -> None:
        self._do("make_directory")
        self._new(path, Directory())

    def check_usable(self, path: Path) -> None:
        self._do("check_usable")
        self._directory(path)

    def create_exclusive(self, path: Path) -> int:
        self._do("create_exclusive")
        file = File()
        self._new(path, file)
        return self._opened(file)

    def open_append(self, path: Path) -> int:
        self._do("open_append")
        return self._opened(self._file(path))

    def write(self, descriptor: int, data: bytes) -> int:
        try:
            self._do("write")
        except ShortWriteError:
            self._write(descriptor, data[: len(data) // 2])
            raise
        return self._write(descriptor, data)

    def _write(self, descriptor: int, data: bytes) -> int:
        file = self._open[descriptor]
        file.edits.append((len(file.now), data))
        file.now += data
        return len(data)

    def sync(self, descriptor: int) -> None:
        file = self._open[descriptor]
        try:
            self._do("sync")
        except OSError:
            file.failed = True
            raise
        if not file.failed:
            file.durable, file.edits = file.now, []

    def truncate(self, descriptor: int, length: int) -> None:
        self._do("truncate")
        file = self._open[descriptor]
        file.edits.append(length)
        file.now = written(file.now, length)

    def close(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)

    def rename(self, old: Path, new: Path) -> None:
        self._do("rename")
        source, target, node = self._directory(old.parent), self._directory(new.parent), self._at(old)
        there = target.now.get(new.name)
        if isinstance(there, Directory) and (not isinstance(node, Directory) or there.now):
            raise OSError(errno.ENOTEMPTY, "Directory not empty", str(new))
        if source is target:
            source.change({old.name: None, new.name: node})
        else:
            target.change({new.name: node})
            source.change({old.name: None})

    def sync_directory(self, path: Path) -> None:
        self._do("sync_directory")
        directory = self._directory(path)
        directory.durable, directory.edits = directory.now, []

    def read(self, path: Path) -> bytes:
        self._do("read")
        return self._file(path).now

    def names(self, path: Path) -> list[str]:
        self._do("names")
        return sorted(self._directory(path).now)

    def directories(self, path: Path) -> list[str]:
        self._do("directories")
        return sorted(name for name, node in self._directory(path).now.items() if isinstance(node, Directory))

    def is_directory(self, path: Path) -> bool:
        self._do("is_directory")
        try:
            return isinstance(self._at(path), Directory)
        except (FileNotFoundError, NotADirectoryError):
            return False

    def about(self, path: Path) -> os.stat_result:
        self._do("about")
        node = self._at(path)
        kind = stat.S_IFDIR | 0o700 if isinstance(node, Directory) else stat.S_IFREG | 0o600
        known = (kind, 1, 1, 1, os.getuid(), os.getgid(), len(node.now), 0, 0, 0)
        return os.stat_result(known, {"st_blocks": -(-len(node.now) // 512)})

    def restrict(self, path: Path, mode: int) -> None:
        self._do("restrict")
        assert not mode & 0o077
        self._at(path)

    def size(self, path: Path) -> int:
        self._do("size")
        return len(self._file(path).now)

    def is_still(self, path: Path, descriptor: int, length: int) -> bool:
        self._do("is_still")
        try:
            there = self._file(path)
        except FileNotFoundError:
            return False
        return there is self._open[descriptor] and len(there.now) == length

    def remove(self, path: Path) -> None:
        self._do("remove")
        self._file(path)
        self._directory(path.parent).change({path.name: None})

    def remove_directory(self, path: Path) -> None:
        self._do("remove_directory")
        if self._directory(path).now:
            raise OSError(errno.ENOTEMPTY, "Directory not empty", str(path))
        self._directory(path.parent).change({path.name: None})

    def lock(self, path: Path) -> Lock:
        self._do("lock")
        file = self._lock_at(path)
        if self._locked.get(file):
            raise HOLDER
        self._locked[file] = -1
        # As the real one: the note of who holds it is written over, and never synced.
        file.edits += [0, (0, b"{}")]
        file.now = b"{}"
        return _Held(lambda: self._locked.__setitem__(file, 0))

    def holder(self, path: Path) -> LockedError | None:
        self._do("holder")
        try:
            taken = self._locked.get(self._file(path), 0) < 0
        except FileNotFoundError:
            return None
        return HOLDER if taken else None

    def lock_shared(self, path: Path, *, wait: bool = True) -> Lock:
        self._do("lock_shared")
        file = self._lock_at(path)
        if self._locked.get(file, 0) < 0:
            if not wait:
                raise HOLDER
            raise AssertionError("the only process there is would wait for ever")
        self._locked[file] = self._locked.get(file, 0) + 1
        return _Held(lambda: self._locked.__setitem__(file, self._locked.get(file, 1) - 1))

    def _lock_at(self, path: Path) -> File:
        try:
            return self._file(path)
        except FileNotFoundError:
            file = File()
            self._new(path, file)
            return file
