"""A model made out of a file from outside: its content, checked as any rubric file is, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rubric.exchange.writing import as_yaml
from rubric.faults import Fault, PlacedFault, RubricError
from rubric.reader import MAX_VALUES, Reading, read_text


@dataclass(frozen=True, slots=True)
class Arrival:
    """The file of a model that came in, and what it reads as."""

    text: str
    reading: Reading

    @property
    def id(self) -> str:
        """The model's id."""
        return self.reading.rubric.id


def arrived(content: Mapping[str, Any], source: str) -> Arrival:
    """The model that `content` makes. Raises RubricError with its faults, at the top of `source`.

    Places are paths in the model: the lines of a file that was not written would lead nowhere.
    """
    if _values(content) > MAX_VALUES:
        fault = Fault((), "too_many_values", {"most": str(MAX_VALUES)})
        raise RubricError((PlacedFault(source, 1, 1, fault),))
    text = as_yaml(content)
    try:
        return Arrival(text, read_text(text, source))
    except RubricError as refused:
        faults = (one.fault for one in refused.faults if one.fault.severity == "error")
        raise RubricError(tuple(PlacedFault(source, 1, 1, fault) for fault in faults)) from None


def _values(content: Any) -> int:
    """How many values the reader will count in `content`."""
    if isinstance(content, Mapping):
        return 2 + len(content) + sum(map(_values, content.values()))
    return 2 + sum(map(_values, content)) if isinstance(content, list | tuple) else 1
