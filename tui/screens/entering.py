"""The entry conditions of the model, answered one by one: beside the verdict, never in it."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.entry import AnswerEntry
from sessions.interview.words import ENTRY_ANSWERS, EntryAnswer
from tui.lines import Line, paragraph
from tui.screens.form import Answers, Field
from tui.screens.listing import ListOver
from tui.screens.on_session import SessionScreen
from tui.views.decision import entry_rows


class EntryScreen(ListOver):
    """A list over the grade screen: a digit answers the condition under the cursor, Enter adds a note to the answer."""

    HELP_WORD = "entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('yes')", "key.entry_yes", id="entry.yes"),
        Binding("2", "answer('no')", "key.entry_no", id="entry.no"),
        Binding("3", "answer('unknown')", "key.entry_unknown", id="entry.unknown"),
        Binding("enter", "note", "key.entry_note", id="entry.note"),
        Binding("ctrl+e", "back", show=False, id="entry.back"),
    ]

    def __init__(self, over: SessionScreen) -> None:
        """Begin at the first condition that nobody has answered."""
        names = list(over.session.rubric.entry_condition)
        super().__init__(over, next((one for one in names if one not in over.session.entry), names[0]))

    def heading(self) -> str:
        """What is asked."""
        return self.words("entry.title")

    def rows(self, width: int) -> list[Line]:
        """The conditions with their answers, and where they stand."""
        told = paragraph(self.words("entry.outside"), width, "muted")
        return [*entry_rows(self.over.session, width, self.words), *told]

    def action_answer(self, answer: EntryAnswer) -> None:
        """Answer the condition under the cursor, and go to the next; a note that it has stays."""
        given = self.over.session.entry.get(self.at)
        note = given.note if given is not None else ""
        if self.over.do(AnswerEntry(condition=self.at, answer=answer, note=note)) is not None:
            self.next_row(1)
        self.redraw()

    def action_note(self) -> None:
        """Ask for answer and note together."""
        session, words, name = self.over.session, self.words, self.at
        given = session.entry.get(name)
        options = [(one, words(f"entry.{one}")) for one in ENTRY_ANSWERS]
        fields = [
            Field("answer", words("entry.answer"), "choice", given.answer if given else "unknown", options),
            Field("note", words("entry.note_label"), value=given.note if given else "", hint=words("entry.note_hint")),
        ]

        def made(answers: Answers) -> co.Command:
            return AnswerEntry.model_validate({"condition": name, **answers})

        self.over.ask(words.of(session.rubric.entry_condition[name].title), fields, made, f"entry.{name}")
