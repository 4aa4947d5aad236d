"""Home: all sessions, unfinished on top; type to filter, Enter opens, F2 makes a new one."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from tui.lines import line, paragraph, people
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.views.first_run import first_run
from tui.views.home_list import HomeList, Listing
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.errors import StoreWarning
    from sessions.round import By
    from tui.known_models import Library
    from tui.screens.form import Answers


class HomeScreen(BeiScreen):
    """The top of the list is drawn at once; right after the first paint all of it is read and checked."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#filter"
    HELP_WORD = "home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "key.open", id="home.open"),
        Binding("f2", "new", "key.new", id="home.new"),
        Binding("f3", "app.practice", "key.practice", id="home.practice"),
        Binding("f5", "replay", "key.replay", id="home.replay"),
        Binding("f6", "rate", "key.rate_in_turn", id="home.rate"),
        Binding("f7", "qualification", "key.qualification", id="home.qualification"),
        Binding("f8", "library", "key.models", id="home.models"),
        Binding("up", "move(-1)", "key.up", show=False, id="home.move_up"),
        Binding("down", "move(1)", "key.down", show=False, id="home.move_down"),
        Binding("pageup", "move(-10)", show=False, id="home.move_page_up"),
        Binding("pagedown", "move(10)", show=False, id="home.move_page_down"),
        Binding("escape", "clear", "key.clear", show=False, id="home.clear"),
    ]

    class Listed(Message):
        """All sessions have been looked at."""

        def __init__(self, listing: Listing, overdue: int, warnings: "tuple[StoreWarning, ...]") -> None:
            """Take them, how many are past their term, and what a person should be told of the store."""
            super().__init__()
            self.listing = listing
            self.overdue = overdue
            self.warnings = warnings

    def __init__(
        self,
        services: Services,
        open_session: Callable[[str], None],
        work_on: "Callable[[SessionDesk], None]",
        rate_in_turn: "Callable[[Sequence[str], By], None]",
    ) -> None:
        """Take the services, and what opens a stored session, a new one's desk, and several to be rated in turn.

        Rows are read when it is shown.
        """
        super().__init__(services)
        self._open_session = open_session
        self._work_on = work_on
        self._rate_in_turn = rate_in_turn
        self._listing = Listing(())
        self._total = 0
        self._overdue = 0
        self._all_read = False
        self._cursor: str | None = None
        self._told: set[str] = set()

    @cached_property
    def _library(self) -> "Library":
        from tui.known_models import Library

        return Library(self.services.home)

    def compose(self) -> ComposeResult:
        """Title, filter, list, footer."""
        yield Pane(id="head")
        with Horizontal(id="filter-row"):
            yield Static("/", id="filter-mark", markup=False)
            yield LineEdit(self.action_open, id="filter")
        yield Pane(id="list")
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw the top of the list."""
        sight = self.services.shelf.first_sight()
        self._listing, self._total = Listing(sight.rows), sight.total
        self._tell(self.services.shelf.warnings)
        self.query_one("#filter", LineEdit).focus()
        if self.services.shelf.half_typed.has_new:
            told = self.words("draft.waiting", what=self.words("draft.new_session"))
            self.notify(told, timeout=15, markup=False)

    def on_screen_resume(self) -> None:
        """Sessions may have changed while another screen was in front."""
        if not self.query_one("#list", Pane).is_laid_out:
            self.redraw()  # so that the very first paint shows the list
        super().on_screen_resume()
        self.call_after_refresh(self._reload_in_front)

    def _reload_in_front(self) -> None:
        # Between two candidates of a round it is in front for a moment only.
        if self.is_current:
            self.reload()

    @work(thread=True, exclusive=True)
    def reload(self) -> None:
        """Read the list anew, beside the drawing: with thousands of sessions it takes a while."""
        shelf = self.services.shelf
        rows = shelf.rows()
        overdue = len(shelf.retention.overdue(rows, self.services.clock(), shelf.warnings))
        unreadable = [one.where for one in shelf.warnings if one.code == "session_unreadable"]
        self.post_message(self.Listed(Listing(rows, unreadable), overdue, tuple(shelf.warnings)))

    def on_home_screen_listed(self, event: Listed) -> None:
        """Show what was read."""
        self._listing, self._total, self._overdue = event.listing, len(event.listing), event.overdue
        self._all_read = True
        self.redraw()
        self._tell(event.warnings)

    def _whole(self) -> Listing:
        """All sessions, where so far only the top of the list was read."""
        if len(self._listing) < self._total:
            self._listing = Listing(self.services.shelf.cached_rows())
            self._total = len(self._listing)
        return self._listing

    def _tell(self, warnings: "Iterable[StoreWarning]") -> None:
        for warning in warnings:
            told = self.words(f"store.{warning.code}", where=people(warning.where), amount=warning.amount)
            if told not in self._told:
                self._told.add(told)
                self.warn(told)

    def redraw(self) -> None:
        """Draw title and list."""
        super().redraw()
        words = self.words
        head = self.query_one("#head", Pane)
        overdue = "  " + words("home.overdue", count=self._overdue) if self._overdue else ""
        known = bool(self._total) or self._all_read  # what is not in the index may still be there
        head.show(
            [
                line(
                    (f" bei {words('home.title')} ", "inverse"),
                    ("  " + words("home.count", count=self._total) if known else "", "muted"),
                    (overdue, "warn"),
                )
            ]
        )
        self.query_one("#filter", LineEdit).placeholder = words("home.filter")
        pane = self.query_one("#list", Pane)
        wanted = self.query_one("#filter", LineEdit).text
        shown = HomeList(self._whole() if wanted else self._listing, wanted, pane.room, words)
        if self._cursor not in shown.keys:
            self._cursor = shown.keys[0] if shown.keys else None
        if shown:
            pane.show(shown, self._cursor, keys=shown.keys)
        elif self._total:
            pane.show(paragraph(words("home.nothing"), pane.room, "muted"))
        elif self._all_read:
            pane.show(first_run(self.keys_here(), pane.room, words))

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
        if pane.beside(step) == pane.beside(len(self._listing)) and len(self._listing) < self._total:
            self._whole()
            self.redraw()
        self._cursor = pane.beside(step)
        pane.show(pane.lines, self._cursor, keys=pane.keys())

    def action_clear(self) -> None:
        """Empty the filter."""
        self.query_one("#filter", LineEdit).put("")

    def action_open(self) -> None:
        """Open the session under the cursor."""
        self.redraw()  # what was typed right before Enter has not reached the list yet
        if self._cursor is not None:
            self._open_session(self._cursor)

    def action_replay(self) -> None:
        """Play the session under the cursor again."""
        self.redraw()
        if self._cursor is not None:
            self.app.call_later(self.app.run_action, f"app.replay('{self._cursor}')")

    def action_rate(self) -> None:
        """Choose sessions held under the model of the one under the cursor, to be rated in turn."""
        from tui.screens.rounds import RoundForm, fellows

        self.redraw()
        listing = self._whole()
        found = listing.matching(self.query_one("#filter", LineEdit).text)
        rows = fellows([listing.rows[one] for one in found if one in listing.rows], self._cursor)
        if not rows:
            self.warn(self.words("turn.nobody"))
            return

        def answered(given: "Answers | None") -> None:
            if given is not None:
                by: By = "candidate" if given["by"] == "candidate" else "item"
                self._rate_in_turn(given["sessions"].split(","), by)

        self.app.push_screen(RoundForm(rows, self.words), answered)

    def action_qualification(self) -> None:
        """Show who is qualified for what and until when."""
        from tui.screens.qualifying import QualificationScreen

        self.app.push_screen(QualificationScreen(self.services, tuple(self._whole().rows.values())))

    def action_library(self) -> None:
        """Show the models."""
        from tui.screens.models.browsing import LibraryScreen

        self.app.push_screen(LibraryScreen(self.services, self._library, self._work_on))

    def action_new(self) -> None:
        """Make a session."""
        from tui.screens.setup import SetupFlow

        SetupFlow(self, self.services, self._work_on).begin()
