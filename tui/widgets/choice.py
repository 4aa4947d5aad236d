"""One out of several: ←/→ or a digit picks, ↑/↓ too where the options stand below each other; nothing drops down."""

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
from tui.widgets.in_sight import show_row
from tui.wrap import wrap


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

    @property
    def stacked(self) -> bool:
        """Whether the options stand below each other, at the width there is."""
        return len(self._rows(self.size.width)) > 1

    def _rows(self, width: int) -> list[list[tuple[str, str]]]:
        """The options as rows no wider than `width` cells; in columns, where one row does not hold them.

        What is wider than a row by itself goes on in lines below, under its label.
        """
        needs = [cell_len(label) + 5 for _, label in self._options]
        if sum(needs) <= width:
            return [self._options]
        widest = max(needs)
        across = max(width // widest, 1)
        if across == 1:
            return [[(value, "\n    ".join(wrap(label, width - 5)))] for value, label in self._options]
        padded = [
            (value, label + " " * (widest - need)) for (value, label), need in zip(self._options, needs, strict=True)
        ]
        return [padded[n : n + across] for n in range(0, len(padded), across)]

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        """As many lines as the options need."""
        return sum(map(_height, self._rows(width)))

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
        self._choose((self._at() + step) % len(self._options))

    def action_row(self, step: int) -> None:
        """Choose the one below or above; past the ends, and where all stand on one row, to the next or former field."""
        to = self._at() + step * len(self._rows(self.size.width)[0])
        if self.stacked and 0 <= to < len(self._options):
            self._choose(to)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_focus(self) -> None:
        """Have the chosen one in sight, once there is a layout."""
        self.call_after_refresh(self._show_chosen)

    def on_resize(self) -> None:
        """Keep it there when the rows fall otherwise."""
        if self.has_focus:
            self.call_after_refresh(self._show_chosen)

    def _show_chosen(self) -> None:
        rows = self._rows(self.size.width)
        above = self._at() // len(rows[0])
        show_row(self, sum(map(_height, rows[:above])), _height(rows[above]))

    def _at(self) -> int:
        return [value for value, _ in self._options].index(self.value)

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
        self._show_chosen()
        self.post_message(self.Changed())


def _height(row: Sequence[tuple[str, str]]) -> int:
    return 1 + max(label.count("\n") for _, label in row)
