"""Room for a note of several lines: the capture line grows, Enter begins a line, a chord saves."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType

from tui.lines import Line, line
from tui.screens.interviewing.ground import Ground
from tui.widgets.pane import Pane


class Roomy(Ground):
    """^J begins a line and makes room for more of them; the draft is the same."""

    WRITES = frozenset({"key.roomy"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j,alt+enter", "roomy", "key.roomy", id="interview.roomy"),
    ]

    @property
    def roomy(self) -> bool:
        """Whether there is room now."""
        return self.capture.has_class("-roomy")

    def hint(self) -> Line:
        """What Enter does now."""
        if not self.roomy:
            return super().hint()
        told, more = self.words("roomy.hint") + "  ", super().hint()
        room = self.query_one("#hint", Pane).room
        return line((told, "accent"), *(more.spans if cell_len(told) + more.cells <= room else ()))

    def takes_key(self, event: events.Key) -> bool:
        """Enter begins a line, ^S saves."""
        if not self.roomy or event.key not in ("enter", "ctrl+s"):
            return super().takes_key(event)
        if event.key == "enter":
            self.capture.insert("\n")
        else:
            self._save()
        return True

    def action_roomy(self) -> None:
        """Begin another line, and make room for it."""
        if self.refuses():
            return
        if self.roomy or self.capture.text:
            self.capture.insert("\n")
        self.capture.add_class("-roomy")
        self.redraw()

    def _save(self) -> None:
        """Save what is typed, and take the room back once it is."""
        self.action_enter()
        if not self.capture.text:
            self.capture.remove_class("-roomy")
            self.redraw()

    def action_move(self, step: int) -> None:
        """Move the cursor in the text."""
        if not self.roomy:
            super().action_move(step)
        elif step < 0:
            self.capture.action_cursor_up()
        else:
            self.capture.action_cursor_down()

    def action_back(self) -> None:
        """Take the room back first; the text stays."""
        if self.roomy:
            self.capture.remove_class("-roomy")
            self.redraw()
        else:
            super().action_back()
