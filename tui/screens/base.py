"""What all screens share: the services, the language, the footer, and the desk of those on a session."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.failure import say_refusal
from tui.lines import Line, Span, people, spread
from tui.services import Services
from tui.translate import Words
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.commands import Command
    from sessions.desk import SessionDesk
    from sessions.events import Event
    from sessions.model import Session


class BeiScreen(Screen[None]):
    """A screen that speaks a language and has a footer; subclasses draw in `redraw`."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-huge")]  # noqa: RUF012  Textual declares it so
    HELP_WORD: ClassVar[str] = ""
    HERE: ClassVar[str] = ""

    def __init__(self, services: Services) -> None:
        """Take the services."""
        super().__init__()
        self.services = services

    @property
    def words(self) -> Words:
        """The words of the language in use."""
        return self.services.words

    def speak(self, words: Words) -> None:
        """Go on in another language."""
        self.services = self.services.spoken_in(words)
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew; subclasses add their panes."""
        self.query_one(KeyLine).show(self.keys_here(), self.words)

    def keys_here(self) -> list[tuple[str, str]]:
        """The keys that work now with the name of their word, one per action: the screen's own, then the others."""
        own: dict[str, tuple[str, str]] = {}
        others: dict[str, tuple[str, str]] = {}
        mine = {binding.action for binding in type(self).BINDINGS if isinstance(binding, Binding)}
        for active in self.active_bindings.values():
            binding = active.binding
            if (
                binding.show
                and active.enabled
                and binding.description.startswith("key.")
                and binding.action != self.HERE
            ):
                (own if binding.action in mine else others).setdefault(
                    binding.action, (binding.key_display or binding.key, binding.description)
                )
        keys = [*sorted(own.values(), key=lambda one: one[1] == "key.home"), *others.values()]
        # Help first: it tells of what has no room.
        return sorted(keys, key=lambda one: one[1] != "key.help")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done on a screen that is not laid out yet: keys may come faster than it does."""
        return self.is_mounted and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Show what has changed meanwhile."""
        self.call_after_refresh(self.redraw)

    def keep_draft(self) -> None:
        """Put what is half typed on the disk: the program ends now. Screens without text have nothing to do."""

    def warn(self, text: str) -> None:
        """Tell of something that was not done."""
        self.notify(people(text), severity="warning", markup=False)


class SessionScreen(BeiScreen):
    """A screen on one session; the only way to change it is `do`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "app.work('interview')", "key.interview", id="session.interview"),
        Binding("f3", "app.work('rating')", "key.rating", id="session.rating"),
        Binding("f4", "app.work('grade')", "key.grade", id="session.grade"),
        Binding("f8,ctrl+z", "undo", "key.undo", id="session.undo"),
        Binding("f9,ctrl+y", "redo", "key.redo", id="session.redo"),
        Binding("escape,ctrl+b", "home", "key.home", id="session.home"),
    ]

    def __init__(self, services: Services, desk: "SessionDesk") -> None:
        """Take the services and the session's desk."""
        super().__init__(services)
        self.desk = desk
        self._saved = ""
        self._unsaved: str | None = None

    @property
    def session(self) -> "Session":
        """The session as it is on disk."""
        return self.desk.session

    def do(self, command: "Command", on_refusal: Callable[[str], None] | None = None) -> "Event | None":
        """Do `command` and draw what has become of it; None where it was refused or could not be saved."""
        from sessions.errors import StoreError
        from sessions.refusals import RefusalError

        try:
            event = self.desk.do(command)
        except RefusalError as refusal:
            (on_refusal or self.warn)(say_refusal(self.words, refusal))
            return None
        except StoreError as error:
            self._unsaved = str(error)
            self.notify(
                self.words("save.failed", problem=people(str(error))), severity="error", timeout=60, markup=False
            )
            self.redraw()
            return None
        self._unsaved = None
        self._saved = event.at
        self.redraw()
        return event

    def head_line(self, width: int, where: str) -> Line:
        """The top row: whose session, where one is, the time left, and whether all is saved."""
        from sessions.pace import left
        from tui.views.times import clock_of

        session = self.session
        who = people(session.candidate) + (f" ({people(session.candidate_id)})" if session.candidate_id else "")
        grade = self.words.of(session.rubric.grade[session.grade].title)
        remaining = left(session, self.services.clock())
        spans: list[Span] = [(f" {where} ", "inverse"), (f" {who} ", "strong"), (f" {grade} ", "muted")]
        if session.ended:
            spans.append((self.words(f"ending.{session.ended}") + " ", "warn"))
        if session.submitted:
            spans.append((self.words("state.submitted") + " ", "good"))
        right: list[Span] = []
        if session.stages and session.stage not in ("rate", "grade") and not session.submitted:
            key = "head.left" if remaining >= 0 else "head.over"
            style = "plain" if remaining > 5 else "warn"
            right.append(
                (
                    self.words(key, minutes=abs(remaining), of=session.minutes) + "  ",
                    "plain" if style == "plain" else "warn",
                )
            )
        if self._unsaved is not None:
            right.append((self.words("save.unsaved") + " ", "bad"))
        elif self._saved:
            right.append((self.words("save.saved", at=clock_of(self._saved)) + " ", "good"))
        return spread(spans, right, width)

    def draw_head(self, where: str) -> None:
        """Draw the top row."""
        head = self.query_one("#head", Pane)
        head.show([self.head_line(head.room, where)])

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    def on_mount(self) -> None:
        """Keep the clock going; the row is drawn again only when its text changes."""
        self.set_interval(10, self.tick)
        for warning in self.desk.warnings:
            self.warn(self.words(f"store.{warning.code}", where=people(warning.where), amount=warning.amount))

    def tick(self) -> None:
        """Draw the time left."""
        if self.is_current:
            self.redraw_head()

    def redraw_head(self) -> None:
        """Draw the top row; subclasses say where one is."""

    def _step_back(self, restored: bool) -> None:
        from sessions.commands import Redo, Undo
        from sessions.events import Restored, Reverted
        from tui.views.telling import tell

        event = self.do(Redo() if restored else Undo())
        if isinstance(event, Reverted | Restored):
            target = self.desk.events[event.target - 1]
            what = tell(target, self.session.rubric, self.words)
            self.notify(self.words("undo.redone" if restored else "undo.undone", what=what), markup=False)

    def action_undo(self) -> None:
        """Take back the last thing done, and say what it was."""
        self._step_back(False)

    def action_redo(self) -> None:
        """Do again what was taken back, and say what it is."""
        self._step_back(True)

    def action_home(self) -> None:
        """Back to the list of sessions."""
        self.app.call_later(self.app.run_action, "leave")

    def may_leave(self) -> bool:
        """Whether the session may be left: nothing is half typed here, or that was told and is wanted all the same."""
        return True
