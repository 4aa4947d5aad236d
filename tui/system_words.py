"""What the operating system could not do, in the reader's words; what is not named here keeps the system's own."""

import errno
from typing import Any

from tui.translate import Words

NAMED = (
    *("EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EIO", "EISDIR", "ENOTDIR", "EEXIST", "ENOENT"),
    *("ENOTEMPTY", "ENAMETOOLONG", "EILSEQ", "ELOOP", "EMFILE", "ENFILE", "ENOMEM", "EBADF", "EBUSY", "ENODEV"),
)
"""The errors that have words of their own, by their name in POSIX."""


def reason(error: OSError, words: Words) -> str:
    """Why the system refused."""
    return of_number(error.errno or 0, words) or error.strerror or str(error)


def of_number(number: int, words: Words) -> str:
    """What the error of that number means; empty where it has no words."""
    name = errno.errorcode.get(number, "")
    return words(f"errno.{name}") if name in NAMED else ""


def of_store(error: Any, words: Words) -> str:
    """Why the store could not do something: `error` is one of its errors, and may come from one of the system."""
    number, place = getattr(error, "errno", 0), getattr(error, "path", None)
    if isinstance(error.__cause__, OSError) and not number:
        number = error.__cause__.errno or 0
    problem = of_number(number, words)
    if not problem:
        return str(error)
    if place is not None:
        return words("error.not_read", file=place, problem=problem)
    if (act := _act(getattr(error, "act", ""), words)) is not None:
        return words("error.not_done", act=act, problem=problem)
    return words("error.not_written", problem=problem)


def _act(act: str, words: Words) -> str | None:
    """What was being done, which the store says in English; None where there are no words for it."""
    key = act.replace(" ", "_").replace("-", "_")
    return words(f"store.act.{key}") if words.has(f"store.act.{key}") else None
