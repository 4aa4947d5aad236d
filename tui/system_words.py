"""What the operating system could not do, in the reader's words; what is not named here is told by its number."""

import errno
from typing import Any

from tui.translate import Words

NAMED = (
    *("EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EIO", "EISDIR", "ENOTDIR", "EEXIST", "ENOENT"),
    *("ENOTEMPTY", "ENAMETOOLONG", "EILSEQ", "ELOOP", "EMFILE", "ENFILE", "ENOMEM", "EBADF", "EBUSY", "ENODEV"),
    *("EADDRINUSE", "EADDRNOTAVAIL", "EINVAL", "EPIPE", "EXDEV", "ENXIO", "ETIMEDOUT", "EAGAIN"),
)
"""The errors that have words of their own, by their name in POSIX."""


def reason(error: OSError, words: Words) -> str:
    """Why the system refused."""
    return of_number(error.errno or 0, words)


def of_name(name: str, words: Words) -> str:
    """What the error of that name in POSIX means; one that has no words stays a name."""
    return words(f"errno.{name}") if name in NAMED else name or words("errno.unknown")


def of_number(number: int, words: Words) -> str:
    """What the error of that number means; 0 is one that is not known."""
    name = errno.errorcode.get(number, "")
    if name in NAMED:
        return words(f"errno.{name}")
    return words("errno.other", number=f"{number} {name}".strip()) if number else words("errno.unknown")


def of_store(error: Any, words: Words) -> str:
    """Why the store could not do something: `error` is one of its errors, and may come from one of the system."""
    from sessions.errors import AlreadyExistsError, DamagedError, FormatError

    number, place = getattr(error, "errno", None), getattr(error, "path", None)
    if not number and isinstance(error.__cause__, OSError):
        number = error.__cause__.errno
    if number is not None:
        problem = of_number(number, words)
        if place is not None:
            return words("error.not_read", file=place, problem=problem)
        if (act := _act(getattr(error, "act", ""), words)) is not None:
            return words("error.not_done", act=act, problem=problem)
        return words("error.not_written", problem=problem)
    if isinstance(error, FormatError):
        return words("error.format", file=place, found=error.found)
    if isinstance(error, DamagedError):
        return words("error.file_damaged", file=place)
    if isinstance(error, AlreadyExistsError):
        return words("error.not_read", file=place, problem=of_number(errno.EEXIST, words))
    return words("error.not_carried_out", kind=type(error).__name__)


def _act(act: str, words: Words) -> str | None:
    """What was being done, which the store says in English; None where there are no words for it."""
    key = act.replace(" ", "_").replace("-", "_")
    return words(f"store.act.{key}") if words.has(f"store.act.{key}") else None
