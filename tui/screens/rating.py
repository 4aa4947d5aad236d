"""Rating: an item's levels, indicators and their evidence; one key marks, one links, one rates."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sessions.round import Turn
from tui.lines import Line, heading, paragraph
from tui.screens.judging.levels import Levels
from tui.screens.judging.linking import Linking
from tui.screens.judging.marking import Marking
from tui.screens.judging.scores import ExamScores
from tui.views.incident import flag_lines
from tui.views.ladder import ladder, proof_lines
from tui.views.rail import item_rows
from tui.views.reach import reach_lines
from tui.views.turn import turn_line
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class RatingScreen(ExamScores, Levels, Marking, Linking):
    """↑↓ indicators or subjects, ←→ items; the mark keys are the marks that are drawn."""

    CSS_PATH = "rating.tcss"
    HELP_WORD = "rating"
    HERE = "app.work('rating')"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="rating.move_up"),
        Binding("down", "move(1)", show=False, id="rating.move_down"),
        Binding("left,pageup", "item(-1)", "key.item", key_display="←→", id="rating.item_left"),
        Binding("right,pagedown", "item(1)", show=False, id="rating.item_right"),
        Binding("tab", "open_item", "key.open_item", id="rating.open_item"),
        Binding("question_mark,fullwidth_question_mark", "app.help", show=False, id="rating.help"),
        Binding("shift+up", "scroll_proof(-1)", show=False, id="rating.proof_up"),
        Binding("shift+down", "scroll_proof(1)", show=False, id="rating.proof_down"),
    ]

    def compose(self) -> ComposeResult:
        """Head, items, ladder, proof, notes, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="items")
            yield Pane(id="ladder")
            yield Pane(id="proof")
            yield Pane(id="notes")
        yield KeyLine()

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.rating"))

    def alarm(self, now: datetime, width: int) -> list[Line]:
        """Where several candidates are rated in turn, whose turn it is: always in sight."""
        turn = self.sitting.turn
        return super().alarm(now, width) if turn is None else [turn_line(self.session, turn, width, self.words)]

    def redraw(self) -> None:
        """Draw item list, ladder, what speaks for the level, and the notes in reach."""
        super().redraw()
        words, session = self.words, self.session
        items = self.query_one("#items", Pane)
        items.show(item_rows(session, items.room, words), self.item)
        pane = self.query_one("#ladder", Pane)
        item = session.rubric.item[self.item]
        place = session.planned.index(self.item) + 1
        title = f"{words.of(item.title)} #{item.code}  {place}/{len(session.planned)}  {words(f'method.{item.method}')}"
        rows = [heading(title, pane.room), *ladder(session, self.item, pane.room, words)]
        keys = [one.key for one in rows if one.key is not None]
        if self.row not in keys:
            self.row = keys[0] if keys else None
        pane.show(rows, self.row)
        proof = self.query_one("#proof", Pane)
        told = proof_lines(session, self.item, proof.room, words)
        told += self._half_typed(proof.room)
        proof.show([*told, *flag_lines(session, self.item, proof.room, words)])
        notes = self.query_one("#notes", Pane)
        if self.note not in session.evidence:
            self.note = None
        notes.show(reach_lines(session, self.item, self.indicator, notes.room, words), self.note)

    def _half_typed(self, width: int) -> list[Line]:
        """That a reason for a level of the item was begun, and which key takes it up."""
        begun = [place.split(":")[2].partition("/")[0] for place in self.sitting.pad.places(f"rate:{self.item}:")]
        text = self.words("rating.half_typed", levels=" ".join(sorted(begun)))
        return paragraph(text, width, "warn") if begun else []

    def take_turn(self, turn: Turn) -> None:
        """Go to another item of the same candidate, whose turn it is."""
        self.sitting.turn = turn
        self.go(turn.item)

    def action_move(self, step: int) -> None:
        """Move to another indicator or subject."""
        self.move(step)

    def action_item(self, step: int) -> None:
        """Go to the next item or the one before."""
        codes = self.session.planned
        self.go(codes[(codes.index(self.item) + step) % len(codes)])

    def action_open_item(self) -> None:
        """Go to the next item that is not rated; in a round over several candidates, to whose turn it is next."""
        if self.sitting.turn is not None:
            self.app.call_later(self.app.run_action, "next_turn")
        elif self.next_open(1):
            self.go(self.item)
        else:
            self.notify(self.words("rating.all_rated"), markup=False)

    def action_scroll_proof(self, step: int) -> None:
        """Scroll what speaks for the level."""
        pane = self.query_one("#proof", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height // 2), animate=False)

    def on_pane_picked(self, event: Pane.Picked) -> None:
        """Go where was clicked."""
        if event.pane.id == "items":
            self.go(event.key)
        elif event.pane.id == "ladder":
            self.row = event.key
            self.redraw()
        elif event.pane.id == "notes":
            self.note = event.key
            self.redraw()
