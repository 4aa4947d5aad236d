"""The capture line: one line, Enter, saved."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.capture import in_design_marks, parse
from sessions.interview.events import Event, EvidenceAdded
from tui.lines import Line, line
from tui.screens.interviewing.ground import Ground
from tui.views.capture_hint import capture_hint
from tui.widgets.line_edit import LineEdit


class Capturing(Ground):
    """What is typed becomes a note at Enter, and is a draft until then."""

    WRITES = frozenset({"key.enter"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "enter", "key.enter", id="interview.enter")]

    def draw(self) -> None:
        """Say what the line is for."""
        super().draw()
        self.capture.placeholder = self.words("capture.placeholder")

    def hint(self) -> Line:
        """What the line will become."""
        if self.draft.restored:
            return line((self.words("draft.back"), "warn"))
        session, typed = self.session, self.capture
        return capture_hint(session.rubric, session.planned, typed.text, typed.before_cursor, self.words, self.marks)

    @on(LineEdit.Changed, "#capture")
    def _typed(self) -> None:
        self.draft.typed()
        self.tell_hint()

    def emptied(self) -> None:
        """Bring back what waits for room."""
        self.draft.typed()

    def action_enter(self) -> None:
        """Save what is typed."""
        text = self.capture.text
        if not text.strip():
            super().action_enter()
            return
        self.save_line(co.Capture(line=text, incident=self.place.incident(self.session)))

    def save_line(self, command: co.Capture, then: Callable[[Event], None] = lambda _event: None) -> None:
        """Have the line saved as a note; codes in it that are not known are told, and then `then`."""
        rubric = self.session.rubric
        unknown = parse(command.line, rubric, self.marks).unknown
        command = command.model_copy(update={"line": in_design_marks(command.line, rubric, self.marks)})

        def saved(event: Event) -> None:
            if unknown and isinstance(event, EvidenceAdded):
                self.warn(self.words("capture.unknown", codes=" ".join(unknown)))
            then(event)

        self.hand_over(command, saved)

    def hand_over(self, command: co.Command, then: Callable[[Event], None] = lambda _event: None) -> None:
        """Have the line saved by `command`; it is empty afterwards, and `then` is told."""
        place = self.draft.place

        def do(saved: Callable[[Event], None], wanted: Callable[[], bool]) -> None:
            def both(event: Event) -> None:
                saved(event)
                then(event)

            self.do(command, self.refuse, both, wanted, place)

        self.draft.hand_over(do)
