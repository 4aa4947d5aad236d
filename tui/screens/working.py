"""The four screens of a session at work, each loaded when it is first gone to."""

from typing import Literal

from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting

Work = Literal["plan", "interview", "rating", "grade"]


def screen_for(work: Work, services: Services, sitting: Sitting) -> SessionScreen:
    """A new screen on `sitting`."""
    if work == "plan":
        from tui.screens.plan import PlanScreen

        return PlanScreen(services, sitting)
    if work == "interview":
        from tui.screens.interview import InterviewScreen

        return InterviewScreen(services, sitting)
    if work == "rating":
        from tui.screens.rating import RatingScreen

        return RatingScreen(services, sitting)
    from tui.screens.grade import GradeScreen

    return GradeScreen(services, sitting)
