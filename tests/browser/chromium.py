"""Headless Chromium, told what to do by its DevTools protocol: pages, keys, an input method, and what it asked for."""

import asyncio
import base64
import json
import os
import re
import shutil
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pyte

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
QUIET = (
    "--headless=new",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--remote-debugging-port=0",
    "--window-size=1280,800",
)
_PATIENCE = 30.0

Event = dict[str, Any]


def found() -> str | None:
    """A Chromium of this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Screen(pyte.Screen):
    """Passes over what Textual asks of a terminal and pyte trips on."""

    def report_device_status(self, *args: Any, **kwargs: Any) -> None: ...


class Tab:
    """One page of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self.requests: list[str] = []
        """Every address that the page has asked for."""
        self.complaints: list[str] = []
        """Errors of scripts, and what the policy of the page has kept from loading."""
        self.sent: list[str] = []
        """What the page has sent by its socket."""
        self.leaving = 0
        """How often the page has asked whether to leave it."""
        self._new_screen()
        self._reading = asyncio.ensure_future(self._read())

    def _new_screen(self) -> None:
        self._screen = Screen(300, 100)
        self._stream = pyte.ByteStream(self._screen)

    async def _read(self) -> None:
        async for message in self._socket:
            said = message.json()
            if (answer := self._answers.pop(said.get("id", -1), None)) is not None:
                if not answer.cancelled():
                    answer.set_result(said)
            else:
                self._take(said.get("method", ""), said.get("params", {}))

    def _take(self, method: str, event: Event) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.requests.append(event["url"])
            self._new_screen()
        elif method == "Network.webSocketFrameReceived" and event["response"]["opcode"] == 2:
            self._stream.feed(base64.b64decode(event["response"]["payloadData"]))
        elif method == "Network.webSocketFrameSent":
            self.sent.append(event["response"]["payloadData"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(event["exceptionDetails"].get("exception", event["exceptionDetails"])))
        elif method == "Page.javascriptDialogOpening":
            self.leaving += 1
            self._accepting = asyncio.ensure_future(self.ask("Page.handleJavaScriptDialog", accept=True))
        elif method == "Log.entryAdded" and event["entry"]["level"] in ("error", "warning"):
            self.complaints.append(event["entry"]["text"])

    async def ask(self, method: str, **params: Any) -> Any:
        """A command of the protocol, and its result."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "method": method, "params": params})
        said = await asyncio.wait_for(answer, _PATIENCE)
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']}")
        return said["result"]

    async def go(self, address: str) -> None:
        """Load a page."""
        await self.ask("Page.navigate", url=address)

    async def value(self, script: str) -> Any:
        """What a script gives in the page."""
        said = await self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return said["result"].get("value")

    @property
    def text(self) -> str:
        """The screen of the program, as a terminal reads what the page was sent; wide characters have one place."""
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows).rstrip()

    @property
    def typed(self) -> list[str]:
        """What the page has sent as typed."""
        return [said[1] for one in self.sent if (said := json.loads(one))[0] == "stdin"]

    async def until(self, seen: Callable[[], Any], what: str) -> None:
        """Wait until `seen` holds."""
        end = asyncio.get_running_loop().time() + _PATIENCE
        while not (await one if asyncio.iscoroutine(one := seen()) else one):
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"never saw {what}; the screen is:\n{self.text}\n{self.complaints}")
            await asyncio.sleep(0.05)

    async def see(self, *wanted: str) -> None:
        """Wait until all of `wanted` are on the screen of the program."""
        await self.until(lambda: all(one in self.text for one in wanted), repr(wanted))

    async def press(
        self, key: str, code: str, number: int, *, ctrl: bool = False, alt: bool = False, shift: bool = False
    ) -> None:
        """Press a key: its name, its place, its number as browsers count."""
        held = alt * 1 + ctrl * 2 + shift * 8
        common: dict[str, Any] = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": held}
        text = {"text": key} if len(key) == 1 and not (ctrl or alt) else {"text": "\r"} if key == "Enter" else {}
        await self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **common, **text)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    async def compose(self, steps: tuple[str, ...], committed: str) -> None:
        """Type by an input method: what is shown while composing, step by step, and what is committed."""
        for step in steps:
            await self.ask("Input.dispatchKeyEvent", type="rawKeyDown", key="Process", windowsVirtualKeyCode=229)
            await self.ask("Input.imeSetComposition", text=step, selectionStart=len(step), selectionEnd=len(step))
        await self.ask("Input.insertText", text=committed)

    async def picture(self, path: Path) -> None:
        """What the page looks like, as PNG."""
        await self.ask("Page.bringToFront")
        said = await self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(said["data"]))


class Browser:
    """A running browser."""

    def __init__(self, client: aiohttp.ClientSession, at: str) -> None:
        self._client = client
        self._at = at

    async def tab(self) -> Tab:
        """A new page."""
        async with self._client.put(f"http://{self._at}/json/new?about:blank") as made:
            target = await made.json()
        socket = await self._client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0)
        tab = Tab(socket)
        for part in ("Page", "Network", "Runtime", "Log"):
            await tab.ask(f"{part}.enable")
        # Without a window no page has the focus by itself.
        await tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        return tab


@asynccontextmanager
async def browser(program: str) -> AsyncIterator[Browser]:
    """Chromium with a profile of its own, which is removed."""
    with tempfile.TemporaryDirectory(prefix="bei-browser-", ignore_cleanup_errors=True) as profile:
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        process = await asyncio.create_subprocess_exec(
            program, *QUIET, *sandbox, f"--user-data-dir={profile}", "about:blank", stdout=DEVNULL, stderr=PIPE
        )
        assert process.stderr is not None
        try:
            at = None
            while at is None:
                line = (await asyncio.wait_for(process.stderr.readline(), _PATIENCE)).decode("utf-8", "replace")
                assert line, "the browser did not start"
                at = re.search(r"ws://([^/]+)/devtools/browser", line)
            draining = asyncio.ensure_future(process.stderr.read())
            async with aiohttp.ClientSession() as client:
                yield Browser(client, at[1])
            draining.cancel()
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
