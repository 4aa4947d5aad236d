"""The qualification of a person: what the submitted decisions of successive sessions gave, and until when it is valid.

A record belongs to one candidate id and one model. A session without a candidate id stands for itself: a name alone
never joins two. It is made of the rows of the index, so that no session has to be opened for it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sessions.duties.access import same_name
from sessions.interview.validity import VALID_MONTHS, valid_until
from sessions.storage.summary import Row

Change = Literal["first", "up", "down", "same", "held", "refused", "revoked"]
Flag = Literal["no_id", "several_names", "shared_name"]
State = Literal["valid", "due", "expired", "none"]

_HELD: dict[str, Change] = {"hold": "held", "reject": "refused", "revoke": "revoked"}


@dataclass(frozen=True, slots=True)
class Held:
    """A grade that is held: its place from 1 up, its title by language, since when and until when it is valid."""

    grade: str
    step: int
    title: Mapping[str, str] | None
    since: date
    until: date
    session: str
    by: str
    version: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One submitted decision: what it changed, and what was held after it."""

    session: str
    on: date
    choice: str
    change: Change
    held: Held | None
    by: str
    version: str


@dataclass(frozen=True, slots=True)
class Qualification:
    """A person's record in one model, oldest turn first; `names` are those that the sessions bear, `mark` the id."""

    mark: str
    names: tuple[str, ...]
    rubric: str
    rubric_title: Mapping[str, str]
    grades: tuple[str, ...]
    turns: tuple[Turn, ...]
    flags: tuple[Flag, ...] = ()

    @property
    def held(self) -> Held | None:
        """What is held now, valid or not."""
        return self.turns[-1].held

    def days_left(self, today: date) -> int | None:
        """Days until it is no longer valid, below 0 once it is not; None where nothing is held."""
        return None if self.held is None else (self.held.until - today).days

    def state(self, today: date, within: int) -> State:
        """Whether it is valid, is due for renewal `within` so many days, has expired, or there is none."""
        left = self.days_left(today)
        return "none" if left is None else "expired" if left < 0 else "due" if left <= within else "valid"


def qualifications(rows: Iterable[Row], day: Callable[[str], date], veiled: Iterable[str] = ()) -> list[Qualification]:
    """The records of all people, the first to expire first, then those who hold nothing.

    `day` gives the day of an event's time. A session whose candidate bears one of the names or ids `veiled` is a copy
    without names, and tells of nobody.
    """
    hidden = set(veiled)
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        if row.state == "submitted" and row.award is not None and not {row.candidate, row.candidate_id} & hidden:
            alone = "" if row.candidate_id else row.id
            groups.setdefault((row.candidate_id, alone, row.rubric), []).append(row)
    made = [_record(sorted(group, key=lambda row: (row.closed or "", row.id)), day) for group in groups.values()]
    made = [replace(one, flags=(*one.flags, *_shared(one, made))) for one in made]
    return sorted(made, key=lambda one: (one.held is None, one.held.until if one.held else date.min, one.names))


def _shared(own: Qualification, all_of: list[Qualification]) -> tuple[Flag, ...]:
    others = (one for one in all_of if one is not own and (one.mark != own.mark or not own.mark))
    shared = any(same_name(mine, theirs) for one in others for theirs in one.names for mine in own.names)
    return ("shared_name",) if shared else ()


def _record(rows: list[Row], day: Callable[[str], date]) -> Qualification:
    turns: list[Turn] = []
    titles: dict[str, Mapping[str, str]] = {}
    held: Held | None = None
    for row in rows:
        award: Mapping[str, Any] = row.award or {}
        if award["title"] is not None:
            titles[award["grade"]] = award["title"]
        on = day(row.closed or row.updated)
        given = _given(row, award, held)
        change = _HELD.get(award["choice"])
        if change is None:
            grades = list(award["grades"])
            step = grades.index(given) + 1 if given in grades else 0
            change = "first" if held is None else _moved(held.step, step)
            if held is None and award["choice"] == "demote":
                change = "down"
            until = valid_until(on, award["months"] or VALID_MONTHS)
            where = (row.id, award["by"], award["version"])
            held = Held(given, step, titles.get(given), on, until, *where) if given and step else None
        elif change == "revoked":
            held = None
        turns.append(Turn(row.id, on, award["choice"], change, held, award["by"], award["version"]))
    names: list[str] = []
    for row in rows:
        if not any(same_name(row.candidate, one) for one in names):
            names.append(row.candidate)
    last = rows[-1]
    flags: list[Flag] = [] if last.candidate_id else ["no_id"]
    flags += ["several_names"] if len(names) > 1 else []
    grades_now = tuple((last.award or {})["grades"])
    title = dict(last.rubric_title)
    return Qualification(last.candidate_id, tuple(names), last.rubric, title, grades_now, tuple(turns), tuple(flags))


def _given(row: Row, award: Mapping[str, Any], held: Held | None) -> str | None:
    """The grade that a decision gives: the one named, else the one applied for; a demotion goes one step down."""
    if award["grade"] is not None:
        return str(award["grade"])
    if award["choice"] == "renew" and held is not None:
        return held.grade
    if award["choice"] != "demote":
        return row.grade
    grades = list(award["grades"])
    below = held.step - 2 if held is not None else -1
    return str(grades[below]) if 0 <= below < len(grades) else None


def _moved(before: int, now: int) -> Change:
    return "up" if now > before else "down" if now < before else "same"
