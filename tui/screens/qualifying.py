"""Who is qualified for what and until when; and one person's record with its history."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sessions.duties.qualification import Qualification
from tui.lines import Line, heading, line, paragraph
from tui.qualifying import figures_of, local_day, records, titles_of
from tui.screens.page import SCROLLING, Page
from tui.services import Services
from tui.views.qualification import WITHIN, chart, figure_rows, flags_told, legend, list_lines, standing, turn_told, who
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.storage.summary import Row


class QualificationScreen(Page):
    """The list, the first to expire first; Enter shows a person's record."""

    HELP_WORD = "qualification"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look", "key.record", id="qualification.look"),
        Binding("f5", "due", "key.due", id="qualification.due"),
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="qualification.move_up"),
        Binding("down", "move(1)", show=False, id="qualification.move_down"),
        Binding("pageup", "move(-10)", show=False, id="qualification.move_page_up"),
        Binding("pagedown", "move(10)", show=False, id="qualification.move_page_down"),
        Binding("escape,ctrl+b,f7", "back", "key.home", id="page.back"),
    ]

    def __init__(self, services: Services, rows: "Iterable[Row]") -> None:
        """Take the rows of the index."""
        super().__init__(services)
        self._records = {str(n): one for n, one in enumerate(records(rows))}
        self._today = local_day(services.clock().isoformat())
        self._due = False
        self._at: str | None = None

    def redraw(self) -> None:
        """Draw the list."""
        super().redraw()
        words, pane = self.words, self.query_one("#page", Pane)
        due = {key: one for key, one in self._records.items() if one.state(self._today, WITHIN) in ("due", "expired")}
        shown = due if self._due else self._records
        title = words("qualification.title_due", days=WITHIN) if self._due else words("qualification.title")
        count = words("qualification.count", count=len(self._records), due=len(due))
        self.query_one("#head", Pane).show([line((f" {title} ", "inverse"), (f"  {count}", "muted"))])
        if self._at not in shown:
            self._at = next(iter(shown), None)
        rows = [
            row for key, one in shown.items() for row in list_lines(one, self._today, WITHIN, pane.room, words, key)
        ]
        pane.show(rows or paragraph(words("qualification.nobody"), pane.room, "muted"), self._at)

    def action_move(self, step: int) -> None:
        """Go along the list."""
        self._at = self.query_one("#page", Pane).beside(step) or self._at
        self.redraw()

    def action_due(self) -> None:
        """Show what is due for renewal alone, or all."""
        self._due = not self._due
        self.redraw()

    def action_look(self) -> None:
        """Show the record under the cursor."""
        if self._at is not None:
            self.app.push_screen(RecordScreen(self.services, self._records[self._at], self._today))

    @on(Pane.Picked, "#page")
    def _picked(self, event: Pane.Picked) -> None:
        self._at = event.key
        self.action_look()


class RecordScreen(Page):
    """One person's record in one model: grades over time, total and fit, every decision."""

    HELP_WORD = "record"
    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        Binding("f5", "plain", "key.plain", id="record.plain"),
    ]

    def __init__(self, services: Services, record: Qualification, today: date) -> None:
        """Take the record; its sessions are opened once, to be read."""
        super().__init__(services)
        self._record = record
        self._today = today
        self._plain = False
        self._desks: list[SessionDesk] | None = None

    def on_mount(self) -> None:
        """Open the sessions, for their totals; where one cannot be, it is told and the record stands without."""
        from sessions.errors import StoreError
        from sessions.interview.log_error import LogError
        from tui.verbs.outcome import failure_of

        try:
            self._desks = [self.services.desk(turn.session, read_only=True) for turn in self._record.turns]
        except (StoreError, LogError, OSError) as error:
            failure = failure_of(self.words, error)
            self.warn(failure.message if failure else str(error))
        for desk in self._desks or ():
            desk.close()

    def redraw(self) -> None:
        """Draw the record."""
        super().redraw()
        one, words, pane = self._record, self.words, self.query_one("#page", Pane)
        title = f" {words('qualification.record')} "
        self.query_one("#head", Pane).show([line((title, "inverse"), (f" {who(one)}", "strong"))])
        width = pane.room
        if not width:
            return
        rows = paragraph(standing(one, self._today, WITHIN, words), width, "strong")
        for told in flags_told(one, words):
            rows += paragraph(told, width, "warn", first=(("! ", "warn"),), hang=2)
        titles = titles_of(one, self._desks[-1], words.language) if self._desks else {}
        rows.append(heading(words("qualification.over_time"), width))
        rows += chart(one, self._today, titles, width, words, self._plain)
        rows += paragraph(legend(one, words, self._plain), width, "muted")
        if self._desks:
            rows.append(heading(words("qualification.scores", model=one.rubric_title[words.language]), width))
            rows += figure_rows(figures_of(one, self._desks), width, words, self._plain)
        rows.append(heading(words("qualification.decisions"), width))
        for turn in reversed(one.turns):
            rows += paragraph(turn_told(turn, words), width, first=(("· ", "accent"),), hang=2)
        pane.show([*rows, Line()])

    def action_plain(self) -> None:
        """Draw with letters and signs of ASCII alone, or with all."""
        self._plain = not self._plain
        self.redraw()
