"""What lies about in a session's directory beside its journal, and whether others could get at it."""

import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sessions.errors import SealedError
from sessions.integrity.findings import Finding
from sessions.storage.drafts import NAME as DRAFTS
from sessions.storage.drafts import read_drafts
from sessions.storage.files import Files
from sessions.storage.generations import COPY, HEAD, is_generation, is_numbered
from sessions.storage.hold import NAME as HOLD
from sessions.storage.hold import Holds
from sessions.storage.seal import Seal, file_place, is_sealed, opened
from sessions.storage.store import LOCK
from sessions.storage.user import user_id

_TAIL = re.compile(r"[0-9]{6}\.tail-[0-9]+")
_HALF_MADE = (f"{HEAD}.new", f"{DRAFTS}.new", f".{HOLD}-half")
_SET_ASIDE = re.compile(rf"{DRAFTS}\.damaged-[0-9]+")


def around(home: Path, place: Path, files: Files, seal: Seal | None, *, at_work: bool) -> Iterator[Finding]:
    """Look at every name in the directory `place` of a session; `at_work` says whether a writer has it."""
    yield from private(place, files)
    for name in listed(place, files):
        yield from private(place / name, files)
        if name == DRAFTS:
            yield from drafts_at(home, place / name, files, seal)
        elif name.startswith(COPY) and files.is_directory(place / name):
            yield Finding("kept_copy" if name[len(COPY) :].isdigit() else "left_over", "ok", name)
        elif is_tail(name) or _SET_ASIDE.fullmatch(name):
            yield Finding("kept_tail", "ok", name, _size(place / name, files))
        elif name == HOLD:
            yield from _hold(home, place, files, seal)
        elif name in _HALF_MADE or (name.endswith(".new") and is_numbered(name)):
            if not at_work:
                yield Finding("left_over", "ok", name)
        elif name not in (HEAD, LOCK) and not is_generation(name):
            yield Finding("unknown_file", "warning", name)


def is_tail(name: str) -> bool:
    """Whether a file of that name is bytes that were set aside from a generation."""
    return _TAIL.fullmatch(name) is not None


def private(path: Path, files: Files) -> Iterator[Finding]:
    """Whether `path` is a plain file or directory of this user that nobody else may read; nothing where it is gone."""
    with suppress(FileNotFoundError):
        known = files.about(path)
        if not stat.S_ISREG(known.st_mode) and not stat.S_ISDIR(known.st_mode):
            yield Finding("no_plain_file", "warning", path.name)
        elif stat.S_IMODE(known.st_mode) & 0o077:
            yield Finding("not_private", "warning", path.name, detail=f"{stat.S_IMODE(known.st_mode):04o}")
        if known.st_uid != user_id():
            yield Finding("not_own", "warning", path.name, known.st_uid)


def listed(place: Path, files: Files) -> list[str]:
    """The names in a directory; none where it cannot be read, which the check of the journal tells of."""
    try:
        return files.names(place)
    except OSError:
        return []


def drafts_at(home: Path, path: Path, files: Files, seal: Seal | None) -> Iterator[Finding]:
    """Look at what is half typed, in the file at `path`; nothing where there is none."""
    try:
        texts = read_drafts(opened(seal, file_place(home, path), files.read(path)))
    except FileNotFoundError:
        return  # taken away by a writer meanwhile
    except SealedError:
        yield Finding("sealed", "ok", path.name)
    except (OSError, ValueError) as problem:
        yield Finding("drafts_bad", "warning", path.name, detail=str(problem))
    else:
        yield Finding("drafts_kept", "ok", path.name, len(texts))


def _hold(home: Path, place: Path, files: Files, seal: Seal | None) -> Iterator[Finding]:
    held = Holds(home, files, seal).of(place.name)
    if held is not None and not held.readable:
        with suppress(OSError):
            if seal is None and is_sealed(files.read(place / HOLD)):
                yield Finding("sealed", "ok", HOLD)
                return
        yield Finding("hold_bad", "warning", HOLD)


def _size(path: Path, files: Files) -> int:
    with suppress(FileNotFoundError):
        return files.size(path)
    return 0
