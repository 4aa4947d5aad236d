"""What a reader may see of a session, in one language: the value that every format of a report is written from.

Formats know nothing of readers: what a reader may not see is not in the value. Every text in it, of people and of
models alike, has been made visible (`tui/safe_text.py`): no control, no bidi character, no line end but LF. What
means something to a format (markup, formulas) it still has to escape. Exact figures are decimals to four places.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rubric.language import Language

Reader = Literal["committee", "candidate", "archive"]
READERS: tuple[Reader, ...] = ("committee", "candidate", "archive")

Sign = Literal["yes", "no", "open", "heed", ""]
"""How a sentence is meant: holds, does not hold, cannot be told, is to be heeded; or it only says something."""
State = Literal["rated", "ne", "unrated", "left_out"]
"""Of an item: rated with a level; not evidenced, which is never a low level; planned and not rated; not planned."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head: what it is called and what is said; `key` is the same in every language."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, how it is meant, and how deep it stands below the one before (0, 1, …)."""

    text: str
    sign: Sign = ""
    deep: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands. `at` is ISO 8601 in UTC, `clock` the local time of day.

    `star` is s, t, a, r, f or empty, `part` its name; `sign` is +, - or empty; `items` are titles, `codes` their
    codes, `indicators` ids; `incident` is an id or empty.
    """

    id: str
    at: str
    clock: str
    text: str
    star: str
    part: str
    sign: str
    quote: bool
    codable: bool
    incident: str
    codes: tuple[str, ...]
    items: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A past event: `kind` is high, low or other, `kind_text` its name; `details` is when it was, and the role."""

    id: str
    kind: str
    kind_text: str
    title: str
    details: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Behaviour:
    """An indicator; `mark` is shown, partly, not_shown, contradicted or empty, `sign` its picture (`[+]`).

    `notes` are the ids of the codable notes linked to it.
    """

    id: str
    level: int
    text: str
    mark: str = ""
    sign: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam level with a score: `subjects` with their scores (0 to 100); `standard` once all are scored."""

    level: int
    subjects: tuple[tuple[str, Decimal], ...]
    standard: Decimal | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Step:
    """What to work on next: the level and its title, what shows at it, an exercise, and how to tell it was reached."""

    level: int
    title: str
    behaviours: tuple[str, ...]
    exercise: str
    check: str


@dataclass(frozen=True, slots=True)
class Item:
    """One competency. `level` is 0 to the top or None, `level_text` says it in words, NE and `not rated` included.

    `meaning` is the rubric's definition of that level; `standard` that of the grade applied for; `gap` is level minus
    standard; `suggested_text` is empty where the reader sees no suggestions; `flags` are sentences on lost ground.
    """

    code: str
    title: str
    definition: str
    method: str
    state: State
    level: int | None
    level_text: str
    meaning: str = ""
    core: bool = False
    standard: int | None = None
    gap: int | None = None
    points: Decimal | None = None
    suggested_text: str = ""
    reason: str = ""
    flags: tuple[str, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    exams: tuple[Exam, ...] = ()
    notes: tuple[Note, ...] = ()
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A group of items; `score` (0 to 100) and `coverage` (0 to 1), and both in words, where the reader sees them."""

    id: str
    title: str
    items: tuple[Item, ...]
    score: Decimal | None = None
    score_text: str = ""
    coverage: Decimal | None = None
    coverage_text: str = ""


@dataclass(frozen=True, slots=True)
class GradeTold:
    """A grade of the post, looked at alone: the conditions that fail (a to e), its reasons, and the fit (0 to 1)."""

    id: str
    title: str
    applied: bool
    met: bool
    failing: tuple[str, ...]
    fit: Decimal | None
    fit_text: str
    reasons: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: `grade` is an id, `below`, `insufficient`, or None for a session that was ended.

    `general` are the reasons that speak of no single grade; `margin` says what would change it, `chance` how firm it
    is, where the model sets that.
    """

    grade: str | None
    name: str
    partial: bool
    general: tuple[Told, ...] = ()
    grades: tuple[GradeTold, ...] = ()
    margin: tuple[str, ...] = ()
    chance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an `<svg>` that stands in any page; `about` says all of it in words."""

    key: str
    title: str
    about: str
    svg: str


@dataclass(frozen=True, slots=True)
class Report:
    """A session for one reader in one language. What a reader does not see is empty or None.

    `language` is that of the model's texts, `locale` that of all others; `house`, `header` and `footer` are
    the organisation's own (settings, `report`). `facts` is the
    head in order; `notices` is what must be read first (draft standards, lost events, an unfinished session);
    `decision`, `entry`, `structure`, `beside` are sentences; `notes` are all notes in order; `strengths` and `steps`
    are codes of items, the latter with what matters most first; `foot` is what the reader is to know of the report.
    `document` is the whole session document, byte for byte as `bei export` writes it, for the archive alone.
    """

    reader: Reader
    language: Language
    locale: str
    session: str
    title: str
    house: str
    header: str
    footer: str
    top: int
    facts: tuple[Fact, ...]
    notices: tuple[Told, ...] = ()
    verdict: Verdict | None = None
    decision: tuple[Told, ...] = ()
    entry: tuple[Told, ...] = ()
    categories: tuple[Category, ...] = ()
    total: Category | None = None
    strengths: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    notes: tuple[Note, ...] = ()
    beside: tuple[Told, ...] = ()
    structure: tuple[Told, ...] = ()
    pictures: tuple[Picture, ...] = ()
    foot: tuple[str, ...] = ()
    document: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, category by category."""
        return tuple(item for category in self.categories for item in category.items)

    def item(self, code: str) -> Item:
        """The item of that code. Raises StopIteration where it is not in the report."""
        return next(one for one in self.items if one.code == code)

    @property
    def loose(self) -> tuple[Note, ...]:
        """The notes that belong to no incident."""
        return tuple(one for one in self.notes if not one.incident)

    def fact(self, key: str) -> str:
        """What the head says at `key`; empty where it says nothing."""
        return next((one.text for one in self.facts if one.key == key), "")
