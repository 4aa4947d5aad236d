"""A form whose answers become a command of a session; it closes when that is saved, be it only at a second try."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.draft_pad import Page
from tui.screens.form import Answers, Field, Form
from tui.sitting import Sitting
from tui.translate import Words

if TYPE_CHECKING:
    from sessions.interview.commands import Command
    from sessions.interview.event import Event

    Do = Callable[[Command, Callable[[str], None], Callable[[Event], None], Callable[[], bool], str], Event | None]


class SessionForm(Form):
    """Asks, makes a command of the answers (or says why not, or None where nothing is to be done), and has it done.

    Esc while the answers wait to be saved is asked about: pressed again, they are given up.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "app.rescue", show=False, id="form.rescue")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        words: Words,
        sitting: Sitting,
        place: str,
        make: "Callable[[Answers], Command | str | None]",
        do: "Do",
        saved: "Callable[[Event], None]",
        drafted: bool = True,
    ) -> None:
        """Take what to ask, the place of its draft, what it becomes, what does it, and what follows then."""
        super().__init__(title, fields, words, self._hand_over, Page(sitting.pad, place) if drafted else None)
        self._sitting = sitting
        self._place = place
        self._make = make
        self._do = do
        self._saved = saved
        self._warned = False

    def _hand_over(self, answers: Answers) -> str | None:
        made = self._make(answers)
        if made is None or isinstance(made, str):
            return made
        faults: list[str] = []

        def refused(fault: str) -> None:
            faults.append(fault)
            if self.is_attached:
                self.say(fault)

        def saved(event: "Event") -> None:
            self._saved(event)
            self.finish()

        self._warned = False
        done = self._do(made, refused, saved, lambda: self._finished or self.answers() == answers, self._place)
        return None if done is not None else (faults or [self._words("save.form_waits")])[0]

    def action_cancel(self) -> None:
        """Leave without an answer; where answers wait to be saved, only when that is asked for twice."""
        if self._sitting.outbox.at(self._place) is not None:
            if not self._warned:
                self._warned = True
                self.say(self._words("save.form_give_up"))
                return
            self._sitting.outbox.give_up(self._place)
        super().action_cancel()
