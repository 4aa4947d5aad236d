"""The program: a home, one session at work at a time on three screens, and what holds everywhere."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from sessions.limits import MAX_TYPED
from tui.guarded_app import GuardedApp
from tui.safe_text import visible
from tui.screens.base import BeiScreen
from tui.screens.form import Answers, Form
from tui.screens.home import HomeScreen
from tui.screens.leaving import HeldForm, LeavingForm
from tui.screens.on_session import SessionScreen
from tui.services import Services

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.errors import LockedError
    from tui.sitting import Sitting

Work = Literal["plan", "interview", "rating", "grade"]
RETRY = 2.0
"""Seconds after which what could not be saved is tried again."""


class BeiApp(GuardedApp):
    """Built from services alone; `session` is the id of a session to open at once."""

    TITLE = "bei"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "key.help", id="app.help"),
        Binding("ctrl+l", "language", "key.language", id="app.language"),
        Binding("ctrl+q", "quit", "key.quit", id="app.quit"),
    ]

    def __init__(
        self,
        services: Services,
        session: str | None = None,
        *,
        read_only: bool = False,
        front: Callable[[], BeiScreen] | None = None,
    ) -> None:
        """Take what the program is built from, whether `session` is read only, and what makes a screen in front."""
        super().__init__()
        self._front = front
        self._read_only = read_only
        self.services = services
        self._first = session
        self._sitting: Sitting | None = None
        self._screens_at_work: dict[str, SessionScreen] = {}

    def on_mount(self) -> None:
        """Show the home, and over it the session asked for."""
        self.set_interval(RETRY, self.retry_saves)
        self.push_screen(HomeScreen(self.services, self.open_session, self.plan))
        if self._first is not None:
            self.open_session(self._first, read_only=self._read_only)
        if self._front is not None:
            self.push_screen(self._front())

    def open_session(self, session_id: str, *, read_only: bool = False) -> None:
        """Put a stored session on its screens; one that is in use elsewhere is offered to read only.

        One that cannot be opened says why, and the home stays.
        """
        from sessions.errors import LockedError

        try:
            desk = self._desk(session_id, read_only)
        except LockedError as held:
            self._offer_reading(session_id, held)
            return
        if desk is not None:
            self.work_on(desk)

    def action_replay(self, session_id: str) -> None:
        """Play a stored session again, to look at only."""
        from tui.screens.replay import ReplayScreen

        desk = self._desk(session_id, read_only=True)
        if desk is not None:
            desk.close()
            self.push_screen(ReplayScreen(self.services, desk.past))

    def _desk(self, session_id: str, read_only: bool) -> "SessionDesk | None":
        """The desk of a stored session; None where it cannot be opened, which is told. Raises LockedError."""
        from sessions.errors import LockedError, StoreError
        from sessions.interview.fold import LogError
        from tui.verbs.outcome import failure_of

        try:
            return self.services.desk(session_id, read_only)
        except LockedError:
            raise
        except (StoreError, LogError, OSError) as error:
            failure = failure_of(self.services.words, error)
            self.notify(failure.message if failure else str(error), severity="error", timeout=30, markup=False)
            return None

    def _offer_reading(self, session_id: str, held: "LockedError") -> None:
        def answered(answers: Answers | None) -> None:
            if answers is not None and answers["how"] == "read":
                self.open_session(session_id, read_only=True)

        self.push_screen(HeldForm(held, self.services.words), answered)

    def plan(self, desk: "SessionDesk") -> None:
        """Put the desk of a session that has just been made on its screens, at the plan."""
        self.work_on(desk, "plan")

    def work_on(self, desk: "SessionDesk", first: Work = "interview") -> None:
        """Put a session's desk on its screens: at `first`, unless its stage calls for another."""
        from tui.draft_pad import DraftPad
        from tui.sitting import Sitting

        drafts = None if desk.read_only else self.services.shelf.half_typed.of_session(desk.session.id)
        pad = DraftPad(drafts, self.set_timer)
        pad.watch(self._redraw_work)
        self._sitting = Sitting(desk, pad)
        if desk.read_only:
            self._sitting.follow(self.services)
        if desk.session.submitted or desk.session.stage == "grade":
            first = "grade"
        elif desk.session.stage == "rate":
            first = "rating"
        self.push_screen(self._screen(first))

    def _screen(self, work: Work) -> SessionScreen:
        if self._sitting is None:
            raise RuntimeError("no session is at work")
        if work not in self._screens_at_work:
            made: SessionScreen
            if work == "plan":
                from tui.screens.plan import PlanScreen

                made = PlanScreen(self.services, self._sitting)
            elif work == "interview":
                from tui.screens.interview import InterviewScreen

                made = InterviewScreen(self.services, self._sitting)
            elif work == "rating":
                from tui.screens.rating import RatingScreen

                made = RatingScreen(self.services, self._sitting)
            else:
                from tui.screens.grade import GradeScreen

                made = GradeScreen(self.services, self._sitting)
            self.install_screen(made, work)
            self._screens_at_work[work] = made
        return self._screens_at_work[work]

    def action_work(self, work: Work) -> None:
        """Go to another screen of the session; what is half typed there stays."""
        if isinstance(self.screen, SessionScreen) and self.screen is not self._screens_at_work.get(work):
            self.switch_screen(self._screen(work))

    def action_leave(self) -> None:
        """Close the session and go home; what is half typed waits on the disk."""
        if self._sitting is not None:
            self._once_safe(self._close_session)

    def _close_session(self) -> None:
        self.pop_screen()
        for work in self._screens_at_work:
            self.uninstall_screen(work)
        self._screens_at_work = {}
        if self._sitting is not None:
            self._sitting.close()
            self._sitting = None

    def _once_safe(self, go: Callable[[], object]) -> None:
        """Call `go`; where something is not saved only after it has been asked for."""
        self.keep_drafts()
        if self._sitting is None or self._sitting.safe:
            go()
        elif not isinstance(self.screen, LeavingForm):

            def answered(answers: Answers | None) -> None:
                if answers is not None and answers["go"] == "go":
                    go()
                elif answers is not None and answers["go"] == "copy":
                    self.action_rescue()

            self.push_screen(LeavingForm(self._sitting, self.services.words), answered)

    def action_rescue(self) -> None:
        """Write a copy of the session elsewhere."""
        from tui.screens.rescue import RescueForm

        if self._sitting is not None and not self._sitting.safe and not isinstance(self.screen, RescueForm):
            self.keep_drafts()
            self.push_screen(RescueForm(self.services, self._sitting))

    def _redraw_work(self) -> None:
        """Show on the session's screen in front, and on the form over it, what has become of what was typed."""
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen) and screen.is_mounted:
                screen.redraw()
            elif isinstance(screen, Form) and screen.is_mounted:
                screen.say_draft()

    def retry_saves(self) -> None:
        """Try again what could not be saved or kept; show what another process has saved."""
        # While the program ends its clock goes on, and its screens lose their parts one by one.
        if self._sitting is not None and self.is_running:
            if self._sitting.read_only and self._sitting.follow(self.services):
                self._redraw_work()
            self._sitting.pad.retry()
            if self._sitting.unsaved:
                self._sitting.outbox.retry()
                self._redraw_work()

    def keep_drafts(self) -> None:
        """Have every screen at work put on the disk what is half typed on it."""
        for screen in {*self.screen_stack, *self._screens_at_work.values()}:
            if isinstance(screen, BeiScreen | Form) and screen.is_mounted:
                screen.keep_draft()

    async def action_quit(self) -> None:
        """End the program; what is half typed waits on the disk."""
        self._once_safe(self.exit)

    def on_unmount(self) -> None:
        """Let go of the session, whatever has ended the program."""
        if self._sitting is not None:
            self._sitting.close()

    def action_help_quit(self) -> None:
        """Say which key ends the program: ctrl+c copies, and where there is nothing to copy it is meant to end it."""
        keys = [key for key, active in self.active_bindings.items() if active.binding.action == "quit"]
        self.notify(self.services.words("leave.by_key", keys=", ".join(keys)))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in the corner; whatever is told, it cannot act."""
        shown = visible(message, lines=True)
        super().notify(shown, title=visible(title), severity=severity, timeout=timeout, markup=markup)

    def on_line_edit_too_long(self) -> None:
        """Say that what was pasted is not in the line."""
        self.notify(self.services.words("refusal.text_too_long", most=MAX_TYPED), severity="warning")

    def action_language(self) -> None:
        """Switch the language of every screen."""
        words = self.services.words.other
        self.services = self.services.spoken_in(words)
        for screen in {*self.screen_stack, *self._screens_at_work.values()}:
            if isinstance(screen, BeiScreen) and screen.is_attached:
                screen.speak(words)

    def action_help(self) -> None:
        """Show the help of the screen in front."""
        from tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.dismiss()
        elif isinstance(screen, BeiScreen):
            self.push_screen(HelpScreen(screen.keys_here(), screen.HELP_WORD, self.services.words))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the keys of the screen in front, by their words, and the theme."""
        words = self.services.words
        if isinstance(screen, BeiScreen):
            for active in screen.active_bindings.values():
                binding = active.binding
                if active.enabled and binding.description.startswith("key."):
                    yield SystemCommand(
                        words(binding.description),
                        binding.key,
                        lambda action=binding.action, node=active.node: self.call_later(self.run_action, action, node),
                    )
        yield SystemCommand(words("key.theme"), "", self.action_change_theme)
