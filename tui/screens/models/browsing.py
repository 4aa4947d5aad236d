"""The library: all models, those with faults too; what is typed is sought in all of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.known_models import Known, Library
from tui.lines import line
from tui.screens.base import BeiScreen
from tui.screens.models.model import ModelScreen
from tui.services import Services
from tui.views.model_rows import hit_key, hit_lines, hits, model_lines
from tui.widgets.key_line import KeyLine
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.desk import SessionDesk


class LibraryScreen(BeiScreen):
    """Drawn at once with what is known; titles follow, then whole models, read beside the drawing."""

    CSS_PATH = "models.tcss"
    AUTO_FOCUS = "#sought"
    HELP_WORD = "models"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look", "key.look", id="library.look"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="library.move_up"),
        Binding("down", "move(1)", show=False, id="library.move_down"),
        Binding("pageup", "move(-10)", show=False, id="library.move_page_up"),
        Binding("pagedown", "move(10)", show=False, id="library.move_page_down"),
        Binding("ctrl+n", "begin", "key.new_on_model", id="library.new"),
        Binding("escape,ctrl+b,f8", "back", "key.home", id="library.back"),
    ]

    class Learnt(Message):
        """More is known of a model."""

        def __init__(self, known: Known) -> None:
            """Take what is known of it now."""
            super().__init__()
            self.known = known

    class Loaded(Message):
        """All has been read."""

    def __init__(
        self,
        services: Services,
        library: Library,
        work_on: "Callable[[SessionDesk], None]",
        at: str | None = None,
        *,
        edit: bool = False,
    ) -> None:
        """Take the models, what puts a new session on its screens, and the model to open or to `edit` at once."""
        super().__init__(services)
        self._library = library
        self._work_on = work_on
        self._first = at
        self._edit = edit
        self._stale = False
        self._loading = False
        self._known: dict[str, Known] = {}
        self._at: str | None = at

    def compose(self) -> ComposeResult:
        """Head, search line, list, footer."""
        yield Pane(id="head")
        with Horizontal(id="sought-row"):
            yield Static("/", id="sought-mark", markup=False)
            yield LineEdit(self.action_look, id="sought")
        yield Pane(id="page")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the search line; a model that was asked for is opened over it."""
        self.query_one("#sought", LineEdit).focus()
        if self._first is not None:
            self._open(self._first)
            if self._edit and isinstance(shown := self.app.screen_stack[-1], ModelScreen):
                shown.call_after_refresh(shown.action_edit)

    def on_screen_resume(self) -> None:
        """Files may have changed while another screen was in front."""
        self._known = {one.id: one for one in self._library.known()}
        super().on_screen_resume()
        self._stale = True
        self._load_again()

    def _load_again(self) -> None:
        """Begin to read, unless that is going on; what has changed meanwhile is read after it."""
        if self._stale and not self._loading:
            self._stale, self._loading = False, True
            self.load()

    @work(thread=True)
    def load(self) -> None:
        """Read what is not known yet."""
        worker = get_current_worker()
        for one in self._library.read():
            if worker.is_cancelled:
                return
            self.post_message(self.Learnt(one))
        self.post_message(self.Loaded())

    @on(Loaded)
    def _loaded(self) -> None:
        self._loading = False
        self._load_again()

    @on(Learnt)
    def _learnt(self, event: Learnt) -> None:
        if event.known.id in self._known:
            self._known[event.known.id] = event.known
            self.redraw()

    @property
    def _sought(self) -> str:
        return self.query_one("#sought", LineEdit).text.strip()

    def redraw(self) -> None:
        """Draw the models, or the places that hold what is sought."""
        super().redraw()
        words, pane, sought = self.words, self.query_one("#page", Pane), self._sought
        self.query_one("#sought", LineEdit).placeholder = words("library.search")
        width = pane.room
        if not width:
            return
        known = list(self._known.values())
        read = sum(bool(one.reading or one.error) for one in known)
        if sought:
            listed = hits(known, sought)
            told = words("library.found", count=len(listed))
            rows = hit_lines(listed, sought, width, words)
        else:
            told = words("library.count", count=len(known), broken=sum(one.error is not None for one in known))
            rows = model_lines(known, width, words)
        if read < len(known):
            told += f"  {words('library.reading_count', read=read, count=len(known))}"
        self.query_one("#head", Pane).show([line((f" {words('library.title')} ", "inverse"), (f"  {told}", "muted"))])
        keys = [one.key for one in rows if one.key is not None]
        if self._at not in keys:
            self._at = keys[0] if keys else None
        pane.show(rows, self._at)

    def action_move(self, step: int) -> None:
        """Go along the rows."""
        self._at = self.query_one("#page", Pane).beside(step) or self._at
        self.redraw()

    def action_look(self) -> None:
        """Open the model under the cursor, or the place."""
        self.redraw()  # what was typed right before Enter has not reached the list yet
        if self._at is None:
            return
        if not self._sought:
            self._open(self._at)
            return
        place = next((one for one in hits(self._known.values(), self._sought) if hit_key(*one) == self._at), None)
        if place is not None:
            one, entry = place
            self._open(one.id, entry.item, f"{entry.kind} {entry.place}")

    def _open(self, rubric_id: str, item: str = "", lit: str = "") -> None:
        found = self._library.whole(rubric_id)
        if found is None:
            self.warn(self.words("error.rubric_not_found", rubric=rubric_id, known=self.words.listed(self._known)))
            return
        shown = ModelScreen(self.services, found, self._library, self._work_on)
        self.app.push_screen(shown)
        if item:
            shown.open_item(item, lit)

    def action_begin(self) -> None:
        """Make a session on the model under the cursor."""
        from tui.screens.setup import SetupFlow

        self.redraw()
        if self._at is not None:
            SetupFlow(self, self.services, self._work_on).begin(self._at.partition("\n")[0])

    def action_back(self) -> None:
        """Empty the search line; where it is empty, back to the list of sessions."""
        if self._sought:
            self.query_one("#sought", LineEdit).put("")
        else:
            self.app.pop_screen()

    @on(Pane.Resized)
    @on(LineEdit.Changed)
    def _again(self) -> None:
        self.redraw()

    @on(Pane.Picked)
    def _picked(self, event: Pane.Picked) -> None:
        self._at = event.key
        self.action_look()
