"""What the screens on a session share: its desk, the one way to change it, the head row and what is wrong."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.failure import say_refusal, say_warning
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.stepping import step_back, step_forward
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from datetime import datetime

    from sessions.desk import SessionDesk
    from sessions.interview.commands import Command
    from sessions.interview.event import Event
    from sessions.interview.model import Session
    from sessions.interview.refusals import RefusalError
    from tui.lines import Line
    from tui.screens.form import Answers, Field
    from tui.sitting import Sitting


class SessionScreen(BeiScreen):
    """A screen on one session; the only way to change it is `do`."""

    WRITES: ClassVar[frozenset[str]] = frozenset({"key.undo", "key.redo"})
    """The words of the keys that change the session, with those of its parts: not offered where it is read only."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+f2,f14", "app.work('plan')", "key.plan", key_display="⇧F2", id="session.plan"),
        Binding("f2", "app.work('interview')", "key.interview", id="session.interview"),
        Binding("f3", "app.work('rating')", "key.rating", id="session.rating"),
        Binding("f4", "app.work('grade')", "key.grade", id="session.grade"),
        Binding("f8,ctrl+z", "undo", "key.undo", id="session.undo"),
        Binding("f9,ctrl+y", "redo", "key.redo", id="session.redo"),
        Binding("ctrl+r", "history", "key.history", id="session.history"),
        Binding("shift+f4", "structure", "key.structure", id="session.structure"),
        Binding("f10", "rescue", "key.rescue", id="session.rescue"),
        Binding("escape,ctrl+b", "home", "key.home", id="session.home"),
    ]

    def __init__(self, services: Services, sitting: "Sitting") -> None:
        """Take the services and the session at work."""
        super().__init__(services)
        self.sitting = sitting

    @classmethod
    def parts(cls) -> "list[type[BeiScreen]]":
        """The screen itself, and its parts where it has any, without what all screens on a session share."""
        return [one for one in super().parts() if one is not SessionScreen]

    def say_draft(self) -> None:
        """Draw anew: the alarm tells of what waits."""
        self.redraw()

    @property
    def desk(self) -> "SessionDesk":
        """The session's desk."""
        return self.sitting.desk

    @property
    def session(self) -> "Session":
        """The session as it is on disk."""
        return self.desk.session

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A copy elsewhere is offered only while something is not saved."""
        if action == "rescue" and self.sitting.safe:
            return False
        return super().check_action(action, parameters)

    def do(
        self,
        command: "Command",
        refused: Callable[[str], None] | None = None,
        saved: "Callable[[Event], None]" = lambda _event: None,
        wanted: Callable[[], bool] = lambda: True,
        key: str = "",
    ) -> "Event | None":
        """Do `command` and draw what has become of it; None where it was refused, or waits to be saved.

        `saved` follows the event, now or later; while it waits it is tried again as long as `wanted` says so. `key`
        tells what it acts on, where the command itself does not.
        """
        from tui.outbox import Act, key_of

        def tell(refusal: "RefusalError") -> None:
            (refused or self.warn)(say_refusal(self.words, refusal))

        if self.refuses():
            return None
        waited = len(self.sitting.unsaved)
        event = self.sitting.outbox.do(Act(command, key or key_of(command), saved, tell, wanted))
        if len(self.sitting.unsaved) > waited:
            self.app.bell()
        self.redraw()
        return event

    def do_together(self, commands: "Sequence[Command]") -> bool:
        """Do `commands` as one act, which one undo takes back; whether all were done. What was not done is told."""
        if self.refuses():
            return False
        if problem := self.sitting.do_together(commands, self.words):
            self.warn(problem)
        self.redraw()
        return not problem

    def ask(
        self,
        title: str,
        fields: "Sequence[Field]",
        make: "Callable[[Answers], Command | str | None]",
        place: str,
        saved: "Callable[[Event], None]" = lambda _event: None,
        drafted: bool = True,
    ) -> None:
        """Ask `fields` and do the command that `make` makes of the answers; `place` tells what the form is about."""
        from tui.screens.session_form import SessionForm

        if not self.refuses():
            form = SessionForm(title, fields, self.words, self.sitting, place, make, self.do, saved, drafted)
            self.app.push_screen(form)

    def refuses(self) -> bool:
        """Whether nothing can be changed here; why, is told."""
        if self.sitting.read_only:
            from tui.views.trouble import why_read_only

            self.warn(why_read_only(self.sitting, self.words))
        return self.sitting.read_only

    def keys_here(self) -> list[tuple[str, str]]:
        """The keys that work now: without those that change the session where it is open to read only."""
        idle = SessionScreen.WRITES.union(*(part.WRITES for part in self.parts() if issubclass(part, SessionScreen)))
        keys = [one for one in super().keys_here() if not (self.sitting.read_only and one[1] in idle)]
        # First of all while it is needed: there is not always room for every key.
        return sorted(keys, key=lambda one: one[1] != "key.rescue")

    def draw_head(self, where: str) -> None:
        """Draw the top row, and under it what is wrong."""
        from tui.views.head import head
        from tui.views.trouble import trouble

        pane, width, now = self.query_one("#head", Pane), self.size.width - 1, self.services.clock()
        pane.show([head(self.sitting, now, where, pane.room, self.words, self.services.settings.time.low)])
        alarm = self.query_one("#alarm", Pane)
        rows = trouble(self.sitting, width, self.words) or self.alarm(now, width)
        alarm.display = bool(rows)
        alarm.styles.height = len(rows)
        alarm.show(rows)

    def alarm(self, _now: "datetime", _width: int) -> "list[Line]":
        """What is to be said under the head where nothing is wrong with the store; subclasses may have something."""
        return []

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    def on_mount(self) -> None:
        """Keep the clock going; the row is drawn again only when its text changes."""
        self.set_interval(15, self.tick)

    def tick(self) -> None:
        """Draw the time left."""
        if self.is_current:
            self.redraw_head()

    def redraw_head(self) -> None:
        """Draw the top row; subclasses say where one is."""

    def redraw(self) -> None:
        """Draw everything anew, and tell what a person should know of the store."""
        super().redraw()
        self.redraw_head()
        for warning in self.sitting.news():
            self.warn(say_warning(self.words, warning))

    def action_rescue(self) -> None:
        """Write a copy of the session elsewhere."""
        self.app.call_later(self.app.run_action, "rescue")

    def action_undo(self) -> None:
        """Take back the last thing done, and say what it was; where something waits to be saved, give that up."""
        step_back(self)

    def action_redo(self) -> None:
        """Do again what was taken back, and say what it is."""
        step_forward(self)

    def action_history(self) -> None:
        """Show what was done, and from there how the session stood at any time."""
        from tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.services, self.sitting))

    def action_structure(self) -> None:
        """Show which parts of a structured interview were kept."""
        from tui.screens.structure import StructureScreen

        self.app.push_screen(StructureScreen(self.services, self.sitting))

    def action_home(self) -> None:
        """Back to the list of sessions."""
        self.app.call_later(self.app.run_action, "leave")
