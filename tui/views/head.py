"""The top row of a session's screens: whose session, where one is, the time left, and whether all is saved."""

from datetime import datetime

from tui.lines import Line, Span, people, spread
from tui.sitting import Sitting
from tui.translate import Words
from tui.views.pace import LOW, clock
from tui.views.times import clock_of
from tui.views.trouble import problem_of


def head(sitting: Sitting, now: datetime, where: str, width: int, words: Words, low: int = LOW) -> Line:
    """The row; what is not saved is said last, where nothing cuts it off."""
    session = sitting.desk.session
    who = people(session.candidate) + (f" ({people(session.candidate_id)})" if session.candidate_id else "")
    grade = words.of(session.rubric.grade[session.grade].title)
    spans: list[Span] = [(f" {where} ", "inverse"), (f" {who} ", "strong"), (f" {grade} ", "muted")]
    if session.ended:
        spans.append((words(f"ending.{session.ended}") + " ", "warn"))
    if session.submitted:
        spans.append((words("state.submitted") + " ", "good"))
    return spread(spans, [*clock(session, now, width, words, low), *saved(sitting, words)], width)


def saved(sitting: Sitting, words: Words) -> list[Span]:
    """Whether all is saved."""
    if sitting.read_only:
        return [(f" {words('readonly.head')} ", "inverse")]
    told: list[Span] = []
    if sitting.unsaved:
        problem = sitting.outbox.problem
        told.append(
            (
                words("save.unsaved")
                + (words("save.why", problem=problem_of(problem, words)) if problem else "")
                + " ",
                "bad",
            )
        )
    elif sitting.outbox.saved_at:
        told.append((words("save.saved", at=clock_of(sitting.outbox.saved_at, words)) + " ", "good"))
    if sitting.pad.problem is not None:
        told.append((words("draft.unsaved") + " ", "bad"))
    return told
