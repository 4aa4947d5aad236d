"""The capture line: a line editor that completes item codes."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.model import Rubric
from tui.views.capture_hint import codes_for
from tui.widgets.line_edit import LineEdit


class CaptureLine(LineEdit):
    """Tab completes the code being typed: what all fitting codes share, then one after another."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    def __init__(
        self,
        submit: Callable[[], None],
        emptied: Callable[[], None],
        *,
        id: str | None = None,  # noqa: A002  Textual's word
    ) -> None:
        """Begin empty, knowing no codes; Enter calls `submit`, clearing the line `emptied`."""
        super().__init__(submit, id=id)
        self._emptied = emptied
        self._rubric: Rubric | None = None
        self._planned: tuple[str, ...] = ()
        self._round: tuple[str, list[str], int] | None = None

    def know(self, rubric: Rubric, planned: tuple[str, ...]) -> None:
        """Take the codes to complete, those of the plan first."""
        self._rubric, self._planned = rubric, planned

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
            typing = codes_for(self._rubric, self._planned, before.rstrip(" "))
            if typing is None or not typing[1] or before.endswith(" "):
                return
            written, fitting, at = "#" + typing[0], typing[1], 0
        new = f"#{fitting[at]} "
        # Full-width ＃ is as wide as one character, so the lengths agree.
        self.replace(new, (row, column - len(written)), (row, column))
        self._round = (new, fitting, at) if len(fitting) > 1 else None
