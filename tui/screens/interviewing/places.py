"""The rail: where in the interview one is, and going elsewhere."""

from textual import on

from sessions.interview import commands as co
from tui.screens.interviewing.ground import Ground
from tui.views.place import Place
from tui.views.rail import rail
from tui.widgets.pane import Pane


class Places(Ground):
    """Arrows move along the rail, a click goes there, Enter takes up the row."""

    def draw(self) -> None:
        """Draw the rail."""
        super().draw()
        rows = self.query_one("#rail", Pane)
        rows.show(rail(self.session, rows.room, self.words, self.services.clock()), self.place.key)

    def action_move(self, step: int) -> None:
        """Move along the rail."""
        self.go_to(Place(self.query_one("#rail", Pane).beside(step) or self.place.key))
        self.redraw()

    def action_enter(self) -> None:
        """Begin the stage in hand, or open its screen."""
        stage = self.place.stage
        if stage in ("rate", "grade"):
            self.app.call_later(self.app.run_action, f"work('{'rating' if stage == 'rate' else 'grade'}')")
        if stage not in (self.session.stage, "prepare") and not self.session.submitted:
            self.do(co.StartStage.model_validate({"stage": stage}))

    @on(Pane.Picked, "#rail")
    def _picked_place(self, event: Pane.Picked) -> None:
        self.go_to(Place(event.key))
        self.redraw()
