"""A choice in rows: ←/→, ↑/↓ or a digit picks; nothing drops down."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.safe_text import visible


class Choice(Widget, can_focus=True):
    """Options side by side, the chosen one marked; Enter calls `submit`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False, id="choice.step_left"),
        Binding("right,space", "step(1)", show=False, id="choice.step_right"),
        Binding("up", "row(-1)", show=False, id="choice.row_up"),
        Binding("down", "row(1)", show=False, id="choice.row_down"),
        Binding("enter", "submit", show=False, id="choice.submit"),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; background: $boost; }
    Choice:focus { background: $focused; }
    """

    class Changed(Message):
        """Another option was chosen."""

    def __init__(self, submit: Callable[[], None], options: Sequence[tuple[str, str]], value: str) -> None:
        """Take what Enter does, (value, label) pairs and the value to begin with."""
        super().__init__()
        self._submit = submit
        self._options = [(value, visible(label)) for value, label in options]
        self.value = value

    def _rows(self, width: int) -> list[list[tuple[str, str]]]:
        """The options as rows no wider than `width` cells; in columns, where one row does not hold them."""
        needs = [cell_len(label) + 5 for _, label in self._options]
        if sum(needs) <= width:
            return [self._options]
        widest = max(needs)
        across = max(width // widest, 1)
        padded = [
            (value, label + " " * (widest - need if across > 1 else 0))
            for (value, label), need in zip(self._options, needs, strict=True)
        ]
        return [padded[n : n + across] for n in range(0, len(padded), across)]

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        """As many rows as the options need."""
        return len(self._rows(width))

    def render(self) -> RenderResult:
        """Draw the options."""
        parts: list[tuple[str, str] | str] = []
        for n, row in enumerate(self._rows(self.size.width)):
            parts.append("\n" if n else "")
            for value, label in row:
                chosen = value == self.value
                parts.append((f"{'(●)' if chosen else '( )'} {label} ", "bold" if chosen else "$muted"))
        return Content.assemble(*(part for part in parts if part))

    def action_step(self, step: int) -> None:
        """Choose the next or the one before."""
        at = [value for value, _ in self._options].index(self.value) + step
        self._choose(at % len(self._options))

    def action_row(self, step: int) -> None:
        """Choose a row up or down; past the ends, go to the field before or after."""
        at = [value for value, _ in self._options].index(self.value)
        to = at + step * len(self._rows(self.size.width)[0])
        if 0 <= to < len(self._options):
            self._choose(to)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_submit(self) -> None:
        """Hand over."""
        self._submit()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        if event.character and event.character.isdigit() and 0 < int(event.character) <= len(self._options):
            event.stop()
            self._choose(int(event.character) - 1)

    def _choose(self, at: int) -> None:
        self.value = self._options[at][0]
        self.refresh()
        self.post_message(self.Changed())
