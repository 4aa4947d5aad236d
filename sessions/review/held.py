"""The sessions held under a model, one after the other: what a review needs of each, and nothing of the person."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rubric.model import Rubric
from rubric.scorecard import Ratings
from rubric.scoring import NE, Rated
from sessions.errors import StoreError
from sessions.interview.log_error import LogError
from sessions.interview.model import Session
from sessions.interview.models import Models
from sessions.interview.reading import folded
from sessions.storage.summary import Row

if TYPE_CHECKING:
    from sessions.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Given:
    """A rating: the level, what was suggested beside it, and the number of the event, where the reason stands."""

    level: Rated
    suggested: Rated
    event: int


@dataclass(frozen=True, slots=True)
class Held:
    """One session that was rated to the end, under the `rubric` of its own snapshot, which sessions share.

    `opened` is ISO 8601 in UTC; `grade` the one applied for; `marked` the indicators with a mark.
    """

    id: str
    opened: str
    digest: str
    grade: str
    rubric: Rubric
    planned: tuple[str, ...]
    given: dict[str, Given]
    marked: frozenset[str]

    @property
    def ratings(self) -> Ratings:
        """What scoring needs of it."""
        return Ratings.of(self.rubric, self.planned, {code: one.level for code, one in self.given.items()})

    def level(self, item: str) -> int | None:
        """The level that `item` was given; None for NE and where it was not rated."""
        found = self.given.get(item)
        return None if found is None or found.level == NE else int(found.level)

    def level_or_missing(self, item: str) -> Rated | None:
        """The same, with NE told apart from what was not rated."""
        found = self.given.get(item)
        return None if found is None else found.level


@dataclass
class Reader:
    """Reads the sessions of a shelf that were held under one model, by its id, whatever the version.

    Only one log at a time is in memory, and each version of the model once. After `finished` is through: `open_` are
    those not yet decided, `ended` those that ended without a verdict, `unreadable` those that could not be read.
    """

    shelf: "Shelf"
    open_: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    _models: Models = field(default_factory=Models)

    def finished(self, rubric: str, only: Collection[str] | None = None) -> Iterator[Held]:
        """The sessions on `rubric`, of those in `only`, that were decided or submitted, the first opened first.

        Raises SealedError and HomeError.
        """
        rows = [row for row in self.shelf.rows() if row.rubric == rubric and (only is None or row.id in only)]
        for row in sorted(rows, key=lambda row: (row.opened, row.id)):
            if row.ended is not None:
                self.ended.append(row.id)
            elif row.state != "submitted" and row.decision is None:
                self.open_.append(row.id)
            elif (held := self._read(row)) is not None:
                yield held

    def _read(self, row: Row) -> Held | None:
        try:
            log = self.shelf.open(row.id, read_only=True)
            try:
                records = log.records()
            finally:
                log.close()
            session, _ = folded(records, self._models)
        except (StoreError, LogError):
            self.unreadable.append(row.id)
            return None
        # Undo brings back an older rating, which is known by its time.
        numbers = {(one["item"], one["at"]): one["seq"] for one in records if one["event"] == "item_rated"}
        return _held(session, numbers)


def _held(session: Session, numbers: dict[tuple[str, str], int]) -> Held:
    # Codes and ids of the model itself, so that thousands of sessions do not each keep their own.
    rubric = session.rubric
    return Held(
        id=session.id,
        opened=session.opened,
        digest=session.digest,
        grade=session.grade,
        rubric=rubric,
        planned=session.planned,
        given={
            code: Given(one.level, one.suggested, numbers[code, one.at])
            for code in rubric.item
            if (one := session.ratings.get(code)) is not None
        },
        marked=frozenset(one for one in rubric.indicator if one in session.marks),
    )
