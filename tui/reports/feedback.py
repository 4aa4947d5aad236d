"""What a candidate is told of each item: the level in the rubric's words, what was shown, and what to work on next.

Nothing of it was written by an interviewer: no note, no reason, no name. No standard, score or condition is in it.
"""

from dataclasses import replace

from sessions.interview.development import Gap, gaps, grade_toward
from sessions.interview.ground import unproved
from sessions.interview.model import Session
from tui.reports.items import behaviours, exams, level_of
from tui.reports.report import Item, Step
from tui.safe_text import visible
from tui.translate import Words


class Feedback:
    """Tells each item as its candidate may know it."""

    def __init__(self, session: Session, words: Words) -> None:
        """Look at what is below the grade applied for, or where nothing is, below the one after the verdict."""
        self._session = session
        self._words = words
        self._applied = session.rubric.grade[session.grade]
        found = gaps(session, self._applied)
        if not any(one.seen for one in found):
            found = gaps(session, grade_toward(session))
        self._gaps = {one.item.code: one for one in found if one.seen}
        self._unproved = {one for ids in unproved(session).values() for one in ids}

    @property
    def strengths(self) -> tuple[str, ...]:
        """The items that reach what the grade applied for asks, in rubric order."""
        session = self._session
        rated = ((code, session.ratings[code].level) for code in session.planned if code in session.ratings)
        return tuple(
            code
            for code, level in rated
            if level != "NE" and level >= max(self._applied.standards.get(code, session.rubric.top + 1), 1)
        )

    @property
    def steps(self) -> tuple[str, ...]:
        """The items to work on, what matters most first."""
        return tuple(self._gaps)

    def __call__(self, code: str) -> Item:
        """Item `code`: of its indicators, those that were shown and that evidence bears out."""
        session, words = self._session, self._words
        shown = (
            replace(one, sign="", notes=())
            for one in behaviours(session, code, words)
            if one.mark == "shown" and one.id not in self._unproved
        )
        gap = self._gaps.get(code)
        return replace(
            level_of(session, code, words),
            behaviours=tuple(shown),
            exams=exams(session, session.rubric.item[code], words),
            step=None if gap is None else self._step(gap),
        )

    def _step(self, gap: Gap) -> Step:
        words, item = self._words, gap.item
        own, exam = item.development.get(gap.step), item.exam
        level = exam.levels.get(gap.step) if exam is not None else None
        exercise, check = "", ""
        if own is not None:
            exercise, check = words.of(own.exercise), words.of(own.check)
        elif item.method == "exam":
            scope = level.scope if level is not None and level.scope is not None else item.definition
            exercise = words("develop.study", scope=words.of(scope))
        return Step(
            level=gap.step,
            title=visible(words.of(self._session.rubric.levels[gap.step - 1].title)),
            behaviours=tuple(visible(words.of(aim.indicator.text)) for aim in gap.aims if aim.mark != "shown"),
            exercise=visible(exercise),
            check=visible(check),
        )
