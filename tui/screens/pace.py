"""The pace of an interview as a page: minutes per stage, and the open items in the order in which to take them."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.lines import people, spread
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.pace import clock, pace_page
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

TICK = 15
"""Seconds between looks at the clock."""


class PaceScreen(BeiScreen):
    """Minutes per stage and the open items in order; drawn anew while it is looked at."""

    CSS_PATH = "pace.tcss"
    HELP_WORD = "pace"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "scroll(-1)", "key.scroll", key_display="↑↓"),
        Binding("down,pagedown", "scroll(1)", show=False),
        Binding("escape,ctrl+b,ctrl+t", "back", "key.home", id="pace.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Take the session."""
        super().__init__(services)
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Head, page, footer."""
        yield Pane(id="head")
        yield Pane(id="pace")
        yield KeyLine()

    def on_mount(self) -> None:
        """Follow the clock."""
        self.set_interval(TICK, self.tick)

    def tick(self) -> None:
        """Draw what has changed."""
        if self.is_current:
            self.redraw()

    def redraw(self) -> None:
        """Draw head and page; only rows that have changed go to the terminal."""
        super().redraw()
        words, session, now = self.words, self._sitting.desk.session, self.services.clock()
        head, page = self.query_one("#head", Pane), self.query_one("#pace", Pane)
        who = people(session.candidate)
        spans = clock(session, now, head.room, words)
        head.show([spread([(f" {words('pace.title')} ", "inverse"), (f" {who}", "strong")], spans, head.room)])
        page.show(pace_page(session, now, page.room, words))

    def action_scroll(self, step: int) -> None:
        """Scroll the page."""
        pane = self.query_one("#pace", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Back to where one was."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()
