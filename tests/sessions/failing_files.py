"""A disk that fails when a test says so, and the small journal that the tests of the store write to."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sessions.storage.files import Files, Lock


class Crash(BaseException):
    """The process ends here."""


class HastyFiles(Files):
    """Real files that are not waited for, where a test opens very many journals."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_directory(self, path: Path) -> None:
        pass


class FailingFiles(Files):
    """Real files. `rule` sees the number (from 1) and name of each operation before it is done, and may raise.

    A write of more than one byte for which it raises ShortWriteError writes half first.
    """

    def __init__(self, rule: Callable[[int, str], None] = lambda _number, _name: None) -> None:
        self.rule = rule
        self.done: list[str] = []
        self.written = 0
        self._locks: list[Lock] = []

    def fail_next(self, name: str, number: int = errno.EIO, times: int = 1) -> None:
        """Let the next `times` operations `name` fail."""
        left = [times]

        def rule(_number: int, one: str) -> None:
            if one == name and left[0]:
                left[0] -= 1
                raise OSError(number, "made to fail")

        self.rule = rule

    def recover(self) -> None:
        """Fail no more."""
        self.rule = lambda _number, _name: None

    def die(self) -> None:
        """What the kernel does when a process ends: its locks are free."""
        for lock in self._locks:
            lock.release()

    def _before(self, name: str) -> None:
        self.done.append(name)
        self.rule(len(self.done), name)

    def make_directory(self, path: Path) -> None:
        self._before("make_directory")
        super().make_directory(path)

    def create_exclusive(self, path: Path) -> int:
        self._before("create_exclusive")
        return super().create_exclusive(path)

    def open_append(self, path: Path) -> int:
        self._before("open_append")
        return super().open_append(path)

    def write(self, descriptor: int, data: bytes) -> int:
        try:
            self._before("write")
        except ShortWriteError:
            super().write(descriptor, data[: len(data) // 2])
            raise
        self.written += len(data)
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._before("sync")
        super().sync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        self._before("truncate")
        super().truncate(descriptor, length)

    def rename(self, old: Path, new: Path) -> None:
        self._before("rename")
        super().rename(old, new)

    def sync_directory(self, path: Path) -> None:
        self._before("sync_directory")
        super().sync_directory(path)

    def read(self, path: Path) -> bytes:
        self._before("read")
        return super().read(path)

    def names(self, path: Path) -> list[str]:
        self._before("names")
        return super().names(path)

    def is_still(self, path: Path, descriptor: int, length: int) -> bool:
        self._before("is_still")
        return super().is_still(path, descriptor, length)

    def remove(self, path: Path) -> None:
        self._before("remove")
        super().remove(path)

    def remove_directory(self, path: Path) -> None:
        self._before("remove_directory")
        super().remove_directory(path)

    def lock(self, path: Path) -> Lock:
        self._before("lock")
        self._locks.append(super().lock(path))
        return self._locks[-1]

    def lock_shared(self, path: Path, *, wait: bool = True) -> Lock:
        self._before("lock_shared")
        self._locks.append(super().lock_shared(path, wait=wait))
        return self._locks[-1]


class ShortWriteError(OSError):
    """The disk filled up in the middle of a write."""

    def __init__(self) -> None:
        super().__init__(errno.ENOSPC, "made to fail half way")


def note(seq: int, text: str = "he rebuilt the site in 三 days") -> dict[str, Any]:
    """A record such as a session's log holds."""
    return {
        "seq": seq,
        "at": f"2026-03-01T09:{seq // 60 % 60:02}:{seq % 60:02}.000Z",
        "actor": "li",
        "event": "evidence_added",
        "evidence": f"e{seq}",
        "text": text,
    }
