"""A fault in a file, a document or a log: what is wrong, where, as a value; words are made when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

MAX_FAULTS = 100
"""Faults that are told of one file: who has mended those sees the next."""

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the file down to a value."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names the rule, `details` fill its words; an error refuses the file, a warning does not."""

    path: Path
    code: str
    details: Mapping[str, str] = field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Place and code, for a traceback: what was found in the file may be a name or a note."""
        return f"{'.'.join(map(str, self.path))}: {self.code}".removeprefix(": ")


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault with its place in the file, line and column from 1."""

    file: str
    line: int
    column: int
    fault: Fault

    def to_document(self) -> dict[str, Any]:
        """The fault as data; its sentence is made where it is shown."""
        fault = self.fault
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": ".".join(map(str, fault.path)),
            "code": fault.code,
            "severity": fault.severity,
            "details": dict(fault.details),
        }


class RubricError(Exception):
    """A file that cannot be used; `faults` holds every one that was found in it."""

    def __init__(self, faults: tuple[PlacedFault, ...]) -> None:
        """Take the faults, at least one of them an error."""
        super().__init__(f"{len(faults)} fault(s)")
        self.faults = faults
