"""A file that is written for somebody outside: whole or not at all, for its owner alone, through no link."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from sessions.storage.files import Files
from tui.failure import Exit, FailureError
from tui.system_words import reason
from tui.translate import Words

Make = Callable[[IO[bytes]], None]
"""What writes to the file that it is given."""


class Door(Protocol):
    """Whoever knows the home and speaks the language."""

    @property
    def home(self) -> Path:
        """The home, into which nothing is written."""

    @property
    def words(self) -> Words:
        """The words of the language in use."""


def write_file(path: Path, content: bytes | Make, door: Door, *, overwrite: bool, inside: bool = False) -> None:
    """Write `content` to `path` whole or not at all, 0600; refuse to follow a link or, unless told, to overwrite.

    What is too much to be held at once is written by a function that is given the file; what that raises goes through.
    Nothing is written into the home, where it could take the place of the store's own files, but what belongs
    `inside` it. Links among the folders that lead to `path` are followed: they are their owners' way to call them.
    """
    if not inside and path.parent.resolve().is_relative_to(door.home.resolve()):
        raise FailureError(Exit.FAILED, door.words("error.inside_home", file=path))
    if path.is_symlink():
        raise FailureError(Exit.FAILED, door.words("error.link", file=path))
    if path.exists() and not path.is_file():
        raise FailureError(Exit.FAILED, door.words("error.no_plain_file", file=path))
    if path.exists() and not overwrite:
        raise FailureError(Exit.FAILED, door.words("error.exists", file=path))
    if not path.parent.is_dir():
        raise FailureError(Exit.NOT_FOUND, door.words("error.no_folder", file=path.parent))
    try:
        handle, name = tempfile.mkstemp(prefix=".bei-", dir=path.parent)
    except OSError as problem:
        raise _not_written(problem, path, door) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            temporary.replace(path)
        else:
            _give_new_name(temporary, path)
    except FileExistsError:
        raise FailureError(Exit.FAILED, door.words("error.exists", file=path)) from None
    except OSError as problem:
        raise _not_written(problem, path, door) from None
    finally:
        temporary.unlink(missing_ok=True)
    with suppress(OSError):  # the file is there and whole; some disks cannot promise more
        Files().sync_directory(path.parent)


def holds(path: Path, content: bytes) -> bool:
    """Whether a plain file at `path` has just this content, so that nothing has to be written. Raises OSError."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def _not_written(problem: OSError, path: Path, door: Door) -> FailureError:
    return FailureError(Exit.FAILED, door.words("error.system", problem=reason(problem, door.words), file=path))


def _give_new_name(temporary: Path, path: Path) -> None:
    """Let `path` name the file, too. Raises FileExistsError where something has come to stand there meanwhile."""
    try:
        # Unlike a rename, a link never replaces what is there.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links (FAT, as on memory sticks): there the name is taken first.
        path.touch(0o600, exist_ok=False)
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise
