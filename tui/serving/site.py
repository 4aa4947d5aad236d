"""What is answered to whom: the guard before every request, the page, its files, and the one socket."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from aiohttp import WSCloseCode, WSMsgType, web

from tui.serving.address import Address
from tui.serving.gate import Gate
from tui.serving.headers import headers_for, set_on
from tui.serving.message import Pinged, Sized, read, sized
from tui.serving.pages import FILES, Pages
from tui.serving.program import Program
from tui.serving.refusals import Reason, Refusals
from tui.serving.telling import Telling

TAKEN_OVER = 4000
ENDED = 4001
"""How the page learns why its socket was closed; all other codes mean that the connection was lost."""
_MOST = 1 << 20
"""Bytes of one message: the longest that can be pasted."""
_NO_ANSWER = 2.0
"""Seconds to wait for a page that is perhaps gone to say goodbye."""

Start = Callable[[Sized, str | None], Awaitable[Program]]
"""Starts the program on a screen of that size, on the session that was open when the page before was lost."""


class Site:
    """The application at one address; `over` is set, and `defects` filled, by what cannot be gone on after."""

    def __init__(self, address: Address, gate: Gate, refusals: Refusals, pages: Pages, start: Start, telling: Telling):
        """Take where it is served, who may come in, what counts the others, the texts, and what starts the program."""
        self.program: Program | None = None
        self.defects: list[Exception] = []
        self.over = asyncio.Event()
        self._address = address
        self._gate = gate
        self._refusals = refusals
        self._pages = pages
        self._start = start
        self._telling = telling
        self._headers = headers_for(address)
        self._cookie = f"bei-{address.port}"
        self._socket: web.WebSocketResponse | None = None
        self._left: str | None = None
        self._seat = asyncio.Lock()

    def application(self) -> web.Application:
        """All routes, behind the guard."""
        app = web.Application(middlewares=[self._guard], client_max_size=1)
        app.add_routes(
            [
                web.get("/enter/{link}", self._enter, allow_head=False),
                web.get("/", self._index, allow_head=False),
                web.get("/page/{name}", self._file, allow_head=False),
                web.get("/socket/{key}", self._serve, allow_head=False),
            ]
        )
        app.on_response_prepare.append(self._prepare)
        app.on_shutdown.append(self._shut)
        return app

    async def _prepare(self, _request: web.Request, response: web.StreamResponse) -> None:
        set_on(response, self._headers)

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Let through what may come in; all else gets a bare 403, or no answer at all."""
        if (reason := self._fault(request)) is not None:
            return self._refuse(request, reason)
        try:
            return await handler(request)
        except web.HTTPException as known:
            return web.Response(status=known.status)
        except Exception as defect:  # noqa: BLE001  aiohttp would log it with the address asked for
            self.defects.append(defect)
            self.over.set()
            return web.Response(status=500)

    def _refuse(self, request: web.Request, reason: Reason) -> web.Response:
        if not self._refusals.add(reason) and request.transport is not None:
            request.transport.abort()
        return web.Response(status=403)

    def _fault(self, request: web.Request) -> Reason | None:
        """Why a request is refused; None where it may go on."""
        headers = request.headers
        # A name that somebody else lets point here is not ours, whatever it resolves to.
        if headers.getall("Host", []) != [self._address.host]:
            return "foreign"
        if any(origin != self._address.origin for origin in headers.getall("Origin", [])):
            return "foreign"
        if "link" in request.match_info:
            # What a browser fetches unasked must not use the link up.
            return "foreign" if "Sec-Purpose" in headers else None
        if headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            return "foreign"
        if not self._gate.knows(request.cookies.get(self._cookie, "")):
            return "secret"
        if "key" in request.match_info and "Origin" not in headers:
            return "foreign"
        return None

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        """Exchange the link; the page that comes back goes on to `/` by itself.

        A redirect would do that too, but a browser that came by a link on another page would follow it without the
        cookie, which is kept from all that began elsewhere.
        """
        admission = self._gate.enter(request.match_info["link"])
        if admission is None:
            return self._refuse(request, "secret")
        self._telling.entered()
        if self._socket is not None:
            await self._socket.close(code=TAKEN_OVER)
        response = web.Response(text=self._pages.entering(admission.key), content_type="text/html", charset="utf-8")
        response.set_cookie(self._cookie, admission.cookie, httponly=True, samesite="Strict", path="/")
        return response

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.Response(text=self._pages.terminal(), content_type="text/html", charset="utf-8")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        kind, path = FILES.get(request.match_info["name"], ("", Path()))
        if not kind:
            raise web.HTTPNotFound
        return web.FileResponse(self._pages.folder_of(path) / path, headers={"Content-Type": kind})

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        """Run the program on a page, as long as the page is there. A later page takes over from an earlier one."""
        if not self._gate.opens(request.match_info["key"]):
            return self._refuse(request, "secret")
        try:
            size = sized(int(request.query.get("width", "80")), int(request.query.get("height", "24")))
        except ValueError:
            raise web.HTTPBadRequest from None
        socket = web.WebSocketResponse(timeout=_NO_ANSWER, heartbeat=15, compress=False, max_msg_size=_MOST)
        await socket.prepare(request)
        former, self._socket = self._socket, socket
        if former is not None:
            await former.close(code=TAKEN_OVER)
        async with self._seat:  # what was half typed is on the disk, and the session free, once the former has ended
            if self._socket is socket and not socket.closed:
                self._telling.came()
                await self._run(socket, size)
                self._telling.left()
        if self._socket is socket:
            self._socket = None
        return socket

    async def _run(self, socket: web.WebSocketResponse, size: Sized) -> None:
        program = self.program = await self._start(size, self._left)
        drawing = asyncio.ensure_future(self._draw(socket, program))
        try:
            await self._listen(socket, program)
        finally:
            drawing.cancel()
            with suppress(asyncio.CancelledError):
                await drawing
            await program.end()
            self._left, self.program = program.left, None

    async def _draw(self, socket: web.WebSocketResponse, program: Program) -> None:
        with suppress(ConnectionError):
            async for data in program.drawn():
                await socket.send_bytes(data)
        await socket.close(code=ENDED)

    async def _listen(self, socket: web.WebSocketResponse, program: Program) -> None:
        async for received in socket:
            try:
                if received.type is not WSMsgType.TEXT:
                    raise ValueError
                message = read(received.data)
            except (ValueError, RecursionError):
                await socket.close(code=WSCloseCode.PROTOCOL_ERROR)
                return
            if isinstance(message, Pinged):
                with suppress(ConnectionError):
                    await socket.send_json(["pong", message.mark])
            else:
                await program.send(message)

    async def _shut(self, _app: web.Application) -> None:
        if self._socket is not None:
            await self._socket.close(code=WSCloseCode.GOING_AWAY)
