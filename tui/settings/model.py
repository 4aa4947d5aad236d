"""The settings as values, with the defaults; frozen, read once at the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sessions.interview.marks import Marks

if TYPE_CHECKING:
    from rubric.faults import PlacedFault

SuggestionsShown = Literal["at_once", "after_level"]


@dataclass(frozen=True, slots=True)
class Clock:
    """How a time of day is shown: of 12 or 24 hours, with seconds, with the time zone."""

    hours: Literal[12, 24] = 24
    seconds: bool = False
    zone: bool = False


@dataclass(frozen=True, slots=True)
class TimeBudget:
    """Minutes of a new interview; what a plan is held against; minutes left from which they stand out."""

    minutes: int = 60
    item_minutes: int = 6
    items: int = 8
    low: int = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What stands on a report beside the session: whose it is, and the rows at the top and the foot of each page."""

    organisation: str = ""
    header: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """With what a new session begins: who interviews, when suggestions show, whether impressions are asked for."""

    interviewer: str = ""
    suggestions: SuggestionsShown = "at_once"
    impression: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them. `language` is `auto` for the locale's, an empty `home` the platform's place.

    `keys` are the bindings that have other keys than bei gives them, by id, each with its keys as Textual names them.
    """

    language: str = "auto"
    theme: str = "dark"
    home: str = ""
    clock: Clock = field(default_factory=Clock)
    time: TimeBudget = field(default_factory=TimeBudget)
    capture: Marks = field(default_factory=Marks)
    interview: Interview = field(default_factory=Interview)
    report: Report = field(default_factory=Report)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the file says: `given` the values that count, by dotted name; where it says nothing, the defaults stand."""

    file: Path
    settings: Settings = field(default_factory=Settings)
    given: tuple[str, ...] = ()
    faults: "tuple[PlacedFault, ...]" = ()
