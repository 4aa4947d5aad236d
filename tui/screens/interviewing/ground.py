"""What the parts of the interview screen stand on: its layout, where one is, the capture line, and the row under it."""

import unicodedata
from collections.abc import Iterator, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Static

from sessions.interview.marks import Marks
from tui.draft_line import DraftLine
from tui.lines import Line, line
from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.half_typed import half_typed
from tui.views.place import Place, first_place
from tui.widgets.capture_line import CaptureLine
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


def digit_of(event: events.Key) -> str:
    """The digit that was typed, full-width ones of an input method included; empty for any other key."""
    typed = unicodedata.normalize("NFKC", event.character or "")
    return typed if len(typed) == 1 and typed in "0123456789" else ""


class Ground(SessionScreen):
    """Head, rail, stream, prompter, capture line, hint and footer; the parts fill them.

    `place` is the row of the rail in hand, `note` the row of the stream under the cursor, None for the end of it.
    """

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin where the session stands."""
        super().__init__(services, sitting)
        self.place = first_place(self.session)
        self.note: str | None = None
        # The notes that are shown, where not all are.
        self.hits: Sequence[str] | None = None
        self.capture = CaptureLine(self.action_enter, self.emptied, self.takes_key, id="capture")
        self.draft = DraftLine(self.capture, sitting, services.settings.capture)
        # What was refused, and why: said until the text is another one.
        self._refused: tuple[str, str] | None = None

    @property
    def marks(self) -> Marks:
        """The marks that are typed into the capture line."""
        return self.services.settings.capture

    def compose(self) -> ComposeResult:
        """Head, work area, capture line, hint, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="rail")
            yield Pane(id="stream")
            yield Pane(id="prompter")
        yield Pane(id="glance")
        with Horizontal(id="capture-row"):
            yield Static("❯", id="capture-mark", markup=False)
            yield from self.lines()
        yield Pane(id="hint")
        yield KeyLine()

    def lines(self) -> Iterator[Widget]:
        """What stands in the row that is typed into."""
        yield self.capture

    def on_mount(self) -> None:
        """Begin to listen. Textual calls that of SessionScreen as well."""
        if self.sitting.read_only:
            self.capture.display = False
            return
        self.capture.know(self.session.rubric, self.session.planned, self.marks)
        self.capture.focus()
        self.draft.begin()
        self.note = self.draft.note
        for waiting in half_typed(self.sitting.pad, self.words):
            self.notify(self.words("draft.waiting", what=waiting), timeout=15, markup=False)

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.interview"))

    def redraw(self) -> None:
        """Draw what has changed."""
        super().redraw()
        self.draw()
        self.tell_hint()

    def draw(self) -> None:
        """Draw the panes; every part its own."""

    def tell_hint(self) -> None:
        """Draw the row under the capture line."""
        told = self.hint()
        if self.sitting.read_only and self.hits is None:
            told = line((self.words("readonly.closed"), "muted"))
        elif self._refused is not None and self._refused[0] == self.capture.text:
            told = line((self._refused[1], "bad"))
        self.query_one("#hint", Pane).show([told])

    def hint(self) -> Line:
        """What is to be known of the capture line now."""
        return line()

    def refuse(self, text: str) -> None:
        """Say under the capture line why its text will not do, until it is another one."""
        self._refused = (self.capture.text, text)
        self.tell_hint()

    def takes_key(self, event: events.Key) -> bool:  # noqa: ARG002  for the parts
        """Whether a key that was pressed in the capture line is no text there, and was done."""
        return False

    def take_up(self, note: str) -> None:
        """Put the cursor on a note, or on a moment, which is filled in then."""
        self.note = note
        self.redraw()

    def emptied(self) -> None:
        """The capture line was cleared by its key."""

    def keep_draft(self) -> None:
        """Put what is half typed on the disk."""
        if self.is_attached:
            self.draft.keep()

    def go_to(self, place: Place) -> None:
        """Have another row of the rail in hand."""
        self.place = place

    def action_enter(self) -> None:
        """Do what stands to be done: the parts in turn say whether it is theirs."""

    def action_move(self, step: int) -> None:
        """Go up or down: along the rail, if no part has rows of its own to go along."""

    def action_back(self) -> None:
        """Go home, if no part has something to leave first."""
        self.action_home()
