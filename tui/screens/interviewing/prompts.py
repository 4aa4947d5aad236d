"""The prompter: what to ask next, that it was asked, and questions of one's own."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sessions.interview.asking import Ask
from sessions.interview.coach import Probe, asked_of, next_probe
from sessions.interview.event import Event
from sessions.interview.neutral import Rule, in_question
from tui.prompting import Prompting
from tui.screens.form import Answers, Field
from tui.screens.interviewing.ground import Ground
from tui.services import Services
from tui.sitting import Sitting
from tui.views.aside import beside_stage
from tui.views.prompter import beside, for_you_only, prompter, prompts, say
from tui.views.warning import why_not
from tui.widgets.pane import Pane


class Prompts(Ground):
    """A question counts as asked when one steps on from it, once at each place; a script is not recorded."""

    WRITES = frozenset({"key.own"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "probe", "key.probe", id="interview.probe"),
        Binding("shift+f5", "skip", "key.skip", show=False, id="interview.skip"),
        Binding("ctrl+o", "own", "key.own", id="interview.own"),
        Binding("ctrl+k", "needs", "key.needs", id="interview.needs"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with the next best question everywhere."""
        super().__init__(services, sitting)
        self._prompting = Prompting()
        self._needs = False

    def draw(self) -> None:
        """Draw what to ask now; under it, where there is room, what the next level needs, or that alone if wished."""
        super().draw()
        pane, words = self.query_one("#prompter", Pane), self.words
        now = self._standing()[2]
        key = now.key if now is not None else None
        made = prompter(self.session, self.place, key, pane.room, words)
        apart = for_you_only(self.session, self.place, pane.room, words)
        if apart and self._needs:
            pane.show(apart)
        else:
            if self.place.kind == "stage":
                apart = [*apart, *beside_stage(self.session, self.place.stage, pane.room, words)]
            pane.show(beside(made, key, apart, pane.size.height) if apart else made, f"prompt:{key}")

    def asked_now(self) -> str:
        """The question to ask now; empty where there is none."""
        now = self._standing()[2]
        return "" if now is None else say(now, self.words)

    def _standing(self) -> tuple[tuple[Probe, ...], frozenset[str], Probe | None]:
        probes = prompts(self.session, self.place, self.words)
        asked = asked_of(self.session, probes)
        return probes, asked, self._prompting.now(self.place.key, probes, asked)

    def action_probe(self) -> None:
        """What stands on the prompt was asked: on to the next that was not."""
        probes, asked, now = self._standing()
        if now is None:
            return
        if now.key not in asked:
            asked |= self._record(now)
        self._prompting.go(self.place.key, next_probe(probes, asked, now.key), asked)
        self.redraw()

    def _record(self, probe: Probe) -> frozenset[str]:
        if probe.kind == "script" or self.sitting.read_only or self.session.submitted:
            return frozenset()
        text = say(probe, self.words)
        command = Ask(kind=probe.kind, text=text, item=probe.item, incident=probe.incident, part=probe.part)
        self.do(command, key=f"ask:{self.place.key}:{probe.key}")
        return asked_of(self.session, (probe,))

    def action_skip(self) -> None:
        """Put the following question on the prompt; the one that stood there was not asked."""
        probes, asked, now = self._standing()
        self._prompting.go(self.place.key, next_probe(probes, (), now.key if now else None), asked)
        self.redraw()

    def put_on_prompt(self, key: str) -> None:
        """Put the question with `key` on the prompt of the place in hand."""
        probes, asked, _ = self._standing()
        self._prompting.go(self.place.key, next((one for one in probes if one.key == key), None), asked)
        self.redraw()

    @on(Pane.Picked, "#prompter")
    def _picked_prompt(self, event: Pane.Picked) -> None:
        self.put_on_prompt(event.key.removeprefix("prompt:"))

    def action_needs(self) -> None:
        """Show what the next level needs in place of the prompts, where there is no room for both; once more: back."""
        self._needs = not self._needs
        self.redraw()

    def action_own(self) -> None:
        """Ask a question of one's own: typed, checked, put on the prompt and recorded as asked."""
        place, words = self.place, self.words
        warned: dict[str, tuple[Rule, ...]] = {}

        def make(given: Answers) -> Ask | str:
            text = given["question"].strip()
            found = in_question(text)
            if found and text not in warned:
                warned[text] = found
                return why_not(found, words)
            codes = tuple(rule.id for rule in found)
            item = place.name if place.kind == "item" else None
            incident = place.name if place.kind == "incident" else None
            return Ask(kind="own", text=text, item=item, incident=incident, warned=codes)

        self.ask(words("own.title"), [Field("question", words("own.question"))], make, f"own:{place.key}", self._put)

    def _put(self, _event: Event) -> None:
        self.put_on_prompt(f"own.{len(self.session.asked)}")
