"""Codability hints: what a note leaves unclear, told as it is typed, and one key that puts the probe on the prompt."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from sessions.interview import commands as co
from sessions.interview.coach import Probe
from sessions.interview.events import Event, EvidenceAdded
from tui.clarifying import Clarifying
from tui.lines import Line
from tui.screens.interviewing.capturing import Capturing
from tui.screens.interviewing.prompts import Prompts
from tui.services import Services
from tui.sitting import Sitting
from tui.views.capture_hint import codes_for
from tui.views.unclear import KEY, above, with_unclear
from tui.widgets.pane import Pane


class Clarifies(Prompts, Capturing):
    """A probe that is called up stands on the prompt until one steps on from it, which is recorded, or goes away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Not in the footer: the hint itself names the key.
        Binding("ctrl+g", "clarify", "key.clarify", show=False, id="interview.clarify"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with nothing unclear."""
        super().__init__(services, sitting)
        self._clarifying = Clarifying(services.settings.capture)

    def draw(self) -> None:
        """Draw the probe that was called up above the prompts of the place."""
        super().draw()
        called = self._called_up()
        if called is not None:
            pane = self.query_one("#prompter", Pane)
            pane.show(above(pane.lines, called.typed, pane.room), KEY)

    def hint(self) -> Line:
        """What is unclear, behind what the line will become."""
        told, typed = super().hint(), self.capture
        found = self._clarifying.look(self.session, typed.text)
        if self.draft.restored or codes_for(self.session.rubric, (), typed.before_cursor, self.marks) is not None:
            return told
        editing = self.draft.note
        before = 0 if editing is None else cell_len(self.words("notes.editing", note=editing)) + 2
        return with_unclear(told, found, typed.text, self.query_one("#hint", Pane).room - before, self.words)

    def hand_over(self, command: co.Command, then: Callable[[Event], None] = lambda _event: None) -> None:
        """Keep the hint on a note that was saved: one looks up and asks after Enter."""

        def both(event: Event) -> None:
            if isinstance(event, EvidenceAdded):
                self._clarifying.saved(event.evidence)
                self.tell_hint()
            then(event)

        super().hand_over(command, both)

    def action_clarify(self) -> None:
        """Put the neutral probe for what the note leaves unclear on the prompt; once more: in other words."""
        self._clarifying.look(self.session, self.capture.text, self.note)
        if self._clarifying.call_up(self.place.key):
            self._needs = False
        else:
            self.warn(self.words("codability.none"))
        self.redraw()

    def action_probe(self) -> None:
        """Step on from the probe that was called up: what stood on the prompt before stands there again."""
        called = self._called_up()
        if called is None:
            super().action_probe()
            return
        _, asked, before = self._standing()
        asked |= self._record(called)
        self._clarifying.drop()
        self._prompting.go(self.place.key, before, asked)
        self.redraw()

    def action_skip(self) -> None:
        """A probe that was called up goes; without one, the following question comes."""
        if self._called_up() is None:
            super().action_skip()
        else:
            self._clarifying.drop()
            self.redraw()

    def put_on_prompt(self, key: str) -> None:
        """Put the question with `key` on the prompt, in place of what was called up."""
        self._clarifying.drop()
        super().put_on_prompt(key)

    def _called_up(self) -> Probe | None:
        text = self._clarifying.probe(self.place.key, self.words)
        if text is None:
            return None
        item = self.place.name if self.place.kind == "item" else None
        incident = self.place.name if self.place.kind == "incident" else None
        return Probe("called", "codability", item, incident, typed=text)
