"""One item of a model, all of it; the arrows to the sides go to the items beside it."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.model import Rubric
from tui.lines import spread
from tui.screens.page import SCROLLING, Page
from tui.services import Services
from tui.views.item_page import item_page
from tui.widgets.pane import Pane


class ItemScreen(Page):
    """A page that scrolls; `lit` is a text that was sought, by kind and place."""

    HELP_WORD = "item"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "key.items_beside", key_display="←→", id="library.step_left"),
        Binding("right", "step(1)", show=False, id="library.step_right"),
        *SCROLLING,
        Binding("space", "turn(1)", show=False, id="library.turn"),
    ]

    def __init__(self, services: Services, rubric: Rubric, code: str, lit: str, leaving: Callable[[str], None]) -> None:
        """Take the item, and whom to tell at which item one leaves."""
        super().__init__(services)
        self._rubric = rubric
        self._code = code
        self._lit = lit
        self._leaving = leaving
        self._seen = False

    @property
    def _codes(self) -> list[str]:
        return [code for category in self._rubric.categories for code in category.items]

    def redraw(self) -> None:
        """Draw the item."""
        super().redraw()
        words, item, codes = self.words, self._rubric.item[self._code], self._codes
        head, pane = self.query_one("#head", Pane), self.query_one("#page", Pane)
        place = f"{codes.index(self._code) + 1}/{len(codes)} "
        model = f"  {words.of(self._rubric.title)} {self._rubric.version}"
        left = f" {words.of(item.title)} "
        head.show(
            [spread([(left, "inverse"), (f" {item.code}", "strong"), (model, "muted")], [(place, "muted")], head.room)]
        )
        if not pane.room:
            return
        rows = item_page(self._rubric, item, pane.room, words, self._lit)
        pane.show(rows)
        lit = [y for y, one in enumerate(rows) if any(style == "inverse" for _, style in one.spans)]
        if lit and not self._seen:
            self._seen = True
            self.call_after_refresh(pane.scroll_to, y=max(0, lit[0] - pane.size.height // 2), animate=False)

    def action_step(self, step: int) -> None:
        """Show an item beside this one; the last is followed by the first."""
        codes = self._codes
        self._code = codes[(codes.index(self._code) + step) % len(codes)]
        self._lit = ""
        self.query_one("#page", Pane).scroll_home(animate=False)
        self.redraw()

    def action_back(self) -> None:
        """Back to the model, at this item."""
        self._leaving(self._code)
        super().action_back()
