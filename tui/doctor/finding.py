"""One thing that was looked at, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["ok", "warning", "fault", "unseen"]
"""`warning` is something to do, `fault` stands in the way of work, `unseen` could not be looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: `code` names the sentence (`doctor.CODE`), `details` are what stands in it.

    What is to be done about a warning or a fault is the sentence `doctor.do.CODE`.
    """

    code: str
    level: Level = "ok"
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_document(self) -> dict[str, Any]:
        """As data, the same in every language."""
        return {"code": self.code, "level": self.level, "details": dict(self.details)}
