"""What stands beside the evidence: accommodations, the candidate's own questions, the next steps, an early end."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview.words import REMARK_KINDS
from tui.screens.interviewing.ground import Ground
from tui.views.aside import SHOWN_AT


class Closing(Ground):
    """F11 opens the list of it; where a terminal keeps F11 to itself, Shift+F7 or the palette do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f11,shift+f7", "aside", "key.aside", id="interview.aside")]

    def action_aside(self) -> None:
        """Show it, at what the stage in hand calls for."""
        from tui.screens.aside import AsideScreen

        kinds = SHOWN_AT.get(self.place.stage, REMARK_KINDS[:1])
        noted = {one.kind for one in self.session.remarks.values()}
        first = next((kind for kind in kinds if kind not in noted), kinds[0])
        self.app.push_screen(AsideScreen(self, REMARK_KINDS, f"add:{first}"))
