"""A round: several candidates for one post rated in one go, item by item or one after the other.

All candidates on one item before the next keeps the levels of that item comparable, and keeps what is thought of a
person from spilling over from item to item.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from sessions.interview.model import Session

By = Literal["item", "candidate"]
BY: tuple[By, ...] = get_args(By)


@dataclass(frozen=True, slots=True)
class Member:
    """One session of a round: the items it plans, and those that are rated, NE too."""

    session: str
    planned: tuple[str, ...]
    rated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, and on which item; the candidate's place among them all from 1, and how many turns are left."""

    session: str
    item: str
    candidate: int
    candidates: int
    left: int


@dataclass(frozen=True, slots=True)
class Round:
    """Sessions in the order given, items in the order of their model."""

    members: tuple[Member, ...]
    items: tuple[str, ...]
    by: By

    @classmethod
    def of(cls, sessions: Sequence[Session], by: By) -> "Round":
        """A round over `sessions`, which are held under one model, be it in several versions."""
        items = dict.fromkeys(item.code for one in sessions for item in one.rubric.items)
        members = tuple(Member(one.id, one.planned, frozenset(one.ratings)) for one in sessions)
        return cls(members, tuple(items), by)

    def rated(self, session: str, items: Iterable[str]) -> "Round":
        """The round with what is rated in `session` now."""
        now = frozenset(items)
        return replace(
            self, members=tuple(replace(one, rated=now) if one.session == session else one for one in self.members)
        )

    def next(self, after: tuple[str, str] | None = None, passing: Collection[str] = ()) -> Turn | None:
        """The first open turn behind the one of (session, item) `after`, going round; None where none is open.

        Sessions of `passing` are left out; `after` itself comes last.
        """
        if self.by == "item":
            steps = [(one, code) for code in self.items for one in self.members if code in one.planned]
        else:
            steps = [(one, code) for one in self.members for code in self.items if code in one.planned]
        start = next((n for n, (one, code) in enumerate(steps, 1) if (one.session, code) == after), 0)
        ring = (*steps[start:], *steps[:start])
        still = [(one, code) for one, code in ring if code not in one.rated and one.session not in passing]
        if not still:
            return None
        member, code = still[0]
        return Turn(member.session, code, self.members.index(member) + 1, len(self.members), len(still))
