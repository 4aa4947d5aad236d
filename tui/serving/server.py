"""The server from beginning to end: listens, waits for a signal, and leaves nothing running behind it."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from tui.ending import SIGNALS, code_of
from tui.serving.site import Site

_LEAVING = 20.0
"""Seconds at most for the program to end; each of its steps has a limit of its own."""


async def run(site: Site, listening: socket.socket, begun: Callable[[], None]) -> int:
    """Serve `site` until a signal comes; its exit code. `begun` is called once requests are answered.

    Raises BaseExceptionGroup with the defects met, once all is closed.
    """
    loop = asyncio.get_running_loop()
    codes: list[int] = []

    def told(number: int) -> None:
        codes.append(code_of(number))
        site.over.set()

    for number in (signal.SIGINT, *SIGNALS):
        # Who starts it with SIGHUP ignored wants it to outlive the terminal.
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, told, number)
    runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=_LEAVING, handle_signals=False)
    try:
        await runner.setup()
        await web.SockSite(runner, listening).start()
        begun()
        await site.over.wait()
    finally:
        with suppress(TimeoutError):
            await runner.cleanup()
    if site.defects:
        raise BaseExceptionGroup("", site.defects)
    return codes[0] if codes else 0
