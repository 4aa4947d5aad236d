"""Which parts of a structured interview a session kept, each with its reason."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.lines import people, spread
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.structure import structure_lines
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class StructureScreen(BeiScreen):
    """Fifteen findings, to read."""

    CSS_PATH = "structure.tcss"
    HELP_WORD = "structure"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "scroll(-1)", "key.scroll", key_display="↑↓"),
        Binding("down,pagedown", "scroll(1)", show=False),
        Binding("escape,ctrl+b,shift+f4", "back", "key.home", id="structure.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Take the session at work."""
        super().__init__(services)
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Head, findings, footer."""
        yield Pane(id="head")
        yield Pane(id="findings")
        yield KeyLine()

    def redraw(self) -> None:
        """Draw the findings."""
        super().redraw()
        session, words = self._sitting.desk.session, self.words
        head = self.query_one("#head", Pane)
        title = f" {words('structure.title')} "
        head.show([spread([(title, "inverse"), (f" {people(session.candidate)}", "strong")], [], head.room)])
        pane = self.query_one("#findings", Pane)
        pane.show(structure_lines(session, pane.room, words))

    def action_scroll(self, step: int) -> None:
        """Scroll the findings."""
        pane = self.query_one("#findings", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Back to the session."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()
