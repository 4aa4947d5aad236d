"""What the pages of the editor share: rows with a cursor, two lines to type in, and the keys that change the model."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from rubric.editing import members, values
from rubric.editing.draft import Plain
from rubric.editing.outline import Section, Spot
from rubric.editing.places import at, put
from rubric.faults import Path
from rubric.language import Language
from tui.lines import Line, Span, line, spread
from tui.model_draft import ModelDraft
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.views.editing import about, rows
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

_KINDS = ("success", "setback", "other")
_METHODS = ("interview", "exam", "both")


class EditPage(BeiScreen):
    """A page lists `sections` of the model at work; Enter goes into the lines below, where typing changes it."""

    CSS_PATH = "editing.tcss"
    HELP_WORD = "edit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", "key.edit_it"),
        Binding("f2", "add", "key.add", id="edit.add"),
        Binding("f7", "remove", "key.remove", id="edit.remove"),
        Binding("delete", "delete", show=False),
        Binding("f5,ctrl+up", "shift(-1)", "key.shift_up", id="edit.up"),
        Binding("f6,ctrl+down", "shift(1)", "key.shift_down", id="edit.down"),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="edit.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="edit.redo"),
        Binding("f3", "next_fault", "key.next_fault", id="edit.fault"),
        Binding("ctrl+s", "save", "key.save_version", id="edit.save"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓"),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("tab", "other_line", show=False),
        *(Binding(str(n), f"digit({n})", show=False) for n in range(1, 10)),
        Binding("escape,ctrl+b", "back", "key.home", id="edit.back"),
    ]

    def __init__(self, services: Services, model: ModelDraft, at_key: str = "") -> None:
        """Take the model at work, and the key of the spot to begin at."""
        super().__init__(services)
        self.model = model
        self._at: str | None = at_key or None
        self._loaded: dict[Language, str] = {"zh": "", "en": ""}
        self._joined = False

    def compose(self) -> ComposeResult:
        """Head, rows, the lines to type in, footer."""
        yield Pane(id="head")
        yield Pane(id="list")
        with Vertical(id="panel"):
            yield Pane(id="about")
            for language in ("zh", "en"):
                with Horizontal(id=f"row-{language}", classes="editor"):
                    yield Static("", id=f"tongue-{language}", classes="tongue", markup=False)
                    yield LineEdit(self.action_other_line, id=language)
        yield KeyLine()

    def sections(self) -> list[Section]:
        """What the page lists."""
        raise NotImplementedError

    def heading(self) -> list[Span]:
        """What the page is of."""
        raise NotImplementedError

    def open(self, spot: Spot) -> None:
        """Open a spot that has a page of its own."""

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
            state.append((f"{words('edit.not_kept')}  ", "bad"))
        if model.errors:
            state.append((f"✗ {words('edit.faults', count=len(model.errors))}  ", "bad"))
        state.append(
            (f"{words('edit.changed' if model.changed else 'edit.unchanged')} ", "warn" if model.changed else "muted")
        )
        head.show([spread(self.heading(), state, head.room)])
        if not pane.room:
            return
        made: list[Line] = rows(model, self.sections(), model.hints, pane.room, words)
        keys = [one.key for one in made if one.key is not None]
        if self._at not in keys:
            self._at = keys[0] if keys else None
        pane.show(made, self._at)
        spot = self.spot
        self.query_one("#about", Pane).show([line(*about(model.content, spot, words))])
        two = spot is not None and spot.kind in ("text", "question")
        one = spot is not None and spot.kind in ("number", "code")
        self.query_one("#row-zh").display = two or one
        self.query_one("#row-en").display = two
        self.query_one("#tongue-zh", Static).update(words("edit.tongue_zh") if two else "=")
        self.query_one("#tongue-en", Static).update(words("edit.tongue_en"))

    def _load(self) -> None:
        """Put what is under the cursor into the lines."""
        self._joined = False
        spot = self.spot
        value = at(self.model.content, spot.path) if spot is not None else None
        for language, edit in self._lines():
            text = ""
            if isinstance(value, dict):
                text = str(value.get(language) or "")
            elif language == "zh" and value is not None and not isinstance(value, list):
                text = str(value)
            self._loaded[language] = text
            if edit.text != text:
                edit.load_text(text)
                edit.move_cursor(edit.document.end)

    def _lines(self) -> list[tuple[Language, LineEdit]]:
        return [("zh", self.query_one("#zh", LineEdit)), ("en", self.query_one("#en", LineEdit))]

    # typing

    @on(LineEdit.Changed)
    def _typed(self) -> None:
        spot = self.spot
        if spot is None or spot.kind == "code":
            return
        content = self.model.content
        for language, edit in self._lines():
            if edit.text == self._loaded[language]:
                continue
            self._loaded[language] = edit.text
            if spot.kind == "number":
                content = values.with_number(content, spot.path, edit.text)
            else:
                content = values.said(content, spot.path, language, edit.text)
        if self.model.edit(content, joined=self._joined):
            self._joined = True
            self.redraw()

    def _commit_code(self) -> None:
        """Give the item, grade or subject the code that was typed, where it can have it."""
        spot, typed = self.spot, self.query_one("#zh", LineEdit).text.strip()
        if spot is None or spot.kind != "code" or typed == self._loaded["zh"]:
            return
        self._loaded["zh"] = typed
        inside = spot.path[:-2]
        taken = {at(one, (spot.path[-1],)) for one in at(self.model.content, inside) or []}
        if not typed or typed in taken:
            self.warn(self.words("edit.code_taken", code=typed))
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
        if spot is None:
            self.action_add()
        elif spot.kind in ("item", "standards"):
            self.open(spot)
        elif spot.kind == "method":
            now = at(self.model.content, spot.path) or "interview"
            self.action_digit(_METHODS.index(now) % 3 + 2 if now in _METHODS else 1)
        else:
            only = spot.kind in ("number", "code")
            self.query_one("#zh" if only else f"#{self.words.language}", LineEdit).focus()
            self._joined = False

    def action_other_line(self) -> None:
        """From the line in hand to the other language; from there back to the rows."""
        spot = self.spot
        first = self.words.language if spot is not None and spot.kind in ("text", "question") else None
        other = "en" if first == "zh" else "zh"
        if not self._typing:
            self.action_edit()
        elif first is not None and self.focused is self.query_one(f"#{first}", LineEdit):
            self.query_one(f"#{other}", LineEdit).focus()
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
            if self.spot is not None and self.spot.kind not in ("item", "standards", "method"):
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
        if path is not None:
            self._at = next((s.key for s in self.spots if path in (s.path, s.member)), self._at)
        elif self._at in before and self._at not in {spot.key for spot in self.spots}:
            # The one that took its place, or the last before it.
            now = {spot.key for spot in self.spots}
            left = [key for key in (*reversed(before[: before.index(self._at)]), *before) if key in now]
            self._at = left[0] if left else None
        self.redraw()
        self._load()

    def _into(self) -> Path:
        """The member after which a new one goes; empty where none can be added."""
        spot = self.spot
        if spot is not None and spot.member:
            return spot.member
        if spot is None:
            keys = {"/".join(str(step) for step in one.into): one.into for one in self.sections() if one.into}
            return keys.get(self._at or "", ())
        section = next((one for one in self.sections() if spot in one.spots and one.into), None)
        return section.into if section is not None else ()

    def action_add(self) -> None:
        """Add one of its kind below the cursor, and begin to type it."""
        into = self._into()
        if not into:
            self.warn(self.words("edit.nothing_to_add"))
            return
        self.set_focus(None)
        content, path = members.add(self.model.content, into)
        self.change(content, path)
        self.action_edit()

    def action_remove(self) -> None:
        """Take away what is under the cursor."""
        spot = self.spot
        if spot is None or not spot.member:
            self.warn(self.words("edit.cannot_remove"))
            return
        content = members.remove(self.model.content, spot.member)
        if content is self.model.content:
            kept = "edit.category_not_empty" if spot.member[0] == "categories" else "edit.only_top_level"
            self.warn(self.words(kept))
            return
        self.set_focus(None)
        self.change(content)

    def action_delete(self) -> None:
        """Take away, but never while a text is typed."""
        if not self._typing:
            self.action_remove()

    def action_shift(self, step: int) -> None:
        """Move what is under the cursor up or down."""
        spot = self.spot
        if spot is not None and spot.member:
            content, path = members.move(self.model.content, spot.member, step)
            self.change(content, path)

    def action_digit(self, digit: int) -> None:
        """What a digit does to the row: kind of question, method, level of an indicator."""
        spot, content = self.spot, self.model.content
        if spot is None or self._typing:
            return
        if spot.kind == "question" and digit <= len(_KINDS):
            self.change(put(content, (*spot.path, "kind"), _KINDS[digit - 1]))
        elif spot.kind == "method":
            self.change(values.with_method(content, int(spot.path[1]), _METHODS[(digit - 1) % 3]))
        elif spot.path[2:3] == ("levels",) and spot.kind == "text":
            self.change(*members.into_level(content, spot.path, digit))

    def action_step(self, forward: bool) -> None:
        """Undo an edit, or do it again."""
        if not self.model.step(forward=forward):
            self.warn(self.words("edit.nothing_to_redo" if forward else "edit.nothing_to_undo"))
        self.redraw()
        self._load()

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
