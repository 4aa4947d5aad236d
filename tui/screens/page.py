"""A page to read, over another screen: a head, rows that scroll, and the way back."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.screens.base import BeiScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

SCROLLING: tuple[Binding, ...] = (
    Binding("up", "scroll(-1)", "key.scroll", key_display="↑↓", id="page.scroll_up"),
    Binding("down", "scroll(1)", show=False, id="page.scroll_down"),
    Binding("pageup", "turn(-1)", show=False, id="page.turn_page_up"),
    Binding("pagedown", "turn(1)", show=False, id="page.turn_page_down"),
)
"""The keys of a page that has no cursor."""


class Page(BeiScreen):
    """Head, page, footer; what is drawn in them, and the key that closes it besides Esc, is each page's own."""

    CSS_PATH = Path(__file__).with_name("page.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+b", "back", "key.home", id="page.back"),
    ]

    def compose(self) -> ComposeResult:
        """Head, page, footer."""
        yield Pane(id="head")
        yield Pane(id="page")
        yield KeyLine()

    def action_scroll(self, step: int) -> None:
        """Scroll the page by a row."""
        self.query_one("#page", Pane).scroll_relative(y=step, animate=False)

    def action_turn(self, step: int) -> None:
        """Scroll by what is seen of it."""
        pane = self.query_one("#page", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Back to where one was."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()


class SessionPage(Page):
    """A page on the session at work."""

    BINDINGS: ClassVar[list[BindingType]] = [*SCROLLING]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Take the session at work."""
        super().__init__(services)
        self.sitting = sitting
