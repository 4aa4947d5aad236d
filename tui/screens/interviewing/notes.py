"""The stream of notes: walking through them, mending one, taking one away."""

from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.events import Event
from tui.lines import Line, line
from tui.note_line import as_typed, edit_of
from tui.screens.interviewing.capturing import Capturing
from tui.services import Services
from tui.sitting import Sitting
from tui.views.stream import keyed_note, stream
from tui.widgets.pane import Pane


class Notes(Capturing):
    """F7 puts the cursor into the notes, Enter takes the one under it into the capture line."""

    WRITES = frozenset({"key.notes", "key.remove"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "notes", "key.notes", id="interview.notes"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("delete", "remove", "key.remove", show=False),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the end of the stream."""
        super().__init__(services, sitting)
        # Wrapping every note anew at each Enter would grow with the interview.
        self._draw_note = lru_cache(maxsize=4096)(keyed_note)

    def draw(self) -> None:
        """Draw the stream."""
        super().draw()
        if self.note not in self.session.evidence:
            self.note = None
        pane = self.query_one("#stream", Pane)
        rows = stream(self.session, pane.room, self.words, self._draw_note)
        pane.show(rows, self.note, follow=self.note is None)

    def hint(self) -> Line:
        """What can be done with the note under the cursor, or that it is edited."""
        editing = self.draft.note
        if editing is None:
            return super().hint() if self.note is None else line((self.words("notes.hint"), "accent"))
        if self.draft.restored:
            return line((self.words("draft.edit_back", note=editing), "warn"))
        return line((self.words("notes.editing", note=editing) + "  ", "warn"), *super().hint().spans)

    def action_enter(self) -> None:
        """Save the edit; with nothing typed, take up the note under the cursor."""
        text = self.capture.text
        if self.draft.note is not None:
            self.hand_over(edit_of(self.draft.note, text, self.session.rubric), self._edited)
        elif self.note is not None and not text.strip():
            self._begin_edit(self.note)
        else:
            super().action_enter()

    def _begin_edit(self, note: str) -> None:
        if not self.refuses():
            self.draft.edit(note, as_typed(self.session.evidence[note], self.session.rubric))
            self.tell_hint()

    def _edited(self, _event: Event) -> None:
        if self.draft.note is None:
            self.note = None

    def _end_edit(self) -> None:
        self.note = None
        self.draft.end_edit()
        self.redraw()

    def action_move(self, step: int) -> None:
        """Move along the notes."""
        if self.draft.note is not None:
            self.redraw()
        elif self.note is not None:
            self.note = self.query_one("#stream", Pane).beside(step)
            self.redraw()
        else:
            super().action_move(step)

    def action_page(self, step: int) -> None:
        """Scroll the notes."""
        pane = self.query_one("#stream", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_notes(self) -> None:
        """Walk through the notes to change one; once more to leave."""
        if self.draft.note is not None:
            self._end_edit()
        elif self.note is not None or not self.session.evidence:
            self.note = None
        else:
            self.note = list(self.session.evidence)[-1]
        self.redraw()

    def action_remove(self) -> None:
        """Take the note under the cursor out of the count."""
        if self.note is None or self.draft.note is not None or self.refuses():
            return
        gone, self.note = self.note, None
        self.do(co.RemoveEvidence(evidence=gone))

    def action_back(self) -> None:
        """Out of an edit, out of the notes."""
        if self.draft.note is not None:
            self._end_edit()
        elif self.note is not None:
            self.note = None
            self.redraw()
        else:
            super().action_back()

    @on(Pane.Picked, "#stream")
    def _picked_note(self, event: Pane.Picked) -> None:
        if self.draft.note is None:
            self.note = event.key
            self.redraw()
