"""Opening the program: home, a session, the demo. The only verbs that load Textual."""

import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.verbs import say

if TYPE_CHECKING:
    from tui.cli import Door
    from tui.services import Services


def _run(services: "Services", session: str | None = None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise FailureError(Exit.USAGE, services.words("error.no_terminal"))
    from tui.app import BeiApp

    app = BeiApp(services, session)
    app.run()
    return app.return_code or Exit.DONE


def home(_args: Namespace, door: "Door") -> int:
    """Open the program."""
    return _run(door.services())


def open_session(args: Namespace, door: "Door") -> int:
    """Open the program on a session."""
    services = door.services()
    return _run(services, services.shelf.resolve(args.session))


def demo(_args: Namespace, door: "Door") -> int:
    """Open the program on a throw-away home with sample sessions."""
    from tui.cli import Door
    from tui.demo.make import make_demo

    with tempfile.TemporaryDirectory(prefix="bei-demo-") as folder:
        services = Door(Path(folder) / "home", door.words).services()
        make_demo(services)
        say.message(door.words("cli.demo"))
        return _run(services)
