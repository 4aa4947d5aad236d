"""A home is its owner's alone: what another user owns is not used, what others may look into is closed to them.

Looked at when a home is opened, for the home and what stands in it; and when a session is opened, for its files. So
the cost does not grow with the number of sessions.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sessions.errors import ForeignError, StoreWarning, WarningCode
from sessions.storage.files import Files
from sessions.storage.user import user_id

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OWN = re.compile(r"\.?(sessions|index|drafts|ledger|policy|posts|vault|in-use|reports|reserve|rubrics|templates)\b.*")
"""What bei puts into a home."""


def close_home(home: Path, files: Files) -> list[StoreWarning]:
    """Make `home`, which is there, and what bei put into it private; what a person should be told.

    A home that is a link counts as the place that it leads to. A folder with other things in it keeps its
    permissions: somebody may need them, and what is bei's own is closed one by one. Models may be another user's,
    put there by an administrator. Raises ForeignError where the home or anything else is, and OSError.
    """
    real = Path(os.path.realpath(home))
    if not stat.S_ISDIR(files.about(real).st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(home))
    _check_mine(real, files)
    names = files.names(real)
    own = [real / name for name in names if _OWN.fullmatch(name)]
    for path in own:
        if path.name != "rubrics":
            _check_mine(path, files)
    if len(own) == len(names):
        own.append(real)
    with suppress(FileNotFoundError, NotADirectoryError):
        own += [real / "index" / name for name in files.names(real / "index")]
    warnings = _closed(real, own, files)
    with suppress(FileNotFoundError):
        above = files.about(real.parent).st_mode
        if above & stat.S_IWOTH and not above & stat.S_ISVTX:
            warnings.append(StoreWarning("replaceable_by_others", str(real)))
    return warnings


def close_session(place: Path, files: Files) -> list[StoreWarning]:
    """Make the directory of a session and its files private, in the same manner."""
    paths = [place, *(place / name for name in files.names(place))]
    for path in paths:
        _check_mine(path, files)
    return _closed(place, paths, files)


def _about(path: Path, files: Files) -> os.stat_result:
    about = files.about(path)
    return files.about(Path(os.path.realpath(path))) if stat.S_ISLNK(about.st_mode) else about


def _check_mine(path: Path, files: Files) -> None:
    with suppress(FileNotFoundError):  # gone since the directory was read, or a link to nothing
        owner = _about(path, files).st_uid
        if owner != user_id():
            raise ForeignError(path, owner)


def _closed(place: Path, paths: Iterable[Path], files: Files) -> list[StoreWarning]:
    """What is to be told of `place` when those of `paths` that are this user's are private."""
    codes: set[WarningCode] = set()
    for path in paths:
        with suppress(FileNotFoundError):
            about = _about(path, files)
            if about.st_uid == user_id() and about.st_mode & _OTHERS:
                codes.add("was_open_to_others" if _close(path, about.st_mode, files) else "open_to_others")
    return [StoreWarning(code, str(place)) for code in sorted(codes)]


def _close(path: Path, mode: int, files: Files) -> bool:
    """Take from others what they may do with `path`; whether that could be done."""
    real = Path(os.path.realpath(path))
    with suppress(OSError):
        files.restrict(real, stat.S_IMODE(mode) & ~_OTHERS)
        return not files.about(real).st_mode & _OTHERS
    return False
