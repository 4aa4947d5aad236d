"""The link in the user's own browser, without its standing in anybody's list of processes.

A browser is started with the address to open as an argument, which every account can see. So it is given a file that
only this user can read, and that sends it on.
"""

import tempfile
import threading
import webbrowser
from collections.abc import Callable
from html import escape
from pathlib import Path


class Doorstep:
    """A file that sends a browser on to a link; a context, with whose end the file goes."""

    def __init__(self, link: str) -> None:
        """Take the link."""
        self._link = link
        self._folder = tempfile.TemporaryDirectory(prefix="bei-serve-")  # 0700

    def __enter__(self) -> "Doorstep":
        """Write the file, 0600."""
        self.path.touch(mode=0o600)
        self.path.write_text(
            '<!DOCTYPE html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
            f'<title>bei</title><meta http-equiv="refresh" content="0;url={escape(self._link)}">\n',
            "utf-8",
        )
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove it."""
        self._folder.cleanup()

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self._folder.name) / "bei.html"

    def open(self, missing: Callable[[], object]) -> None:
        """Open it in the browser, beside all else: one in a terminal ends when its user does.

        `missing` is called, in another thread, where none was found.
        """

        def opened() -> None:
            if not webbrowser.open(self.path.as_uri()):
                missing()

        threading.Thread(target=opened, name="browser", daemon=True).start()
