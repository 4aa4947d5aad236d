"""A list over a screen of the session: a head, rows with a cursor, and what is done there is done by that screen."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.lines import Line, people, spread
from tui.screens.base import BeiScreen
from tui.screens.on_session import SessionScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class ListOver(BeiScreen):
    """Each list has its title, its rows, each with a key, and the keys that act on the row `at` the cursor."""

    CSS_PATH = "listing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="list.move_up"),
        Binding("down", "move(1)", show=False, id="list.move_down"),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="list.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="list.redo"),
        Binding("escape,ctrl+b", "back", "key.home", id="list.back"),
    ]

    def __init__(self, over: SessionScreen, at: str) -> None:
        """Take the screen beneath and the key of the row to begin on."""
        super().__init__(over.services)
        self.over = over
        self.at = at

    def compose(self) -> ComposeResult:
        """Head, list, footer."""
        yield Pane(id="head")
        yield Pane(id="list")
        yield KeyLine()

    def heading(self) -> str:
        """What the list is of."""
        raise NotImplementedError

    def rows(self, width: int) -> list[Line]:
        """The rows; those that a cursor can stand on have keys."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the list; where the row at the cursor has gone, the first one takes it."""
        super().redraw()
        head, pane = self.query_one("#head", Pane), self.query_one("#list", Pane)
        who = f" {people(self.over.session.candidate)}"
        head.show([spread([(f" {self.heading()} ", "inverse"), (who, "strong")], [], head.room)])
        rows = self.rows(pane.room)
        if self.at not in {one.key for one in rows}:
            self.at = next(one.key for one in rows if one.key is not None)
        pane.show(rows, self.at)

    def next_row(self, step: int) -> None:
        """Put the cursor so many rows further, where there are any."""
        self.at = self.query_one("#list", Pane).beside(step) or self.at

    def action_move(self, step: int) -> None:
        """Go along the rows."""
        self.next_row(step)
        self.redraw()

    def action_step(self, restored: bool) -> None:
        """Undo or redo, and say what."""
        if restored:
            self.over.action_redo()
        else:
            self.over.action_undo()
        self.redraw()

    def action_back(self) -> None:
        """Back to the session."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#list")
    def _picked(self, event: Pane.Picked) -> None:
        self.at = event.key
        self.redraw()
