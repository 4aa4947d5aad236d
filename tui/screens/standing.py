"""A session as it stood after one of its events, drawn as the interview is, and never to be changed."""

from functools import lru_cache

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from sessions.interview.event import Event
from sessions.interview.model import Session
from sessions.interview.past import Past
from tui.lines import Line, line, paragraph
from tui.screens.base import BeiScreen
from tui.services import Services
from tui.views.past import beside, excerpt, place_of, without_indicators, without_judgement
from tui.views.rail import rail
from tui.views.stream import keyed_note, stream
from tui.views.teller import Teller
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

NOTES = 100
"""Notes that are drawn around the one in hand; more are when one scrolls up to the first of them."""


class StandingScreen(BeiScreen):
    """Rail, notes, and what happened; subclasses say which event by `go` and what stands above."""

    CSS_PATH = "standing.tcss"

    def __init__(self, services: Services, past: Past, seq: int, *, blind: bool = False) -> None:
        """Begin after the event `seq` of `past`; where it is `blind`, judgements are not shown."""
        super().__init__(services)
        self.past = past
        self.seq = seq
        self.blind = blind
        self._most = NOTES
        self._earlier = 0
        # Wrapping every note anew at each step would take long.
        self._draw_note = lru_cache(maxsize=4096)(keyed_note)

    def compose(self) -> ComposeResult:
        """Head, rail, notes, what happened, footer."""
        yield Pane(id="head")
        with Container(id="work"):
            yield Pane(id="rail")
            yield Pane(id="stream")
            yield Pane(id="beside")
        yield KeyLine()

    @property
    def event(self) -> Event:
        """The event after which the session stood so."""
        return self.past.events[self.seq - 1]

    def top(self, width: int) -> Line:
        """The top row."""
        raise NotImplementedError

    def notice(self) -> str:
        """What is to be said above what happened; empty where nothing is."""
        return ""

    def go(self, seq: int) -> None:
        """Show the session after another event, kept within the log."""
        self.seq = max(1, min(len(self.past.events), seq))
        self.redraw()

    def redraw(self) -> None:
        """Draw what has changed."""
        super().redraw()
        words, event, session = self.words, self.event, self._session()
        head = self.query_one("#head", Pane)
        head.show([self.top(head.room)])
        rows = self.query_one("#rail", Pane)
        rows.show(rail(session, rows.room, words), place_of(event, session))
        self._draw_notes(session)
        told = self.query_one("#beside", Pane)
        teller = Teller(self.past.events, session.rubric, words, blind=self.blind)
        notice = paragraph(self.notice(), told.room, "warn") if self.notice() else []
        told.show([*notice, *beside(session, event, teller, told.room)])

    def _session(self) -> Session:
        session = self.past.at(self.seq)
        return without_judgement(session) if self.blind else session

    def _draw_notes(self, session: Session, top: str | None = None) -> None:
        """Draw the notes with that of the event in sight, or with the note `top` in the first row."""
        pane = self.query_one("#stream", Pane)
        if not pane.room:
            return  # not laid out yet
        note = str(getattr(self.event, "evidence", getattr(self.event, "moment", "")))
        some, before, after = excerpt(session, note, self._most)
        if self.blind:
            session = without_indicators(session, some)
        made = stream(session, pane.room, self.words, self._draw_note, frozenset(some))
        if not some:
            # Nothing can be typed here, as the stream of the interview proposes.
            made = paragraph(self.words("past.no_notes"), pane.room, "muted")
        if before:
            made = [line((self.words("past.before", count=before), "muted")), *made]
        if after:
            made = [*made, line((self.words("past.after", count=after), "muted"))]
        self._earlier = before
        at = note if note in some else None
        if top is None:
            pane.show(made, at, follow=at is None)
        else:
            pane.show(made)
            y = next((y for y, one in enumerate(made) if one.key == top), 0)
            pane.scroll_to(y=y, animate=False, immediate=True)

    @on(Pane.Resized)
    def _resized(self) -> None:
        self.redraw()

    def action_scroll(self, step: int) -> None:
        """Scroll the notes; at the first that is drawn, draw earlier ones too."""
        pane = self.query_one("#stream", Pane)
        if step < 0 and pane.scroll_offset.y == 0 and self._earlier:
            self._most *= 2
            self._draw_notes(self._session(), next((one.key for one in pane.lines if one.key is not None), None))
        pane.scroll_relative(y=step * max(1, pane.size.height - 2), animate=False, immediate=True)
