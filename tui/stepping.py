"""Undo and redo where a session is at work: a whole act at a time, told in words."""

from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sessions.interview.event import Event
    from tui.sitting import Sitting
    from tui.translate import Words


class AtWork(Protocol):
    """What shows a session and is told of what was undone: a screen, or the plain prompts."""

    sitting: "Sitting"

    @property
    def words(self) -> "Words":
        """The language in use."""

    def refuses(self) -> bool:
        """Whether nothing can be changed here; why, is told."""

    def warn(self, text: str) -> None:
        """Tell what a person should look at."""

    def inform(self, text: str) -> None:
        """Tell what was done."""

    def redraw(self) -> None:
        """Show the session as it is now."""


def step_back(work: "AtWork") -> None:
    """Take back the last act, with all events of it; where something waits to be saved, give that up instead."""
    if not work.refuses() and not _given_up(work):
        _step(work, work.sitting.desk.history.undoable, restored=False)


def step_forward(work: "AtWork") -> None:
    """Do again the act that was taken back last."""
    if not work.refuses():
        _step(work, work.sitting.desk.history.redoable, restored=True)


def _last_act(work: "AtWork", seqs: "Sequence[int]") -> "list[Event]":
    """The events at the end of `seqs` that are one act, oldest first."""
    events = work.sitting.desk.events
    last = [events[seq - 1] for seq in seqs[-1:]]
    first = last[0].part_of or last[0].seq if last else 0
    act = takewhile(lambda one: first in (one.seq, one.part_of), (events[seq - 1] for seq in reversed(seqs)))
    return sorted(act, key=lambda one: one.seq)


def _step(work: "AtWork", seqs: "Sequence[int]", *, restored: bool) -> None:
    from sessions.errors import StoreError
    from sessions.interview.commands import Redo, Undo
    from sessions.interview.refusals import RefusalError
    from tui.failure import say_refusal
    from tui.views.telling import tell_act
    from tui.views.trouble import problem_of

    words, act = work.words, _last_act(work, seqs)
    step = Redo() if restored else Undo()
    try:
        done = work.sitting.desk.do_all([step] * max(1, len(act)))
    except RefusalError as refusal:
        work.warn(say_refusal(words, refusal))
        return
    except StoreError as error:
        work.warn(words("save.not_undone", problem=problem_of(error, words)))
        work.redraw()
        return
    work.sitting.outbox.saved_at = done[-1].at
    work.redraw()
    what = tell_act(act, work.sitting.desk.session.rubric, words)
    work.inform(words("undo.redone" if restored else "undo.undone", what=what))


def _given_up(work: "AtWork") -> bool:
    """Give up the act that waits last, where one does: it is the last thing that was done."""
    from tui.views.telling import tell

    if not work.sitting.unsaved:
        return False
    act = work.sitting.unsaved[-1]
    work.sitting.outbox.give_up(act.key)
    if act.event is not None:
        what = tell(act.event, work.sitting.desk.session.rubric, work.words)
        work.inform(work.words("save.given_up", what=what))
    work.redraw()
    return True
