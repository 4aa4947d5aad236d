"""The pictures of a session on a page: radar, scores by category, gaps, evidence, one after another."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from rubric.model import Grade
from tui.lines import Line, Span, people, spread
from tui.pictures.sheet import lines
from tui.screens.page import SessionPage
from tui.services import Services
from tui.sitting import Sitting
from tui.views.charts import KINDS, sheets
from tui.widgets.pane import Pane


class ChartsScreen(SessionPage):
    """One picture at a time, as large as the page; Tab turns to the next."""

    HELP_WORD = "charts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", "key.next_chart", id="charts.turn"),
        Binding("shift+tab", "turn(-1)", show=False, id="charts.turn_back"),
        Binding("left", "grade(-1)", "key.against", key_display="←→", id="charts.grade_left"),
        Binding("right", "grade(1)", show=False, id="charts.grade_right"),
        Binding("space", "all_grades", "key.all_grades", key_display="Space", id="charts.all_grades"),
        Binding("ctrl+g", "back", show=False, id="charts.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting, against: str, all_grades: bool) -> None:
        """Begin with the radar, against the grade or the grades that were drawn last."""
        super().__init__(services, sitting)
        self._front = 0
        self._against = against
        self._all_grades = all_grades

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades that are drawn against."""
        rubric = self.sitting.desk.session.rubric
        return rubric.grades if self._all_grades else (rubric.grade[self._against],)

    def redraw(self) -> None:
        """Draw the picture in front."""
        super().redraw()
        head, page = self.query_one("#head", Pane), self.query_one("#page", Pane)
        head.show([self._tabs(head.room)])
        if not page.room:
            return
        made: list[Line] = []
        for one in sheets(KINDS[self._front], self.sitting.desk.session, self.grades, self.words):
            made += [*([Line()] if made else []), *lines(one, page.room, page.size.height)]
        page.show(made)

    def _tabs(self, width: int) -> Line:
        tabs: list[Span] = []
        for place, kind in enumerate(KINDS):
            tabs.append((f" {self.words(f'chart.tab.{kind}')} ", "inverse" if place == self._front else "muted"))
        return spread(tabs, [(f" {people(self.sitting.desk.session.candidate)} ", "strong")], width)

    def action_turn(self, step: int) -> None:
        """Turn to another picture, at its beginning."""
        self._front = (self._front + step) % len(KINDS)
        self.query_one("#page", Pane).scroll_home(animate=False)
        self.redraw()

    def action_grade(self, step: int) -> None:
        """Draw against another grade."""
        ids = [grade.id for grade in self.sitting.desk.session.rubric.grades]
        self._against = ids[(ids.index(self._against) + step) % len(ids)]
        self._all_grades = False
        self.redraw()

    def action_all_grades(self) -> None:
        """Draw against all grades, or one again."""
        self._all_grades = not self._all_grades
        self.redraw()
