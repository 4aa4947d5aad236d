"""Which level of the scale each level of a criterion is: CASE gives scores, or positions, or nothing but an order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rubric.case.package import Object, objects, text_of
from rubric.case.tracing import Trace
from rubric.exchange.report import Entry

_LOW = ("needs", "poor", "begin", "novice", "basic", "junior", "below", "emerging", "初", "不", "差", "要改善")
_HIGH = ("excel", "exempl", "outstanding", "expert", "master", "advanc", "senior", "exceed", "优", "資", "资深", "专家")


class Scale:
    """The levels of the criteria of one rubric, each with its number from 1 up.

    By score where all levels have one, unlike those beside it: a score of 0 is then bei's own level 0, below the
    first. Else by position, else in the order of the file; where the words of the first say that it is the best, from
    the last on. Criteria whose scores differ but whose levels are as many are laid beside each other.
    """

    def __init__(self, criteria: Sequence[Object], trace: Trace) -> None:
        """Take the criteria and find the numbers."""
        self.notes: list[Entry] = []
        self._trace = trace
        given = [objects(one, "CFRubricCriterionLevels") for one in criteria]
        ranked = self._by_score(given) or [self._by_order(levels) for levels in given]
        self.top = max((number for levels in ranked for number, _ in levels), default=0)
        self.levels = {id(criterion): dict(levels) for criterion, levels in zip(criteria, ranked, strict=True)}

    def of(self, criterion: Object) -> dict[int, Object]:
        """The levels of a criterion by number."""
        return self.levels[id(criterion)]

    def _by_score(self, given: list[list[Object]]) -> list[list[tuple[int, Object]]]:
        numbered = ([(_number(one, "score"), n, one) for n, one in enumerate(levels)] for levels in given)
        scored = [sorted(levels, key=_first) for levels in numbered]
        for levels in scored:
            values = [score for score, _, _ in levels]
            if None in values or len(set(values)) < len(values):
                return []
        kept = [list(self._above_zero(levels)) for levels in scored]
        steps = sorted({score for levels in kept for score, _ in levels})
        if len(steps) == max(map(len, kept), default=0):
            return [[(steps.index(self._used(score, one)) + 1, one) for score, one in levels] for levels in kept]
        self.notes.append(Entry("note", "levels_aligned"))
        return [[(n, one) for n, (score, one) in enumerate(levels, 1) if self._used(score, one)] for levels in kept]

    def _used(self, score: Decimal, level: Object) -> Decimal:
        self._trace.take(level, "score", "levels.level")
        return score

    def _above_zero(self, levels: list[tuple[Any, int, Object]]) -> Iterator[tuple[Decimal, Object]]:
        for score, _, one in levels:
            if score > 0 or levels[-1][0] <= 0:
                yield score, one
            else:
                name = text_of(one.get("quality"))
                self.notes.append(Entry("note", "level_zero", name, places=(self._trace.place(one),)))

    def _by_order(self, levels: list[Object]) -> list[tuple[int, Object]]:
        placed = [_number(one, "position") for one in levels]
        if None not in placed and len(set(placed)) == len(placed):
            levels = [one for _, _, one in sorted(zip(placed, range(len(levels)), levels, strict=True), key=_first)]
            for one in levels:
                self._trace.take(one, "position", "levels.level")
        names = [text_of(one.get("quality")).lower() for one in levels]
        if names and (any(word in names[0] for word in _HIGH) or any(word in names[-1] for word in _LOW)):
            levels = levels[::-1]
        if levels:
            self.notes.append(Entry("note", "levels_by_order", places=(self._trace.place(levels[0]),)))
        return list(enumerate(levels, 1))


def _first(one: tuple[Any, ...]) -> tuple[bool, Any, int]:
    return one[0] is None, one[0] or 0, one[1]


def _number(data: Object, field: str) -> Decimal | None:
    value = data.get(field)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
