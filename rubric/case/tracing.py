"""Keeps count of what was taken out of a CASE package, so that whatever was not is told field by field."""

from collections.abc import Iterator
from typing import Any

from rubric.case.package import Object, everything
from rubric.exchange.report import Entry

_INNER = frozenset(("CFRubricCriteria", "CFRubricCriterionLevels"))


class Trace:
    """What became of each field; those that hold nothing (null, an empty text or list) are in no count."""

    def __init__(self, package: Object) -> None:
        """Take the package, of which nothing has been taken yet."""
        self._all = list(everything(package))
        self._names = {id(data): (kind, place) for kind, place, data in self._all}
        self._taken: dict[tuple[int, str], str] = {}
        self._package = package

    def take(self, data: Object, field: str, to: str) -> Any:
        """The value of a field, which goes to `to` in the model; None where it holds nothing."""
        value = data.get(field)
        if value in (None, "", [], {}):
            return None
        self._taken.setdefault((id(data), field), to)
        return value

    def give_back(self, data: Object, field: str) -> None:
        """Say that a field that was taken could not be used after all."""
        self._taken.pop((id(data), field), None)

    def place(self, data: Object) -> str:
        """Where in the package `data` stands."""
        return self._names[id(data)][1]

    def entries(self) -> Iterator[Entry]:
        """What was mapped and what was left, in the order of the package."""
        for kind, place, data in self._all:
            for field, value in data.items():
                if field in _INNER or value in (None, "", [], {}):
                    continue
                to = self._taken.get((id(data), field))
                yield Entry("left" if to is None else "mapped", f"{kind}.{field}", to or "", places=(place,))
        known = {"CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics"}
        yield from (Entry("left", str(key), places=(str(key),)) for key in self._package if key not in known)
