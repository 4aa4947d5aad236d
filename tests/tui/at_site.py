"""A browser, or somebody who pretends to be one, at a site that is served in this process; `cat` is the program."""

import asyncio
import re
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from tui.serving.address import LOOPBACK, Address, address_of, listen
from tui.serving.gate import Admission, Gate
from tui.serving.message import Sized
from tui.serving.pages import Pages
from tui.serving.program import Program
from tui.serving.refusals import Refusals
from tui.serving.site import Site
from tui.serving.telling import Telling
from tui.translate import Words

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Visit:
    """A site and a client of it, without a memory for cookies."""

    def __init__(self, address: Address, client: aiohttp.ClientSession) -> None:
        self.address = address
        self.client = client
        self.time = 0.0
        self.said: list[str] = []
        self.programs: list[Program] = []
        self.alive_at_start: list[int] = []
        self.left_before: list[str | None] = []
        self.gate = Gate()
        self.telling = Telling(Words("en"), address, self.gate, self.said.append, lambda: NOON)
        refusals = Refusals(self.telling.refused, lambda: self.time)
        self.site = Site(address, self.gate, refusals, Pages(Words("zh")), self._start, self.telling)

    async def _start(self, _size: Sized, left: str | None) -> Program:
        """A program that draws what it is told."""
        self.left_before.append(left)
        self.alive_at_start.append(sum(one.running for one in self.programs))
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE, start_new_session=True)
        self.programs.append(Program(process))
        return self.programs[-1]

    async def get(self, path: str, method: str = "GET", **headers: str) -> aiohttp.ClientResponse:
        """An answer, with its body read."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.client.request(
            method, f"http://{LOOPBACK}:{self.address.port}{path}", headers=named, allow_redirects=False
        ) as got:
            await got.read()
            return got

    async def enter(self) -> Admission:
        """Use the link as a browser does."""
        got = await self.get(f"/enter/{self.gate.link}")
        assert got.status == 200
        key = re.search('data-key="([^"]+)"', await got.text())
        assert key is not None
        return Admission(got.cookies[f"bei-{self.address.port}"].value, key[1])

    def cookie(self, admission: Admission) -> str:
        """The header of the cookie."""
        return f"bei-{self.address.port}={admission.cookie}"

    async def socket(self, admission: Admission, **changed: str) -> aiohttp.ClientWebSocketResponse:
        """The socket, as the page opens it, but for headers that are `changed`; empty ones are left out."""
        given = {"Cookie": self.cookie(admission), "Origin": self.address.origin, **changed}
        return await self.client.ws_connect(
            f"http://{LOOPBACK}:{self.address.port}/socket/{admission.key}?width=80&height=24",
            headers={name: value for name, value in given.items() if value},
        )


@asynccontextmanager
async def visited() -> AsyncIterator[Visit]:
    """A site that is served as long as the context lasts."""
    listening, address = listen(address_of(LOOPBACK, 0))
    jar: Any = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(cookie_jar=jar) as client:
        visit = Visit(address, client)
        runner = web.AppRunner(visit.site.application(), access_log=None, shutdown_timeout=10)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        try:
            yield visit
        finally:
            await runner.cleanup()
        assert visit.site.defects == []
        assert not any(one.running for one in visit.programs)
