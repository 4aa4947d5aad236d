"""The history of a session: its log as a list, and from there any earlier state, to look at only."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.lines import Line, paragraph, people, spread
from tui.screens.base import BeiScreen
from tui.screens.standing import StandingScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.past import LogList
from tui.views.teller import Teller, taken_back
from tui.views.times import day_of, second_of
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class HistoryScreen(BeiScreen):
    """What was done, oldest first; Enter shows how the session stood then."""

    CSS_PATH = "history.tcss"
    HELP_WORD = "history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="history.move_up"),
        Binding("down", "move(1)", show=False, id="history.move_down"),
        Binding("enter", "look", "key.look", id="history.look"),
        Binding("f5", "replay", "key.replay", id="history.replay"),
        Binding("pageup", "page(-1)", show=False, id="history.page_up"),
        Binding("pagedown", "page(1)", show=False, id="history.page_down"),
        Binding("home", "end(-1)", show=False, id="history.to_start"),
        Binding("end", "end(1)", show=False, id="history.to_end"),
        Binding("escape,ctrl+b,ctrl+r", "back", "key.home", id="history.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the last event."""
        super().__init__(services)
        self._sitting = sitting
        self._at = str(len(sitting.desk.events))

    def compose(self) -> ComposeResult:
        """Head, list, the event in full, footer."""
        yield Pane(id="head")
        yield Pane(id="log")
        yield Pane(id="told")
        yield KeyLine()

    def redraw(self) -> None:
        """Draw the list and what is told under it."""
        super().redraw()
        words, desk = self.words, self._sitting.desk
        log, teller = desk.past.events, self._teller()
        head = self.query_one("#head", Pane)
        count = words("history.count", count=len(log))
        head.show(
            [
                spread(
                    [(f" {words('history.title')} ", "inverse"), (f" {people(desk.session.candidate)}", "strong")],
                    [(f" {count} ", "muted")],
                    head.room,
                )
            ]
        )
        rows = self.query_one("#log", Pane)
        made = LogList(teller, rows.room, words)
        rows.show(made, self._at, keys=made.keys)
        self._tell(teller)

    def _teller(self) -> Teller:
        desk = self._sitting.desk
        return Teller(desk.past.events, desk.session.rubric, self.words)

    def _tell(self, teller: Teller) -> None:
        pane = self.query_one("#told", Pane)
        event = teller.log[int(self._at) - 1]
        told = f"{day_of(event.at)} {second_of(event.at, self.words)}  {people(event.actor)}  {teller.tell(event)}"
        if event.seq in taken_back(teller.log):
            told += self.words("told.taken_back")
        pane.show(paragraph(told, pane.room, "strong"))

    def _go(self, key: str | None) -> None:
        if key is not None:
            self._at = key
            rows = self.query_one("#log", Pane)
            rows.show(rows.lines, key, keys=rows.keys())
            self._tell(self._teller())

    def action_move(self, step: int) -> None:
        """Move along the log."""
        self._go(self.query_one("#log", Pane).beside(step))

    def action_page(self, step: int) -> None:
        """Move by a page."""
        pane = self.query_one("#log", Pane)
        self._go(pane.beside(step * max(1, pane.size.height - 1)))

    def action_end(self, step: int) -> None:
        """Go to the first event, or the last."""
        pane = self.query_one("#log", Pane)
        self._go(pane.beside(step * len(pane.keys())))

    def action_look(self) -> None:
        """Show how the session stood after the event under the cursor."""
        self.app.push_screen(EarlierScreen(self.services, self._sitting, int(self._at)))

    def action_replay(self) -> None:
        """Play the interview again from the event under the cursor on."""
        from tui.screens.replay import ReplayScreen

        self.app.push_screen(ReplayScreen(self.services, self._sitting.desk.past, int(self._at)))

    def action_back(self) -> None:
        """Back to the session as it is."""
        self.app.pop_screen()

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    @on(Pane.Picked, "#log")
    def _picked(self, event: Pane.Picked) -> None:
        self._go(event.key)


class EarlierScreen(StandingScreen):
    """A session as it stood; ← → go to the event before and the one after."""

    HELP_WORD = "earlier"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "key.step", key_display="←→", id="earlier.step_left"),
        Binding("right", "step(1)", show=False, id="earlier.step_right"),
        Binding("up,pageup", "scroll(-1)", "key.scroll", key_display="↑↓", id="earlier.scroll_up"),
        Binding("down,pagedown", "scroll(1)", show=False, id="earlier.scroll_down"),
        Binding("escape,ctrl+b", "back", "key.home", id="earlier.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting, seq: int) -> None:
        """Show the session of `sitting` after the event `seq`."""
        super().__init__(services, sitting.desk.past, seq)

    def top(self, width: int) -> Line:
        """That this is the past, and which."""
        event = self.event
        told = self.words("past.stood", at=second_of(event.at, self.words), event=event.seq, of=len(self.past.events))
        who = people(self.past.session.candidate)
        return spread([(f" {told} ", "inverse"), (f" {who}", "strong")], [(self.words("past.closed"), "muted")], width)

    def action_step(self, step: int) -> None:
        """Go to the event before, or the one after."""
        self.go(self.seq + step)

    def action_back(self) -> None:
        """Back to the list."""
        self.app.pop_screen()
