"""Exam scores from a table: CSV as spreadsheets write it, every fault at once with its line and column.

UTF-8 with or without a mark, or GB 18030 as a Chinese spreadsheet writes it; commas, semicolons or tabs. Cells are
read as they stand: a formula is refused, for nobody can see here what it would come to.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rubric.bounded import open_to_read
from rubric.checks import unknown
from rubric.faults import Fault, PlacedFault, RubricError
from rubric.model import Item, Rubric
from rubric.text import Text
from sessions.interview.commands import RecordExam
from sessions.limits import MAX_SCORES

_NAMES = {
    "item": ("item", "项目", "素质项", "能力素质项"),
    "level": ("level", "级别", "等级"),
    "subject": ("subject", "科目"),
    "score": ("score", "分数", "成绩", "得分"),
    "session": ("session", "面试", "面试编号"),
    "candidate_id": ("candidate_id", "候选人编号", "考生编号", "考号"),
}
NEEDED = ("item", "level", "subject", "score")
_CELL = r'[ ]*"(?:[^"]|"")*"[ ]*|[^{0}]*'
_SCORE = re.compile(r"\d{1,3}(\.\d{1,10})?\Z")
_FORMULA = re.compile(r"[=@]|[+-](?![\d.])")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell without its quotes, and the line and column, from 1, at which it begins."""

    text: str
    line: int
    column: int


Row = Mapping[str, Cell]
"""The cells of a row by what they are: item, level, subject, score, and session or candidate_id where there is one."""


