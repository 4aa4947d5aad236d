"""Asked at the door: before a session is left unsaved, and before one is read that another process has."""

from typing import TYPE_CHECKING

from tui.lines import people
from tui.screens.form import Field, Form
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.times import moment_of

if TYPE_CHECKING:
    from sessions.errors import LockedError


class LeavingForm(Form):
    """Stay, write a copy elsewhere, or leave all the same; what becomes of the text is said first."""

    def __init__(self, sitting: Sitting, words: Words) -> None:
        """Take the session and the language."""
        title = words("leave.lost" if sitting.pad.problem is not None else "leave.kept")
        choices = [("stay", words("leave.stay")), ("copy", words("leave.copy")), ("go", words("leave.go"))]
        super().__init__(title, [Field("go", words("leave.sure"), "choice", "stay", choices)], words)


class HeldForm(Form):
    """Who has the session; Enter reads it all the same, Esc stays where one is."""

    def __init__(self, held: "LockedError", words: Words) -> None:
        """Take who has it, and the language."""
        title = words(
            "readonly.in_use", host=people(held.host), pid=held.pid, since=people(moment_of(held.since, words))
        )
        choices = [("read", words("readonly.read")), ("stay", words("leave.stay"))]
        super().__init__(title, [Field("how", words("readonly.how"), "choice", "read", choices)], words)
