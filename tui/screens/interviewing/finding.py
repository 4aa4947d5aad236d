"""Search in the notes: the stream shows the hits, Enter goes to one, Esc back to where one was."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.lines import Line, line
from tui.screens.interviewing.notes import Notes
from tui.services import Services
from tui.sitting import Sitting
from tui.views.search import found
from tui.widgets.line_edit import LineEdit

_MEANWHILE = {"find", "back", "move", "page", "home", "history", "undo", "redo", "rescue"}


class Finding(Notes):
    """^F puts a line of its own in the place of the capture line, whose text stays."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "find", "key.find", id="interview.find")]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with nothing sought."""
        super().__init__(services, sitting)
        self.sought = LineEdit(self._go_to_hit, id="find")
        self._came_from: str | None = None

    def lines(self) -> Iterator[Widget]:
        """The line that is typed into, and that of the search."""
        yield from super().lines()
        self.sought.display = False
        yield self.sought

    @property
    def finding(self) -> bool:
        """Whether the line of the search stands there."""
        return self.sought.display

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one searches, what belongs to the capture line or to a note under the cursor has to wait."""
        own = getattr(type(self), f"action_{action}", None) is not None
        if self.is_mounted and self.finding and own and action not in _MEANWHILE:
            return False
        return super().check_action(action, parameters)

    def action_find(self) -> None:
        """Search; pressed again, go to the next hit."""
        if self.finding:
            self.action_move(1)
        elif self.draft.note is None or not self.capture.text:
            self._came_from = None if self.draft.note is not None else self.note
            self._change_line(True)
            self._seek()

    def _change_line(self, finding: bool) -> None:
        self.sought.display = finding
        self.capture.display = not finding and not self.sitting.read_only
        self.query_one("#capture-mark").set_class(finding, "-find")
        if finding:
            self.sought.put("")
        # At once: the next keys are on their way already.
        self.set_focus(self.sought if finding else self.capture if self.capture.display else None)

    @on(LineEdit.Changed, "#find")
    def _seek(self) -> None:
        if self.finding and self._found_others():
            self.redraw()

    def _found_others(self) -> bool:
        """Look again; whether the hits are others, of which the latest is under the cursor then."""
        hits = found(self.session, self.sought.text)
        if hits == self.hits:
            return False
        self.hits, self.note = hits, hits[-1] if hits else None
        return True

    def _leave(self, note: str | None) -> None:
        self._change_line(False)
        self.hits, self.note = None, note
        self.redraw()

    def _go_to_hit(self) -> None:
        # The last keys may not have been looked at yet.
        self._found_others()
        if self.hits and self.note is not None:
            note = self.note
            self._leave(None)
            self.take_up(note)

    def action_move(self, step: int) -> None:
        """Go from hit to hit."""
        if self.finding:
            self.note = self.beside(step)
            self.redraw()
        else:
            super().action_move(step)

    def action_back(self) -> None:
        """Leave the search as if it had not been."""
        if self.finding:
            self._leave(self._came_from)
        else:
            super().action_back()

    def hint(self) -> Line:
        """Which hit of how many."""
        if not self.finding:
            return super().hint()
        hits = self.hits or ()
        if not hits:
            return line((self.words("find.none"), "warn"))
        n = next((n for n, one in enumerate(hits, 1) if one == self.note), 0)
        return line((self.words("find.hits", n=n, of=len(hits)) + "  ", "accent"), (self.words("find.keys"), "muted"))
