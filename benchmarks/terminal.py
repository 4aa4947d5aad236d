"""A pseudo-terminal with a clock: how long until something is painted."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path


class TimedTerminal:
    """Runs a command in a pseudo-terminal of 120×36; times are in seconds of the monotonic clock."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        """Start the command."""
        self.began = time.perf_counter()
        self._child, self._handle = pty.fork()
        if self._child == 0:
            os.execvpe(command[0], list(command), environment)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def until(self, wanted: bytes, timeout: float = 30) -> float:
        """Read until `wanted` has come; the time then. Raises TimeoutError."""
        seen = b""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            ready, _, _ = select.select([self._handle], [], [], 0.05)
            if ready:
                seen += os.read(self._handle, 65536)
                if wanted in seen:
                    return time.perf_counter()
        raise TimeoutError(f"{wanted!r} was never painted; the last of it: {seen[-300:]!r}")

    def quiet(self, seconds: float = 0.08, most: float = 1.5) -> None:
        """Read until nothing has come for `seconds`, or `most` have gone: a cursor that blinks is never quiet."""
        end = time.perf_counter() + most
        while time.perf_counter() < end and select.select([self._handle], [], [], seconds)[0]:
            os.read(self._handle, 65536)

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._handle, keys)

    def key_to_paint(self, key: bytes) -> float:
        """Type a key and wait for the first paint that shows it; seconds."""
        began = time.perf_counter()
        self.send(key)
        return self.until(key, 5) - began

    def until_shown(self, key: bytes, shown: bytes) -> float:
        """Type a key and wait for the first paint of what it leads to; seconds."""
        began = time.perf_counter()
        self.send(key)
        return self.until(shown, 10) - began

    def end(self) -> None:
        """End the command; `peak` is then the most memory that it had (MB), as far as the system tells."""
        here = self._most_here()
        os.kill(self._child, signal.SIGKILL)
        used = os.wait4(self._child, 0)[2].ru_maxrss
        self.peak = here or used / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        os.close(self._handle)

    def _most_here(self) -> float | None:
        """What Linux says of the command alone; what it says at the end counts the process that it was forked from."""
        try:
            lines = Path(f"/proc/{self._child}/status").read_text("ascii").splitlines()
        except OSError:
            return None
        return next((int(one.split()[1]) / (1 << 10) for one in lines if one.startswith("VmHWM:")), None)
