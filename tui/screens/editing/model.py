"""The editor of a model: the model as a whole; items and the table of standards open on pages of their own."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.editing.outline import Section, Spot, outline, outline_of_item, unknown_keys
from rubric.faults import Fault
from tui.lines import Span
from tui.model_draft import ModelDraft
from tui.screens.editing.rows import RowsPage
from tui.services import Services
from tui.views.editing import nearest, spoken


class OutlineScreen(RowsPage):
    """Holds the draft on the disk for as long as it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "standards", "key.standards", id="edit.standards")]

    def __init__(self, services: Services, model: ModelDraft) -> None:
        """Take the model at work."""
        super().__init__(services, model)
        self._fault: Fault | None = None

    def on_unmount(self) -> None:
        """Let another process have the draft."""
        self.model.pad.close()

    def sections(self) -> list[Section]:
        """The model as a whole."""
        return [*unknown_keys(self.model.faults), *outline(self.model.content)]

    def heading(self) -> list[Span]:
        """Which model, and whose."""
        words, model = self.words, self.model
        title = spoken(model.content.get("title"), words)
        return [
            (f" {words('editor.title_of_page')} ", "inverse"),
            (f" {title}", "strong"),
            (f"  {model.source.id} {model.content.get('version', '')}  ", "muted"),
            (words(f"library.origin.{model.source.origin}"), "muted"),
        ]

    def open(self, spot: Spot) -> None:
        """Open an item, or the standards."""
        if spot.kind == "standards":
            self.action_standards()
        elif spot.kind == "item":
            self.open_item(int(spot.path[1]))
        else:
            super().open(spot)

    def open_item(self, n: int, at: str = "") -> None:
        """Open the item at a place of the list of items, at a spot of it."""
        from tui.screens.editing.item import ItemEditScreen

        self.app.push_screen(ItemEditScreen(self.services, self.model, n, at, self.next_fault))

    def action_standards(self) -> None:
        """Open the table of standards."""
        from tui.screens.editing.standards import StandardsScreen

        self.set_focus(None)
        self.app.push_screen(StandardsScreen(self.services, self.model, self.next_fault))

    def action_next_fault(self) -> None:
        """Go to the next place that is wrong, errors first."""
        self.next_fault()

    def next_fault(self) -> None:
        """Close what is open over this page, and go to the fault after the one that was gone to last."""
        faults = [*self.model.errors, *(one for one in self.model.faults if one.severity != "error")]
        if not faults:
            self.warn(self.words("editor.no_fault"))
            return
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        place = faults.index(self._fault) + 1 if self._fault in faults else 0
        self._fault = faults[place % len(faults)]
        path = self._fault.path
        if path[:1] == ("items",) and len(path) > 1:
            sections = [
                *unknown_keys(self.model.faults, path[:2]),
                *outline_of_item(self.model.content, int(path[1])),
            ]
            spots = [spot for section in sections for spot in section.spots]
            found = nearest(self._fault, spots)
            self.go(f"items/{path[1]}")
            self.open_item(int(path[1]), found.key if found is not None else "")
        elif path[:1] == ("grades",) and path[2:3] in (("standards",), ("core",)):
            self.go("grades")
            self.action_standards()
        elif (spot := nearest(self._fault, self.spots)) is not None:
            self.go(spot.key)
