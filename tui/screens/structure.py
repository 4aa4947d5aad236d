"""Which parts of a structured interview a session kept, each with its reason."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.lines import people, spread
from tui.screens.page import SessionPage
from tui.views.structure import structure_lines
from tui.widgets.pane import Pane


class StructureScreen(SessionPage):
    """Fifteen findings, to read."""

    HELP_WORD = "structure"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("shift+f4", "back", show=False, id="structure.back")]

    def redraw(self) -> None:
        """Draw the findings."""
        super().redraw()
        session, words = self.sitting.desk.session, self.words
        head, page = self.query_one("#head", Pane), self.query_one("#page", Pane)
        title = f" {words('structure.title')} "
        head.show([spread([(title, "inverse"), (f" {people(session.candidate)}", "strong")], [], head.room)])
        page.show(structure_lines(session, page.room, words))
