"""Somebody with a browser at `bei serve` in a real terminal: uses the link, types, looks at what is drawn."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp
import pyte
from aiohttp import WSMsgType

from tests.e2e.terminal import Terminal, _Screen

LINK = re.compile(r"(http://[^/\s]+)/enter/([\w-]{43})")
_PATIENCE = 20.0


class Page:
    """The page, without a browser; a context, with whose end the server has ended too."""

    def __init__(self, home: Path, *arguments: str) -> None:
        """Start the server."""
        self.terminal = Terminal(home, "serve", *arguments, columns=200, lang="zh")
        self.client: Any = None
        self.socket: Any = None
        self.origin = self.token = ""
        self._screen = _Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)

    async def __aenter__(self) -> "Page":
        return self

    async def __aexit__(self, _kind: Any, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if self.client is not None:
            await self.client.close()
        if self.terminal.child.isalive():
            self.terminal.child.terminate(force=True)
        self.terminal.child.close()

    def shown(self) -> str:
        """Wait for the link in the terminal."""
        self.terminal.until(lambda text: LINK.search(text) is not None, "the link")
        found = LINK.findall(self.terminal.text)[-1]
        self.origin, self.token = found
        return "/enter/".join(found)

    async def open(self) -> None:
        """Use the link, and open the socket."""
        link = self.shown()
        self._screen.reset()
        jar: Any = aiohttp.CookieJar(unsafe=True)
        self.client = aiohttp.ClientSession(cookie_jar=jar)
        async with self.client.get(link) as got:
            key = re.search('data-key="([^"]+)"', await got.text())
        assert key is not None
        self.socket = await self.client.ws_connect(
            f"{self.origin}/socket/{key[1]}?width=100&height=30", origin=self.origin
        )

    @property
    def text(self) -> str:
        """What is drawn; a wide character's second cell is left out."""
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows)

    async def until(self, seen: Callable[[str], bool], what: str) -> None:
        """Look until `seen` holds of what is drawn."""
        end = asyncio.get_running_loop().time() + _PATIENCE
        while not seen(self.text):
            assert asyncio.get_running_loop().time() < end, f"never saw {what}; the page is:\n{self.text}"
            try:
                message = await self.socket.receive(timeout=0.1)
            except TimeoutError:
                continue
            assert message.type is WSMsgType.BINARY, f"never saw {what}: the socket was closed, {message.data}"
            self._stream.feed(message.data)

    async def see(self, *wanted: str) -> None:
        """Look until all of `wanted` are drawn."""
        await self.until(lambda text: all(one in text for one in wanted), repr(wanted))

    async def type(self, text: str) -> None:
        """Type."""
        await self.socket.send_str(json.dumps(["stdin", text]))

    def program(self) -> int:
        """The number of the process that draws."""
        [child] = Path(f"/proc/{self.terminal.process}/task/{self.terminal.process}/children").read_text().split()
        return int(child)
