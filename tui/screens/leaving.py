"""Asked before a session is left while something of it is not saved."""

from tui.screens.form import Field, Form
from tui.sitting import Sitting
from tui.translate import Words


class LeavingForm(Form):
    """Stay, write a copy elsewhere, or leave all the same; what becomes of the text is said first."""

    def __init__(self, sitting: Sitting, words: Words) -> None:
        """Take the session and the language."""
        title = words("leave.lost" if sitting.pad.problem is not None else "leave.kept")
        choices = [("stay", words("leave.stay")), ("copy", words("leave.copy")), ("go", words("leave.go"))]
        super().__init__(title, [Field("go", words("leave.sure"), "choice", "stay", choices)], words)
