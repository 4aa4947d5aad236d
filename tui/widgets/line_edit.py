"""A one-line editor that grows as the text does; Enter hands the text over instead of breaking the line.

Built on TextArea, which places an input method's window right and keeps an undo of its own, unlike Input.
"""

from collections.abc import Callable
from typing import ClassVar
from unicodedata import category

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from sessions.limits import MAX_TYPED
from tui.editor_wrap import mend
from tui.safe_text import same_length

mend()

_TAKEN = {"up", "down", "pageup", "pagedown", "f6", "f7", "shift+up", "shift+down"}
_TAKEN |= {f"ctrl+{letter}" for letter in "dekuxyz"}


def _kept() -> list[BindingType]:
    """TextArea's keys but for those that belong to the screen."""
    return [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and not set(binding.key.split(",")) & _TAKEN
    ]


class LineEdit(TextArea, inherit_bindings=False):
    """Text on one row, wrapping to more; posts `TextArea.Changed` on every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_kept(),
        Binding("ctrl+z,super+z", "undo", show=False, id="line.undo"),
        Binding("ctrl+y,super+y", "redo", show=False, id="line.redo"),
        Binding("ctrl+u,super+backspace", "clear", show=False, id="line.clear"),
        Binding("ctrl+j,alt+enter", "break_line", show=False, id="line.break_line"),
        Binding("end", "cursor_line_end", show=False, id="line.cursor_line_end"),
        Binding("delete", "delete_right", show=False, id="line.delete_right"),
    ]
    DEFAULT_CSS = """
    LineEdit { height: auto; max-height: 6; min-height: 1; padding: 0; border: none; background: $boost;
               scrollbar-size: 0 0; }
    LineEdit:focus { border: none; background: $boost; }
    LineEdit .text-area--placeholder { color: $muted; }
    """

    class TooLong(Message):
        """What was pasted was not taken: it is more than an editor holds."""

    def __init__(
        self,
        submit: Callable[[], None],
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  Textual's word
    ) -> None:
        """Begin with `text`, the cursor behind it; Enter calls `submit`."""
        super().__init__(
            text,
            id=id,
            compact=True,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            placeholder=placeholder,
        )
        self._submit = submit
        self.highlight_cursor_line = False
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        self.move_cursor(self.document.end)

    @property
    def before_cursor(self) -> str:
        """The text left of the cursor, on its row."""
        row, column = self.cursor_location
        return self.document.get_line(row)[:column]

    def put(self, text: str) -> None:
        """Replace all text, in a way that undo can take back."""
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            # Called, not posted: by the time a message is read, the next keys would be in the text already.
            self._submit()
        elif event.character is not None and event.character != " " and category(event.character) == "Zs":
            # Textual takes the blank of a Chinese input method, U+3000, for no character, and drops it.
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        # TextArea's own handler follows unless that is prevented.
        if len(self.text) + len(event.text) > MAX_TYPED:
            event.prevent_default()
            event.stop()
            self.post_message(self.TooLong())

    def get_line(self, line_index: int) -> Text:
        """A line to draw, character for character as long as the text, with nothing in it that a terminal obeys."""
        return Text(same_length(self.document.get_line(line_index)), end="", no_wrap=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo, redo and delete to the screen where there is no text for them."""
        if action in ("undo", "redo", "delete_right") and not self.text:
            return False
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Take away all text where the cursor is behind it, else what is left of the cursor on its row."""
        if self.cursor_location == self.document.end:
            self.put("")
        else:
            self.action_delete_to_start_of_line()

    def action_break_line(self) -> None:
        """Begin a new line inside the text."""
        self.insert("\n")
