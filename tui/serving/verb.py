"""`bei serve`: what is asked for, and whether that can be done; then the server."""

import sys
import time
from argparse import Namespace
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.storage.seal import Seal
    from tui.door import Door
    from tui.serving.address import Address
    from tui.serving.brief import Brief


def serve(args: Namespace, door: "Door") -> int:
    """Serve the program to one browser, until a signal comes."""
    from importlib.util import find_spec

    from sessions.errors import MissingExtraError

    wanted = _wanted(args, door)
    printed = _terminal()
    if printed is None and not args.open:
        raise FailureError(Exit.USAGE, door.words("serve.no_terminal"))
    if find_spec("aiohttp") is None or find_spec("textual_serve") is None:
        raise MissingExtraError("web")
    services = door.services()
    session = services.shelf.resolve(args.session) if args.session else None

    def brief(width: int, height: int, left: str | None) -> "Brief":
        from tui.serving.brief import Brief

        return Brief(str(services.home), door.words.locale, left or session, width, height, _key(door.seal()))

    return _serve(door, wanted, brief, printed, open_it=args.open)


def _wanted(args: Namespace, door: "Door") -> "Address":
    from tui.serving.address import NotAnAddressError, address_of

    try:
        address = address_of(args.interface, args.port)
    except NotAnAddressError:
        raise FailureError(Exit.USAGE, door.words("serve.no_address", given=args.interface)) from None
    if not 0 <= args.port <= 65535:
        raise FailureError(Exit.USAGE, door.words("serve.no_port", given=args.port))
    if not address.local and not args.unencrypted:
        raise FailureError(Exit.USAGE, door.words("serve.unencrypted", interface=args.interface))
    return address


def _terminal() -> Callable[[str], None] | None:
    """What prints on a terminal: the link is for eyes, not for a file or a log that others may read."""
    if say.to_terminal():
        return say.line
    errors: Any = sys.stderr
    return say.message if errors is not None and errors.isatty() else None


def _key(seal: "Seal | None") -> bytes | None:
    from sessions.vault.key import VaultSeal

    return seal.handed_over() if isinstance(seal, VaultSeal) else None


def _serve(
    door: "Door",
    wanted: "Address",
    brief: Callable[[int, int, str | None], "Brief"],
    printed: Callable[[str], None] | None,
    *,
    open_it: bool,
) -> int:
    import asyncio
    import logging

    from tui.services import now
    from tui.serving.address import listen
    from tui.serving.gate import Gate
    from tui.serving.message import Sized
    from tui.serving.opening import Doorstep
    from tui.serving.pages import Pages
    from tui.serving.program import Program
    from tui.serving.refusals import Refusals
    from tui.serving.server import run
    from tui.serving.site import Site
    from tui.serving.telling import Telling
    from tui.system_words import reason

    # Libraries log what was asked for, and Python prints what is logged and not taken.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        listening, address = listen(wanted)
    except OSError as error:
        text = door.words("serve.cannot_listen", address=wanted.host, problem=reason(error, door.words))
        raise FailureError(Exit.FAILED, text) from None
    gate = Gate()
    telling = Telling(door.words, address, gate, printed, now)
    pages = Pages(door.words)

    def start(size: Sized, left: str | None) -> Awaitable[Program]:
        return Program.start(brief(size.width, size.height, left))

    async def served() -> int:
        site = Site(address, gate, Refusals(telling.refused, time.monotonic), pages, start, telling)
        loop = asyncio.get_running_loop()

        def no_browser() -> None:
            telling.no_browser()
            if printed is None:
                site.over.set()  # nobody has the link

        with Doorstep(telling.link) if open_it else nullcontext() as doorstep:

            def begun() -> None:
                telling.begun()
                if doorstep is not None:
                    doorstep.open(lambda: loop.call_soon_threadsafe(no_browser))

            return await run(site, listening, begun)

    return asyncio.run(served())
