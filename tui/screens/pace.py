"""The pace of an interview as a page: minutes per stage, and the open items in the order in which to take them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.lines import people, spread
from tui.screens.page import SessionPage
from tui.views.pace import clock, pace_page
from tui.widgets.pane import Pane

TICK = 15
"""Seconds between looks at the clock."""


class PaceScreen(SessionPage):
    """Minutes per stage and the open items in order; drawn anew while it is looked at."""

    HELP_WORD = "pace"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+t", "back", show=False, id="pace.back")]

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
        words, session, now = self.words, self.sitting.desk.session, self.services.clock()
        head, page = self.query_one("#head", Pane), self.query_one("#page", Pane)
        who = people(session.candidate)
        spans = clock(session, now, head.room, words, self.services.settings.time.low)
        head.show([spread([(f" {words('pace.title')} ", "inverse"), (f" {who}", "strong")], spans, head.room)])
        page.show(pace_page(session, now, page.room, words))
