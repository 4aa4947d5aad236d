"""Linking notes: the notes in reach of the indicator under the cursor, one in hand, linked or unlinked by one key."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview.linking import toggled
from tui.screens.judging.ground import RatingGround
from tui.widgets.pane import Pane


class Linking(RatingGround):
    """F5 and F6 go along the notes; Space links the one in hand, once more takes the link away."""

    WRITES = frozenset({"key.link"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "link", "key.link", key_display="Space", id="rating.link"),
        Binding("f6", "note(1)", "key.note", key_display="F5 F6", id="rating.note"),
        Binding("f5", "note(-1)", show=False, id="rating.note_before"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Notes are linked to indicators: an item by exam alone has none."""
        if action in ("link", "note") and self.is_mounted and self.session.rubric.item[self.item].method == "exam":
            return False
        return super().check_action(action, parameters)

    def action_note(self, step: int) -> None:
        """Take the next note in hand, or the one before; the first one where none is."""
        pane = self.query_one("#notes", Pane)
        keys = pane.keys()
        if self.note is None and keys:
            self.note = keys[0 if step > 0 else -1]
        else:
            self.note = pane.beside(step)
        if self.note is None:
            self.warn(self.words("rating.no_notes"))
        self.redraw()

    def action_link(self) -> None:
        """Link the note in hand to the indicator under the cursor, or take that link away."""
        if self.indicator is None:
            self.warn(self.words("rating.no_indicator"))
        elif self.note is None or self.note not in self.session.evidence:
            self.action_note(1)
            if self.note is not None:
                self.notify(self.words("rating.take_note"), timeout=3, markup=False)
        else:
            self.do(toggled(self.session, self.desk.events, self.note, self.indicator))
