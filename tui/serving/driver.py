"""Textual's way to a page: draws by standard output, reads lines of messages from standard input.

Not Textual's own WebDriver: there a server that dies leaves the program running for ever, an invalid byte ends the
reading, signals bypass the keeping of drafts, and pasted escape sequences are done as keys.
"""

import os
import select
from threading import Event, Thread
from typing import Any

from textual import events
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.geometry import Size

from tui.driver import Outlet, hang_up
from tui.driver import Typed as Keyboard
from tui.serving.message import Focused, Message, Sized, Typed, read

_BEGIN = "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h\x1b[?2026$p"
"""The other screen, the mouse, no cursor, pasting as such; and whether updates can be held together."""
_END = "\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1049l\x1b[?25h\x1b[0m"
_STANDARD_INPUT = 0
_CHUNK = 1 << 16


class PageDriver(Driver):
    """The driver of a program on a page. A server or a page that is gone comes as SIGHUP, as a closed terminal does."""

    def __init__(
        self, app: Any, *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Take what Textual gives; the size is that of the page, told beforehand in the environment."""
        cells = (int(os.environ["COLUMNS"]), int(os.environ["ROWS"])) if size is None else size
        super().__init__(app, debug=debug, mouse=mouse, size=cells)
        self._ended = Event()
        self._reader = Thread(target=self._read_input, name="textual-input", daemon=True)
        outlet: Any = Outlet()
        self._writer = WriterThread(outlet)
        # Without a bound: a page that takes nothing must not stop the program, which still has drafts to keep.
        self._writer._queue.maxsize = 0

    @property
    def is_web(self) -> bool:
        """It is."""
        return True

    def write(self, data: str) -> None:
        """Draw."""
        self._writer.write(data)

    def start_application_mode(self) -> None:
        """Begin to draw and to read."""
        self._writer.start()
        self.write(_BEGIN)
        self._resize(*(self._size or (80, 24)))
        self._reader.start()

    def disable_input(self) -> None:
        """Stop reading."""
        self._ended.set()
        if self._reader.is_alive():
            self._reader.join()

    def stop_application_mode(self) -> None:
        """Stop, and leave the page's terminal as it was."""
        self.disable_input()
        self.write(_END)

    def close(self) -> None:
        """Have all drawn that is still to be drawn."""
        if self._writer.is_alive():
            self._writer.stop()

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Nothing: no text of this program opens a page, neither here nor on the machine of the server."""

    def _resize(self, width: int, height: int) -> None:
        size = Size(width, height)
        self.send_message(events.Resize(size, size))

    def _read_input(self) -> None:
        try:
            self._read()
        except (OSError, EOFError):
            hang_up()
        except Exception as error:  # noqa: BLE001  it is handed on
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def _read(self) -> None:
        """Read until the program ends. Raises OSError or EOFError where the server or the page is gone."""
        keyboard = Keyboard(self._debug)
        rest = b""
        while not self._ended.is_set():
            if select.select([_STANDARD_INPUT], [], [], 0.1)[0]:
                data = os.read(_STANDARD_INPUT, _CHUNK)
                if not data:
                    raise EOFError
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    self._take(read(line), keyboard)
            for message in keyboard.late():
                self.process_message(message)

    def _take(self, message: Message, keyboard: Keyboard) -> None:
        match message:
            case Typed(text):
                for one in keyboard.read(text):
                    self.process_message(one)
            case Sized(width, height):
                self._resize(width, height)
            case Focused(on):
                self.send_message(events.AppFocus() if on else events.AppBlur())
            case _:
                pass  # pings are answered by the server
