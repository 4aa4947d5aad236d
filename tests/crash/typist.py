"""Someone who types numbered notes fast into the real program, and remembers what the screen called saved."""

import contextlib
import re
import signal
from collections.abc import Sequence
from pathlib import Path

import pexpect

from tests.crash.report import in_time
from tests.e2e.terminal import BEI, Terminal

_NUMBER = re.compile(r"记录(\d{6})")
UNSAVED, READY = "未保存", "❯"


def note(number: int) -> str:
    """The note of that number."""
    return f"记录{number:06}客户说当天就通了"


class Typist(Terminal):
    """At work on one session; `typed` are the notes typed at it since the program was started."""

    def __init__(self, home: Path, session: str, before: Sequence[str] = ()) -> None:
        """Start the program, by the command `before` it where one is given."""
        super().__init__(home, "open", session, program=(*before, str(BEI)))
        self.typed: list[int] = []
        self.saved: set[int] = set()
        self.unsaved = 0

    def note(self, number: int) -> None:
        """Type a note and Enter, without waiting."""
        self.typed.append(number)
        self.type(note(number) + "\r")
        self.look()

    def pause(self) -> None:
        """See what the program draws, for a moment."""
        self._read(0.05)
        self.look()

    def look(self) -> bool:
        """See which notes stand among the saved ones; whether the top row says that one is not saved."""
        top, *rows = self.text.splitlines()
        unsaved = UNSAVED in top
        if not unsaved:
            shown = (row for row in rows if not row.lstrip().startswith("❯"))
            self.saved |= {int(number) for row in shown for number in _NUMBER.findall(row)}
        return unsaved

    def note_and_wait(self, number: int, seconds: float = 20) -> bool:
        """Type a note and wait for what the screen says; whether it is saved."""
        self.note(number)
        return self.wait(number, seconds)

    def wait(self, number: int, seconds: float = 20) -> bool:
        """Wait until the note stands among the saved ones, or the screen says NOT SAVED; whether it is saved."""
        going = in_time(seconds)
        while going() and self.child.isalive():
            unsaved = self.look()
            if number in self.saved or unsaved:
                break
            self._read(0.1)
        return number in self.saved

    def note_until_saved(self, number: int, tries: int = 10) -> bool:
        """Type a note, and Enter again as long as the screen says that it is not saved; whether it was."""
        return self.note_and_wait(number) or self.wait_until_saved(number, tries)

    def wait_until_saved(self, number: int, tries: int = 10) -> bool:
        """As `note_until_saved`, of a note that is typed already."""
        saved = self.wait(number, 1)
        while not saved and tries and self.child.isalive():
            tries -= 1
            self.unsaved += 1
            self.press("enter")
            self.pause()
            saved = self.wait(number, 5)
        return saved

    def kill(self) -> None:
        """Kill the program with -9, and see the last that it wrote."""
        with contextlib.suppress(pexpect.ExceptionPexpect):
            self.child.kill(signal.SIGKILL)
        going = in_time(3)
        while going():
            try:
                self._stream.feed(self.child.read_nonblocking(65536, 0.2))
            except (pexpect.EOF, pexpect.TIMEOUT):
                break
            self.look()
        self.look()
        self.child.close(force=True)

    def promised(self) -> int:
        """How many of the notes typed here the screen called saved: all up to the last that it showed."""
        seen = [at for at, number in enumerate(self.typed, 1) if number in self.saved]
        return max(seen, default=0)
