"""The interview: a rail of stages and items, the stream of notes, what to ask next, and the capture line."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.interviewing.capturing import Capturing
from tui.screens.interviewing.clarifying import Clarifies
from tui.screens.interviewing.closing import Closing
from tui.screens.interviewing.finding import Finding
from tui.screens.interviewing.glance import Glance
from tui.screens.interviewing.incidents import Incidents
from tui.screens.interviewing.jumping import Jumping
from tui.screens.interviewing.leaning import Leaning
from tui.screens.interviewing.mending import Mending
from tui.screens.interviewing.notes import Notes
from tui.screens.interviewing.opening import Opening
from tui.screens.interviewing.pacing import Pacing
from tui.screens.interviewing.personal import Personal
from tui.screens.interviewing.places import Places
from tui.screens.interviewing.prompts import Prompts
from tui.screens.interviewing.roomy import Roomy
from tui.screens.interviewing.stamps import Stamps

_FIRST = (
    "rescue",
    "help",
    "enter",
    "split",
    "probe",
    "incident",
    "notes",
    "stamps",
    "rating",
    "grade",
    "undo",
    "home",
    "find",
    "glance",
    "pause",
)
"""The keys that are named first: there is not room for all."""


class InterviewScreen(
    # The first is asked first for what to do at Enter, Esc and the arrows; the keys of the last come first.
    Leaning,
    Stamps,
    Roomy,
    Finding,
    Mending,
    Notes,
    Glance,
    Incidents,
    Clarifies,
    Prompts,
    Pacing,
    Personal,
    Closing,
    Jumping,
    Capturing,
    Opening,
    Places,
):
    """The capture line always has the focus; arrows move along the rail, or along the notes after F7."""

    CSS_PATH = "interview.tcss"
    AUTO_FOCUS = "#capture"
    HELP_WORD = "interview"
    HERE = "app.work('interview')"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="interview.move_up"),
        Binding("down", "move(1)", show=False, id="interview.move_down"),
        Binding("escape,ctrl+b", "back", "key.home", id="interview.back"),
    ]

    def keys_here(self) -> list[tuple[str, str]]:
        """The keys that work now, those first that are needed while the candidate talks."""
        rank = {f"key.{name}": place for place, name in enumerate(_FIRST)}
        return sorted(super().keys_here(), key=lambda one: rank.get(one[1], len(rank)))
