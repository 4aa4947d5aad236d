"""Where in the interview one is: the row of the rail that is in hand. A view's state, never stored."""

from dataclasses import dataclass

from sessions.interview.model import Session
from sessions.interview.words import STAGES, Stage


@dataclass(frozen=True, slots=True)
class Place:
    """A stage, an incident or an item, by the key of its row (`stage:opening`, `incident:i2`, `item:ach`)."""

    key: str

    @property
    def kind(self) -> str:
        """`stage`, `incident` or `item`."""
        return self.key.partition(":")[0]

    @property
    def name(self) -> str:
        """The stage, the incident's id or the item's code."""
        return self.key.partition(":")[2]

    @property
    def stage(self) -> Stage:
        """The stage this place belongs to."""
        if self.kind == "incident":
            return "incidents"
        if self.kind == "item":
            return "items"
        return next(stage for stage in STAGES if stage == self.name)

    def incident(self, session: Session) -> str | None:
        """The incident that a note taken here belongs to: the one in hand, else the last one told."""
        if self.kind == "incident" and self.name in session.incidents:
            return self.name
        if self.stage == "incidents" and session.incidents:
            return list(session.incidents)[-1]
        return None


def first_place(session: Session) -> Place:
    """Where to begin when a session is opened."""
    if session.stage == "incidents" and session.incidents:
        return Place(f"incident:{list(session.incidents)[-1]}")
    return Place("stage:opening" if session.stage == "prepare" else f"stage:{session.stage}")
