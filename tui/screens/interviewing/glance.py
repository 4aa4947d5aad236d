"""Glance mode: the question, the gaps and the clock alone, large and sparse, to be read without looking for them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.lines import Line, line
from tui.screens.interviewing.prompts import Prompts
from tui.views.glance import glance
from tui.widgets.pane import Pane


class Glance(Prompts):
    """^X shows and leaves it; the capture line and the stamps stay as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+x", "glance", "key.glance", id="interview.glance")]

    @property
    def glancing(self) -> bool:
        """Whether it is shown now."""
        return self.has_class("-glance")

    def draw(self) -> None:
        """Draw it."""
        super().draw()
        if self.glancing:
            pane = self.query_one("#glance", Pane)
            now = self.services.clock()
            low = self.services.settings.time.low
            pane.show(
                glance(self.sitting, self.place, self.asked_now(), now, pane.room, pane.size.height, self.words, low)
            )

    def tick(self) -> None:
        """Draw the time left here too; rows that did not change are not painted."""
        super().tick()
        if self.is_current and self.glancing:
            self.draw()

    def hint(self) -> Line:
        """How to leave it, while nothing is typed."""
        if not self.glancing or self.capture.text:
            return super().hint()
        return line((self.words("glance.hint") + "  ", "accent"), *super().hint().spans)

    def action_glance(self) -> None:
        """Show it, or leave it."""
        self.toggle_class("-glance")
        self.call_after_refresh(self.redraw)

    def action_back(self) -> None:
        """Leave it first."""
        if self.glancing:
            self.action_glance()
        else:
            super().action_back()
