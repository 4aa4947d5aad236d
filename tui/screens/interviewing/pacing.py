"""The clock of the interview: pause and resume by one key, a later sitting, and the way to its page."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.lines import Line
from tui.screens.form import Answers, Field
from tui.screens.interviewing.ground import Ground
from tui.views.pace import alarm

if TYPE_CHECKING:
    from sessions.interview.commands import Command


class Pacing(Ground):
    """F12 stops the clock and lets it go on, after an interruption too; Ctrl+T shows the pace."""

    WRITES = frozenset({"key.pause"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12", "pause", "key.pause", id="session.pause"),
        Binding("ctrl+t", "pace", "key.pace", id="session.pace"),
    ]

    def on_mount(self) -> None:
        """Offer to go on where the interview was interrupted."""
        session = self.session
        if session.ended == "interrupted" and not (session.submitted or self.sitting.read_only):
            self.call_after_refresh(self._offer_sitting)

    def alarm(self, now: datetime, width: int) -> list[Line]:
        """That the clock stands still, or that time is short."""
        return alarm(self.session, now, width, self.words)

    def _offer_sitting(self) -> None:
        from sessions.interview.sitting import Resume

        words = self.words
        options = [("go", words("resume.go")), ("look", words("resume.look"))]

        def make(answers: Answers) -> "Command | None":
            return Resume() if answers["how"] == "go" else None

        self.ask(
            words("resume.title", sitting=self.session.sittings + 1),
            [Field("how", words("resume.how"), "choice", "go", options, words("resume.hint"))],
            make,
            "resume",
            drafted=False,
        )

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        from sessions.interview.sitting import Pause, Resume

        if self.session.paused:
            self.do(Resume())
        elif not self.session.stages:
            self.warn(self.words("pace.not_begun"))
        else:
            self.do(Pause())

    def action_pace(self) -> None:
        """Show the pace, and what comes first with the minutes that are left."""
        from tui.screens.pace import PaceScreen

        self.app.push_screen(PaceScreen(self.services, self.sitting))
