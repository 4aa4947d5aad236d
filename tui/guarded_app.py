"""An app that ends as it should, whatever ends it: a signal, a closed terminal, a defect in any of its parts."""

import asyncio
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from textual.app import App
from textual.driver import Driver

from tui.driver import TerminalDriver, mended
from tui.ending import AT_SCREEN, code_of, end_soon, told
from tui.failure import Exit
from tui.themes.palette import BUILT_IN, DARK
from tui.themes.textual_theme import theme_of, variables
from tui.type_ahead import TypeAhead


class GuardedApp(TypeAhead):
    """Keeps drafts and gives the terminal back at every end; `failures` are the defects met, told by whoever ran it."""

    def __init__(self) -> None:
        """Begin without failures."""
        super().__init__()
        self.failures: list[BaseException] = []
        for palette in BUILT_IN.values():
            self.register_theme(theme_of(palette))
        # As if it had always been so: to change the theme would style everything a second time.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheets of bei ask for beyond Textual's own, where a theme does not say."""
        return variables(DARK)

    def get_driver_class(self) -> type[Driver]:
        """The mended driver in the place of Textual's own."""
        return mended(super().get_driver_class())

    def keep_drafts(self) -> None:
        """Put on the disk what is half typed; called when the program is about to end."""

    async def run_async(self, **options: Any) -> None:
        """Run the program in the terminal; signals and defects end it, and do nothing else."""
        loop = asyncio.get_running_loop()
        try:
            with self._signals(loop), self._stray_defects(loop):
                await super().run_async(**options)
        finally:
            self._give_back_at_once()

    def end(self, code: int) -> None:
        """End the program with `code`, drafts kept; nothing where it ends already."""
        self._keep_drafts()
        self._leave(code)

    def _leave(self, code: int) -> None:
        if self._exit or self._exception is not None:
            return
        if self.screen_stack and all(screen.is_mounted for screen in self.screen_stack):
            self.exit(return_code=code)
        else:
            # A screen that is just being laid out would not find its parts.
            asyncio.get_running_loop().call_later(0.02, self._leave, code)

    @contextmanager
    def _signals(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Have signals end the program. After one, none cuts off what is still to be tidied up."""
        codes: list[int] = []

        def on_signal(number: int, _frame: FrameType | None) -> None:
            if not codes:
                codes.append(code := code_of(number))
                if isinstance(self._driver, TerminalDriver):
                    self._driver.stay_suspended()
                loop.call_soon_threadsafe(self.end, code)
                end_soon(code, before=self._give_back_at_once)

        if (code := told()) is not None:
            self.exit(return_code=code)
        before = {number: signal.signal(number, on_signal) for number in AT_SCREEN}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, signal.SIG_IGN if codes else handler)

    @contextmanager
    def _stray_defects(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Have errors that reach nobody end the program like any other, instead of being printed."""

        def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            if (error := context.get("exception")) is not None:
                self._handle_exception(error)

        def in_thread(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None:
                loop.call_soon_threadsafe(self._handle_exception, args.exc_value)

        loop.set_exception_handler(in_loop)
        # Libraries log errors with all that they say, and Python prints what is logged and not taken.
        logging.getLogger().addHandler(logging.NullHandler())
        before, threading.excepthook = threading.excepthook, in_thread
        try:
            yield
        finally:
            threading.excepthook = before

    def _give_back_at_once(self) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.give_back_at_once()

    def _keep_drafts(self) -> None:
        try:
            with self._context():
                self.keep_drafts()
        except Exception as error:  # noqa: BLE001  it is told at the end, which must come all the same
            self.failures.append(error)

    def _handle_exception(self, error: Any) -> None:
        first = self._exception is None
        super()._handle_exception(error)
        if first:
            self.failures.append(error)
            self._keep_drafts()

    def panic(self, *_renderables: Any) -> None:
        """End without a word: what Textual would show tells of notes and names."""
        self._return_code = Exit.FAILED
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()
