"""The qualifications of a home, from the rows of its index; a person's figures from that person's sessions alone."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from sessions.duties.qualification import Qualification, qualifications
from tui.views.qualification import Figures, veiled_names

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.storage.summary import Row


def local_day(at: str) -> date:
    """The day of an event's time where the reader is."""
    return datetime.fromisoformat(at).astimezone().date()


def records(rows: "Iterable[Row]") -> list[Qualification]:
    """The records of all people in `rows`."""
    return qualifications(rows, local_day, veiled_names())


def figures_of(one: Qualification, desks: "Iterable[SessionDesk]") -> list[Figures]:
    """Total and fit of each session of a record, by its desk: the fit to the grade that was held after it."""
    from rubric.scorecard import score
    from sessions.interview.result import ratings_of, verdict_of

    after = {turn.session: turn for turn in one.turns}
    found = []
    for desk in desks:
        session = desk.session
        turn, verdict = after[session.id], verdict_of(session)
        grade = turn.held.grade if turn.held is not None else session.grade
        fits = {one.grade: one.fit for one in verdict.findings} if verdict is not None else {}
        total = score(session.rubric, ratings_of(session)).total.score
        found.append(Figures(turn.on, turn.version, total, fits.get(grade)))
    return found


def titles_of(one: Qualification, desk: "SessionDesk", language: str) -> dict[str, str]:
    """The titles of the grades, as the model of a session has them."""
    grades = desk.session.rubric.grade
    return {name: getattr(grades[name].title, language) for name in one.grades if name in grades}
