"""What becomes of a defect of bei: a report that says where, and nothing about people; then one line for the reader.

Messages of exceptions, local variables and arguments hold names and notes. None of them is ever written or printed.
"""

import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from sessions.storage.user import user_id
from tui import __version__
from tui.failure import Exit
from tui.translate import Words
from tui.verbs import say

_MOST_ERRORS = 20
_MOST_FRAMES = 60
_CODE_NAME = re.compile(r"[\w.<> -]{1,120}", re.ASCII)


def describe(error: BaseException) -> str:
    """Classes and places of `error` and of what led to it, from the last to the first; the text of a report."""
    import platform
    from importlib.metadata import version

    versions = f"bei {__version__}, textual {version('textual')}, Python {sys.version.split()[0]}"
    told = [
        "Internal error of bei. Only places in the code are told: no messages, no values.",
        f"{versions}, {platform.system()} {platform.release()} {platform.machine()}",
    ]
    for link, one in _chain(error):
        told += ["", f"{link}{_code_name(type(one).__module__)}.{_code_name(type(one).__qualname__)}"]
        told += [f"  {place}" for place in _places(one.__traceback__)]
    return "\n".join(told) + "\n"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """`error` and the errors behind it, each once, with how it is tied to the one before."""
    ahead: list[tuple[str, BaseException | None]] = [("", error)]
    seen: set[int] = set()
    while ahead and len(seen) < _MOST_ERRORS:
        link, one = ahead.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield link, one
        ahead += [("cause: ", one.__cause__), ("while handling: ", one.__context__)]
        if isinstance(one, BaseExceptionGroup):
            ahead += [("one of them: ", member) for member in one.exceptions]
        # Textual's WorkerFailed keeps what has failed so.
        inner = one.__dict__.get("error")
        ahead.append(("inside: ", inner if isinstance(inner, BaseException) else None))


def _places(traceback: TracebackType | None) -> list[str]:
    """`tui/app.py:52 BeiApp.action_help` for each frame, the last called at the end."""
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = _module_file(code.co_filename, str(traceback.tb_frame.f_globals.get("__name__")))
        places.append(f"{file}:{traceback.tb_lineno} {_code_name(code.co_qualname)}")
        traceback = traceback.tb_next
    left_out = len(places) - _MOST_FRAMES
    if left_out > 0:
        places[_MOST_FRAMES // 2 : _MOST_FRAMES // 2 + left_out] = [f"({left_out} more)"]
    return places


def _module_file(file: str, module: str) -> str:
    """The path `file` from the folder of the top package of `module` on: nothing of where bei is installed."""
    path = Path(file)
    inner = path.parent.parts if path.name == "__init__.py" else path.with_suffix("").parts
    names = tuple(module.split("."))
    known = inner[-len(names) :] == names
    parts = path.parts[len(inner) - len(names) :] if known else path.parts[-1:]
    return "/".join(_code_name(part) for part in parts)


def _code_name(name: str) -> str:
    return name if _CODE_NAME.fullmatch(name) else "?"


def write_report(home: Path, text: str) -> Path:
    """Write a report into `home/reports`; its path. Only this user can read it. Raises OSError."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = home / "reports"
    folder.mkdir(mode=0o700, exist_ok=True)
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        found = os.fstat(place)
        if found.st_uid != user_id() or stat.S_IMODE(found.st_mode) & 0o077:
            raise PermissionError
        name = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{os.urandom(4).hex()}.txt"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(name, flags, 0o600, dir_fd=place), "w", encoding="utf-8") as report:
            report.write(text)
    finally:
        os.close(place)
    return folder / name


def tell(error: BaseException, home: Callable[[], Path], words: Words) -> int:
    """Report a defect and say so on standard error; the exit code. A developer gets it raised instead."""
    if os.environ.get("BEI_TRACEBACK") == "1":
        raise error
    try:
        written = write_report(home(), describe(error))
    except Exception:  # noqa: BLE001  whatever it is, Python would print it with all that it says
        say.message(words("crash.unreported"))
    else:
        say.message(words("crash.reported", file=written))
    return Exit.FAILED
