"""One form for everything that is asked for in a few fields: a session, an incident, a reason, a decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.draft_pad import Page
from tui.safe_text import visible
from tui.screens.drafting import Drafting
from tui.translate import Words
from tui.views.trouble import problem_of
from tui.widgets.choice import Choice
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.picks import Picks

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A question: free text, one of `options`, or several of them (values joined by commas)."""

    name: str
    label: str
    kind: Literal["text", "choice", "picks"] = "text"
    value: str = ""
    options: Sequence[tuple[str, str]] = ()
    hint: str = ""


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, which scroll to the one in hand; arrows go from field to field."""


class Form(ModalScreen[Answers | None], Drafting):
    """Asks `fields`; dismisses with the answers by name, or None on Esc.

    `check` is given the answers and returns why they will not do, or None; the form stays open then, with
    nothing lost. Enter goes to the next field, on the last one it is done; ctrl+s is done from anywhere.
    What is half typed is on `page`, and comes back from there, until the form is done or left by Esc.
    """

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "key.done", id="form.done"),
        Binding("escape,ctrl+b", "cancel", "key.cancel", id="form.cancel"),
        Binding("tab", "app.focus_next", "key.next_field", id="form.focus_next"),
        Binding("down", "app.focus_next", show=False, id="form.down"),
        Binding("up", "app.focus_previous", show=False, id="form.up"),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        words: Words,
        check: Callable[[Answers], str | None] = lambda _answers: None,
        page: Page | None = None,
    ) -> None:
        """Take what to ask, how to check it, and where what is half typed is kept."""
        super().__init__()
        self._title = title
        self._fields = fields
        self._words = words
        self._check = check
        self._page = page
        self._finished = False
        self._begun = {field.name: field.value for field in fields}
        self._restored = False
        self._refused: Answers | None = None
        self._widgets: dict[str, LineEdit | Choice | Picks] = {}

    def compose(self) -> ComposeResult:
        """Lay out a label and an editor per field."""
        with Vertical(id="form"):
            yield Static(visible(self._title), id="form-title", markup=False)
            with Fields(id="form-fields"):
                for field in self._fields:
                    with Horizontal(classes="field"):
                        yield Static(visible(field.label), classes="label", markup=False)
                        yield self._editor(field)
                    if field.hint:
                        yield Static(visible(field.hint), classes="hint", markup=False)
            yield Static("", id="form-draft", markup=False)
            yield Static("", id="form-fault", markup=False)
            yield KeyLine()

    def _editor(self, field: Field) -> Widget:
        made: LineEdit | Choice | Picks
        value = self._drafted(field) or field.value
        if field.kind == "choice":
            made = Choice(self._enter, field.options, value)
        elif field.kind == "picks":
            made = Picks(self._enter, field.options, value.split(",") if value else ())
        else:
            made = LineEdit(self._enter, value)
        self._widgets[field.name] = made
        return made

    def _drafted(self, field: Field) -> str:
        """What was half typed in a field before, where it still fits there."""
        text = self._page.text(field.name) if self._page is not None else ""
        known = {value for value, _ in field.options}
        if field.kind == "choice" and text not in known:
            return ""
        if field.kind == "picks" and not set(text.split(",")) <= known:
            return ""
        self._restored = self._restored or bool(text)
        return text

    def on_mount(self) -> None:
        """Begin in the first field."""
        next(iter(self._widgets.values())).focus()
        self.say_draft()

    def _show_keys(self) -> None:
        keys = [("ctrl+s", "key.done"), ("escape", "key.cancel")]
        if len(self._widgets) > 1:
            keys.append(("tab", "key.next_field"))
        choices = [widget for widget in self._widgets.values() if isinstance(widget, Choice)]
        if choices:
            keys.append(("↑↓←→" if any(choice.stacked for choice in choices) else "←→", "key.choose"))
        if any(isinstance(widget, Picks) for widget in self._widgets.values()):
            keys += [("Space", "key.pick"), ("a", "key.pick_all")]
        self.query_one(KeyLine).show(keys, self._words)

    def say_draft(self) -> None:
        """Tell of a draft that came back, and of one that cannot be kept."""
        problem = self._page.pad.problem if self._page is not None else None
        told = self._words("draft.form_back") if self._restored else ""
        if problem is not None:
            told = self._words("draft.failed", problem=problem_of(problem, self._words))
        row = self.query_one("#form-draft", Static)
        row.update(told)
        row.display = bool(told)

    @on(LineEdit.Changed)
    @on(Choice.Changed)
    @on(Picks.Changed)
    def _changed(self) -> None:
        if self._refused is not None and self.answers() != self._refused:
            self.say("")
        if self._page is not None and not self._finished:
            for name, text in self.answers().items():
                self._page.typed(name, "" if text == self._begun[name] else text)

    def keep_draft(self) -> None:
        """Have what has been changed from what the form began with on the disk."""
        if self._page is not None and self.is_mounted:
            self._changed()
            self._page.pad.write()

    def on_screen_resume(self) -> None:
        """Close where the answers were saved while another screen was in front."""
        if self._finished:
            self.dismiss(self.answers())

    def on_resize(self) -> None:
        """Leave room for title, fault and footer, ten rows at the most: a refusal must be seen."""
        self.query_one(Fields).styles.max_height = max(3, self.size.height - 10)
        self.call_after_refresh(self._show_keys)

    def answers(self) -> Answers:
        """What is in the fields now."""
        found = {}
        for name, widget in self._widgets.items():
            if isinstance(widget, LineEdit):
                found[name] = widget.text
            elif isinstance(widget, Picks):
                found[name] = ",".join(widget.values)
            else:
                found[name] = widget.value
        return found

    def _enter(self) -> None:
        if self.focused is list(self._widgets.values())[-1]:
            self.action_done()
        else:
            self.focus_next()

    def action_done(self) -> None:
        """Hand the answers over, if they will do."""
        fault = self._check(self.answers())
        if fault is None:
            self.finish()
        else:
            self.say(fault)

    def say(self, fault: str) -> None:
        """Say why the form is still open, until an answer is changed."""
        self._refused = self.answers() if fault else None
        self.query_one("#form-fault", Static).update(visible(fault))

    def finish(self) -> None:
        """The answers have been taken: close, at once or as soon as the form is in front again."""
        self._give_up_draft()
        if not self._finished:
            self._finished = True
            if self.is_current:
                self.dismiss(self.answers())

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self._give_up_draft()
        self._finished = True
        self.dismiss(None)

    def _give_up_draft(self) -> None:
        if self._page is not None:
            self._page.drop()
