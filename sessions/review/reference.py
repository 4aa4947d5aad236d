"""Standards out of reference groups: whose levels count, and what they suggest for every item. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from rubric.contrast import Contrast, by_contrast
from rubric.model import Rubric
from rubric.standards import Levels, Proposal, by_quantile
from sessions.review.held import Held, Reader

if TYPE_CHECKING:
    from sessions.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Group:
    """The sessions of a reference group that count, and the ids of those that do not, by why."""

    held: tuple[Held, ...]
    other_rubric: tuple[str, ...]
    other_scale: tuple[str, ...]
    open_: tuple[str, ...]
    ended: tuple[str, ...]
    unreadable: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The sessions that count."""
        return tuple(one.id for one in self.held)


def group_of(shelf: "Shelf", rubric: Rubric, ids: Sequence[str]) -> Group:
    """The group of the sessions `ids`, each once. Raises SealedError and HomeError."""
    reader = Reader(shelf)
    found = list(reader.finished(rubric.id, ids))
    told = {one.id for one in found} | {*reader.open_, *reader.ended, *reader.unreadable}
    return Group(
        held=tuple(one for one in found if one.rubric.top == rubric.top),
        other_rubric=tuple(one for one in dict.fromkeys(ids) if one not in told),
        other_scale=tuple(one.id for one in found if one.rubric.top != rubric.top),
        open_=tuple(reader.open_),
        ended=tuple(reader.ended),
        unreadable=tuple(reader.unreadable),
    )


def _levels(group: Group, item: str) -> Levels:
    return Levels.of(one.level_or_missing(item) for one in group.held)


def propose(rubric: Rubric, grade: str, group: Group, share: Fraction, least: int) -> list[Proposal]:
    """A standard for every item, by a quantile of one group."""
    standards = rubric.grade[grade].standards
    return [
        by_quantile(item.code, _levels(group, item.code), standards.get(item.code), share, least)
        for item in rubric.items
    ]


def contrast(rubric: Rubric, grade: str, high: Group, average: Group, least: int) -> list[Contrast]:
    """How two groups differ on every item, and the standard that parts them where they do."""
    standards = rubric.grade[grade].standards
    return [
        by_contrast(
            item.code,
            _levels(high, item.code),
            _levels(average, item.code),
            standards.get(item.code),
            rubric.top,
            least,
        )
        for item in rubric.items
    ]
