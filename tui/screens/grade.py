"""Grade: every level against the standard, the radar, the verdict with its reasons, the decision, submit."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from rubric.model import Grade
from sessions.interview import commands as co
from tui.lines import Line
from tui.pictures.sheet import lines
from tui.screens.form import Answers, Field
from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.views.charts import radar_sheet
from tui.views.result_table import result_table
from tui.views.structure import structure_rows
from tui.views.why import verdict_rows, why
from tui.widgets.key_line import KeyLine
from tui.widgets.pane import Pane

PANES = ("table", "radar", "why")


class GradeScreen(SessionScreen):
    """Three panes side by side where there is room, else one at a time by Tab."""

    CSS_PATH = "grade.tcss"
    HELP_WORD = "grade"
    HERE = "app.work('grade')"
    WRITES = SessionScreen.WRITES | {"key.decide", "key.entry", "key.submit", "key.end"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "key.pane", id="grade.pane"),
        Binding("shift+tab", "pane(-1)", show=False, id="grade.pane_back"),
        Binding("left", "grade(-1)", "key.against", key_display="←→", id="grade.grade_left"),
        Binding("right", "grade(1)", show=False, id="grade.grade_right"),
        Binding("space", "all_grades", "key.all_grades", key_display="Space", id="grade.all_grades"),
        Binding("ctrl+g", "charts", "key.charts", id="grade.charts"),
        Binding("enter", "why", "key.why", id="grade.why"),
        Binding("f5", "decide", "key.decide", id="grade.decide"),
        Binding("ctrl+e", "entry", "key.entry", id="grade.entry"),
        Binding("f6", "submit", "key.submit", id="grade.submit"),
        Binding("f7", "end", "key.end", id="grade.end"),
        Binding("f12", "report", "key.report", id="grade.report"),
        Binding("ctrl+d", "development", "key.development", id="grade.development"),
        Binding("up,pageup", "scroll(-1)", show=False, id="grade.scroll_up"),
        Binding("down,pagedown", "scroll(1)", show=False, id="grade.scroll_down"),
        Binding("question_mark,fullwidth_question_mark", "app.help", show=False, id="grade.help"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin against the grade applied for."""
        super().__init__(services, sitting)
        self._against = self.session.grade
        self._all_grades = False
        self._front = 0

    def compose(self) -> ComposeResult:
        """Head, panes, footer."""
        yield Pane(id="head")
        yield Pane(id="alarm")
        with Container(id="work"):
            yield Pane(id="table")
            yield Pane(id="radar")
            yield Pane(id="why")
        yield Pane(id="verdict")
        yield KeyLine()

    @property
    def grade(self) -> Grade:
        """The grade whose standard is drawn."""
        return self.session.rubric.grade[self._against]

    def redraw_head(self) -> None:
        """Draw the top row."""
        self.draw_head(self.words("screen.grade"))

    def redraw(self) -> None:
        """Draw the panes."""
        super().redraw()
        for n, name in enumerate(PANES):
            self.query_one(f"#{name}", Pane).set_class(n == self._front, "-front")
        self.query_one("#verdict").set_class(PANES[self._front] != "why", "-front")
        # A page that is not in front has no room, and is drawn when it gets some.
        if (table := self.query_one("#table", Pane)).room:
            table.show(result_table(self.session, self.grade, table.room, self.words))
        if (radar := self.query_one("#radar", Pane)).room:
            radar.show(self._radar(radar.room, radar.size.height))
        if (reasons := self.query_one("#why", Pane)).room:
            kept = structure_rows(self.session, reasons.room, self.words)
            reasons.show([*why(self.session, reasons.room, self.words, self.sitting.newer), *kept])
        # The page is named after it: one at a time, the panes before the reasons would not tell it.
        if (verdict := self.query_one("#verdict", Pane)).room:
            verdict.show(verdict_rows(self.session, verdict.room, self.words)[:1])

    def _radar(self, width: int, height: int) -> list[Line]:
        if width < 8 or height < 6:
            return []
        grades = self.session.rubric.grades if self._all_grades else (self.grade,)
        return lines(radar_sheet(self.session, grades, self.words), width, height, titled=False)

    def action_pane(self, step: int) -> None:
        """Bring the next pane to the front, where they do not stand side by side."""
        self._front = (self._front + step) % len(PANES)
        self.redraw()

    def action_why(self) -> None:
        """Show the whole chain behind the verdict, and what is lacking for more."""
        from tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(self.services, self.sitting, self._against))

    def action_scroll(self, step: int) -> None:
        """Scroll the pane in front; side by side, the reasons."""
        pane = self.query_one(f"#{PANES[self._front]}" if self.has_class("-narrow") else "#why", Pane)
        pane.scroll_relative(y=step * max(1, pane.size.height // 2), animate=False)

    def action_grade(self, step: int) -> None:
        """Draw against another grade."""
        self._all_grades = False
        ids = [grade.id for grade in self.session.rubric.grades]
        self._against = ids[(ids.index(self._against) + step) % len(ids)]
        self.redraw()

    def action_all_grades(self) -> None:
        """Draw the standards of all grades in the radar, or of one again."""
        self._all_grades = not self._all_grades
        self.redraw()

    def action_charts(self) -> None:
        """Show the pictures on a page of their own."""
        from tui.screens.charts import ChartsScreen

        self.app.push_screen(ChartsScreen(self.services, self.sitting, self._against, self._all_grades))

    def action_decide(self) -> None:
        """Ask for the decision, by name and with its reason."""
        from tui.screens.deciding import DecisionForm

        if not self.refuses():
            self.app.push_screen(DecisionForm(self.sitting, self.words, self.do, lambda _event: None))

    def action_entry(self) -> None:
        """Open the answers to the entry conditions."""
        from tui.screens.entering import EntryScreen

        if not self.session.rubric.entry_conditions:
            self.warn(self.words("entry.none"))
        elif not self.refuses():
            self.app.push_screen(EntryScreen(self))

    def action_submit(self) -> None:
        """Lock the session, or reopen a locked one with a reason."""
        words = self.words
        if self.session.submitted:
            reason = Field("reason", words("amend.reason"))
            self.ask(words("amend.title"), [reason], lambda given: co.Amend(reason=given["reason"]), "amend")
            return
        missing = [code for code in self.session.planned if code not in self.session.ratings]
        told = [words("submit.locks")]
        if missing:
            told.append(words("submit.unrated", count=len(missing)))
        if self.session.decision is None:
            told.append(words("submit.undecided"))
        sure = Field(
            "sure", words("submit.sure"), "choice", "no", [("no", words("submit.no")), ("yes", words("submit.yes"))]
        )

        def submit(given: Answers) -> co.Command | str | None:
            if given["sure"] != "yes":
                return None
            return words("save.submit_first") if self.sitting.unsaved else co.Submit()

        # Kept as a draft, a "yes" might lock the session later, at one careless Enter.
        self.ask(" ".join(told), [sure], submit, "submit", drafted=False)

    def action_development(self) -> None:
        """Show what lies between the candidate and the next grade."""
        from tui.screens.development import DevelopmentScreen

        self.app.push_screen(DevelopmentScreen(self.services, self.sitting))

    def action_report(self) -> None:
        """Ask for whom a report is to be written, in which format and where."""
        from tui.screens.reporting import ReportForm

        self.app.push_screen(ReportForm(self.services, self.sitting))

    def action_end(self) -> None:
        """Show the ways to end without a verdict, and what each means."""
        from tui.screens.aside import AsideScreen

        if not self.refuses():
            self.app.push_screen(AsideScreen(self, (), "end:no_show"))
