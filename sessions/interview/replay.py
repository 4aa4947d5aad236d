"""The pace at which an interview plays again: its own, with long silences shortened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sessions.interview.events import Event, IncidentAdded
from sessions.interview.log_events import Gap

LONGEST = 30.0
"""Seconds that a silence is played at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One step of a replay: event `seq` comes `silence` seconds after the one before, and is played after `wait`."""

    seq: int
    silence: float
    wait: float

    @property
    def shortened(self) -> bool:
        """Whether the silence before it is not played whole."""
        return self.wait < self.silence


def frames(log: Sequence[Event], longest: float = LONGEST) -> list[Frame]:
    """A frame for each event of `log`, in order.

    A clock that was set back meanwhile counts as no time, as does a record that was lost: it bears the time of the
    repair.
    """
    made: list[Frame] = []
    last: datetime | None = None
    for event in log:
        at = datetime.fromisoformat(event.at)
        silence = 0.0 if last is None or isinstance(event, Gap) else max(0.0, (at - last).total_seconds())
        if not isinstance(event, Gap):
            last = at
        made.append(Frame(event.seq, silence, min(silence, longest)))
    return made


def incident_beside(log: Sequence[Event], seq: int, step: int) -> int | None:
    """The event in which the next incident after event `seq` was told, or the last one before it for a `step` of -1."""
    told = [event.seq for event in log if isinstance(event, IncidentAdded)]
    found = [one for one in told if (one > seq if step > 0 else one < seq)]
    if not found:
        return None
    return found[0] if step > 0 else found[-1]
