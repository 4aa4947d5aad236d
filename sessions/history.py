"""Undo and redo over a log that only grows (DESIGN §2).

Undo appends an event that reverts the last one that counts; redo one that restores what was last reverted.
A new act forgets what could be redone. Nothing is undone across a submit or an amend.
"""

from dataclasses import dataclass

from sessions.events import Amended, Event, Restored, Reverted, SessionOpened, Submitted


@dataclass(frozen=True, slots=True)
class History:
    """Sequence numbers: of acts that undo would revert, last one first to go, and of those that redo would restore."""

    undoable: tuple[int, ...] = ()
    redoable: tuple[int, ...] = ()

    def after(self, event: Event) -> "History":
        """The history once `event` has happened. Raises ValueError where it reverts or restores out of turn."""
        if isinstance(event, Reverted):
            if not self.undoable or self.undoable[-1] != event.target:
                raise ValueError(f"event {event.seq} reverts {event.target}, which is not the last act")
            return History(self.undoable[:-1], (*self.redoable, event.target))
        if isinstance(event, Restored):
            if not self.redoable or self.redoable[-1] != event.target:
                raise ValueError(f"event {event.seq} restores {event.target}, which was not the last one reverted")
            return History((*self.undoable, event.target), self.redoable[:-1])
        if isinstance(event, SessionOpened | Submitted | Amended):
            return History()
        return History((*self.undoable, event.seq))
