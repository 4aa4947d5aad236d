"""What the pictures show of a session: each item against a standard, and what it rests on. Numbers, no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rubric.model import Grade
from rubric.scoring import NE
from sessions.interview.model import Session

State = Literal["rated", "ne", "unrated", "left_out"]
"""Rated with a level; rated NE; planned and not rated; not in the plan."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An item against a standard: `gap` is rating minus standard, None where one of them is missing.

    `standard` is None where the item is out of the grade's scope; `far`: below by more than the rubric allows
    (DESIGN §5.7 d).
    """

    item: str
    state: State
    level: int | None
    standard: int | None
    gap: int | None
    core: bool
    far: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What an item rests on: codable notes by sign, notes that are not codable, and exam scores."""

    item: str
    state: State
    level: int | None
    support: int
    counter: int
    neutral: int
    uncodable: int
    scores: int

    @property
    def notes(self) -> int:
        """All notes linked to the item."""
        return self.support + self.counter + self.neutral + self.uncodable


def state_of(session: Session, code: str) -> tuple[State, int | None]:
    """The state of item `code`, and its level where it is rated with one."""
    rating = session.ratings.get(code)
    if rating is None:
        return ("unrated" if code in session.planned else "left_out"), None
    return ("ne", None) if rating.level == NE else ("rated", rating.level)


def gaps(session: Session, grade: Grade) -> tuple[Gap, ...]:
    """Every item against `grade`: gaps from the widest shortfall up, then NE, unrated, left out, and out of scope.

    Within these the rubric's order holds.
    """
    found = []
    for item in session.rubric.items:
        state, level = state_of(session, item.code)
        standard = grade.standards.get(item.code)
        gap = None if level is None or standard is None else level - standard
        far = gap is not None and gap < -session.rubric.scoring.max_gap
        found.append(Gap(item.code, state, level, standard, gap, item.code in grade.core, far))
    order: Mapping[State, int] = {"rated": 0, "ne": 1, "unrated": 2, "left_out": 3}
    return tuple(sorted(found, key=lambda one: (one.standard is None, order[one.state], one.gap or 0)))


def grounds(session: Session) -> tuple[Ground, ...]:
    """What every item rests on, in the rubric's order."""
    found = []
    for item in session.rubric.items:
        notes = session.evidence_of(item.code)
        codable = [one.sign for one in notes if one.codable]
        found.append(
            Ground(
                item.code,
                *state_of(session, item.code),
                support=codable.count("+"),
                counter=codable.count("-"),
                neutral=codable.count(None),
                uncodable=len(notes) - len(codable),
                scores=len(session.scores_of(item.code)),
            )
        )
    return tuple(found)
