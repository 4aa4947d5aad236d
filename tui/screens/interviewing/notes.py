"""The stream of notes: walking through them, mending one, taking one away."""

from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.event import Event
from sessions.interview.flags import linked_to_many
from sessions.interview.model import Evidence, Moment
from sessions.interview.moments import RemoveMoment
from tui.lines import Line, line
from tui.note_line import as_typed, edit_of
from tui.screens.interviewing.capturing import Capturing
from tui.services import Services
from tui.sitting import Sitting
from tui.views.stream import in_time, keyed_note, stream
from tui.widgets.pane import Pane


class Notes(Capturing):
    """F7 puts the cursor into the notes, Enter takes the one under it into the capture line.

    A moment that waits to be filled in is taken up as soon as the cursor is on it, until there is text for it.
    """

    WRITES = frozenset({"key.notes", "key.remove"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "notes", "key.notes", id="interview.notes"),
        Binding("pageup", "page(-1)", show=False, id="interview.page_up"),
        Binding("pagedown", "page(1)", show=False, id="interview.page_down"),
        Binding("delete", "remove", "key.remove", show=False, id="interview.remove"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the end of the stream."""
        super().__init__(services, sitting)
        # Wrapping every note anew at each Enter would grow with the interview.
        self._draw_note = lru_cache(maxsize=4096)(keyed_note)

    def draw(self) -> None:
        """Draw the stream."""
        super().draw()
        if self.note not in self.session.evidence and self.note not in self.session.moments:
            self.note = None
        pane = self.query_one("#stream", Pane)
        rows = stream(self.session, pane.room, self.words, self._draw_note, self.hits)
        pane.show(rows, self.note, follow=self.note is None)

    def hint(self) -> Line:
        """What can be done with the note under the cursor, or that it is edited."""
        editing = self.draft.note
        words, session = self.words, self.session
        if editing is None:
            if self.note is None or self.capture.text:
                return super().hint()
            many = self.note in session.evidence and linked_to_many(session.evidence[self.note])
            return line((words("flag.many"), "warn") if many else (words("notes.hint"), "accent"))
        if self.draft.restored:
            return line((words("draft.edit_back", note=editing), "warn"))
        if editing in session.moments and not self.capture.text:
            return line((words("notes.fill"), "accent"))
        told = "notes.linking" if self.draft.linking else "notes.editing"
        return line((words(told, note=editing) + "  ", "warn"), *super().hint().spans)

    def action_enter(self) -> None:
        """Save the edit; with nothing typed, take up the note under the cursor."""
        text = self.capture.text
        editing = self.draft.note
        if editing in self.session.moments:
            self.save_line(co.Capture(line=text, moment=editing), self._filled)
        elif editing is not None:
            self.hand_over(edit_of(editing, text, self.session.rubric, self.marks), self.mended)
        elif self.note is not None and not text.strip():
            self._begin_edit(self.note)
        else:
            super().action_enter()

    def _begin_edit(self, note: str) -> None:
        if not self.refuses():
            self.draft.edit(note, as_typed(self.session.evidence[note], self.session.rubric, self.marks))
            self.tell_hint()

    def mended(self, _event: Event) -> None:
        """Leave the notes once what was changed there is saved."""
        if self.draft.note is None:
            self.note = None

    def _filled(self, event: Event) -> None:
        """Go on with the next moment that waits, where one does."""
        self.mended(event)
        if self.draft.note is None and self.session.moments:
            self.take_up(next(iter(self.session.moments)))

    def take_up(self, note: str) -> None:
        """Put the cursor on a note; a moment is filled in then."""
        self.note = note
        if note in self.session.moments and self.draft.note is None and not self.sitting.read_only:
            self.draft.edit(note, "")
        self.redraw()

    def in_order(self) -> list[Evidence | Moment]:
        """The rows of the stream, in the order in which they were said."""
        return in_time(self.session)

    def beside(self, step: int) -> str | None:
        """The row of the stream so many places from the cursor."""
        return self.query_one("#stream", Pane).beside(step)

    def _leaves_moment(self) -> bool:
        """Whether the cursor is free to go on: a moment without text yet is put down again."""
        if self.draft.note in self.session.moments and not self.capture.text:
            self.draft.end_edit()
        return self.draft.note is None

    def _end_edit(self) -> None:
        self.note = None
        self.draft.end_edit()
        self.redraw()

    def action_move(self, step: int) -> None:
        """Move along the notes."""
        if self.note is None and self.draft.note is None:
            super().action_move(step)
        elif self._leaves_moment() and (beside := self.beside(step)) is not None:
            self.take_up(beside)
        else:
            self.redraw()

    def action_page(self, step: int) -> None:
        """Scroll the notes."""
        pane = self.query_one("#stream", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False)

    def action_notes(self) -> None:
        """Walk through the notes to change one; once more to leave."""
        if self.draft.note is not None:
            self._end_edit()
        elif self.note is None and (rows := self.in_order()):
            self.take_up(rows[-1].id)
            return
        else:
            self.note = None
        self.redraw()

    def action_remove(self) -> None:
        """Take the note under the cursor out of the count, or the moment away."""
        if self.note is None or self.refuses() or not self._leaves_moment():
            return
        gone, self.note = self.note, None
        self.do(RemoveMoment(moment=gone) if gone in self.session.moments else co.RemoveEvidence(evidence=gone))

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
        if self._leaves_moment():
            self.take_up(event.key)
