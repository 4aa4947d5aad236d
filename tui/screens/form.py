"""One form for everything that is asked for in a few fields: a session, an incident, a reason, a decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.safe_text import visible
from tui.translate import Words
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


class Form(ModalScreen[Answers | None]):
    """Asks `fields`; dismisses with the answers by name, or None on Esc.

    `check` is given the answers and returns why they will not do, or None; the form stays open then, with
    nothing lost. Enter goes to the next field, on the last one it is done; ctrl+s is done from anywhere.
    """

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "key.done"),
        Binding("escape,ctrl+b", "cancel", "key.cancel"),
        Binding("tab", "app.focus_next", "key.next_field"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        words: Words,
        check: Callable[[Answers], str | None] = lambda _answers: None,
    ) -> None:
        """Take what to ask and how to check it."""
        super().__init__()
        self._title = title
        self._fields = fields
        self._words = words
        self._check = check
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
            yield Static("", id="form-fault", markup=False)
            yield KeyLine()

    def _editor(self, field: Field) -> Widget:
        made: LineEdit | Choice | Picks
        if field.kind == "choice":
            made = Choice(self._enter, field.options, field.value)
        elif field.kind == "picks":
            made = Picks(self._enter, field.options, field.value.split(",") if field.value else ())
        else:
            made = LineEdit(self._enter, field.value)
        self._widgets[field.name] = made
        return made

    def on_mount(self) -> None:
        """Begin in the first field."""
        next(iter(self._widgets.values())).focus()
        keys = [("ctrl+s", "key.done"), ("escape", "key.cancel"), ("tab", "key.next_field")]
        kinds = {field.kind for field in self._fields}
        if "choice" in kinds:
            keys.append(("←→", "key.choose"))
        if "picks" in kinds:
            keys += [("Space", "key.pick"), ("a", "key.pick_all")]
        self.query_one(KeyLine).show(keys, self._words)

    def on_resize(self) -> None:
        """Leave room for title, fault and footer, ten rows at the most: a refusal must be seen."""
        self.query_one(Fields).styles.max_height = max(3, self.size.height - 10)

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
            self.dismiss(self.answers())
        else:
            self.query_one("#form-fault", Static).update(visible(fault))

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
