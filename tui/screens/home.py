"""Home: all sessions, unfinished on top; type to filter, Enter opens, F2 makes a new one."""

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tui.lines import line, paragraph
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.translate import Words
from tui.views.home_list import home_list
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.summary import Row


class Program(Protocol):
    """What the home asks of the program."""

    def open_session(self, session_id: str) -> None:
        """Open a stored session."""

    def work_on(self, desk: "SessionDesk") -> None:
        """Open a desk."""


class HomeScreen(BeiScreen):
    """The list is drawn from the index at once and checked right after the first paint."""

    CSS_PATH = "home.tcss"
    HELP_WORD = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "key.open"),
        Binding("f2", "new", "key.new", id="home.new"),
        Binding("up", "move(-1)", "key.up", show=False),
        Binding("down", "move(1)", "key.down", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("escape", "clear", "key.clear", show=False),
    ]

    def __init__(self, services: Services) -> None:
        """Take the services; rows are read when the screen is shown."""
        super().__init__(services)
        self._rows: tuple[Row, ...] = ()
        self._cursor: str | None = None

    def compose(self) -> ComposeResult:
        """Title, filter, list, footer."""
        yield Pane(id="head")
        with Horizontal(id="filter-row"):
            yield Static("/", id="filter-mark", markup=False)
            yield LineEdit(self.action_open, id="filter")
        yield Pane(id="list")
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw from the index, then look at the sessions themselves."""
        self._rows = tuple(self.services.shelf.cached_rows())
        self.query_one("#filter", LineEdit).focus()
        self.call_after_refresh(self.reload)

    def on_screen_resume(self) -> None:
        """Sessions may have changed while another screen was in front."""
        super().on_screen_resume()
        self.call_after_refresh(self.reload)

    def reload(self) -> None:
        """Read the list anew."""
        rows = tuple(self.services.shelf.rows())
        if rows != self._rows:
            self._rows = rows
            self.redraw()

    def redraw(self) -> None:
        """Draw title and list."""
        super().redraw()
        words = self.words
        head = self.query_one("#head", Pane)
        head.show(
            [
                line(
                    (f" bei {words('home.title')} ", "inverse"),
                    ("  " + words("home.count", count=len(self._rows)), "muted"),
                )
            ]
        )
        self.query_one("#filter", LineEdit).placeholder = words("home.filter")
        pane = self.query_one("#list", Pane)
        shown = home_list(self._rows, self.query_one("#filter", LineEdit).text, pane.room, words)
        keys = [one.key for one in shown]
        if self._cursor not in keys:
            self._cursor = keys[0] if keys else None
        if not shown:
            shown = paragraph(words("home.nothing" if self._rows else "home.empty"), pane.room, "muted")
        pane.show(shown, self._cursor)

    @on(Pane.Resized)
    @on(LineEdit.Changed)
    def _again(self) -> None:
        self.redraw()

    @on(Pane.Picked)
    def _picked(self, event: Pane.Picked) -> None:
        self._cursor = event.key
        self.action_open()

    def action_move(self, step: int) -> None:
        """Move the cursor in the list."""
        pane = self.query_one("#list", Pane)
        self._cursor = pane.beside(step)
        pane.show(pane.lines, self._cursor)

    def action_clear(self) -> None:
        """Empty the filter."""
        self.query_one("#filter", LineEdit).put("")

    def action_open(self) -> None:
        """Open the session under the cursor."""
        if self._cursor is not None:
            cast("Program", self.app).open_session(self._cursor)

    def action_new(self) -> None:
        """Make a session."""
        from tui.screens.setup import SetupFlow

        SetupFlow(self, self.services, cast("Program", self.app).work_on).begin()

    def speak(self, words: Words) -> None:
        """Go on in another language."""
        super().speak(words)
