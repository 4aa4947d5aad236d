"""The state of one interview, frozen: what the fold of its log gives and every screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rubric.model import Rubric
from rubric.scoring import Mark, Rated
from sessions.interview.event import Condition
from sessions.interview.paper import Paper
from sessions.interview.words import (
    Choice,
    Departure,
    Ending,
    EntryAnswer,
    IncidentKind,
    ProbeKind,
    Purpose,
    RemarkKind,
    Showing,
    Sign,
    Stage,
    Star,
    TimedStage,
)


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
    """One note; `at` is when it was said, `items` includes those that its indicators imply."""

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
class Moment:
    """A moment that is still to be filled in with a note."""

    id: str
    at: str
    star: Star | None
    sign: Sign | None
    quote: bool
    incident: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put, with the codes of the warnings against which it was."""

    kind: ProbeKind
    text: str
    item: str | None
    incident: str | None
    part: Star | None
    warned: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was written down and is no evidence; where it was `expunged`, its text is empty."""

    id: str
    kind: RemarkKind
    text: str
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Interest:
    """Whether the interviewer `knows` the candidate, and how, unless that was `expunged`."""

    knows: bool
    detail: str
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """Time that does not count, from `since` to `until`; None where it goes on."""

    since: str
    until: str | None


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
class FirstLevel:
    """The interviewer's own first level for an item, and what was suggested then and not shown yet."""

    item: str
    level: Rated
    suggested: Rated
    at: str


@dataclass(frozen=True, slots=True)
class Impression:
    """What the interviewer leaned to `minute` minutes into the interview; `opened` once it was submitted."""

    lean: Choice
    grade: str | None
    minute: int
    at: str
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Whether a candidate meets an entry condition, as was found; where it was `expunged`, the note is empty."""

    condition: str
    answer: EntryAnswer
    note: str
    at: str
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, with the verdict that stood beside it; its texts are empty where it was `expunged`.

    `seq` is its event; `conditions` is what must still be done, `months` the validity where it is not the usual one,
    `against` in what it departs from verdict and entry conditions.
    """

    decision: Choice
    grade: str | None
    reason: str
    by: str
    verdict: str | None
    at: str
    expunged: bool = False
    seq: int = 0
    conditions: tuple[Condition, ...] = ()
    months: int | None = None
    against: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A submitted session was reopened: `decision` is what had been decided until then, `reason` why and `by` whom.

    `noted` is whether the event itself points at that decision; those of earlier versions do not.
    """

    decision: Decision | None
    reason: str
    by: str
    at: str
    expunged: bool = False
    noted: bool = False


@dataclass(frozen=True)
class Session:
    """One interviewer's interview of one candidate, as it stands after `seq` events.

    `stages` holds each stage with the time it was first entered, `visits` every entry in order; `exams` scores by
    (item, level, subject); `stage_minutes` are those set by hand; `questions` those chosen, by item; `departures` why
    they are not those of the `template`, by item; an empty `opening_script` or `consent_text` is bei's own;
    `evidence_made` and `incidents_made` are the highest numbers that ids may ever have borne, lost ones included, so
    that none is used twice; `gaps` are the numbers of events that were lost; `suggestion_seen` are the items whose
    suggestion was shown after a first level, whatever was undone since; `impression_asked` says whether the plan has
    the first impression asked for; `papers` are the exams taken in bei; `exam_sources` says where a score came from,
    `csv` or the id of a paper, by hand where nothing stands.
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
    visits: tuple[tuple[Stage, str], ...] = ()
    breaks: tuple[Break, ...] = ()
    sittings: int = 1
    stage_minutes: Mapping[TimedStage, int] = field(default_factory=dict)
    opening_script: str = ""
    consent_text: str = ""
    template: str | None = None
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    departures: Mapping[str, str] = field(default_factory=dict)
    interest: Interest | None = None
    consent: bool | None = None
    moments: Mapping[str, Moment] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    entry: Mapping[str, Entry] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    suggestions: Showing = "at_once"
    first_levels: Mapping[str, FirstLevel] = field(default_factory=dict)
    suggestion_seen: frozenset[str] = frozenset()
    impression_asked: bool = True
    impression: Impression | None = None

    def changed(self, changes: Mapping[str, Any]) -> "Session":
        """This session with other values in the fields that `changes` names: `replace`, at a fifth of its time."""
        made = object.__new__(Session)
        made.__dict__.update(self.__dict__, **changes)
        return made

    papers: Mapping[str, Paper] = field(default_factory=dict)
    exam_sources: Mapping[tuple[str, int, str], str] = field(default_factory=dict)

    @property
    def paused(self) -> bool:
        """Whether the clock stands still now."""
        return bool(self.breaks) and self.breaks[-1].until is None

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
