"""Several out of many, in columns: arrows move, Space picks, `a` takes all or none."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.safe_text import visible
from tui.widgets.in_sight import show_row
from tui.wrap import pad


class Picks(Widget, can_focus=True):
    """Options in columns as wide as the longest label; `values` are the picked ones, in order; Enter calls `submit`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False, id="picks.step_left"),
        Binding("right", "step(1)", show=False, id="picks.step_right"),
        Binding("up", "row(-1)", show=False, id="picks.row_up"),
        Binding("down", "row(1)", show=False, id="picks.row_down"),
        Binding("space", "pick", show=False, id="picks.pick"),
        Binding("a", "pick_all", show=False, id="picks.pick_all"),
        Binding("enter", "submit", show=False, id="picks.submit"),
    ]
    DEFAULT_CSS = """
    Picks { height: auto; background: $boost; }
    """

    class Changed(Message):
        """Another selection was picked."""

    def __init__(self, submit: Callable[[], None], options: Sequence[tuple[str, str]], values: Sequence[str]) -> None:
        """Take what Enter does, (value, label) pairs and the values picked to begin with."""
        super().__init__()
        self._submit = submit
        self._options = [(value, visible(label)) for value, label in options]
        self._picked = set(values)
        self._at = 0

    @property
    def values(self) -> tuple[str, ...]:
        """What is picked, in the order of the options."""
        return tuple(value for value, _ in self._options if value in self._picked)

    def _columns(self, width: int) -> tuple[int, int]:
        """How many columns fit, and the cells of one."""
        cell = max((cell_len(label) for _, label in self._options), default=0) + 5
        columns = max(1, width // max(1, cell))
        return columns, min(cell, width)

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        """As many rows as the columns need."""
        columns, _ = self._columns(width)
        return -(-len(self._options) // columns)

    def render(self) -> RenderResult:
        """Draw the options."""
        columns, cell = self._columns(self.size.width)
        parts: list[tuple[str, str] | str] = []
        for n, (value, label) in enumerate(self._options):
            here = n == self._at and self.has_focus
            mark = "[x] " if value in self._picked else "[ ] "
            style = "reverse" if here else "bold" if value in self._picked else "$muted"
            parts.append((pad(mark + label, cell), style))
            if n % columns == columns - 1 and n + 1 < len(self._options):
                parts.append("\n")
        return Content.assemble(*parts)

    def action_step(self, step: int) -> None:
        """Move along."""
        self._move(max(0, min(len(self._options) - 1, self._at + step)))

    def _move(self, to: int) -> None:
        self._at = to
        self.refresh()
        show_row(self, to // self._columns(self.size.width)[0])

    def action_row(self, step: int) -> None:
        """Move a row up or down; past the ends, to the field before or after."""
        to = self._at + step * self._columns(self.size.width)[0]
        if 0 <= to < len(self._options):
            self._move(to)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_submit(self) -> None:
        """Hand over."""
        self._submit()

    def action_pick(self) -> None:
        """Pick or drop the one in hand."""
        self._picked ^= {self._options[self._at][0]}
        self.refresh()
        self.post_message(self.Changed())

    def action_pick_all(self) -> None:
        """Pick all; if all are picked, none."""
        everything = {value for value, _ in self._options}
        self._picked = set() if self._picked == everything else everything
        self.refresh()
        self.post_message(self.Changed())
