"""What the time brings and nobody has asked for: said once, after the line that it comes to light with."""

from datetime import datetime

from sessions.interview.impression import is_due
from sessions.interview.model import Session
from sessions.interview.pace import left, minutes_by_stage, spent
from sessions.interview.replan import replan
from sessions.interview.words import TIMED_STAGES
from tui.translate import Words
from tui.views.pace import running


class News:
    """Remembers what was said."""

    def __init__(self, low: int) -> None:
        """Begin with nothing said; of the minutes left it is told from `low` on."""
        self._low = low
        self._said: set[str] = set()
        self._lost = -1

    def of(self, session: Session, now: datetime, words: Words) -> list[str]:
        """What is new of the time budget, and that the first impression is asked for."""
        found: list[tuple[str, str]] = []
        if is_due(session, now):
            found.append(("lean", words("plain.lean_due")))
        if running(session) and not session.paused:
            found += self._budget(session, now, words)
        fresh = [(key, text) for key, text in found if key not in self._said]
        self._said.update(key for key, _ in fresh)
        return [text for _, text in fresh]

    def _budget(self, session: Session, now: datetime, words: Words) -> list[tuple[str, str]]:
        found = []
        minutes, budget = left(session, now), minutes_by_stage(session)
        if minutes < 0:
            found.append(("over", words("plain.over", of=session.minutes)))
        elif minutes <= self._low:
            found.append(("low", words("plain.low", minutes=minutes)))
        for stage in TIMED_STAGES:
            if stage == session.stage and spent(session, now)[stage] // 60 > budget[stage]:
                told = words("plain.stage_over", stage=words(f"stage.{stage}"), of=budget[stage])
                found.append((f"over {stage}", told))
        plan = replan(session, now)
        lost = len(plan.unassessed)
        if session.stage != "close" and plan.short and lost > self._lost:
            self._lost = lost
            told = words("plain.short", minutes=plan.minutes, count=len(plan.turns), least=plan.least)
            first = next((one.item for one in plan.turns if one.minutes), None)
            if first is not None:
                told += words("plain.first", item=words.of(session.rubric.item[first].title), code=first)
            found.append((f"short {lost}", told))
        return found
