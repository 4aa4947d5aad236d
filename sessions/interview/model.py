"""The state of one interview, frozen: what the fold of its log gives and every screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rubric.model import Rubric
from rubric.scoring import Mark, Rated
from sessions.interview.words import Choice, Ending, IncidentKind, Purpose, Sign, Stage, Star


@dataclass(frozen=True, slots=True)
class Incident:
    """One past event told by the candidate; where it was `expunged`, its texts are empty."""

    id: str
    kind: IncidentKind
    title: str
    when: str
    role: str
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One note; `items` includes those that its indicators imply."""

    id: str
    at: str
    text: str
    star: Star | None
    sign: Sign | None
    quote: bool
    items: tuple[str, ...]
    indicators: tuple[str, ...]
    incident: str | None
    codable: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """The level an item was given, what was suggested then, and why they differ, unless that was `expunged`."""

    item: str
    level: Rated
    suggested: Rated
    reason: str
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, with the verdict that stood beside it; `reason` is empty where it was `expunged`."""

    decision: Choice
    grade: str | None
    reason: str
    by: str
    verdict: str | None
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One interviewer's interview of one candidate, as it stands after `seq` events.

    `stages` holds each stage with the time it was first entered; `exams` scores by (item, level, subject);
    `evidence_made` and `incidents_made` are the highest numbers that ids may ever have borne, lost ones included, so
    that none is used twice; `gaps` are the numbers of events that were lost.
    """

    id: str
    candidate: str
    candidate_id: str
    post: str
    purpose: Purpose
    grade: str
    interviewer: str
    minutes: int
    plan: tuple[str, ...]
    rubric: Rubric
    digest: str
    opened: str
    seq: int = 1
    updated: str = ""
    stage: Stage = "prepare"
    stages: Mapping[Stage, str] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    exams: Mapping[tuple[str, int, str], Decimal] = field(default_factory=dict)
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    decision: Decision | None = None
    ended: Ending | None = None
    submitted: bool = False
    evidence_made: int = 0
    incidents_made: int = 0
    gaps: tuple[int, ...] = ()

    @property
    def planned(self) -> tuple[str, ...]:
        """The plan with every rated item joined to it, in rubric order (DESIGN §5.6)."""
        return self.rubric.in_order({*self.plan, *self.ratings})

    def evidence_of(self, item: str) -> tuple[Evidence, ...]:
        """The notes linked to `item`, oldest first."""
        return tuple(one for one in self.evidence.values() if item in one.items)

    def scores_of(self, item: str) -> dict[tuple[int, str], Decimal]:
        """Exam scores of `item` by (level, subject)."""
        return {(level, subject): score for (code, level, subject), score in self.exams.items() if code == item}
