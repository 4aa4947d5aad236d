"""Textual's way to the terminal, mended where it would end the program, hang it, or draw in the wrong place.

Textual 8.2 decodes what is typed strictly, so that one invalid byte ends the program (upstream issue 6456). It reads a
closed terminal again and again, stops for good at the first write that fails, and draws on standard error, which a
caller may have sent to a file. This module is the only one that knows the private parts of the driver, and the only one
of the screens that knows `termios`: they need a terminal as Unix has them.
"""

import os
import select
import signal
import sys
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

_PASTE = "\x1b[200~"
_PASTE_END = "\x1b[201~"

_REPLACED = Key("replacement_character", "\ufffd")

_GIVE_BACK = (
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
)
"""Undoes at once what the driver has asked of the terminal: held updates, pasting, no wrapping, size reports, mouse,
the kitty keyboard protocol, the other screen, no cursor, focus reports, colours."""


def hang_up() -> None:
    """The terminal is gone: end as if the system had said so, by SIGHUP to the main thread."""
    main = threading.main_thread().ident
    if main is not None:
        signal.pthread_kill(main, signal.SIGHUP)


class Outlet:
    """Standard output for Textual's writer: each text is written whole; a terminal that is gone is told of once."""

    def __init__(self) -> None:
        """Take the process's own standard output, whatever stands in for it while the program runs."""
        stream: Any = sys.__stdout__
        stream.flush()
        self._descriptor: int = stream.fileno()
        self._encoding: str = stream.encoding
        self._gone = False

    def write(self, text: str) -> None:
        """Write all of `text`; nothing once the terminal is gone."""
        rest = text.encode(self._encoding, "replace")
        while rest and not self._gone:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                # Another program has left the terminal so.
                select.select([], [self._descriptor], [])
            except OSError:
                self._gone = True
                hang_up()

    def flush(self) -> None:
        """Nothing is held back."""

    def fileno(self) -> int:
        """The descriptor written to."""
        return self._descriptor


class Typed(XTermParser):
    """What is typed, as messages; a sequence that makes no sense is dropped, and what follows it is read.

    What is pasted is one message, to the character. Textual 8.2 reads escape sequences in it: what follows an escape
    is taken out, put elsewhere, or done as if its keys had been pressed, ctrl+q among them.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin where nothing is pasted."""
        super().__init__(debug)
        self._latest = ""
        self._pasted: list[str] | None = None

    def read(self, text: str) -> Iterator[Message]:
        """The messages that `text` completes."""
        for character in text:
            self._latest = self._latest[1 - len(_PASTE) :] + character
            if self._pasted is not None:
                self._pasted.append(character)
                if self._latest == _PASTE_END:
                    yield Paste("".join(self._pasted[: -len(_PASTE_END)]))
                    self._pasted = None
            elif self._latest == _PASTE:
                self._pasted = []
                self._begin_anew()
            else:
                yield from self._read_one(character)

    def _read_one(self, character: str) -> Iterator[Message]:
        try:
            yield from map(_sound, self.feed(character))
        except (ValueError, ArithmeticError):
            # Such as the key of a code point that there is none of: the reading has ended there.
            self._begin_anew()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        # Textual takes Alt and a digit for what a Mac types by them: ¡, ™, £ and so on.
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] in "0123456789":
            return [Key(f"alt+{sequence[1]}", None)]
        return super()._sequence_to_key_events(sequence, alt)

    def _begin_anew(self) -> None:
        self._tokens.clear()
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None

    def late(self) -> Iterator[Message]:
        """The messages that the time gone by completes: Esc alone."""
        yield from map(_sound, self.tick())


def _sound(message: Message) -> Message:
    """`message`, or the replacement character for a lone surrogate, which no file and no terminal takes."""
    if isinstance(message, Key) and any("\ud800" <= one <= "\udfff" for one in message.character or ""):
        return _REPLACED.copy()
    return message


class TerminalDriver(LinuxDriver):
    """The driver of the program. A closed terminal comes as SIGHUP, invalid UTF-8 as U+FFFD."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take what Textual gives."""
        super().__init__(*args, **options)
        self._file: Any = Outlet()
        self._at_work = False

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._at_work = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual declares none
        if self._writer_thread is not None:
            # Without a bound: a terminal that takes nothing must not stop the program, which still has drafts to keep.
            self._writer_thread._queue.maxsize = 0

    def stop_application_mode(self) -> None:
        """Give the terminal back, as it was; once is enough, while suspended it is back already."""
        if self._at_work:
            if self._mouse_pixels:
                self.write("\x1b[?1016l")
            super().stop_application_mode()
            self._at_work = False

    def disable_input(self) -> None:
        """Stop reading; not while suspended, when the terminal is somebody else's and touching it would stop us."""
        if self._at_work:
            super().disable_input()

    def stay_suspended(self) -> None:
        """Where the program is suspended, do not take the terminal again when it is woken to end."""
        if not self._at_work:
            self._auto_restart = False

    def give_back_at_once(self) -> None:
        """Give the terminal back without waiting for any thread, nor for a terminal that takes nothing."""
        if not self._at_work:
            return
        self._at_work = False
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with suppress(OSError):
            os.set_blocking(self._file.fileno(), False)
            os.write(self._file.fileno(), _GIVE_BACK.encode())
        # The terminal is the shell's as well.
        os.set_blocking(self._file.fileno(), True)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except (OSError, EOFError):
            hang_up()
        except Exception as error:  # noqa: BLE001  it is handed on
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the program ends. Raises OSError or EOFError where the terminal is gone."""
        typed = Typed(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], 0.1)[0]:
                with suppress(BlockingIOError):
                    data = os.read(self.fileno, 4096)
                    if not data:
                        raise EOFError
                    for message in typed.read(decode(data)):
                        self.process_message(message)
            for message in typed.late():
                self.process_message(message)


def mended(found: type[Driver]) -> type[Driver]:
    """The driver of the program in the place of Textual's own; any other as it is."""
    return TerminalDriver if found is LinuxDriver else found
