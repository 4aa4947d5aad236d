"""The rows of a table as the items they speak of: cells that are merged or left blank carry the value above."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rubric.exchange.behaviours import split
from rubric.exchange.report import Entry
from rubric.tables.columns import Columns
from rubric.tables.grid import Grid, Row
from rubric.tables.headings import Role
from rubric.tables.steps import Step, step_of

_REMARK = re.compile(r"(合计|总计|小计|总分|备注|注[:：]|说明[:：]|total\b|note[:：])", re.IGNORECASE)
# A number without a unit counts behaviours, not levels.
_LABEL = r"(?!\d+\s*(?:[^级等档阶层\s\d]|\Z))(?P<label>[^:：】\]]{1,16}?)"
_LABELLED = re.compile(rf"\s*[【\[]?{_LABEL}\s*(?:[】\]]\s*[:：]?|[:：]|\Z)(?P<rest>.*)")
_TOTAL = re.compile(r"(合计|总计|小计|总分|total)\s*[:：]?", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:\d{1,2}\s*(?:[.．](?!\d)|、)|[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*"
    r"(?=\w)"
)
"""A number before a name, which says the place in the list and is no part of it."""
_OWN: frozenset[Role] = frozenset(("behaviour", "step", "question", "probe"))
"""Roles whose cells, where they are merged, say what they say once."""


@dataclass
class Found:
    """An item as far as the table tells it; behaviours stand with the step that they belong to."""

    category: str
    name: str
    code: str = ""
    definition: str = ""
    weight: str = ""
    behaviours: list[tuple[Step, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    standards: dict[int, str] = field(default_factory=dict)


class Rows:
    """The items of a table in the order in which they first come, and what is to be said of its rows."""

    def __init__(self, grid: Grid, columns: Columns) -> None:
        """Read all rows below the headings."""
        self.notes: list[Entry] = []
        self.items: dict[tuple[str, str], Found] = {}
        self._columns = columns
        self._level: Step | None = None
        self._now: Found | None = None
        self._category = ""
        for number, row in self._whole(grid):
            self._read(number, row)

    def _whole(self, grid: Grid) -> Iterator[tuple[int, Row]]:
        """The rows with what merged cells give them, blank ones and repeated headings left out; counted from 1."""
        rows = [list(row) for row in grid.rows]
        width = len(rows[0])
        for top, bottom, column in grid.merged:
            if column < width and self._columns.roles.get(column) not in _OWN:
                for number in range(top + 1, min(bottom + 1, len(rows))):
                    rows[number][column] = rows[number][column] or rows[top][column]
        heading = [self._columns.headings.get(column, "") for column in range(width)]
        for number in range(self._columns.body, len(rows)):
            if any(rows[number]) and rows[number] != heading:
                yield number + 1, tuple(rows[number])

    def _cell(self, row: Row, role: Role) -> str:
        return next((row[column] for column in self._columns.having(role) if row[column]), "")

    def _read(self, number: int, row: Row) -> None:
        item, category = _NUMBER.sub("", self._cell(row, "item"), 1), _NUMBER.sub("", self._cell(row, "category"), 1)
        code = self._cell(row, "code")
        if _REMARK.match(item or next(filter(None, row))) or _TOTAL.fullmatch(next(filter(None, row)).strip()):
            self.notes.append(Entry("note", "row_skipped", places=(str(number),)))
            return
        self._category = category or self._category
        name = " ".join(item.split()) or (self._now.name if self._now else "")
        if not name:
            self.notes.append(Entry("note", "row_skipped", places=(str(number),)))
            return
        before, self._now = self._now, self.items.setdefault((self._category, name), Found(self._category, name))
        if self._now is not before:
            self._level = None
        self._fill(self._now, row, code)
        if self._columns.wide:
            for column in self._columns.having("step"):
                self._now.behaviours += [(self._columns.steps[column], one) for one in split(row[column])]
        else:
            self._read_level(self._now, number, row)

    def _fill(self, item: Found, row: Row, code: str) -> None:
        item.code = item.code or code
        item.weight = item.weight or self._cell(row, "weight")
        definition = " ".join(self._cell(row, "definition").split())
        if definition and item.definition and definition != item.definition:
            self.notes.append(Entry("note", "definition_more", places=(item.name,)))
        item.definition = item.definition or definition
        for column in self._columns.having("standard"):
            if row[column]:
                item.standards.setdefault(column, row[column])
        asked: tuple[tuple[Role, list[str]], ...] = (("question", item.questions), ("probe", item.probes))
        for role, gathered in asked:
            for column in self._columns.having(role):
                gathered += [one for one in split(row[column]) if one not in gathered]

    def _read_level(self, item: Found, number: int, row: Row) -> None:
        if not self._columns.having("level"):
            for column in self._columns.having("behaviour"):
                item.behaviours += [(step, one) for step, text in labelled(row[column]) for one in split(text)]
            return
        if cell := " ".join(self._cell(row, "level").split()):
            step = step_of(cell) or Step(cell)
            title = " ".join(self._cell(row, "title").split())
            self._level = Step(title or step.title, step.number, step.rank)
        said = [one for column in self._columns.having("behaviour") for one in split(row[column])]
        if said and self._level is None:
            self.notes.append(Entry("note", "row_without_level", places=(str(number),)))
        elif self._level is not None:
            item.behaviours += [(self._level, one) for one in said]


def labelled(cell: str) -> Iterator[tuple[Step, str]]:
    """The levels that stand in one cell below each other, each with a label at the head of its line: `1级：…`."""
    step, lines = None, list[str]()
    for line in cell.split("\n"):
        found = _LABELLED.match(line)
        label = step_of(found["label"]) if found else None
        if found is None or label is None:
            lines.append(line)
            continue
        if step is not None:
            yield step, "\n".join(lines)
        step, lines = label, [found["rest"]]
    if step is not None:
        yield step, "\n".join(lines)


def weight_of(cell: str) -> Decimal | None:
    """A weight as it is written in a cell, `30%` as 0.3; None for what is none."""
    found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)\s*([%％]?)", cell.strip())
    value = Decimal(found[1]) / (100 if found and found[2] else 1) if found else Decimal(0)
    return value if 0 < value <= 1_000_000 else None


def placed(items: Mapping[tuple[str, str], Found]) -> list[Step]:
    """Every step that a behaviour stands with, in the order of the table."""
    return [step for item in items.values() for step, _ in item.behaviours]
