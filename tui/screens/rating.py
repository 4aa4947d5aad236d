"""Rating: an item's levels and indicators beside its evidence; one key marks, one key rates."""

from decimal import Decimal, InvalidOperation
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from rubric.scoring import NE, Mark, Rated
from sessions.interview import commands as co
from sessions.interview.events import Event
from sessions.interview.ground import has_ground, suggestion_for
from tui.lines import heading
from tui.screens.form import Answers, Field
from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.incident import flag_lines
from tui.views.ladder import evidence_lines, ladder, proof_lines
from tui.views.rail import item_rows
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class RatingScreen(SessionScreen):
    """↑↓ indicators or subjects, ←→ items; the mark keys are the marks that are drawn."""

    CSS_PATH = "rating.tcss"
    HELP_WORD = "rating"
    HERE = "app.work('rating')"
    WRITES = SessionScreen.WRITES | {
        "key.shown",
        "key.partly",
        "key.not_shown",
        "key.contradicted",
        "key.clear_mark",
        "key.rate",
        "key.ne",
        "key.score",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓"),
        Binding("down", "move(1)", show=False),
        Binding("left,pageup", "item(-1)", "key.item", key_display="←→"),
        Binding("right,pagedown", "item(1)", show=False),
        Binding("plus,fullwidth_plus_sign,equals_sign", "mark('shown')", "key.shown", key_display="+"),
        Binding("slash,fullwidth_solidus,ideographic_comma", "mark('partly')", "key.partly", key_display="/"),
        Binding("minus,fullwidth_hyphen_minus", "mark('not_shown')", "key.not_shown", key_display="-"),
        Binding(
            "exclamation_mark,fullwidth_exclamation_mark", "mark('contradicted')", "key.contradicted", key_display="!"
        ),
        Binding("backspace", "mark(None)", "key.clear_mark", show=False),
        *(Binding(str(level), f"rate({level})", show=False) for level in range(1, 9)),
        Binding("0", "rate(0)", "key.rate", key_display="0-4"),
        Binding("9", "rate('NE')", "key.ne"),
        Binding("enter", "score", "key.score"),
        Binding("tab", "open_item", "key.open_item"),
        Binding("question_mark,fullwidth_question_mark", "app.help", show=False),
        Binding("shift+up", "scroll_notes(-1)", show=False),
        Binding("shift+down", "scroll_notes(1)", show=False),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin at the first item that is not rated."""
        super().__init__(services, sitting)
        self._item = self.session.planned[0]
        self._row: str | None = None
        self._next_open(0)

    def compose(self) -> ComposeResult:
        """Head, items, ladder, evidence, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="items")
            yield Pane(id="ladder")
            yield Pane(id="proof")
        yield KeyLine()

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.rating"))

    def redraw(self) -> None:
        """Draw item list, ladder, and what speaks for the level."""
        super().redraw()
        words, session = self.words, self.session
        items = self.query_one("#items", Pane)
        items.show(item_rows(session, items.room, words), self._item)
        pane = self.query_one("#ladder", Pane)
        item = session.rubric.item[self._item]
        place = session.planned.index(self._item) + 1
        title = f"{words.of(item.title)} #{item.code}  {place}/{len(session.planned)}  {words(f'method.{item.method}')}"
        rows = [heading(title, pane.room), *ladder(session, self._item, pane.room, words)]
        keys = [one.key for one in rows if one.key is not None]
        if self._row not in keys:
            self._row = keys[0] if keys else None
        pane.show(rows, self._row)
        proof = self.query_one("#proof", Pane)
        proof.show(
            [
                *proof_lines(session, self._item, proof.room, words),
                *flag_lines(session, self._item, proof.room, words),
                heading(words("ladder.evidence"), proof.room),
                *evidence_lines(session, self._item, proof.room, words),
            ]
        )

    def action_move(self, step: int) -> None:
        """Move to another indicator or subject."""
        pane = self.query_one("#ladder", Pane)
        self._row = pane.beside(step)
        pane.show(pane.lines, self._row)

    def action_item(self, step: int) -> None:
        """Go to the next item or the one before."""
        codes = self.session.planned
        self._go(codes[(codes.index(self._item) + step) % len(codes)])

    def _go(self, code: str) -> None:
        self._item, self._row = code, None
        for name in ("#ladder", "#proof"):
            self.query_one(name, Pane).scroll_to(y=0, animate=False)
        self.redraw()

    def _next_open(self, after: int) -> bool:
        codes = self.session.planned
        at = codes.index(self._item) + after
        for code in (*codes[at:], *codes[:at]):
            if code not in self.session.ratings:
                self._item = code
                return True
        return False

    def action_open_item(self) -> None:
        """Go to the next item that is not rated."""
        if self._next_open(1):
            self._go(self._item)
        else:
            self.notify(self.words("rating.all_rated"), markup=False)

    def action_scroll_notes(self, step: int) -> None:
        """Scroll the evidence."""
        pane = self.query_one("#proof", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height // 2), animate=False)

    def action_mark(self, mark: Mark | None) -> None:
        """Mark the indicator under the cursor and go to the next one."""
        if self._row is None or not self._row.startswith("mark:"):
            self.warn(self.words("rating.no_indicator"))
            return
        if (
            self.do(co.MarkIndicator(indicator=self._row.removeprefix("mark:"), mark=mark)) is not None
            and mark is not None
        ):
            self.action_move(1)

    def action_rate(self, level: Rated) -> None:
        """Rate the item; against the suggestion, ask for the reason on the spot."""
        session, words = self.session, self.words
        if level != NE and level > session.rubric.top:
            return
        suggested = suggestion_for(session, self._item).level
        if level == NE or suggested in (NE, level) or not has_ground(session, self._item) or session.submitted:
            self.do(co.RateItem(item=self._item, level=level))
            return
        title = words(
            "rating.why", level=level, suggested=suggested, item=words.of(session.rubric.item[self._item].title)
        )
        item = self._item

        def rate(answers: Answers) -> co.Command:
            return co.RateItem(item=item, level=level, reason=answers["reason"])

        self.ask(title, [Field("reason", words("rating.reason"))], rate, f"rate:{item}:{level}")

    def action_score(self) -> None:
        """Ask for the score of the subject under the cursor, then go to the next."""
        if self._row is None or not self._row.startswith("exam:"):
            self.warn(self.words("rating.no_subject"))
            return
        _, level, subject = self._row.split(":")
        exam = self.session.rubric.item[self._item].exam
        title = next((one.title for one in exam.subjects if one.code == subject), None) if exam else None
        now = self.session.exams.get((self._item, int(level), subject))
        item, words = self._item, self.words

        def record(answers: Answers) -> co.Command | str:
            text = answers["score"].strip()
            try:
                score = Decimal(text) if text else None
            except InvalidOperation:
                return words("rating.not_a_score", score=text)
            if score is not None and not score.is_finite():
                return words("rating.not_a_score", score=text)
            return co.RecordExam(item=item, level=int(level), subject=subject, score=score)

        def recorded(_event: Event) -> None:
            self.action_move(1)

        asked = words("rating.score", subject=words.of(title) if title else subject, level=level)
        fields = [Field("score", words("rating.score_label"), value="" if now is None else str(now))]
        self.ask(asked, fields, record, f"score:{item}:{level}:{subject}", recorded)

    def on_pane_picked(self, event: Pane.Picked) -> None:
        """Go where was clicked."""
        if event.pane.id == "items":
            self._go(event.key)
        elif event.pane.id == "ladder":
            self._row = event.key
            event.pane.show(event.pane.lines, self._row)
