"""A person at a terminal: types keys into the real program and looks at what a terminal emulator shows."""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

BEI = Path(sys.executable).parent / "bei"

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "ctrl+b": "\x02",
    "ctrl+l": "\x0c",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+s": "\x13",
    "ctrl+u": "\x15",
}


class _Screen(pyte.Screen):
    """Passes over the private report that Textual asks for and pyte's parser trips on; counts the bells."""

    bells = 0

    def bell(self, *_args: Any) -> None:
        self.bells += 1

    def report_device_status(self, *args: Any, **kwargs: Any) -> None: ...

    def set_margins(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("private", None)
        super().set_margins(*args, **kwargs)


def _hear() -> None:
    """Heed Ctrl+C: whoever runs the tests in the background of a shell leaves them deaf to it, and all they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """The program in a pseudo-terminal of `columns` by `rows`."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 120,
        rows: int = 36,
        lang: str = "zh",
        program: Sequence[str] = (str(BEI),),
        deaf_to_hang_up: bool = False,
        term: str = "xterm-256color",
    ) -> None:
        environment = {
            **os.environ,
            "BEI_HOME": str(home),
            "TERM": term,
            "LANG": "C.UTF-8",
            "COLUMNS": str(columns),
            "LINES": str(rows),
        }
        self._screen = _Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self.raw = ""
        """All that the program has sent to the terminal."""
        self._attributes: list[Any] = []
        self.child = pexpect.spawn(
            program[0],
            [*program[1:], "--lang", lang, *arguments],
            dimensions=(rows, columns),
            env=environment,
            encoding="utf-8",
            timeout=20,
            ignore_sighup=deaf_to_hang_up,
            preexec_fn=_hear,
        )
        # By default pexpect waits before it sends anything, for programs that turn the echo off for a passphrase.
        self.child.delaybeforesend = None

    @property
    def process(self) -> int:
        """The number of the program's process."""
        assert self.child.pid is not None
        return self.child.pid

    def _read(self, wait: float = 0.05) -> None:
        try:
            sent = self.child.read_nonblocking(65536, wait)
            self.raw += sent
            self._stream.feed(sent)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return

    @property
    def text(self) -> str:
        """The screen as lines; a wide character's second cell is left out."""
        rows = []
        for y in range(self._screen.lines):
            row = self._screen.buffer[y]
            rows.append("".join(row[x].data for x in range(self._screen.columns)).rstrip())
        return "\n".join(rows)

    def cells(self) -> Iterator[tuple[int, int, Any]]:
        """Row, column and what stands there, with its colours, for each cell of the screen."""
        for y in range(self._screen.lines):
            for x in range(self._screen.columns):
                yield y, x, self._screen.buffer[y][x]

    @property
    def title(self) -> str:
        """What the terminal has been told to call its window."""
        return str(self._screen.title)

    @property
    def bells(self) -> int:
        """How often the bell has rung."""
        return self._screen.bells

    def paste(self, text: str) -> None:
        """Paste text, as a terminal that leaves nothing out of it."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")
        self._read(0.02)

    def until(self, seen: Callable[[str], bool], what: str, timeout: float = 20) -> str:
        """Look until `seen` holds of the screen."""
        end = time.monotonic() + timeout
        while True:
            self._read()
            text = self.text
            if seen(text):
                return text
            if time.monotonic() > end:
                raise AssertionError(f"never saw {what}; the screen is:\n{text}")

    def see(self, *wanted: str) -> str:
        """Look until all of `wanted` are on the screen."""
        return self.until(lambda text: all(one in text for one in wanted), repr(wanted))

    def gone(self, unwanted: str) -> str:
        """Look until `unwanted` is no longer on the screen."""
        return self.until(lambda text: unwanted not in text, f"{unwanted!r} go away")

    def press(self, *keys: str) -> None:
        """Press keys by name."""
        for key in keys:
            self.child.send(KEYS.get(key, key))
            self._read(0.02)

    def type(self, text: str) -> None:
        """Type text, as an input method commits it: several characters at once."""
        self.child.send(text)
        self._read(0.02)

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are, whether or not they are text."""
        os.write(self.child.child_fd, data)
        self._read(0.02)

    @property
    def attributes(self) -> list[Any]:
        """How the terminal treats what is typed, or did when the program had ended: echo, lines, control characters."""
        return self._attributes or termios.tcgetattr(self.child.child_fd)

    def hold(self) -> None:
        """Take nothing more of what the program sends, as a connection that stands still."""
        slave = os.open(f"/proc/{self.process}/fd/0", os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(slave, termios.TCOOFF)
        os.close(slave)

    def hang_up(self) -> None:
        """Close the terminal, as its window is closed."""
        # By another file in its place, so that pexpect does not close a stranger's by that number later on.
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self.child.child_fd)
        os.close(nothing)

    def ended(self) -> int:
        """Wait for the end; the exit code."""
        end = time.monotonic() + 20
        while self.child.isalive():
            self._read()
            if time.monotonic() > end:
                raise AssertionError(f"the program did not end; the screen is:\n{self.text}")
        if os.isatty(self.child.child_fd):
            self._attributes = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)
