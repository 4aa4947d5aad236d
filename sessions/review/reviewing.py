"""A review of a model as a whole: its age, the duties of its post, and what the sessions say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rubric.checks import is_day
from rubric.model import Rubric
from rubric.numbers import rounded
from sessions.review.findings import Finding, Thresholds, TooFew, findings, versions
from sessions.review.held import Held, Reader
from sessions.storage.posts import PostNote

Basis = Literal["changes", "adopted", "sessions", "unknown"]


@dataclass(frozen=True, slots=True)
class Age:
    """How old the version is, in days from `since` (a day, UTC), and whether that is too old.

    `basis` says where the day is from: its entry in the change log, its adoption, or, where neither tells, the first
    session held under it, so that it is at least so old. `since` and `days` are None where nothing tells.
    """

    since: str | None
    basis: Basis
    days: int | None
    old: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A model looked at on `today` (a day, UTC). `versions` counts the sessions by (version, digest).

    Ids of sessions: `counted`, and those left out: on another scale, not decided, ended without a verdict, unreadable.
    """

    rubric: Rubric
    digest: str
    today: str
    asked: Thresholds
    age: Age
    duties: tuple[PostNote, ...]
    counted: tuple[str, ...]
    versions: Mapping[tuple[str, str], int]
    other_scale: tuple[str, ...]
    open_: tuple[str, ...]
    ended: tuple[str, ...]
    unreadable: tuple[str, ...]
    findings: tuple[Finding, ...]
    too_few: tuple[TooFew, ...]

    @property
    def due(self) -> bool:
        """Whether anything speaks for adjusting the model."""
        return self.age.old or bool(self.duties) or bool(self.findings)

    def to_document(self) -> dict[str, Any]:
        """The review as plain content; sessions by id, no candidate."""
        return {
            "rubric": self.rubric.id,
            "version": self.rubric.version,
            "digest": self.digest,
            "today": self.today,
            "due": self.due,
            "thresholds": {
                "least": self.asked.least,
                "nearly": rounded(self.asked.nearly),
                "often": rounded(self.asked.often),
                "days": self.asked.days,
            },
            "age": {"since": self.age.since, "basis": self.age.basis, "days": self.age.days, "old": self.age.old},
            "duties": [{"at": one.at, "by": one.by, "text": one.text} for one in self.duties],
            "sessions": {
                "counted": list(self.counted),
                "other_scale": list(self.other_scale),
                "open": list(self.open_),
                "ended": list(self.ended),
                "unreadable": list(self.unreadable),
            },
            "versions": [
                {"version": version, "digest": digest, "sessions": count}
                for (version, digest), count in self.versions.items()
            ],
            "findings": [one.to_document() for one in self.findings],
            "too_few": [{"check": one.check, "subjects": list(one.subjects), "most": one.most} for one in self.too_few],
        }


def review(
    rubric: Rubric,
    digest: str,
    reader: Reader,
    notes: Sequence[PostNote],
    today: date,
    asked: Thresholds,
    released: str | None = None,
) -> Review:
    """Look at `rubric`, whose content has `digest`, with all its sessions.

    `released` is when this version was, as the ledger has it; without it notes of the same day count as later.
    Raises SealedError and HomeError.
    """
    held: list[Held] = []
    elsewhere: list[str] = []
    for one in reader.finished(rubric.id):
        if one.rubric.top == rubric.top:
            held.append(one)
        else:
            elsewhere.append(one.id)
    found, few = findings(rubric, held, asked)
    age = age_of(rubric, held, today, asked)
    return Review(
        rubric=rubric,
        digest=digest,
        today=today.isoformat(),
        asked=asked,
        age=age,
        duties=tuple(one for one in notes if age.basis == "sessions" or one.at >= (released or age.since or "")),
        counted=tuple(one.id for one in held),
        versions=versions(held),
        other_scale=tuple(elsewhere),
        open_=tuple(reader.open_),
        ended=tuple(reader.ended),
        unreadable=tuple(reader.unreadable),
        findings=tuple(found),
        too_few=tuple(few),
    )


def age_of(rubric: Rubric, held: Sequence[Held], today: date, asked: Thresholds) -> Age:
    """How old `rubric` is on `today`; `held` are its sessions, first opened first or not."""
    since, basis = _begun(rubric, held)
    if since is None:
        return Age(None, basis, None, old=False)
    days = (today - date.fromisoformat(since)).days
    return Age(since, basis, days, old=days > asked.days)


def _begun(rubric: Rubric, held: Sequence[Held]) -> tuple[str | None, Basis]:
    """The day of the version, and what tells it; an entry of the log counts where it is this version's."""
    if rubric.changes and rubric.changes[0].version == rubric.version:
        return rubric.changes[0].on, "changes"
    if rubric.adopted is not None and not rubric.changes and is_day(rubric.adopted.on):
        return rubric.adopted.on, "adopted"
    opened = [one.opened[:10] for one in held if one.rubric.version == rubric.version]
    return (min(opened), "sessions") if opened else (None, "unknown")
