"""The served program, as the server sees it: a process that ends with its standard input, so with the server.

However the server dies, kill -9 included, the system closes that pipe; the program takes it as a terminal that has
gone: drafts are kept, locks are let go.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress

from tui.serving.brief import Brief
from tui.serving.message import Focused, Sized, Typed, written
from tui.serving.parting import LONGEST, heard

COMMAND = (sys.executable, "-P", "-m", "tui.serving.served")
"""`-P`: nothing is loaded from the folder that somebody happens to stand in."""
_CHUNK = 1 << 16
PATIENCE = 5.0
"""Seconds that the program has for each step of its end; it takes three at most for itself."""


class Program:
    """One run of the program, on the screen of one page."""

    def __init__(self, process: Process) -> None:
        """Take the process, whose standard input and output are pipes."""
        if process.stdin is None or process.stdout is None:
            raise ValueError("the program is not connected")
        self._process = process
        self._input = process.stdin
        self._output = process.stdout
        self.left: str | None = None
        """Once it has ended because its page had gone: the session that was open."""

    @classmethod
    async def start(cls, brief: Brief) -> "Program":
        """Start the program. What it says on standard error is said in the terminal of the server.

        In a session of its own: no ctrl+c there reaches it past the server, and it has no terminal to ask anything at.
        """
        process = await asyncio.create_subprocess_exec(*COMMAND, stdin=PIPE, stdout=PIPE, start_new_session=True)
        program = cls(process)
        await program._put(brief.written())
        return program

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.returncode is None

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    async def send(self, message: Typed | Sized | Focused) -> None:
        """Hand on what the page says; nothing once the program has ended."""
        await self._put(written(message))

    async def _put(self, line: bytes) -> None:
        with suppress(ConnectionError):
            self._input.write(line)
            await self._input.drain()

    async def drawn(self) -> AsyncIterator[bytes]:
        """What the program draws, until it ends."""
        while data := await self._output.read(_CHUNK):
            yield data

    async def end(self) -> None:
        """Have it end in an orderly way; return once it has ended. What does not end is killed."""
        self._input.close()
        reading = asyncio.ensure_future(self._drain())  # it must not wait for somebody to look at its last picture
        try:
            for step in (None, self._process.terminate, self.kill):
                if step is not None:
                    with suppress(ProcessLookupError):
                        step()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._process.wait(), PATIENCE)
                    await asyncio.wait({reading}, timeout=PATIENCE)
                    return
        finally:
            reading.cancel()

    async def _drain(self) -> None:
        end = b""
        async for data in self.drawn():
            end = (end + data)[-LONGEST:]
        self.left = heard(end)
