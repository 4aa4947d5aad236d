"""What the parts of the plan screen stand on: the row under the cursor, and the item whose questions are shown."""

from sessions.interview.questions import once_chosen
from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting


class PlanGround(SessionScreen):
    """`at` is the key of the row under the cursor, `unfolded` the item whose questions are shown, None for none."""

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the top."""
        super().__init__(services, sitting)
        self.at = "field:interest"
        self.unfolded: str | None = None

    def once_chosen(self, code: str) -> tuple[str, ...]:
        """Every question that was ever chosen for an item."""
        return once_chosen(self.desk.events, code)
