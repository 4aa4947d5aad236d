"""Why the verdict is what it is, and what is lacking for more: the whole chain, folded, to look into."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.lines import people, spread
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.why_page import why_roots, why_tree
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class WhyScreen(BeiScreen):
    """Head, the tree, footer; Enter and a click fold and unfold."""

    CSS_PATH = "why.tcss"
    HELP_WORD = "why"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="why.move_up"),
        Binding("down", "move(1)", show=False, id="why.move_down"),
        Binding("enter", "turn", "key.unfold", id="why.turn"),
        Binding("right", "unfold", show=False, id="why.unfold"),
        Binding("left", "fold", show=False, id="why.fold"),
        Binding("tab", "part(1)", "key.part", id="why.part"),
        Binding("shift+tab", "part(-1)", show=False, id="why.part_back"),
        Binding("pageup", "page(-1)", show=False, id="why.page_up"),
        Binding("pagedown", "page(1)", show=False, id="why.page_down"),
        Binding("escape,ctrl+b", "back", "key.home", id="why.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting, against: str) -> None:
        """Take the session at work, and the grade that it is looked at against."""
        super().__init__(services)
        self.sitting = sitting
        self._against = against
        self._said_in: Words = self.words
        self._tree = why_tree(sitting.desk.session, against, self.words)

    def compose(self) -> ComposeResult:
        """Head, page, footer."""
        yield Pane(id="head")
        yield Pane(id="page")
        yield KeyLine()

    def redraw(self) -> None:
        """Draw head and tree, in other words where the language has changed."""
        super().redraw()
        words, session = self.words, self.sitting.desk.session
        if words != self._said_in:
            self._said_in = words
            self._tree.renew(why_roots(session, self._against, words))
        head, page = self.query_one("#head", Pane), self.query_one("#page", Pane)
        who = people(session.candidate)
        head.show([spread([(f" {words('why.title')} ", "inverse"), (f" {who}", "strong")], [], head.room)])
        page.show(self._tree.lines(page.room), self._tree.key)

    def action_move(self, step: int) -> None:
        """Go to the next row, or the one before."""
        self._tree.move(step)
        self.redraw()

    def action_page(self, step: int) -> None:
        """Move by a page of rows."""
        pane = self.query_one("#page", Pane)
        self._tree.move(step * max(1, pane.size.height // 2))
        self.redraw()

    def action_part(self, step: int) -> None:
        """Go to the next part of the page, or the one before."""
        self._tree.part(step)
        self.redraw()

    def action_turn(self) -> None:
        """Fold or unfold the row in hand."""
        self._tree.toggle()
        self.redraw()

    def action_unfold(self) -> None:
        """Unfold the row in hand, or go into it."""
        self._tree.unfold()
        self.redraw()

    def action_fold(self) -> None:
        """Fold the row in hand, or go out of it."""
        self._tree.fold()
        self.redraw()

    def action_back(self) -> None:
        """Back to the grade."""
        self.app.pop_screen()

    @on(Pane.Picked)
    def _picked(self, message: Pane.Picked) -> None:
        self._tree.at = tuple(int(step) for step in message.key.split("."))
        self.action_turn()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()
