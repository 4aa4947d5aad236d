"""The editor of one item: title, definition, indicators by level, questions, probes, subjects of the exam."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.editing.outline import Section, outline_of_item, unknown_keys
from rubric.editing.places import at, listed
from rubric.faults import Path
from tui.lines import Span
from tui.model_draft import ModelDraft
from tui.screens.editing.rows import RowsPage
from tui.services import Services
from tui.views.editing import spoken


class ItemEditScreen(RowsPage):
    """One item of the model at work; F4 goes on to the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "next_item", "key.next_item", id="edit.next_item")]

    def __init__(
        self, services: Services, model: ModelDraft, n: int, at_key: str, next_fault: Callable[[], None]
    ) -> None:
        """Take the item's place in the list of items, the spot to begin at, and what goes to the next fault."""
        super().__init__(services, model, at_key)
        self._n = n
        self._next_fault = next_fault

    def sections(self) -> list[Section]:
        """The item; none where undoing has taken it away."""
        if at(self.model.content, ("items", self._n)) is None:
            return []
        unknown = unknown_keys(self.model.faults, ("items", self._n))
        return [*unknown, *outline_of_item(self.model.content, self._n)]

    @property
    def within(self) -> Path:
        """The item."""
        return ("items", self._n)

    def heading(self) -> list[Span]:
        """Which item of which model."""
        item = at(self.model.content, ("items", self._n))
        title = spoken(at(item, ("title",)), self.words) or self.words("editor.empty")
        code = at(item, ("code",)) or ""
        model = spoken(self.model.content.get("title"), self.words)
        return [(f" {title} ", "inverse"), (f" {code}", "strong"), (f"  {model}", "muted")]

    def action_next_item(self) -> None:
        """Go on to the next item of the file; the last is followed by the first."""
        self._leave_lines()
        self._n = (self._n + 1) % max(1, len(listed(self.model.content, ("items",))))
        self.go(f"items/{self._n}/title")

    def action_next_fault(self) -> None:
        """Go to the next place that is wrong, wherever in the model."""
        self._leave_lines()
        self._next_fault()
