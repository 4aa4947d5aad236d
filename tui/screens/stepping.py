"""Undo and redo on a screen: a whole act at a time, told in words."""

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sessions.interview.event import Event
    from tui.screens.on_session import SessionScreen


def step_back(screen: "SessionScreen") -> None:
    """Take back the last act, with all events of it; where something waits to be saved, give that up instead."""
    if not screen.refuses() and not _given_up(screen):
        _step(screen, screen.desk.history.undoable, restored=False)


def step_forward(screen: "SessionScreen") -> None:
    """Do again the act that was taken back last."""
    if not screen.refuses():
        _step(screen, screen.desk.history.redoable, restored=True)


def _last_act(screen: "SessionScreen", seqs: "Sequence[int]") -> "list[Event]":
    """The events at the end of `seqs` that are one act, oldest first."""
    events = screen.desk.events
    last = [events[seq - 1] for seq in seqs[-1:]]
    first = last[0].part_of or last[0].seq if last else 0
    act = takewhile(lambda one: first in (one.seq, one.part_of), (events[seq - 1] for seq in reversed(seqs)))
    return sorted(act, key=lambda one: one.seq)


def _step(screen: "SessionScreen", seqs: "Sequence[int]", *, restored: bool) -> None:
    from sessions.errors import StoreError
    from sessions.interview.commands import Redo, Undo
    from sessions.interview.refusals import RefusalError
    from tui.failure import say_refusal
    from tui.views.telling import tell_act
    from tui.views.trouble import problem_of

    words, act = screen.words, _last_act(screen, seqs)
    step = Redo() if restored else Undo()
    try:
        done = screen.desk.do_all([step] * max(1, len(act)))
    except RefusalError as refusal:
        screen.warn(say_refusal(words, refusal))
        return
    except StoreError as error:
        screen.warn(words("save.not_undone", problem=problem_of(error, words)))
        screen.redraw()
        return
    screen.sitting.outbox.saved_at = done[-1].at
    screen.redraw()
    what = tell_act(act, screen.session.rubric, words)
    screen.notify(words("undo.redone" if restored else "undo.undone", what=what), markup=False)


def _given_up(screen: "SessionScreen") -> bool:
    """Give up the act that waits last, where one does: it is the last thing that was done."""
    from tui.views.telling import tell

    if not screen.sitting.unsaved:
        return False
    act = screen.sitting.unsaved[-1]
    screen.sitting.outbox.give_up(act.key)
    if act.event is not None:
        what = tell(act.event, screen.session.rubric, screen.words)
        screen.notify(screen.words("save.given_up", what=what), markup=False)
    screen.redraw()
    return True
