"""The program on a page: started by `bei serve`, not by people. What it works on comes by its standard input."""

import os
import sys
from pathlib import Path
from typing import Any

from tui.cli import as_process, set_up_process
from tui.door import Door
from tui.ending import code_of
from tui.places import SETTINGS, config_dir
from tui.serving.brief import Brief, read_brief
from tui.serving.parting import said
from tui.settings.model import Reading
from tui.settings.reading import read_settings
from tui.translate import Words

HUNG_UP = code_of(1)
"""Its page has gone."""
PAGE = 1
"""Standard output."""


def main() -> int:
    """Run the program as it is told to, and return its exit code."""
    os.umask(0o077)
    brief = _told()
    # Textual reads these as it is loaded.
    os.environ |= {
        "TEXTUAL_DRIVER": "tui.serving.driver:PageDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(brief.width),
        "ROWS": str(brief.height),
    }
    page: Any = sys.__stdout__
    page.reconfigure(encoding="utf-8")
    # What draws the screen is nobody else's to print on.
    sys.stdout = sys.stderr
    # What is wrong with the settings has been told by the server.
    reading = read_settings(config_dir() / SETTINGS)
    words = Words(brief.lang, reading.settings.clock, reading.settings.keys)

    def home() -> Path:
        return Path(brief.home)

    set_up_process(home, words)
    return as_process(lambda: _run(brief, words, reading), home, words)


def _told() -> Brief:
    line = b""
    while not line.endswith(b"\n"):
        # One by one: what follows is for the screen.
        one = os.read(0, 1)
        if not one:
            sys.exit(f"{__spec__.name if __spec__ else __name__}: bei serve")
        line += one
    return read_brief(line)


def _run(brief: Brief, words: Words, reading: Reading) -> int:
    from tui.app import BeiApp
    from tui.verbs.program import run_app

    seal = None
    if brief.key is not None:
        from sessions.vault.key import VaultSeal

        seal = VaultSeal.taken_over(brief.key)
    door = Door(Path(brief.home), words, reading=reading, seal=seal)
    try:
        app = BeiApp(door.services(), brief.session)
        code = run_app(door, app)
        if code == HUNG_UP and app.at_work is not None:
            os.write(PAGE, said(app.at_work))
        return code
    finally:
        door.close()


if __name__ == "__main__":
    sys.exit(main())
