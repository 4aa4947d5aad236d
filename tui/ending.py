"""How a process of bei ends when it is told to from outside: signals unwind it instead of cutting it off.

The one place that knows which signals a system has, and how memory is kept out of files: a Unix has SIGHUP, SIGQUIT and
limits, Linux alone a filter of what goes into a core; where one is missing, nothing needs it.
"""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks the program to end."""
AT_SCREEN = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT") if hasattr(signal, name))
"""The signals that end the program while it has the terminal, as far as the system has them."""
_PATIENCE = 3.0
"""Seconds that a process has to end by itself."""


class Ended(BaseException):
    """A signal asks for the end; raised wherever the main thread is, as KeyboardInterrupt is for ctrl+c."""

    def __init__(self, code: int) -> None:
        """Take the exit code."""
        super().__init__(code)
        self.code = code


class _Handler:
    """Raises Ended at the first signal. Those that follow do not cut off the tidying up in their turn."""

    code: int | None = None

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        if self.code is None:
            self.code = code_of(number)
            # Code in C may lose what is raised in it, and go on.
            end_soon(self.code)
            raise Ended(self.code)


def code_of(number: int) -> int:
    """The exit code of a process that ends by signal `number`, as a shell gives it."""
    return 128 + number


def end_soon(code: int, before: Callable[[], None] = lambda: None) -> None:
    """End this process with `code` a little later, `before` done first, where it has not ended by itself."""

    def end() -> None:
        try:
            before()
        finally:
            os._exit(code)

    patience = threading.Timer(_PATIENCE, end)
    patience.daemon = True
    patience.start()


def end_by_signals() -> None:
    """Have SIGTERM and SIGHUP unwind the process, so that what is temporary is removed; one ignored stays so."""
    handler = _Handler()
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def told() -> int | None:
    """The exit code that a signal has asked for, which may have been lost on its way; None where there was none."""
    handlers = (signal.getsignal(number) for number in SIGNALS)
    return next((one.code for one in handlers if isinstance(one, _Handler)), None)


def leave_no_core() -> None:
    """See to it that no memory of this process, nor of any it starts, gets into a core file."""
    try:
        import resource
    except ImportError:
        return  # no Unix: there are no core files
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A program that the system hands cores to is not bound by the limit; this takes the memory out of them.
    with suppress(OSError):
        Path("/proc/self/coredump_filter").write_text("0", "ascii")
