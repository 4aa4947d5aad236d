"""The entry conditions of the model, answered one by one: beside the verdict, never in it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.entry import AnswerEntry
from sessions.interview.words import ENTRY_ANSWERS, EntryAnswer
from tui.lines import paragraph, people, spread
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Field
from tui.screens.on_session import SessionScreen
from tui.views.decision import entry_rows
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class EntryScreen(BeiScreen):
    """A list over the grade screen: a digit answers the condition under the cursor, Enter adds a note to the answer."""

    CSS_PATH = "entering.tcss"
    HELP_WORD = "entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('yes')", "key.entry_yes", id="entry.yes"),
        Binding("2", "answer('no')", "key.entry_no", id="entry.no"),
        Binding("3", "answer('unknown')", "key.entry_unknown", id="entry.unknown"),
        Binding("enter", "note", "key.entry_note", id="entry.note"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓"),
        Binding("down", "move(1)", show=False),
        Binding("f8,ctrl+z", "step(False)", "key.undo", id="entry.undo"),
        Binding("f9,ctrl+y", "step(True)", "key.redo", id="entry.redo"),
        Binding("escape,ctrl+b,ctrl+e", "back", "key.home", id="entry.back"),
    ]

    def __init__(self, over: SessionScreen) -> None:
        """Begin at the first condition that nobody has answered."""
        super().__init__(over.services)
        self._over = over
        names = list(over.session.rubric.entry_condition)
        self._at = next((one for one in names if one not in over.session.entry), names[0])

    def compose(self) -> ComposeResult:
        """Head, list, footer."""
        yield Pane(id="head")
        yield Pane(id="entry")
        yield KeyLine()

    def redraw(self) -> None:
        """Draw the list."""
        super().redraw()
        session, words = self._over.session, self.words
        head, pane = self.query_one("#head", Pane), self.query_one("#entry", Pane)
        title = f" {words('entry.title')} "
        head.show([spread([(title, "inverse"), (f" {people(session.candidate)}", "strong")], [], head.room)])
        rows = entry_rows(session, pane.room, words)
        pane.show([*rows, *paragraph(words("entry.outside"), pane.room, "muted")], self._at)

    def action_move(self, step: int) -> None:
        """Go along the conditions."""
        self._at = self.query_one("#entry", Pane).beside(step) or self._at
        self.redraw()

    def action_answer(self, answer: EntryAnswer) -> None:
        """Answer the condition under the cursor, and go to the next; a note that it has stays."""
        given = self._over.session.entry.get(self._at)
        note = given.note if given is not None else ""
        if self._over.do(AnswerEntry(condition=self._at, answer=answer, note=note)) is not None:
            self._at = self.query_one("#entry", Pane).beside(1) or self._at
        self.redraw()

    def action_note(self) -> None:
        """Ask for answer and note together."""
        session, words, name = self._over.session, self.words, self._at
        given = session.entry.get(name)
        options = [(one, words(f"entry.{one}")) for one in ENTRY_ANSWERS]
        fields = [
            Field("answer", words("entry.answer"), "choice", given.answer if given else "unknown", options),
            Field("note", words("entry.note_label"), value=given.note if given else "", hint=words("entry.note_hint")),
        ]

        def made(answers: Answers) -> co.Command:
            return AnswerEntry.model_validate({"condition": name, **answers})

        self._over.ask(words.of(session.rubric.entry_condition[name].title), fields, made, f"entry.{name}")

    def action_step(self, restored: bool) -> None:
        """Undo or redo, and say what."""
        if restored:
            self._over.action_redo()
        else:
            self._over.action_undo()
        self.redraw()

    def action_back(self) -> None:
        """Back to the grade."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#entry")
    def _picked(self, event: Pane.Picked) -> None:
        self._at = event.key
        self.redraw()
