"""What the pages of the editor share: rows with a cursor, two lines to type in, and the keys that change the model."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from rubric.editing import values
from rubric.editing.draft import Plain
from rubric.editing.outline import Section, Spot
from rubric.editing.places import at, put
from rubric.faults import Path
from tui.lines import Line, Span, spread
from tui.model_draft import ModelDraft
from tui.screens.base import BeiScreen
from tui.screens.editing.hinting import Hinting
from tui.screens.editing.lines import EditLines
from tui.services import Services
from tui.views.editing import rows
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

_NOT_TYPED = ("item", "standards", "method", "unknown")


class EditPage(BeiScreen):
    """A page lists `sections` of the model at work; Enter goes into the lines below, where typing changes it."""

    CSS_PATH = "editing.tcss"
    HELP_WORD = "edit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", "key.edit_it", id="edit.edit"),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="edit.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="edit.redo"),
        Binding("f3", "next_fault", "key.next_fault", id="edit.fault"),
        Binding("ctrl+s", "save", "key.save_version", id="edit.save"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="edit.move_up"),
        Binding("down", "move(1)", show=False, id="edit.move_down"),
        Binding("pageup", "move(-10)", show=False, id="edit.move_page_up"),
        Binding("pagedown", "move(10)", show=False, id="edit.move_page_down"),
        Binding("tab", "other_line", show=False, id="edit.other_line"),
        Binding("escape,ctrl+b", "back", "key.home", id="edit.back"),
    ]

    def __init__(self, services: Services, model: ModelDraft, at_key: str = "") -> None:
        """Take the model at work, and the key of the spot to begin at."""
        super().__init__(services)
        self.model = model
        self._at: str | None = at_key or None
        self._joined = False
        self.hinting = Hinting(self, model)

    def compose(self) -> ComposeResult:
        """Head, rows, the lines to type in, footer."""
        yield Pane(id="head")
        yield Pane(id="list")
        yield EditLines(self.action_other_line, id="panel")
        yield KeyLine()

    def sections(self) -> list[Section]:
        """What the page lists."""
        raise NotImplementedError

    @property
    def within(self) -> Path:
        """Of which part of the model the page is."""
        return ()

    def heading(self) -> list[Span]:
        """What the page is of."""
        raise NotImplementedError

    def open(self, spot: Spot) -> None:
        """Do what Enter does at a spot where nothing is typed."""

    def action_next_fault(self) -> None:
        """Go to the next place that is wrong."""
        raise NotImplementedError

    @property
    def spots(self) -> list[Spot]:
        """The spots of the page, in order."""
        return [spot for section in self.sections() for spot in section.spots]

    @property
    def spot(self) -> Spot | None:
        """The spot under the cursor; None at an empty section."""
        return next((spot for spot in self.spots if spot.key == self._at), None)

    def on_mount(self) -> None:
        """Have the lines hold what is under the cursor."""
        self.redraw()
        self._load()
        self.hinting.later()

    def on_screen_resume(self) -> None:
        """Another page may have changed the model."""
        super().on_screen_resume()
        self.call_after_refresh(self._load)

    def keep_draft(self) -> None:
        """Have the draft on the disk."""
        self._commit_code()
        self.model.pad.write()

    # drawing

    def redraw(self) -> None:
        """Draw head, rows and the row above the lines."""
        super().redraw()
        words, model, pane = self.words, self.model, self.query_one("#list", Pane)
        head = self.query_one("#head", Pane)
        state: list[Span] = []
        if model.pad.problem is not None:
            state.append((f"{words('editor.not_kept')}  ", "bad"))
        if model.errors:
            state.append((f"✗ {words('editor.faults', count=len(model.errors))}  ", "bad"))
        state.append(
            (
                f"{words('editor.changed' if model.changed else 'editor.unchanged')} ",
                "warn" if model.changed else "muted",
            )
        )
        head.show([spread(self.heading(), state, head.room)])
        if not pane.room:
            return
        made: list[Line] = rows(model, self.sections(), self.within, pane.room, words)
        keys = [one.key for one in made if one.key is not None]
        if self._at not in keys:
            self._at = keys[0] if keys else None
        pane.show(made, self._at)
        self._lines.show(model.content, self.spot, words)

    def _load(self) -> None:
        """Put what is under the cursor into the lines."""
        self._joined = False
        self._lines.load(self.model.content, self.spot)

    @property
    def _lines(self) -> EditLines:
        return self.query_one(EditLines)

    # typing

    @on(LineEdit.Changed)
    def _typed(self) -> None:
        spot = self.spot
        if spot is None or spot.kind == "code":
            return
        content = self.model.content
        for language, text in self._lines.typed():
            if spot.kind == "number":
                content = values.with_number(content, spot.path, text)
            else:
                content = values.said(content, spot.path, language, text)
        if self.model.edit(content, joined=self._joined):
            self._joined = True
            # What was advised of the other places still holds, and rows that come and go would disturb the typing.
            self.model.hints = [one for one in self.model.hints if one.path[: len(spot.path)] != spot.path]
            self.redraw()
            self.hinting.later()

    def _commit_code(self) -> None:
        """Give the item, grade or subject the code that was typed, where it can have it."""
        spot = self.spot
        if spot is None or spot.kind != "code" or not (found := self._lines.typed()):
            return
        typed = found[0][1].strip()
        inside = spot.path[:-2]
        taken = {at(one, (spot.path[-1],)) for one in at(self.model.content, inside) or []}
        if not typed or typed in taken:
            self.warn(self.words("editor.code_taken", code=typed))
            self._load()
        elif inside == ("items",):
            self.change(values.recoded(self.model.content, int(spot.path[1]), typed))
        elif inside[-1] == "subjects":
            self.change(values.recoded_subject(self.model.content, spot.path[:-1], typed))
        else:
            self.change(put(self.model.content, spot.path, typed))

    @property
    def _typing(self) -> bool:
        return self.focused is not None

    def action_edit(self) -> None:
        """Begin to type, in the language in use; open what has a page of its own."""
        spot = self.spot
        if spot is not None and spot.kind in _NOT_TYPED:
            self.open(spot)
        elif spot is not None:
            only = spot.kind in ("number", "code")
            self._lines.line_of("zh" if only else self.words.language).focus()
            self._joined = False

    def action_other_line(self) -> None:
        """From the line in hand to the other language; from there back to the rows."""
        spot = self.spot
        two = spot is not None and spot.kind in ("text", "question")
        if not self._typing:
            self.action_edit()
        elif two and self.focused is self._lines.line_of(self.words.language):
            self._lines.line_of(self.words.other.language).focus()
        else:
            self._leave_lines()

    def _leave_lines(self) -> None:
        self._commit_code()
        self._joined = False
        self.set_focus(None)

    # the cursor

    def action_move(self, step: int) -> None:
        """Go along the rows; while typing, on to the line of the next one."""
        self._commit_code()
        self.go(self.query_one("#list", Pane).beside(step) or self._at)
        if self._typing:
            self.set_focus(None)
            if self.spot is not None and self.spot.kind not in _NOT_TYPED:
                self.action_edit()

    def go(self, key: str | None) -> None:
        """Put the cursor on a spot."""
        self._at = key
        self.redraw()
        self._load()

    # changes

    def change(self, content: Plain, path: Path | None = None) -> None:
        """Have another content, with the cursor on what stands at `path` where one is given."""
        self._joined = False
        before = [spot.key for spot in self.spots]
        self.model.edit(content)
        self.model.hints = ()
        if path is not None:
            self._at = next((s.key for s in self.spots if path in (s.path, s.member)), self._at)
        elif self._at in before and self._at not in {spot.key for spot in self.spots}:
            # The one that took its place, or the last before it.
            now = {spot.key for spot in self.spots}
            left = [key for key in (*reversed(before[: before.index(self._at)]), *before) if key in now]
            self._at = left[0] if left else None
        self.redraw()
        self._load()
        self.hinting.later()

    def action_step(self, forward: bool) -> None:
        """Undo an edit, or do it again."""
        if not self.model.step(forward=forward):
            self.warn(self.words("editor.nothing_to_redo" if forward else "editor.nothing_to_undo"))
        self.model.hints = ()
        self.redraw()
        self._load()
        self.hinting.later()

    def action_save(self) -> None:
        """Show what changes, and save it as a new version."""
        from tui.screens.editing.saving import save

        self._leave_lines()
        save(self, self.model, self.action_next_fault)

    def action_back(self) -> None:
        """Out of the lines; from the rows, back."""
        if self._typing:
            self._leave_lines()
            self.redraw()
        else:
            self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#list")
    def _picked(self, event: Pane.Picked) -> None:
        self._leave_lines()
        if event.key == self._at:
            self.action_edit()
        else:
            self.go(event.key)
