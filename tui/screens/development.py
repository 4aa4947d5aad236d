"""The development plan of a session, toward a grade that one chooses."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.interview.development import grade_toward
from tui.lines import Span, people, spread
from tui.screens.page import SessionPage
from tui.services import Services
from tui.sitting import Sitting
from tui.views.development import development_lines
from tui.widgets.pane import Pane


class DevelopmentScreen(SessionPage):
    """A plan to read; ←→ draws it toward another grade."""

    HELP_WORD = "development"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "grade(-1)", "key.against", key_display="←→", id="development.grade_left"),
        Binding("right", "grade(1)", show=False, id="development.grade_right"),
        Binding("ctrl+d", "back", show=False, id="development.back"),
    ]

    def __init__(self, services: Services, sitting: Sitting) -> None:
        """Begin toward the grade above the one given, or above the verdict."""
        super().__init__(services, sitting)
        self._toward = grade_toward(sitting.desk.session).id

    def redraw(self) -> None:
        """Draw the plan."""
        super().redraw()
        session, words = self.sitting.desk.session, self.words
        head, page = self.query_one("#head", Pane), self.query_one("#page", Pane)
        grade = session.rubric.grade[self._toward]
        title = f" {words('develop.title')} "
        right: list[Span] = [(f"→ {words.of(grade.title)} ", "standard")]
        head.show([spread([(title, "inverse"), (f" {people(session.candidate)}", "strong")], right, head.room)])
        page.show(development_lines(session, grade, page.room, words))

    def action_grade(self, step: int) -> None:
        """Draw the plan toward another grade."""
        ids = [grade.id for grade in self.sitting.desk.session.rubric.grades]
        self._toward = ids[(ids.index(self._toward) + step) % len(ids)]
        self.redraw()
