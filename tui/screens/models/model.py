"""One model of the library: its items with the standards of the grades, what uses it; or what is wrong with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from rubric.model import Rubric
from tui.failure import say_fault
from tui.known_models import Known, Library
from tui.lines import Line, Span, heading, paragraph, spread
from tui.model_uses import Uses, uses_of
from tui.screens.models.item import ItemScreen
from tui.screens.page import Page
from tui.services import Services
from tui.views.model_page import page
from tui.views.model_rows import told
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.desk import SessionDesk


class ModelScreen(Page):
    """The cursor goes along the items and scrolls on below them; Enter opens one."""

    HELP_WORD = "model"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look", "key.look", id="library.look"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="library.move_up"),
        Binding("down", "move(1)", show=False, id="library.move_down"),
        Binding("pageup", "turn(-1)", "key.scroll", key_display="PgUp/PgDn", id="library.turn_page_up"),
        Binding("pagedown", "turn(1)", show=False, id="library.turn_page_down"),
        Binding("f4", "edit", "key.edit_model", id="model.edit"),
        Binding("f6", "compare", "key.compare", id="model.compare"),
        Binding("ctrl+n", "begin", "key.new_on_model", id="model.new"),
    ]

    class Counted(Message):
        """What uses the model is known."""

        def __init__(self, uses: Uses) -> None:
            """Take it."""
            super().__init__()
            self.uses = uses

    def __init__(
        self, services: Services, known: Known, library: Library, work_on: "Callable[[SessionDesk], None]"
    ) -> None:
        """Take the model, read or with its faults, and what puts a new session on its screens."""
        super().__init__(services)
        self._known = known
        self._library = library
        self._work_on = work_on
        self._uses: Uses | None = None
        self._at: str | None = None

    @property
    def _rubric(self) -> Rubric | None:
        return self._known.reading.rubric if self._known.reading else None

    def on_screen_resume(self) -> None:
        """The file and what uses it may have changed while another screen was in front."""
        self._known = self._library.whole(self._known.id) or self._known
        super().on_screen_resume()
        # Of the app, not of the screen: that may have been left by the time its turn comes.
        self.app.run_worker(self._count, thread=True)

    def _count(self) -> None:
        self.post_message(self.Counted(uses_of(self._known.id, self.services)))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self._uses = event.uses
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A model with faults has nothing to look into, to begin with or to compare."""
        if action in ("look", "begin", "compare") and self._rubric is None:
            return False
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw the model."""
        super().redraw()
        words, one, pane = self.words, self._known, self.query_one("#page", Pane)
        rubric = self._rubric
        left: list[Span] = [(f" {words('library.model')} ", "inverse")]
        if rubric is not None:
            left += [(f" {words.of(rubric.title)}", "strong"), (f"  {rubric.id} {rubric.version}", "muted")]
        else:
            left += [(f" {one.id}", "strong"), (f"  {words('library.broken')}", "bad")]
        head = self.query_one("#head", Pane)
        head.show([spread(left, [(f"{words(f'library.origin.{one.origin}')} ", "muted")], head.room)])
        width = pane.room
        if not width:
            return
        if rubric is None:
            pane.show(self._faults(width))
            return
        codes = [code for category in rubric.categories for code in category.items]
        if self._at not in codes:
            self._at = codes[0]
        warnings = [say_fault(words, fault) for fault in one.reading.warnings] if one.reading else []
        pane.show(page(rubric, warnings, self._uses, width, words), self._at)

    def _faults(self, width: int) -> list[Line]:
        words = self.words
        made = [*paragraph(words("library.cannot_be_used", file=self._known.path), width), Line()]
        made.append(heading(words("library.faults"), width))
        for sentence in told(self._known, words):
            made += paragraph(sentence, width, first=(("✗ ", "bad"),), hang=2)
        return [*made, Line()]

    def action_move(self, step: int) -> None:
        """Go along the items; past the last one, and where there are none, on down the page."""
        pane = self.query_one("#page", Pane)
        to = pane.beside(step)
        below = pane.scroll_offset.y + pane.size.height
        if to is None or (to == self._at and step > 0) or (step < 0 and self._out_of_sight(pane)):
            pane.scroll_relative(y=step, animate=False)
        elif below:
            self._at = to
            self.redraw()

    def _out_of_sight(self, pane: Pane) -> bool:
        rows = [y for y, one in enumerate(pane.lines) if one.key == self._at]
        return not rows or rows[0] < pane.scroll_offset.y

    def action_look(self) -> None:
        """Open the item under the cursor."""
        if self._at is not None:
            self.open_item(self._at)

    def open_item(self, code: str, lit: str = "") -> None:
        """Open an item, with what was sought in it lit."""
        if self._rubric is not None and code in self._rubric.item:
            self._at = code
            self.app.push_screen(ItemScreen(self.services, self._rubric, code, lit, self._came_from))

    def _came_from(self, code: str) -> None:
        self._at = code

    def action_edit(self) -> None:
        """Edit the model."""
        from tui.screens.editing.opening import open_editor

        open_editor(self, self._known.id, self._known.path, self._known.origin)

    def action_compare(self) -> None:
        """Choose another version, and tell what differs."""
        from tui.screens.models.comparing import compare

        if self._rubric is not None:
            compare(self, self._known, self._rubric)

    def action_begin(self) -> None:
        """Make a session on the model."""
        from tui.screens.setup import SetupFlow

        SetupFlow(self, self.services, self._work_on).begin(self._known.id)

    @on(Pane.Picked, "#page")
    def _picked(self, event: Pane.Picked) -> None:
        self._at = event.key
        self.action_look()
