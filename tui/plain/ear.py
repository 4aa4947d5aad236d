"""Where the lines come from: a terminal with readline, a terminal that edits its lines itself, or a pipe.

Whatever breaks a line off, what stood in it is handed out before: a line that is half typed is never lost.
"""

import ctypes
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, ModuleType
from typing import IO, Any, Protocol

from tui.ending import SIGNALS
from tui.safe_text import visible
from tui.verbs import say

Complete = Callable[[str], list[str]]
"""Gives the words that the beginning of one may become."""

Handler = Callable[[int, FrameType | None], object]
_Read = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_BLANKS = " \t\n\u3000"
_ENDLESS = 10_000
"""Columns of a line that is never written anew, however long it gets."""


class InputEndedError(Exception):
    """There are no more lines: end of file, or the terminal has gone."""


class BrokenOffError(Exception):
    """Ctrl+C while a line was typed."""


class Source(Protocol):
    """Where lines are typed; `edits` is whether a text can be put into the line to begin with."""

    edits: bool

    def line(self, prompt: str, offered: str) -> str:
        """The next line, asked for by `prompt`. Raises EOFError, KeyboardInterrupt, and what a signal raises."""

    def half(self) -> str:
        """What stood in the line that was broken off."""


class Ear:
    """Hears line by line."""

    def __init__(self, source: Source) -> None:
        """Take where the lines come from."""
        self._source = source

    @property
    def edits(self) -> bool:
        """Whether a text can be put into the line to begin with."""
        return self._source.edits

    def hear(self, prompt: str, keep: Callable[[str], object], offered: str = "") -> str:
        """The next line; one that is broken off by whatever is given to `keep` first.

        Raises InputEndedError, BrokenOffError, and what a signal raises.
        """
        try:
            return self._source.line(visible(prompt), offered)
        except BaseException as broken:
            if half := self._source.half().strip():
                keep(half)
            if isinstance(broken, EOFError):
                raise InputEndedError from None
            if isinstance(broken, KeyboardInterrupt):
                raise BrokenOffError from None
            raise


class Lines:
    """Lines of a stream: what is behind the last line end when it ends is a half line, and no line."""

    edits = False

    def __init__(self, stream: IO[bytes], echoed: bool) -> None:
        """Take the stream, and whether what is typed there is seen beside the prompts."""
        self._stream: Any = stream
        self._echoed = echoed
        self._begun = False
        self._rest = b""

    def line(self, prompt: str, offered: str) -> str:  # noqa: ARG002  nothing can be put into a pipe
        """The next line."""
        say.data(prompt + " ")
        read = [self._rest]
        try:
            while b"\n" not in read[-1]:
                more = self._stream.read1(65536)
                if not more:
                    raise EOFError
                read.append(more)
        finally:
            self._rest = b"".join(read)
            if not self._echoed:
                say.data("\n")  # each answer begins a row of its own
        raw, _, self._rest = self._rest.partition(b"\n")
        return self._decoded(raw)

    def half(self) -> str:
        """What came without a line end."""
        half, self._rest = self._rest, b""
        return self._decoded(half)

    def _decoded(self, raw: bytes) -> str:
        text = raw.decode("utf-8", "replace").removesuffix("\r")
        begun, self._begun = self._begun, True
        return text if begun else text.removeprefix("\ufeff")


class Edited:
    """A terminal whose lines readline edits: arrows, the lines before, Tab for codes and commands."""

    edits = True

    def __init__(self, readline: ModuleType, complete: Complete) -> None:
        """Set readline up; nothing of what is typed is ever written to its history file."""
        self._readline = readline
        self._complete = complete
        self._fits: list[str] = []
        self._half = ""
        self._library = ctypes.CDLL(getattr(readline, "__file__", None))
        stream: Any = sys.stdin
        stream.reconfigure(encoding="utf-8", errors="replace")  # one wrong byte must not cost the line
        if not say.can_draw():
            # Else readline writes a line that is wider than the terminal anew, cut at both ends, again and again.
            with suppress(AttributeError):
                self._library.rl_set_screen_size(24, _ENDLESS)
        readline.set_completer(self._completed)
        readline.set_completer_delims(_BLANKS)
        libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")

    def line(self, prompt: str, offered: str) -> str:
        """The next line, with `offered` standing in it to begin with."""
        self._half = ""
        self._readline.set_startup_hook((lambda: self._readline.insert_text(offered)) if offered else None)
        try:
            with self._looked_at():
                line = input(prompt + " ")
        except BaseException as broken:
            # A terminal that goes away makes readline empty its line before anybody is told.
            self._half = self._readline.get_line_buffer() or self._half
            if isinstance(broken, KeyboardInterrupt | EOFError):
                with suppress(OSError):
                    say.data("\n")  # what is said next begins a row of its own
            raise
        finally:
            self._readline.set_startup_hook(None)
        if _echo(sys.stdin.fileno()) is None:
            # The terminal has gone: readline takes that for Enter, nobody pressed it.
            self._half = line
            raise EOFError
        return line

    def half(self) -> str:
        """What stood in the line."""
        return self._half

    def _look(self) -> None:
        with suppress(BaseException):  # nothing raised here would get anywhere
            self._half = self._readline.get_line_buffer().encode("utf-8", "ignore").decode()

    @contextmanager
    def _looked_at(self) -> Iterator[None]:
        """Look at the line before each byte that is read, and before a signal ends it.

        When the terminal goes away, readline empties the line before anybody is told, and what a signal raises
        meanwhile may be lost.
        """
        handlers = {number: signal.getsignal(number) for number in SIGNALS}
        for number, handler in handlers.items():
            if callable(handler):
                signal.signal(number, self._looking_before(handler))
        reader = self._reader()
        before = None if reader is None else reader.value
        if reader is not None and before is not None:
            read = _Read(before)

            def look_and_read(stream: int) -> int:
                self._look()
                return int(read(stream))

            looking = _Read(look_and_read)
            reader.value = ctypes.cast(looking, ctypes.c_void_p).value
        try:
            yield
        finally:
            if reader is not None:
                reader.value = before
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def _reader(self) -> ctypes.c_void_p | None:
        """Where readline has the function that reads a byte; None for a library without."""
        try:
            return ctypes.c_void_p.in_dll(self._library, "rl_getc_function")
        except ValueError:
            return None

    def _looking_before(self, handler: Handler) -> Handler:
        def look_first(number: int, frame: FrameType | None) -> None:
            self._look()
            handler(number, frame)

        return look_first

    def _completed(self, _word: str, n: int) -> str | None:
        if n == 0:
            self._fits = self._complete(self._readline.get_line_buffer()[: self._readline.get_endidx()])
        return self._fits[n] if n < len(self._fits) else None


def _echo(descriptor: int) -> bool | None:
    """Whether the terminal shows what is typed; None where there is none, any more."""
    import termios

    try:
        return bool(termios.tcgetattr(descriptor)[3] & termios.ECHO)
    except (OSError, termios.error):
        return None


def listening(complete: Complete) -> Ear:
    """The ear on standard input. Raises OSError where there is none.

    A terminal that does not echo has somebody before it who edits the lines, as Emacs does: readline would say
    everything twice there.
    """
    terminal = say.at_terminal() and say.to_terminal()
    if terminal:
        try:
            import readline

            if _echo(sys.stdin.fileno()):
                return Ear(Edited(readline, complete))
        except (ImportError, OSError):
            pass
    return Ear(Lines(say.received(), say.at_terminal()))
