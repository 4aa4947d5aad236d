"""Acts of a session that could not be saved: they wait in order and are tried again until saved or given up.

- An act is tried at once, after those that wait; where the disk refuses, it waits and is tried again every two seconds.
- A later act of the same `key` takes the place of one that waits: a mark on the same indicator, the same form again.
- While the text of an act has been changed where it was typed, it is not `wanted`: it waits and is not tried, so that
  no text is saved twice. Enter then hands over the changed text, which takes its place.
- An act that has come to be refused meanwhile is told of and given up; its text stays where it was typed.
- Undo and redo never wait: on what they would act is not certain any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sessions.errors import StoreError
from sessions.interview.refusals import RefusalError

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.interview.commands import Command
    from sessions.interview.event import Event


def key_of(command: "Command") -> str:
    """What a command acts on: of two with the same key the later one holds."""
    said = command.model_dump(include={"indicator", "item", "level", "subject", "evidence"}, exclude_none=True)
    if getattr(command, "do", "") == "rate_item":
        said.pop("level")
    return " ".join(map(str, (getattr(command, "do", ""), *said.values())))


@dataclass(frozen=True, slots=True)
class Act:
    """A command, what it acts on, and what follows when it is saved or refused; `event` is what it would be."""

    command: "Command"
    key: str
    saved: "Callable[[Event], None]"
    refused: Callable[[RefusalError], None]
    wanted: Callable[[], bool] = field(default=lambda: True)
    event: "Event | None" = None


class Outbox:
    """The acts of one session that wait; `problem` is why, or None where the disk has taken the last one."""

    def __init__(self, desk: "Callable[[], SessionDesk]") -> None:
        """Take what gives the session's desk."""
        self.waiting: tuple[Act, ...] = ()
        self.problem: StoreError | None = None
        self.saved_at = ""
        self._desk = desk

    def do(self, act: Act) -> "Event | None":
        """Do `act`; None where it was refused, or waits now."""
        found: list[Event] = []

        def saved(event: "Event") -> None:
            found.append(event)
            act.saved(event)

        if self.waiting:
            try:
                self._desk().foresee(act.command)
            except RefusalError as refusal:
                act.refused(refusal)
                return None
        self.give_up(act.key)
        self.waiting = (*self.waiting, replace(act, saved=saved))
        self.retry()
        return found[0] if found else None

    def retry(self) -> None:
        """Try all that wait and are wanted, in order, until the disk refuses one."""
        tried: set[str] = set()
        while act := next((one for one in self.waiting if one.key not in tried and one.wanted()), None):
            tried.add(act.key)
            try:
                event = self._desk().do(act.command)
            except StoreError as error:
                self.problem = error
                self.waiting = tuple(self._named(one) for one in self.waiting)
                return
            except RefusalError as refusal:
                self._remove(act)
                act.refused(refusal)
                continue
            self.problem = None
            self.saved_at = event.at
            self._remove(act)
            act.saved(event)

    def _named(self, act: Act) -> Act:
        if act.event is not None:
            return act
        try:
            return replace(act, event=self._desk().foresee(act.command))
        except RefusalError:
            return act

    def at(self, key: str) -> Act | None:
        """The act of that key that waits."""
        return next((one for one in self.waiting if one.key == key), None)

    def give_up(self, key: str) -> None:
        """Let the act of that key wait no more."""
        if (act := self.at(key)) is not None:
            self._remove(act)

    def release(self, key: str, new_key: str, saved: "Callable[[Event], None]") -> None:
        """Let an act that waits go on under another key, whatever is typed meanwhile."""
        self.waiting = tuple(
            replace(one, key=new_key, saved=saved, wanted=lambda: True) if one.key == key else one
            for one in self.waiting
        )

    def _remove(self, act: Act) -> None:
        self.waiting = tuple(one for one in self.waiting if one is not act)
        if not self.waiting:
            self.problem = None
