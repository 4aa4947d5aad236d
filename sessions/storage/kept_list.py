"""A short list kept in one small file of the home (see small_file.py), sealed whole in a home that is encrypted.

What cannot be read is an error and never taken for an empty list.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from sessions.errors import DamagedError, StoreReadError, writing
from sessions.storage.files import Files
from sessions.storage.seal import Seal, closed, file_place, opened
from sessions.storage.small_file import as_small_file, read_small_file, replace_file
from sessions.storage.turn import take_turn

T = TypeVar("T")


class KeptList(Generic[T]):
    """The list in the file `name` of `home`, which is to be there; who changes it holds `name.lock`.

    `read` makes an entry of plain content, raising ValueError, TypeError or KeyError; `plain` is its way back.
    """

    def __init__(
        self,
        home: Path,
        name: str,
        files: Files,
        seal: Seal | None,
        read: Callable[[Any], T],
        plain: Callable[[T], dict[str, Any]],
    ) -> None:
        """Touch nothing yet."""
        self._home = home
        self._name = name
        self._path = home / name
        self._files = files
        self._seal = seal
        self._read = read
        self._plain = plain

    def all(self) -> list[T]:
        """The entries in their order. Raises StoreReadError, DamagedError and SealedError."""
        try:
            content = self._files.read(self._path)
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise StoreReadError(self._path, problem.errno or 0) from problem
        try:
            said = read_small_file(opened(self._seal, file_place(self._home, self._path), content))
            return [self._read(one) for one in said[self._name]]
        except (ValueError, TypeError, KeyError) as problem:
            raise DamagedError(self._path, str(problem)) from None

    def change(self, change: Callable[[list[T]], Sequence[T]]) -> None:
        """Keep what `change` makes of the entries; on the disk when this returns.

        Raises StoreWriteError, LockedError, what `all` raises, and what `change` raises, nothing being changed then.
        """
        lock = take_turn(self._files, self._home / f"{self._name}.lock", f"lock {self._name}")
        try:
            said = {self._name: [self._plain(one) for one in change(self.all())]}
            content = closed(self._seal, file_place(self._home, self._path), as_small_file(said))
            with writing(f"keep {self._name}"):
                replace_file(self._files, self._path, content)
        finally:
            lock.release()
