"""Undo and redo over a log that only grows (DESIGN §2).

Undo appends an event that reverts the last one that counts; redo one that restores what was last reverted.
A new act forgets what could be redone. Nothing is undone across a submit or an amend,
or across what happens to the paper of an exam. Expunging is no act of the interview: it is never undone, and undo and
redo go on beside it.

An undo or redo that was lost shows in the next one: acts are taken back last one first, so an undo of an act says that
every later act had been taken back by then. So behind a gap they may reach further than the last known act.
"""

from dataclasses import dataclass, replace

from rubric.faults import Fault
from sessions.interview.event import Event
from sessions.interview.exam_events import PaperEvent
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Amended, Expunged, Gap, Restored, Reverted, SessionOpened, Submitted


@dataclass(frozen=True, slots=True)
class History:
    """Sequence numbers: of acts that undo would revert, last one first to go, and of those that redo would restore.

    They are of events after `since`: the opening, or the last submit, amend or event of a paper. `gap` is the last
    event that was lost, 0 where none was.
    """

    undoable: tuple[int, ...] = ()
    redoable: tuple[int, ...] = ()
    gap: int = 0
    since: int = 1

    def after(self, event: Event) -> "History":
        """The history once `event` has happened. Raises LogError where it reverts or restores out of turn."""
        if isinstance(event, Reverted):
            if self.undoable[-1:] != (event.target,) and not self._may_be_hidden(event.target):
                raise LogError(event.seq, Fault(("target",), "log_reverted", {"given": str(event.target)}))
            return replace(
                self, undoable=self._below(event.target), redoable=(*self._above(event.target), event.target)
            )
        if isinstance(event, Restored):
            if self.redoable[-1:] != (event.target,) and not self._may_be_hidden(event.target):
                raise LogError(event.seq, Fault(("target",), "log_restored", {"given": str(event.target)}))
            return replace(
                self, undoable=(*self._below(event.target), event.target), redoable=self._above(event.target)
            )
        if isinstance(event, SessionOpened | Submitted | Amended | PaperEvent) or self._closes(event):
            return History(since=event.seq)
        if isinstance(event, Gap):
            return replace(self, gap=event.seq)
        if isinstance(event, Expunged):
            return self
        return History((*self.undoable, event.seq), (), self.gap, self.since)

    def _closes(self, event: Event) -> bool:
        return isinstance(event, Gap) and event.submitted is not None

    def _may_be_hidden(self, target: int) -> bool:
        """Whether events between `target` and now were lost, so that it may have been the last act in truth."""
        return self.since < target <= self.gap

    def _below(self, target: int) -> tuple[int, ...]:
        return tuple(seq for seq in self.undoable if seq < target)

    def _above(self, target: int) -> tuple[int, ...]:
        return tuple(sorted({seq for seq in (*self.undoable, *self.redoable) if seq > target}, reverse=True))
