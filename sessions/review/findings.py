"""When a model is to be adjusted: what the sessions held under it say. Pure, over sessions that were read.

A finding needs `least` sessions at the place that it speaks of; where there are fewer, that is told in its stead.
Sessions under other versions count where they speak of the same: an item by its code, an indicator by id and wording.
Those on a scale with another number of levels are left out, since their levels mean something else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from rubric.model import Rubric
from rubric.numbers import rounded
from rubric.proportion import Proportion
from rubric.scoring import NE
from sessions.review.held import Held

Check = Literal["unmarked", "alike", "standard", "overruled"]
Kind = Literal["unmarked", "alike", "all_meet", "none_meet", "overruled"]


_CHECKS: Mapping[Kind, Check] = {
    "unmarked": "unmarked",
    "alike": "alike",
    "all_meet": "standard",
    "none_meet": "standard",
    "overruled": "overruled",
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is told: bei's own settings, not ones that research has found.

    `least` sessions; `nearly` the share that counts as nearly all, and what is left of it as nearly nobody; `often`
    the share of suggestions that counts as often overruled; `days` since the version until it is old.
    """

    least: int = 10
    nearly: Fraction = Fraction(95, 100)
    often: Fraction = Fraction(3, 10)
    days: int = 365


@dataclass(frozen=True, slots=True)
class Reason:
    """Where the reason for a rating against the suggestion stands: a session and the number of an event."""

    session: str
    event: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that speaks for adjusting the model, with the sessions it rests on.

    `level` is the level of the indicators, the one that all were given, or the standard. `found` counts: marked
    (`unmarked`), another level than the rest (`alike`), at the standard (`…_meet`), other than suggested
    (`overruled`). `near` counts the sessions of `unmarked` rated at most one level below the indicators or higher;
    `higher` and `lower` than suggested; `to_ne` suggestions of a level that became NE, which are none of `found`.
    """

    kind: Kind
    item: str
    found: Proportion
    sessions: tuple[str, ...]
    grade: str | None = None
    level: int | None = None
    indicators: tuple[str, ...] = ()
    near: int = 0
    higher: int = 0
    lower: int = 0
    to_ne: int = 0
    reasons: tuple[Reason, ...] = ()

    @property
    def check(self) -> Check:
        """The check that found it."""
        return _CHECKS[self.kind]

    def to_document(self) -> dict[str, Any]:
        """The finding as plain content; what its kind does not say is left out."""
        own: dict[Kind, dict[str, Any]] = {
            "unmarked": {"level": self.level, "indicators": list(self.indicators), "near": self.near},
            "alike": {"level": self.level},
            "all_meet": {"grade": self.grade, "standard": self.level},
            "none_meet": {"grade": self.grade, "standard": self.level},
            "overruled": {
                "higher": self.higher,
                "lower": self.lower,
                "to_ne": self.to_ne,
                "reasons": [{"session": one.session, "event": one.event} for one in self.reasons],
            },
        }
        about = {"kind": self.kind, "item": self.item, **own[self.kind], **share_of(self.found)}
        return {**about, "sessions": list(self.sessions)}


def share_of(found: Proportion) -> dict[str, Any]:
    """A proportion as plain content: count, of, share and the ends of its interval, to four decimals."""
    ends = found.interval
    return {
        "count": found.count,
        "of": found.of,
        "share": rounded(found.share),
        "interval": [rounded(Fraction(ends.low)), rounded(Fraction(ends.high))],
    }


@dataclass(frozen=True, slots=True)
class TooFew:
    """What a check could not look at: `subjects` (codes, ids, `GRADE/ITEM`), with `most` sessions at best."""

    check: Check
    subjects: tuple[str, ...]
    most: int


def findings(rubric: Rubric, held: Sequence[Held], asked: Thresholds) -> tuple[list[Finding], list[TooFew]]:
    """All findings on `rubric`, check by check, and what there were too few sessions for."""
    found: list[Finding] = []
    few: list[TooFew] = []
    checks: tuple[tuple[Check, Iterable[tuple[str, int, Finding | None]]], ...] = (
        ("unmarked", _unmarked(rubric, held, asked)),
        ("alike", _alike(rubric, held)),
        ("standard", _standards(rubric, held, asked)),
        ("overruled", _overruled(rubric, held, asked)),
    )
    for check, looked_at in checks:
        lacking: dict[str, int] = {}
        for subject, count, one in looked_at:
            if count < max(asked.least, 1):
                lacking[subject] = count
            elif one is not None:
                found.append(one)
        if lacking:
            few.append(TooFew(check, tuple(lacking), max(lacking.values())))
    return found, few


def _unmarked(rubric: Rubric, held: Sequence[Held], asked: Thresholds) -> Iterator[tuple[str, int, Finding | None]]:
    """Each indicator; those of one level that were never marked in the same sessions make one finding."""
    for item in rubric.items:
        if item.method == "exam":
            continue
        there = [one for one in held if item.code in one.planned and one.rubric.item[item.code].method != "exam"]
        together: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        for indicator in item.indicators:
            same = [one for one in there if _text(one.rubric, indicator.id) == indicator.text]
            silent = not any(indicator.id in one.marked for one in same)
            if silent and len(same) >= asked.least:
                together.setdefault((indicator.level, tuple(one.id for one in same)), []).append(indicator.id)
            else:
                yield indicator.id, len(same), None
        for (level, ids), indicators in together.items():
            counted = frozenset(ids)
            reached = [one.level(item.code) for one in there if one.id in counted]
            near = sum(one is not None and one >= level - 1 for one in reached)
            found = Finding(
                "unmarked",
                item.code,
                Proportion(0, len(ids)),
                ids,
                level=level,
                indicators=tuple(indicators),
                near=near,
            )
            yield indicators[0], len(ids), found


def _text(rubric: Rubric, indicator: str) -> object:
    found = rubric.indicator.get(indicator)
    return None if found is None else found.text


def _levels(held: Iterable[Held], item: str) -> dict[str, int]:
    """The level of `item` by session, of those that gave it one."""
    return {one.id: level for one in held if (level := one.level(item)) is not None}


def _alike(rubric: Rubric, held: Sequence[Held]) -> Iterator[tuple[str, int, Finding | None]]:
    for item in rubric.items:
        given = _levels(held, item.code)
        found = None
        if len(set(given.values())) == 1:
            level = next(iter(given.values()))
            found = Finding("alike", item.code, Proportion(0, len(given)), tuple(given), level=level)
        yield item.code, len(given), found


def _standards(rubric: Rubric, held: Sequence[Held], asked: Thresholds) -> Iterator[tuple[str, int, Finding | None]]:
    """Each standard, over those who applied for its grade: others say nothing of it."""
    for grade in rubric.grades:
        applied = [one for one in held if one.grade == grade.id]
        for code in rubric.in_order(grade.standards):
            standard, given = grade.standards[code], _levels(applied, code)
            found = None
            if given:
                meet = Proportion(sum(level >= standard for level in given.values()), len(given))
                kind: Kind | None = "all_meet" if meet.share >= asked.nearly else None
                kind = "none_meet" if meet.share <= 1 - asked.nearly else kind
                if kind is not None:
                    found = Finding(kind, code, meet, tuple(given), grade=grade.id, level=standard)
            yield f"{grade.id}/{code}", len(given), found


def _overruled(rubric: Rubric, held: Sequence[Held], asked: Thresholds) -> Iterator[tuple[str, int, Finding | None]]:
    for item in rubric.items:
        suggested = {
            one.id: (one.given[item.code], int(one.given[item.code].suggested))
            for one in held
            if item.code in one.given and one.given[item.code].suggested != NE
        }
        rated = {
            name: (given, int(given.level) - level) for name, (given, level) in suggested.items() if given.level != NE
        }
        against = {name: (given, by) for name, (given, by) in rated.items() if by}
        found = None
        if rated and Fraction(len(against), len(rated)) >= asked.often:
            found = Finding(
                "overruled",
                item.code,
                Proportion(len(against), len(rated)),
                tuple(rated),
                higher=sum(by > 0 for _, by in against.values()),
                lower=sum(by < 0 for _, by in against.values()),
                to_ne=len(suggested) - len(rated),
                reasons=tuple(Reason(name, given.event) for name, (given, _) in against.items()),
            )
        yield item.code, len(rated), found


def versions(held: Iterable[Held]) -> Mapping[tuple[str, str], int]:
    """How many sessions were held under each version, by version and digest, the oldest session's first."""
    counts: dict[tuple[str, str], int] = {}
    for one in held:
        key = (one.rubric.version, one.digest)
        counts[key] = counts.get(key, 0) + 1
    return counts
