"""The plan: items, minutes, scripts, the declaration of interest, and the questions of each item."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from tui.screens.planning.asking import PlanForms
from tui.screens.planning.questions import Questions
from tui.views.plan import plan_detail, plan_rows
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane


class PlanScreen(PlanForms, Questions):
    """One list: Enter changes the row under the cursor, or unfolds an item; what is in hand is told below in full."""

    CSS_PATH = "plan.tcss"
    HELP_WORD = "plan"
    HERE = "app.work('plan')"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "key.move", key_display="↑↓", id="plan.move_up"),
        Binding("down", "move(1)", show=False, id="plan.move_down"),
        Binding("enter", "take", "key.change", id="plan.take"),
        Binding("pageup", "page(-1)", show=False, id="plan.page_up"),
        Binding("pagedown", "page(1)", show=False, id="plan.page_down"),
        Binding("question_mark,fullwidth_question_mark", "app.help", show=False, id="plan.help"),
        Binding("escape,ctrl+b", "back", "key.interview", id="plan.back"),
    ]

    def compose(self) -> ComposeResult:
        """Head, list, what is in hand, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="plan")
            yield Pane(id="detail")
        yield KeyLine()

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.plan"))

    def redraw(self) -> None:
        """Draw what has changed."""
        super().redraw()
        rows = self.query_one("#plan", Pane)
        made = plan_rows(
            self.session, self.unfolded, rows.room, self.words, self.once_chosen, self.services.settings.time
        )
        keys = [one.key for one in made if one.key is not None]
        if self.at not in keys:
            kind, _, rest = self.at.partition(":")
            self.at = f"item:{rest.partition(':')[0]}" if kind == "question" else keys[0]
        rows.show(made, self.at)
        told = self.query_one("#detail", Pane)
        told.show(
            plan_detail(self.session, self.at, told.room, self.words, self.once_chosen, self.services.settings.time)
        )

    def action_move(self, step: int) -> None:
        """Move along the list."""
        self.at = self.query_one("#plan", Pane).beside(step) or self.at
        self.redraw()

    def action_page(self, step: int) -> None:
        """Move by a page."""
        pane = self.query_one("#plan", Pane)
        self.at = pane.beside(step * max(1, pane.size.height - 1)) or self.at
        self.redraw()

    def action_take(self) -> None:
        """Change what is under the cursor; unfold an item, or fold it."""
        kind, _, rest = self.at.partition(":")
        if kind == "field":
            self.ask_field(rest)
        elif kind == "question":
            self.edit_question()
        else:
            self.unfolded = None if self.unfolded == rest else rest
            self.redraw()

    def action_back(self) -> None:
        """On to the interview, or back to it."""
        self.app.call_later(self.app.run_action, "work('interview')")

    @on(Pane.Picked, "#plan")
    def _picked(self, event: Pane.Picked) -> None:
        if self.at == event.key:
            self.action_take()
        else:
            self.at = event.key
            self.redraw()
