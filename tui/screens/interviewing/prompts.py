"""The prompter: what to say next."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.interviewing.ground import Ground
from tui.services import Services
from tui.sitting import Sitting
from tui.views.prompter import prompter, prompts
from tui.widgets.pane import Pane


class Prompts(Ground):
    """Each place has its own round of prompts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "probe(1)", "key.probe", id="interview.probe"),
        Binding("shift+f5", "probe(-1)", show=False),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin with the first prompt everywhere."""
        super().__init__(services, sitting)
        self._probes: dict[str, int] = {}

    def draw(self) -> None:
        """Draw the prompter."""
        super().draw()
        pane = self.query_one("#prompter", Pane)
        at = self._probes.get(self.place.key, 0)
        made = prompter(self.session, self.place, at, pane.room, self.words)
        asked = len(prompts(self.session, self.place, self.words))
        pane.show(made, f"prompt:{at % asked}" if asked else None)

    def action_probe(self, step: int) -> None:
        """Put the next question or probe forward."""
        self._probes[self.place.key] = self._probes.get(self.place.key, 0) + step
        self.redraw()
