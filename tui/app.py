"""The program: a home, one session at work at a time on its screens, and several in turn to be rated.

The list is painted before anything of an interview is loaded: sessions' screens and forms come with their first use.
"""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from tui.everywhere import EverywhereApp
from tui.screens.base import BeiScreen
from tui.screens.drafting import Drafting
from tui.screens.home import HomeScreen
from tui.services import Services

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.errors import LockedError
    from sessions.round import By, Turn
    from tui.screens.form import Answers
    from tui.screens.on_session import SessionScreen
    from tui.screens.working import Work
    from tui.sitting import Sitting
    from tui.turns import Turns

RETRY = 2.0
"""Seconds after which what could not be saved is tried again."""


class BeiApp(EverywhereApp):
    """Built from services alone; `session` is the id of a session to open at once."""

    TITLE = "bei"
    # The sheet of the list is read with the app's own: once the program runs, each sheet more styles everything anew.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]

    def __init__(
        self,
        services: Services,
        session: str | None = None,
        *,
        read_only: bool = False,
        front: Callable[[], BeiScreen] | None = None,
        rated: "tuple[Sequence[str], By] | None" = None,
    ) -> None:
        """Take what the program is built from, whether `session` is read only, and what makes a screen in front.

        `rated` are sessions to be rated in turn, and in which order.
        """
        super().__init__(services)
        self.to_practice = False
        self._front = front
        self._read_only = read_only
        self._first = session
        self._rated = rated
        self._turns: Turns | None = None
        self._sitting: Sitting | None = None
        self._screens_at_work: dict[str, SessionScreen] = {}

    def get_default_screen(self) -> HomeScreen:
        """The home, at the bottom of all screens."""
        return HomeScreen(self.services, self.open_session, self.plan, self.rate_in_turn)

    def on_mount(self) -> None:
        """Show over the home what was asked for."""
        if self.services.faults:
            self.tell_faults(self.services.faults)
        self.set_interval(RETRY, self.retry_saves)
        if self._first is not None:
            self.open_session(self._first, read_only=self._read_only)
        if self._front is not None:
            self.push_screen(self._front())
        if self._rated is not None:
            self.rate_in_turn(*self._rated)

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
            if self._sitting is not None and self._sitting.newer is not None:
                from tui.views.why import newer_line

                told = newer_line(desk.session, self._sitting.newer, self.services.words)
                self.notify(told, timeout=10, markup=False)

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
        from sessions.interview.log_error import LogError
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
        from tui.screens.leaving import HeldForm

        def answered(answers: "Answers | None") -> None:
            if answers is not None and answers["how"] == "read":
                self.open_session(session_id, read_only=True)

        self.push_screen(HeldForm(held, self.services.words), answered)

    def rate_in_turn(self, sessions: Sequence[str], by: "By") -> None:
        """Rate several stored sessions in one go, from the first turn that is open."""
        from tui.turns import Turns

        self._turns = Turns(self, sessions, by)
        self._turns.begin()

    def action_next_turn(self) -> None:
        """Go on in the round: to the next item of the candidate at work, or to the next candidate."""
        from tui.screens.rating import RatingScreen

        here = self.screen
        if self._turns is not None and isinstance(here, RatingScreen) and here.sitting.turn is not None:
            turn = self._turns.next(here.session, here.sitting.turn)
            if turn is not None:
                here.take_turn(turn)

    def seat(self, desk: "SessionDesk", turn: "Turn") -> None:
        """Put a desk on the rating screen, and have the name of the candidate acknowledged."""
        from tui.screens.turn import TurnNotice

        self.work_on(desk, "rating", turn)
        self.push_screen(TurnNotice(desk.session, turn, self.services.words))

    def unseat(self) -> bool:
        """Close the session at work; False, and told, where something of it is not saved."""
        self.keep_drafts()
        if self._sitting is None or not self._sitting.safe:
            self.notify(self.services.words("turn.unsaved"), severity="warning")
            return False
        self._close_session()
        return True

    def action_practice(self) -> None:
        """End, for whoever runs the program to hold the practice and come back."""
        self.to_practice = True
        self.exit()

    def tell(self, text: str) -> None:
        """Tell something in the corner, long enough to be read between two candidates."""
        self.notify(text, severity="warning", timeout=15)

    def plan(self, desk: "SessionDesk") -> None:
        """Put the desk of a session that has just been made on its screens, at the plan."""
        self.work_on(desk, "plan")

    def work_on(self, desk: "SessionDesk", first: "Work" = "interview", turn: "Turn | None" = None) -> None:
        """Put a session's desk on its screens: at `first`, unless its stage calls for another and it is no `turn`."""
        from tui.draft_pad import DraftPad
        from tui.sitting import Sitting

        drafts = None if desk.read_only else self.services.shelf.half_typed.of_session(desk.session.id)
        pad = DraftPad(drafts, self.set_timer)
        pad.watch(self._redraw_work)
        self._sitting = Sitting(desk, pad, turn)
        self._sitting.newer = self.services.catalogue.newer(desk.session.rubric)
        if desk.read_only:
            self._sitting.follow(self.services)
        if turn is None and (desk.session.submitted or desk.session.stage == "grade"):
            first = "grade"
        elif turn is None and desk.session.stage == "rate":
            first = "rating"
        self.push_screen(self._screen(first))

    def _screen(self, work: "Work") -> "SessionScreen":
        from tui.screens.working import screen_for

        if self._sitting is None:
            raise RuntimeError("no session is at work")
        if work not in self._screens_at_work:
            made = screen_for(work, self.services, self._sitting)
            self.install_screen(made, work)
            self._screens_at_work[work] = made
        return self._screens_at_work[work]

    def action_work(self, work: "Work") -> None:
        """Go to another screen of the session; what is half typed there stays."""
        from tui.screens.on_session import SessionScreen

        if isinstance(self.screen, SessionScreen) and self.screen is not self._screens_at_work.get(work):
            # What was told of a screen means little on the next; warnings stay.
            for one in [one for one in self._notifications if one.severity == "information"]:
                self._unnotify(one)
            self.switch_screen(self._screen(work))

    def action_leave(self) -> None:
        """Close the session and go home; what is half typed waits on the disk."""
        if self._sitting is not None:
            self._once_safe(self._leave_round)

    def _leave_round(self) -> None:
        self._turns = None
        self._close_session()

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
            return
        from tui.screens.leaving import LeavingForm

        if not isinstance(self.screen, LeavingForm):

            def answered(answers: "Answers | None") -> None:
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
            if isinstance(screen, Drafting) and screen.is_mounted:
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

    def all_screens(self) -> set[Screen[Any]]:
        """Those that are open, and those of the session at work that are not in front."""
        return {*super().all_screens(), *self._screens_at_work.values()}

    def keep_drafts(self) -> None:
        """Have every screen at work put on the disk what is half typed on it."""
        for screen in self.all_screens():
            if isinstance(screen, Drafting) and screen.is_mounted:
                screen.keep_draft()

    async def action_quit(self) -> None:
        """End the program; what is half typed waits on the disk."""
        self._once_safe(self.exit)

    @property
    def at_work(self) -> str | None:
        """The id of the session that is open, or was when the program ended."""
        return None if self._sitting is None else self._sitting.desk.session.id

    def on_unmount(self) -> None:
        """Let go of the session, whatever has ended the program."""
        if self._sitting is not None:
            self._sitting.close()