class Table:
    """The rows of a file, and the faults that are found in them."""

    def __init__(self, name: str, raw: bytes) -> None:
        """Read `raw`; `name` stands for the file in faults. Raises RubricError where it is no such table at all."""
        self._name = name
        self._faults: list[PlacedFault] = []
        self.rows: list[Row] = []
        lines = self._decoded(raw).splitlines() or [""]
        delimiter = max(",;\t", key=lines[0].count)
        head = self._cells(lines[0], 1, delimiter)
        names = [self._named(cell) for cell in head]
        for one in NEEDED:
            if one not in names:
                self.fault(Cell("", 1, 1), Fault((), "csv_no_column", {"column": one, "also": _NAMES[one][1]}))
        for n, name_ in enumerate(names):
            if name_ and name_ in names[:n]:
                self.fault(head[n], Fault((), "duplicate_key", {"key": name_}))
        self.raise_faults()
        self.columns = tuple(filter(None, names))
        for number, text in enumerate(lines[1:], 2):
            cells = self._cells(text, number, delimiter)
            if not any(cell.text for cell in cells):
                continue
            given = {name_: cell for name_, cell in zip(names, cells, strict=False) if name_}
            blank = [one for one in self.columns if one not in given or not given[one].text]
            for one in blank:
                at = given.get(one, Cell("", number, len(text) + 1))
                self.fault(at, Fault((), "csv_blank", {"column": one}))
            if not blank:
                self.rows.append(given)
        if not self.rows and not self._faults:
            self.fault(Cell("", 1, 1), Fault((), "empty"))

    def _decoded(self, raw: bytes) -> str:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
        raise RubricError((PlacedFault(self._name, 1, 1, Fault((), "csv_encoding")),))

    def _cells(self, text: str, number: int, delimiter: str) -> list[Cell]:
        """The cells of a line; a quote that does not end on it is a fault."""
        cells: list[Cell] = []
        at, pattern = 0, re.compile(_CELL.format(re.escape(delimiter)))
        while at <= len(text):
            found = pattern.match(text, at)
            given = found[0] if found else ""
            plain = given.strip()
            if plain.startswith('"'):
                if len(plain) < 2 or not plain.endswith('"'):
                    self.fault(Cell("", number, at + 1), Fault((), "csv_quote"))
                plain = plain[1:-1].replace('""', '"').strip()
            cell = Cell(unicodedata.normalize("NFKC", plain), number, at + 1)
            if _FORMULA.match(cell.text):
                self.fault(cell, Fault((), "csv_formula", {"text": cell.text[:40]}))
            cells.append(cell)
            at += len(given) + 1
        return cells

    def _named(self, cell: Cell) -> str:
        return next((name for name, known in _NAMES.items() if cell.text.lower() in known), "")

    def fault(self, cell: Cell, fault: Fault) -> None:
        """Take note of a fault at `cell`."""
        self._faults.append(PlacedFault(self._name, cell.line, cell.column, fault))

    def raise_faults(self) -> None:
        """Raises RubricError where there is any fault, with all of them in the order of the file."""
        if self._faults:
            raise RubricError(tuple(sorted(self._faults, key=lambda one: (one.line, one.column))))

    def commands(self, rows: Iterable[Row], rubric: Rubric) -> list[RecordExam]:
        """What records the scores of `rows`, all of one session on `rubric`; what is wrong with a row is noted."""
        made: list[RecordExam] = []
        seen: dict[tuple[str, int, str], int] = {}
        for row in rows:
            item = self._item(row["item"], rubric)
            level = self._level(row["level"], rubric)
            subject = None if item is None else self._subject(row["subject"], item)
            score = self._score(row["score"])
            if item is None or level is None or subject is None or score is None:
                continue
            place = (item.code, level, subject)
            if place in seen:
                self.fault(row["item"], Fault((), "csv_twice", {"line": str(seen[place])}))
            seen[place] = row["item"].line
            made.append(RecordExam(item=item.code, level=level, subject=subject, score=score, source="csv"))
        return made

    def _item(self, cell: Cell, rubric: Rubric) -> Item | None:
        exams = {item.code: item for item in rubric.items if item.exam is not None}
        code = _code(cell.text, {code: item.title for code, item in exams.items()})
        if code is None:
            self.fault(cell, unknown((), "exam_item", cell.text, list(exams)))
        return exams.get(code or "")

    def _level(self, cell: Cell, rubric: Rubric) -> int | None:
        code = _code(cell.text, {str(one.level): one.title for one in rubric.levels})
        if code is None:
            details = {"level": cell.text[:40], "top": str(rubric.top)}
            self.fault(cell, Fault((), "level_outside_scale", details))
        return None if code is None else int(code)

    def _subject(self, cell: Cell, item: Item) -> str | None:
        titles = {one.code: one.title for one in item.exam.subjects} if item.exam else {}
        code = _code(cell.text, titles)
        if code is None:
            self.fault(cell, unknown((), "subject", cell.text, list(titles)))
        return code

    def _score(self, cell: Cell) -> Decimal | None:
        if not _SCORE.match(cell.text):
            comma = re.fullmatch(r"\d{1,3},\d+", cell.text)
            self.fault(cell, Fault((), "csv_comma" if comma else "csv_score", {"text": cell.text[:40]}))
            return None
        score = Decimal(cell.text)
        if score > 100:
            self.fault(cell, Fault((), "csv_score", {"text": cell.text}))
        return score


def _code(text: str, titles: Mapping[str, Text]) -> str | None:
    """The code that `text` is, or whose title in either language it is."""
    wanted = text.casefold()
    return next((code for code, of in titles.items() if wanted in (code, of.zh.casefold(), of.en.casefold())), None)


def read_table(path: Path) -> Table:
    """The table in the file at `path`. Raises RubricError, OSError."""
    with open_to_read(path) as file:
        raw = file.read(MAX_SCORES + 1)
    if len(raw) > MAX_SCORES:
        raise RubricError((PlacedFault(str(path), 1, 1, Fault((), "too_large", {"most": str(MAX_SCORES)})),))
    return Table(str(path), raw)


def by_session(table: Table, find: Callable[[str, str], list[str]]) -> dict[str, list[Row]]:
    """The rows of each session; `find` gives the ids that a text in a column may mean, of which there must be one."""
    column = next((one for one in ("session", "candidate_id") if one in table.columns), None)
    if column is None:
        table.fault(Cell("", 1, 1), Fault((), "csv_no_column", {"column": "session", "also": "candidate_id"}))
        return {}
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        text = row[column].text
        sessions = find(column, text)
        if len(sessions) == 1:
            found.setdefault(sessions[0], []).append(row)
        elif column == "session":
            table.fault(row[column], Fault((), "csv_session", {"text": text[:40]}))
        else:
            table.fault(row[column], Fault((), "csv_candidate", {"text": text[:40], "count": str(len(sessions))}))
    return found
