"""What to do with the minutes that are left: which open items come first, how many minutes each gets, what stays out.

The rules are the project's own. An item is open until it is rated or has `ENOUGH` codable notes; each note that it
lacks takes `NOTE_MINUTES`, so that an item without any takes the six minutes of DESIGN §4.
"""

from dataclasses import dataclass
from datetime import datetime

from sessions.interview.model import Session
from sessions.interview.pace import TIGHT_MINUTES, interviewed, left, minutes_by_stage, needs, spent
from sessions.interview.words import STAGES, TIMED_STAGES, TimedStage

EARLY = ("opening", "duties")
ENOUGH = 3
NOTE_MINUTES = TIGHT_MINUTES // ENOUGH


@dataclass(frozen=True, slots=True)
class Turn:
    """An open item, with its codable notes counted and the whole minutes that it takes at least and gets."""

    item: str
    core: bool
    notes: int
    least: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Replan:
    """The open items, first things first; `minutes` are those left for them, `kept` those kept for other stages."""

    turns: tuple[Turn, ...]
    minutes: int
    kept: int

    @property
    def least(self) -> int:
        """Whole minutes that the open items take at least."""
        return sum(one.least for one in self.turns)

    @property
    def short(self) -> bool:
        """Whether the minutes left are too few."""
        return self.least > self.minutes

    @property
    def unassessed(self) -> tuple[str, ...]:
        """The items that would get no time and have no codable note at all."""
        return tuple(one.item for one in self.turns if not one.minutes and not one.notes)

    @property
    def thin(self) -> tuple[str, ...]:
        """The items that would get no time and have some codable note, though not enough."""
        return tuple(one.item for one in self.turns if not one.minutes and one.notes)


def replan(session: Session, now: datetime) -> Replan:
    """The open items, core first, then by weight, then by least evidence, then as in the rubric.

    Each gets what it takes as long as there is time, the last one what is left if that does for one note; what is left
    after all goes to them in the proportion of `needs`, what rounding leaves to the first.
    """
    kept = sum(_kept(session, now).values())
    minutes = max(0, left(session, now) - kept)
    core = session.rubric.grade[session.grade].core
    codable = [note for note in session.evidence.values() if note.codable]
    notes = {code: sum(code in note.items for note in codable) for code in interviewed(session)}
    open_ones = [code for code, count in notes.items() if code not in session.ratings and count < ENOUGH]
    open_ones.sort(key=lambda code: (code not in core, -session.rubric.item[code].weight, notes[code]))
    rest = minutes
    given: dict[str, int] = {}
    for code in open_ones:
        least = (ENOUGH - notes[code]) * NOTE_MINUTES
        given[code] = min(least, rest) if rest >= NOTE_MINUTES else 0
        rest -= given[code]
    weighed = {code: one for code, one in needs(session).items() if given.get(code)}
    more = {code: int(rest * one / sum(weighed.values())) for code, one in weighed.items()}
    if weighed and (first := open_ones[0]) in more:
        more[first] += rest - sum(more.values())
    return Replan(
        tuple(
            Turn(
                code, code in core, notes[code], (ENOUGH - notes[code]) * NOTE_MINUTES, given[code] + more.get(code, 0)
            )
            for code in open_ones
        ),
        minutes,
        kept,
    )


def _kept(session: Session, now: datetime) -> dict[TimedStage, int]:
    """Whole minutes kept for the close, and for opening and duties as long as the interview has not gone past them."""
    planned, taken = minutes_by_stage(session), spent(session, now)
    here = STAGES.index(session.stage)
    kept = [one for one in TIMED_STAGES if one == "close" or (one in EARLY and STAGES.index(one) >= here)]
    return {stage: max(0, planned[stage] - taken[stage] // 60) for stage in kept}
