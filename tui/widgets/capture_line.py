"""The capture line: a line editor that completes item codes."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from rubric.model import Rubric
from sessions.interview.marks import DEFAULT, Marks
from tui.views.capture_hint import codes_for
from tui.widgets.line_edit import LineEdit


class CaptureLine(LineEdit):
    """Tab completes the code being typed: what all fitting codes share, then one after another."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, id="capture.complete")]

    def __init__(
        self,
        submit: Callable[[], None],
        emptied: Callable[[], None],
        takes: Callable[[events.Key], bool] = lambda _event: False,
        *,
        id: str | None = None,  # noqa: A002  Textual's word
    ) -> None:
        """Begin empty, knowing no codes; Enter calls `submit`, clearing the line `emptied`.

        `takes` is shown every key first, and says whether it has done what there is to be done.
        """
        super().__init__(submit, id=id)
        self._emptied = emptied
        self._takes = takes
        self._rubric: Rubric | None = None
        self._planned: tuple[str, ...] = ()
        self._marks = DEFAULT
        self._round: tuple[str, list[str], int] | None = None

    @property
    def place_of_cursor(self) -> int:
        """The characters of the text that stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(n)) + 1 for n in range(row)) + column

    async def _on_key(self, event: events.Key) -> None:
        if self._takes(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave it to the screen to begin a line: it makes room for it."""
        return action != "break_line" and super().check_action(action, parameters)

    def know(self, rubric: Rubric, planned: tuple[str, ...], marks: Marks = DEFAULT) -> None:
        """Take the codes to complete, those of the plan first, and the marks that are typed."""
        self._rubric, self._planned, self._marks = rubric, planned, marks

    def action_clear(self) -> None:
        """Clear, and say so at once: by the time a message is read, the next text would stand there."""
        super().action_clear()
        if not self.text:
            self._emptied()

    def action_complete(self) -> None:
        """Complete the code left of the cursor; pressed again, offer the next that fits."""
        if self._rubric is None:
            return
        row, column = self.cursor_location
        before = self.before_cursor
        if self._round is not None and before.endswith(self._round[0]):
            written, fitting, at = self._round
            at = (at + 1) % len(fitting)
        else:
            typing = codes_for(self._rubric, self._planned, before.rstrip(" "), self._marks)
            if typing is None or not typing[1] or before.endswith(" "):
                return
            written, fitting, at = self._marks.of("#") + typing[0], typing[1], 0
        new = f"{self._marks.of('#')}{fitting[at]} "
        # Every mark of a code is one character, so the lengths agree.
        self.replace(new, (row, column - len(written)), (row, column))
        self._round = (new, fitting, at) if len(fitting) > 1 else None
