"""Checking files of models and of question banks, one after the other; what is wrong with each is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from tui.failure import Exit, say_fault
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.faults import PlacedFault
    from tui.door import Door


class Read(Protocol):
    """What was read and is usable."""

    @property
    def warnings(self) -> "tuple[PlacedFault, ...]":
        """What is to be known of it all the same."""


R = TypeVar("R", bound=Read)


@dataclass(frozen=True, slots=True)
class Check(Generic[R]):
    """What came of one file: its `reading`, None where it is of no use, and its faults and warnings."""

    named: str
    reading: R | None
    faults: "tuple[PlacedFault, ...]"
    code: int = Exit.DONE

    def to_document(self) -> dict[str, Any]:
        """As data; the sentences went to standard error."""
        valid = self.reading is not None
        return {"named": self.named, "valid": valid, "faults": [one.to_document() for one in self.faults]}


def check(door: "Door", named: str, read: Callable[[str], R]) -> Check[R]:
    """Read what `named` names, and tell what is wrong with it."""
    from tui.verbs.outcome import failure_of

    try:
        reading = read(named)
    except Exception as error:
        found = failure_of(door.words, error)
        if found is None:
            raise
        say.message(found.message)
        return Check(named, None, getattr(error, "faults", ()), found.code)
    for warning in reading.warnings:
        say.message(say_fault(door.words, warning))
    return Check(named, reading, reading.warnings)


def ended(checks: "Sequence[Check[Any]]") -> int:
    """The exit code of several checks: an invalid file before all else."""
    codes = [one.code for one in checks if one.code != Exit.DONE]
    return Exit.INVALID if Exit.INVALID in codes else codes[0] if codes else Exit.DONE
