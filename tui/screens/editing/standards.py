"""The table of standards: items down, grades across; a digit sets a level, Space makes an item core."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from rubric.editing.draft import Plain
from rubric.editing.members import with_core, with_standard
from rubric.editing.places import at, listed
from tui.failure import fault_told
from tui.lines import Line, Span, line, paragraph, people, spread
from tui.model_draft import ModelDraft
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.views.editing import spoken
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane
from tui.wrap import fit, pad


class StandardsScreen(BeiScreen):
    """The cursor stands on a cell; what is wrong there is told below."""

    CSS_PATH = "editing.tcss"
    HELP_WORD = "edit_standards"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "key.move", key_display="↑↓←→", id="standards.move_up"),
        Binding("down", "move(1, 0)", show=False, id="standards.move_down"),
        Binding("left", "move(0, -1)", show=False, id="standards.move_left"),
        Binding("right", "move(0, 1)", show=False, id="standards.move_right"),
        *(
            Binding(str(n), f"set({n})", "key.set_level", key_display="1–9", show=n == 1, id=f"standards.level_{n}")
            for n in range(1, 10)
        ),
        Binding("delete,0,f7", "set(0)", "key.out_of_scope", key_display="0", id="standards.out_of_scope"),
        Binding("space,f5", "core", "key.core", key_display="Space", id="standards.core"),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="standards.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="standards.redo"),
        Binding("f3", "next_fault", "key.next_fault", id="standards.fault"),
        Binding("ctrl+s", "save", "key.save_version", id="standards.save"),
        Binding("escape,ctrl+b,f4", "back", "key.home", id="standards.back"),
    ]

    def __init__(self, services: Services, model: ModelDraft, next_fault: Callable[[], None]) -> None:
        """Take the model at work, and what goes to the next fault."""
        super().__init__(services)
        self.model = model
        self._next_fault = next_fault
        self._row = 0
        self._grade = 0

    def compose(self) -> ComposeResult:
        """Head, table, what is wrong, footer."""
        yield Pane(id="head")
        yield Pane(id="list")
        yield Pane(id="about")
        yield KeyLine()

    def keep_draft(self) -> None:
        """Have the draft on the disk."""
        self.model.pad.write()

    @property
    def _codes(self) -> list[str]:
        categories = range(len(listed(self.model.content, ("categories",))))
        return [
            code
            for n in categories
            for code in listed(self.model.content, ("categories", n, "items"))
            if isinstance(code, str)
        ]

    @property
    def _grades(self) -> int:
        return len(listed(self.model.content, ("grades",)))

    def redraw(self) -> None:
        """Draw the table."""
        super().redraw()
        words, model, pane = self.words, self.model, self.query_one("#list", Pane)
        head = self.query_one("#head", Pane)
        changed: Span = (f"{words('editor.changed')} ", "warn") if model.changed else ("", "muted")
        title = f" {spoken(model.content.get('title'), words)}"
        head.show(
            [spread([(f" {words('editor.title_standards')} ", "inverse"), (title, "strong")], [changed], head.room)]
        )
        codes, width = self._codes, pane.room
        if not width or not codes or not self._grades:
            pane.show(paragraph(words("editor.no_table"), width, "muted") if width else [])
            return
        self._row, self._grade = min(self._row, len(codes) - 1), min(self._grade, self._grades - 1)
        titles = [people(spoken(at(model.content, ("grades", n, "title")), words)) for n in range(self._grades)]
        column = max(6, min(max(map(cell_len, titles)) + 2, width * 3 // 5 // self._grades))
        made = [self._top(titles, column, width)]
        names = {one.get("code"): one for one in listed(model.content, ("items",)) if isinstance(one, Mapping)}
        for n, code in enumerate(codes):
            name = spoken(names.get(code, {}).get("title"), words)
            made.append(self._line(n, code, name, column, width))
        pane.show(made, codes[self._row])
        told = self._told(codes[self._row], width)
        below = self.query_one("#about", Pane)
        below.styles.height = min(4, len(told))
        below.show(told)

    def _top(self, titles: list[str], column: int, width: int) -> Line:
        cells: list[Span] = [
            (pad(fit(title, column - 1), column), "strong" if n == self._grade else "muted")
            for n, title in enumerate(titles)
        ]
        return spread([("", "muted")], cells, width)

    def _line(self, n: int, code: str, name: str, column: int, width: int) -> Line:
        cells: list[Span] = []
        for grade in range(self._grades):
            level = at(self.model.content, ("grades", grade, "standards", code))
            core = code in listed(self.model.content, ("grades", grade, "core"))
            shown = "–" if level is None else str(level)
            wrong = self.model.faults_at(("grades", grade, "standards", code))
            text = pad(f" {shown}{'◆' if core else ' '}", 4)
            here = (n, grade) == (self._row, self._grade)
            cells.append((text, "inverse" if here else "bad" if wrong else "rating" if core else "plain"))
            cells.append((" " * (column - 4), "plain"))
        return spread([(f" {pad(people(code), 6)}", "muted"), (name, "plain")], cells, width, code)

    def _told(self, code: str, width: int) -> list[Line]:
        """What is wrong at the cell, else anywhere in the table, else how it is filled in."""
        words = self.words
        here = self.model.faults_at(("grades", self._grade, "standards", code))
        for fault in (*here, *self.model.faults_at(("grades",))):
            error = fault.severity == "error"
            sign: Span = ("✗ ", "bad") if error else ("! ", "warn")
            return paragraph(fault_told(words, fault), width, "bad" if error else "warn", first=(sign,), hang=2)
        return [line((words("editor.how_standards", top=len(listed(self.model.content, ("levels",)))), "muted"))]

    def action_move(self, down: int, across: int) -> None:
        """Go to a cell beside."""
        self._row = max(0, min(len(self._codes) - 1, self._row + down))
        self._grade = max(0, min(self._grades - 1, self._grade + across))
        self.redraw()

    def _change(self, content: Plain) -> None:
        self.model.edit(content)
        self.redraw()

    def action_set(self, level: int) -> None:
        """Set the standard of the cell; 0 takes the item out of the grade's scope."""
        codes = self._codes
        if codes and self._grades and level <= len(listed(self.model.content, ("levels",))):
            self._change(with_standard(self.model.content, self._grade, codes[self._row], level or None))

    def action_core(self) -> None:
        """Make the item core at the grade, or not."""
        codes = self._codes
        if not codes or not self._grades:
            return
        code = codes[self._row]
        if at(self.model.content, ("grades", self._grade, "standards", code)) is None:
            self.warn(self.words("editor.core_needs_standard"))
            return
        core = code not in listed(self.model.content, ("grades", self._grade, "core"))
        self._change(with_core(self.model.content, self._grade, code, core=core))

    def action_step(self, forward: bool) -> None:
        """Undo an edit, or do it again."""
        if not self.model.step(forward=forward):
            self.warn(self.words("editor.nothing_to_redo" if forward else "editor.nothing_to_undo"))
        self.redraw()

    def action_next_fault(self) -> None:
        """Go to the next place that is wrong, wherever in the model."""
        self._next_fault()

    def action_save(self) -> None:
        """Show what changes, and save it as a new version."""
        from tui.screens.editing.saving import save

        save(self, self.model, self._next_fault)

    def action_back(self) -> None:
        """Back to the model."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#list")
    def _picked(self, event: Pane.Picked) -> None:
        self._row = self._codes.index(event.key)
        self.redraw()
