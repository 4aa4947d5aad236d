"""The form of a decision: while it is filled in, it tells in what the decision would go against what was found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from sessions.interview import commands as co
from sessions.interview.decision import departures
from sessions.interview.event import Event
from sessions.interview.result import verdict_of
from sessions.interview.validity import VALID_MONTHS
from sessions.interview.words import CHOICES
from tui.deciding import decision_of, written
from tui.screens.form import Answers, Field
from tui.screens.session_form import SessionForm
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.decision import departures_told
from tui.widgets.choice import Choice

if TYPE_CHECKING:
    from tui.screens.session_form import Do


class DecisionForm(SessionForm):
    """Decision, grade, by whom, why, on what conditions, for how long."""

    def __init__(self, sitting: Sitting, words: Words, do: "Do", saved: Callable[[Event], None]) -> None:
        """Begin with the decision that stands, else with the verdict; to wait, where that is no grade."""
        session = sitting.desk.session
        self._session = session
        now, verdict = session.decision, verdict_of(session)
        grades = [("", words("decide.no_grade")), *((g.id, words.of(g.title)) for g in session.rubric.grades)]
        likely = verdict.grade if verdict is not None and verdict.grade in session.rubric.grade else ""
        options = [(choice, words(f"choice.{choice}")) for choice in CHOICES[session.purpose]]
        first = options[0][0] if likely else "hold"
        fields = [
            Field("decision", words("decide.decision"), "choice", now.decision if now else first, options),
            Field("grade", words("decide.grade"), "choice", (now.grade or "") if now else likely, grades),
            Field("by", words("decide.by"), value=now.by if now else session.interviewer),
            Field("reason", words("decide.reason"), value=now.reason if now else ""),
            Field(
                "conditions",
                words("decide.conditions"),
                value=written(now, words),
                hint=words("decide.conditions_hint"),
            ),
            Field("months", words("decide.months"), value=str((now and now.months) or VALID_MONTHS)),
        ]
        super().__init__(words("decide.title"), fields, words, sitting, "decide", self._command, do, saved)

    def on_mount(self) -> None:
        """Make room for what is told, and tell it."""
        self.query_one("#form").mount(Static("", id="form-told", markup=False), after="#form-fields")
        self.call_after_refresh(self.tell)

    @on(Choice.Changed)
    def tell(self) -> None:
        """Tell in what the decision, as it stands in the form, goes against what was found."""
        given = self.answers()
        choice = next(one for one in CHOICES[self._session.purpose] if one == given["decision"])
        found = departures_told(departures(self._session, choice, given["grade"] or None), self._words)
        row = self.query_one("#form-told", Static)
        row.display = bool(found)
        row.update("! " + self._words("decide.against", what=self._words("told.then").join(found)) if found else "")

    def _command(self, answers: Answers) -> "co.Command | str":
        return decision_of(answers, self._session.decision, self._words)
