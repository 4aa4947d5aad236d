"""The form of a decision: while it is filled in, it tells in what the decision would go against what was found."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from sessions.interview import commands as co
from sessions.interview.decision import departures
from sessions.interview.event import Condition, Event
from sessions.interview.opening import clean_name
from sessions.interview.refusals import RefusalError
from sessions.interview.result import verdict_of
from sessions.interview.validity import VALID_MONTHS
from sessions.interview.words import CHOICES
from tui.failure import say_refusal
from tui.screens.form import Answers, Field
from tui.screens.session_form import SessionForm
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.decision import departures_told
from tui.widgets.choice import Choice

if TYPE_CHECKING:
    from tui.screens.session_form import Do

_DUE = re.compile(r"[\s(（,，]*([0-9]{4}-[0-9]{2}-[0-9]{2})[)）]?\s*$")
_BETWEEN = re.compile("[;；]")


class DecisionForm(SessionForm):
    """Decision, grade, by whom, why, on what conditions, for how long."""

    def __init__(self, sitting: Sitting, words: Words, do: "Do", saved: Callable[[Event], None]) -> None:
        """Begin with the decision that stands, else with the verdict."""
        session = sitting.desk.session
        self._session = session
        now, verdict = session.decision, verdict_of(session)
        grades = [("", words("decide.no_grade")), *((g.id, words.of(g.title)) for g in session.rubric.grades)]
        likely = verdict.grade if verdict is not None and verdict.grade in session.rubric.grade else ""
        options = [(choice, words(f"choice.{choice}")) for choice in CHOICES[session.purpose]]
        self._conditions = now.conditions if now else ()
        self._before = "；".join(_written(one, words) for one in self._conditions)
        fields = [
            Field("decision", words("decide.decision"), "choice", now.decision if now else options[0][0], options),
            Field("grade", words("decide.grade"), "choice", (now.grade or "") if now else likely, grades),
            Field("by", words("decide.by"), value=now.by if now else session.interviewer),
            Field("reason", words("decide.reason"), value=now.reason if now else ""),
            Field("conditions", words("decide.conditions"), value=self._before, hint=words("decide.conditions_hint")),
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

    def _command(self, answers: Answers) -> co.Command | str:
        words = self._words
        try:
            clean_name("by", answers["by"], needed=False)
        except RefusalError as refusal:
            return say_refusal(words, refusal, "decide")
        months = answers["months"].strip()
        if not months.isdecimal() or not 1 <= int(months) <= 120:
            return words("decide.months_wrong")
        # Left as they were, they stay as they are: a text may itself hold a semicolon.
        conditions = list(self._conditions) if answers["conditions"] == self._before else []
        for text in () if conditions else filter(None, map(str.strip, _BETWEEN.split(answers["conditions"]))):
            made = _condition(text, words)
            if made is None:
                return words("decide.day_wrong", text=text)
            conditions.append(made)
        given = {name: answers[name] for name in ("decision", "by", "reason")}
        return co.Decide.model_validate(
            {**given, "grade": answers["grade"] or None, "months": int(months), "conditions": conditions}
        )


def _condition(text: str, words: Words) -> Condition | None:
    """A condition as it was typed; None where its day is none, or nothing is to be done."""
    who = re.split("[:：]", text, maxsplit=1)[0]
    house = who.strip().casefold() == words("party.house").casefold()
    said = text[len(who) + 1 :].strip() if house else text
    due = _DUE.search(said)
    if due is None:
        return Condition(text=said, who="house" if house else "candidate") if said else None
    said = said[: due.start()].strip()
    try:
        date.fromisoformat(due[1])
    except ValueError:
        return None
    return Condition(text=said, who="house" if house else "candidate", due=due[1]) if said else None


def _written(condition: Condition, words: Words) -> str:
    """A condition as it would be typed."""
    who = words("decide.house", house=words("party.house")) if condition.who == "house" else ""
    return f"{who}{condition.text}{' ' + condition.due if condition.due else ''}"
