"""Room for a note of several lines: the capture line grows, Enter begins a line, a chord saves."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.lines import Line, line
from tui.screens.interviewing.ground import Ground


class Roomy(Ground):
    """^J begins a line and makes room for more of them; the draft is the same."""

    WRITES = frozenset({"key.roomy", "key.save"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j,alt+enter", "roomy", "key.roomy", id="interview.roomy"),
        Binding("ctrl+s", "save", "key.save", id="interview.save"),
    ]

    @property
    def roomy(self) -> bool:
        """Whether there is room now."""
        return self.capture.has_class("-roomy")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Saving by a chord is offered where Enter does not."""
        if action == "save" and not self.roomy:
            return False
        return super().check_action(action, parameters)

    def hint(self) -> Line:
        """What Enter does now."""
        if not self.roomy:
            return super().hint()
        return line((self.words("roomy.hint") + "  ", "accent"), *super().hint().spans)

    def takes_key(self, event: events.Key) -> bool:
        """Enter begins a line."""
        if self.roomy and event.key == "enter":
            self.capture.insert("\n")
            return True
        return super().takes_key(event)

    def action_roomy(self) -> None:
        """Begin another line, and make room for it."""
        if self.refuses():
            return
        if self.roomy or self.capture.text:
            self.capture.insert("\n")
        self.capture.add_class("-roomy")
        self.redraw()

    def action_save(self) -> None:
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
