"""A table of competencies to the content of a rubric. What the table does not give is made minimal, and said."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rubric.exchange.minimal import EVERYTHING, UNWRITTEN, grades, questions
from rubric.exchange.naming import Names, code_of, id_of, made_up, short_code
from rubric.exchange.report import Entry, gathered
from rubric.exchange.spoken import language_of_text
from rubric.language import Language
from rubric.model import SCHEMA
from rubric.tables.columns import Columns
from rubric.tables.grid import Grid, column_name, refuse
from rubric.tables.headings import Role
from rubric.tables.rows import Found, Rows, placed, weight_of
from rubric.tables.steps import numbered, step_of

_MOST_LEVELS = 9
_TO: dict[Role, str] = {
    "category": "categories.title",
    "code": "items.code",
    "item": "items.title",
    "definition": "items.definition",
    "level": "levels.level",
    "title": "levels.title",
    "behaviour": "items.levels",
    "weight": "items.weight",
    "question": "items.questions",
    "probe": "items.probes",
    "step": "items.levels",
    "standard": "grades.standards",
}
_STANDARD_WORDS = re.compile(r"标准(?:级别|等级)?|(?:级别)?要求|等级|standard|required|target|profile|level", re.I)


@dataclass(frozen=True, slots=True)
class Built:
    """The plain content of a rubric, and what became of the columns of the table."""

    content: dict[str, Any]
    report: tuple[Entry, ...]


def build(
    grid: Grid, columns: Columns, source: str, title: str, language: Language | None = None, rubric_id: str = ""
) -> Built:
    """The rubric that `grid` gives when its columns hold what `columns` says; `title` serves where it has none.

    Raises RubricError where there are no items, no behaviours or no levels.
    """
    _check(columns, source)
    rows = Rows(grid, columns)
    if not placed(rows.items):
        if not columns.wide and not columns.having("level"):
            refuse(source, "table_no_level", columns.body or 1, headings=_named(columns))
        refuse(source, "table_no_rows", columns.body + 1)
    return _Build(grid, columns, rows, source, title, language).built(rubric_id)


def _check(columns: Columns, source: str) -> None:
    headings, row = _named(columns), columns.body or 1
    if not columns.having("item"):
        refuse(source, "table_no_item", row, headings=headings)
    if not columns.wide and not columns.having("behaviour"):
        refuse(source, "table_no_behaviour", row, headings=headings)


def _named(columns: Columns) -> str:
    return ", ".join(heading for heading in columns.headings.values() if heading)[:200]


class _Build:
    def __init__(
        self, grid: Grid, columns: Columns, rows: Rows, source: str, title: str, language: Language | None
    ) -> None:
        self._grid = grid
        self._columns = columns
        self._items = rows.items
        self._title = " ".join((columns.title or title).split())
        said = "".join(text for item in rows.items.values() for text in (item.name, *(b for _, b in item.behaviours)))
        self._language: Language = language or language_of_text(said)
        self._notes = [Entry("note", "language_asked" if language else "language_guessed", self._language), *rows.notes]
        if grid.unknown:
            self._notes.append(Entry("note", "formula_unknown", count=grid.unknown))
        self._steps = placed(rows.items)
        self._numbers, sure = numbered(self._steps)
        self._number_of = dict(zip(self._steps, self._numbers, strict=True))
        self._top = max(self._numbers)
        if not 1 <= self._top <= _MOST_LEVELS:
            refuse(source, "table_levels", columns.body + 1, count=str(self._top), most=str(_MOST_LEVELS))
        if not sure:
            self._notes.append(Entry("note", "levels_by_order"))
        self._codes: dict[tuple[str, str], str] = {}

    def built(self, rubric_id: str) -> Built:
        """All of it."""
        self._give_codes()
        levels = self._levels()
        items = [self._item(key, found) for key, found in self._items.items()]
        content = {
            "schema": SCHEMA,
            "id": rubric_id or id_of(self._title) or made_up("table", self._title),
            "version": "1.0.0",
            "title": self._words(self._title),
            "levels": levels,
            "categories": self._categories(),
            "grades": self._grades(levels),
            "items": items,
        }
        self._notes.append(Entry("note", "version_made", "1.0.0"))
        return Built(content, gathered([*self._notes, *self._of_columns()]))

    def _words(self, text: str) -> dict[str, Any]:
        return {self._language: text}

    def _note(self, code: str, *places: str) -> None:
        self._notes.append(Entry("note", code, places=places))

    def _give_codes(self) -> None:
        codes = Names.codes()
        for number, (key, found) in enumerate(self._items.items(), 1):
            wanted = code_of(found.code)
            if not wanted:
                wanted = short_code(found.name) or f"item{number}"
                self._note("code_made", wanted)
            self._codes[key] = codes.give(wanted)

    def _levels(self) -> list[dict[str, Any]]:
        named: dict[int, Counter[str]] = {}
        for step, number in zip(self._steps, self._numbers, strict=True):
            if step.title:
                named.setdefault(number, Counter())[step.title] += 1
        made = []
        for number in range(1, self._top + 1):
            title: dict[str, Any] = {"zh": f"{number} 级", "en": f"Level {number}"}
            title = self._words(named[number].most_common(1)[0][0] if number in named else title[self._language])
            made.append({"level": number, "title": title, "definition": title})
        self._notes.append(Entry("note", "levels_defined", count=self._top))
        return made

    def _item(self, key: tuple[str, str], found: Found) -> dict[str, Any]:
        if not found.definition:
            self._note("definition_made", found.name)
        given = {"code": self._codes[key], "title": self._words(found.name), "weight": self._weight(found)}
        asked = [{"kind": "other", **self._words(one)} for one in found.questions]
        if not asked:
            asked = questions(found.name, self._language)
            self._notes.append(Entry("note", "questions_made", count=len(asked), places=(found.name,)))
        given["definition"] = self._words(found.definition or found.name)
        given["questions"] = asked
        given["probes"] = [self._words(one) for one in found.probes]
        given["levels"] = self._indicators(found)
        return {name: value for name, value in given.items() if value}

    def _weight(self, found: Found) -> Any:
        weight = weight_of(found.weight) if found.weight else None
        if found.weight and weight is None:
            self._notes.append(Entry("note", "weight_made", found.weight[:20], places=(found.name,)))
        return weight

    def _indicators(self, found: Found) -> dict[int, list[dict[str, Any]]]:
        made: dict[int, dict[str, None]] = {}
        for step, behaviour in found.behaviours:
            if self._number_of[step] < 1:
                self._notes.append(Entry("note", "level_zero", step.title, places=(found.name,)))
                continue
            made.setdefault(self._number_of[step], {})[behaviour] = None
        for number in range(1, self._top + 1):
            if number not in made:
                self._note("indicator_made", f"{found.name} {number}")
                made[number] = {UNWRITTEN[self._language]: None}
        return {number: [self._words(one) for one in texts] for number, texts in sorted(made.items())}

    def _categories(self) -> list[dict[str, Any]]:
        members: dict[str, list[str]] = {}
        for key, found in self._items.items():
            members.setdefault(found.category, []).append(self._codes[key])
        ids, made = Names.ids(), []
        for number, (name, codes) in enumerate(members.items(), 1):
            if not name:
                self._note("category_made")
            title = self._words(name or EVERYTHING[self._language])
            made.append({"id": ids.give(id_of(name) or f"c{number}"), "title": title, "items": codes})
        return made

    def _grades(self, levels: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A grade for each column of standards; where there is none, or none can be read, one for each level."""
        ids, made = Names.ids(), []
        for number, column in enumerate(self._columns.having("standard"), 1):
            heading = self._columns.headings[column]
            title = _STANDARD_WORDS.sub("", heading).strip(" ()（）-—_:：·/") or heading or column_name(column)
            standards = dict(self._standards(column))
            if standards:
                name = ids.give(id_of(title) or f"g{number}")
                made.append({"id": name, "title": self._words(title), "standards": standards})
        if not made:
            self._notes.append(Entry("note", "grades_made", count=len(levels)))
        return made or grades(levels, list(self._codes.values()), self._language)

    def _standards(self, column: int) -> Iterator[tuple[str, int]]:
        by_title = {step.title: number for step, number in zip(self._steps, self._numbers, strict=True)}
        for key, found in self._items.items():
            cell = found.standards.get(column, "")
            step = step_of(cell) if cell else None
            level = (step.number or by_title.get(step.title, 0)) if step else 0
            if 1 <= level <= self._top:
                yield self._codes[key], level
            elif cell:
                self._note("standard_unreadable", f"{found.name} {cell[:20]}")

    def _of_columns(self) -> Iterator[Entry]:
        body = self._grid.rows[self._columns.body :]
        for column, heading in self._columns.headings.items():
            count = sum(bool(row[column]) for row in body)
            role = self._columns.roles.get(column, "none")
            name = f"{column_name(column)} {' '.join(heading.split())[:40]}".strip()
            if not count:
                continue
            if role == "none":
                yield Entry("left", name, count=count)
                continue
            yield Entry("mapped", name, _TO[role], count)
            if column in self._columns.guessed:
                yield Entry("note", "guessed_column", name)
