"""Reads XLSX, which is XML in a zip archive, by the standard library alone, and no more of it than a table may hold.

Formulas count as the values last worked out for them; nothing is evaluated, nothing outside the file is read. Layout
is that of ECMA-376 part 1, SpreadsheetML. What the archive says of its sizes is not believed: what comes out of it is
counted as it comes.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from rubric.tables.grid import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Grid, even, refuse

MAX_BYTES = 10_000_000
MAX_INFLATED = 10_000_000
"""Bytes that come out of the archive."""
MAX_ELEMENTS = 120_000
MAX_FILES = 2_000
_CHUNK = 65_536
_MOST_SPANNED = 50_000
"""Rows that all merged cells may span together; what is merged beyond that is not filled."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Attributes = Mapping[str, str]


class Workbook:
    """An XLSX file whose sheets are read one at a time."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Take the file's bytes; `name` stands for it in faults. Raises RubricError."""
        self._name = name
        self._inflated = 0
        self._elements = 0
        if len(raw) > MAX_BYTES:
            refuse(name, "too_large", most=str(MAX_BYTES))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        # A damaged directory raises any of these: zipfile checks little of what it reads.
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            refuse(name, "xlsx_broken", part="zip")
        self._parts = {one.filename.lstrip("/"): one for one in self._zip.infolist()}
        if len(self._parts) > MAX_FILES:
            self._too_large()
        if "xl/workbook.xml" not in self._parts:
            refuse(name, "xlsx_broken", part="xl/workbook.xml")
        self._strings: list[str] | None = None
        self.sheets = dict(self._sheets())
        """Where the visible sheets are in the archive, by name, in the order of their tabs."""

    def read(self, sheet: str) -> Grid:
        """The cells of a sheet. Raises RubricError."""
        reader = _Sheet(self._name, self._shared())
        self._parse(self.sheets[sheet], reader.start, reader.end, reader.text)
        return reader.grid(sheet)

    def _sheets(self) -> Iterator[tuple[str, str]]:
        targets: dict[str, str] = {}

        def relation(tag: str, given: Attributes) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
                targets[given.get("Id", "")] = place

        found: list[tuple[str, str]] = []

        def sheet(tag: str, given: Attributes) -> None:
            if tag == "sheet" and given.get("state", "visible") == "visible":
                relation_id = next((value for key, value in given.items() if key.endswith(":id")), "")
                found.append((given.get("name", ""), relation_id))

        self._parse("xl/_rels/workbook.xml.rels", relation)
        self._parse("xl/workbook.xml", sheet)
        for name, relation_id in found:
            if targets.get(relation_id, "").startswith("xl/worksheets/"):
                yield name, targets[relation_id]

    def _shared(self) -> list[str]:
        """The texts that cells name by number; of phonetic guides nothing is kept."""
        if self._strings is None:
            self._strings = []
            if "xl/sharedStrings.xml" in self._parts:
                reader = _Strings(self._strings)
                self._parse("xl/sharedStrings.xml", reader.start, reader.end, reader.text)
        return self._strings

    def _parse(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def begin(tag: str, given: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                self._too_large()
            start(tag.rpartition(":")[2], given)

        def doctype(*_rest: Any) -> None:
            refuse(self._name, "xlsx_doctype", part=part)

        parser.StartElementHandler = begin
        parser.StartDoctypeDeclHandler = doctype
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for chunk in self._inflate(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):
            refuse(self._name, "xlsx_broken", part=part)

    def _inflate(self, part: str) -> Iterator[bytes]:
        info = self._parts.get(part)
        if info is None or info.compress_type not in _METHODS or info.flag_bits & 1:
            refuse(self._name, "xlsx_broken", part=part)
        if self._inflated + info.file_size > MAX_INFLATED:
            self._too_large()
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > MAX_INFLATED:
                        self._too_large()
                    yield chunk
        # RuntimeError is an encrypted part, NotImplementedError a way of packing zipfile does not know.
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            refuse(self._name, "xlsx_broken", part=part)

    def _too_large(self) -> None:
        refuse(self._name, "xlsx_too_large", most=str(MAX_INFLATED))


class _Strings:
    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._parts: list[str] = []
        self._within: list[str] = []

    def start(self, tag: str, _given: Attributes) -> None:
        self._within.append(tag)
        if tag == "si":
            self._parts = []

    def end(self, tag: str) -> None:
        self._within.pop()
        if tag == "si":
            self._strings.append("".join(self._parts))

    def text(self, data: str) -> None:
        if self._within[-1] == "t" and "rPh" not in self._within:
            self._parts.append(data)


class _Sheet:
    """Gathers cells as the parser comes upon them."""

    def __init__(self, name: str, strings: list[str]) -> None:
        self._name = name
        self._strings = strings
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[tuple[int, int, int]] = []
        self._spanned = 0
        self._formula = False
        self._unknown = 0
        self._row = self._column = -1
        self._kind = ""
        self._value: list[str] = []
        self._within: list[str] = []

    def start(self, tag: str, given: Attributes) -> None:
        self._within.append(tag)
        if tag == "row":
            self._row = _number(given.get("r", ""), self._row + 2) - 1
            self._column = -1
        elif tag == "c":
            _, self._column = _place(given.get("r", ""), (self._row, self._column + 1))
            self._kind, self._value, self._formula = given.get("t", "n"), [], False
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._merge(given.get("ref", ""))

    def text(self, data: str) -> None:
        if self._within[-1] in ("v", "t") and "c" in self._within and "rPh" not in self._within:
            self._value.append(data)

    def end(self, tag: str) -> None:
        self._within.pop()
        if tag != "c":
            return
        self._unknown += self._formula and not "".join(self._value)
        if value := self._said("".join(self._value)).strip():
            place = (self._row + 1, self._column + 1)
            if not (0 <= self._row < MAX_ROWS and self._column < MAX_COLUMNS):
                refuse(self._name, "table_too_large", *place, rows=str(MAX_ROWS), columns=str(MAX_COLUMNS))
            if len(value) > MAX_CELL:
                refuse(self._name, "cell_too_long", *place, most=str(MAX_CELL))
            self._rows.setdefault(self._row, {})[self._column] = value

    def _said(self, value: str) -> str:
        if self._kind == "s":
            number = _number(value, -1)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if self._kind == "n":
            try:
                return f"{float(value):.10g}" if value else ""
            except ValueError:
                return ""
        return "" if self._kind in ("e", "b") else value

    def _merge(self, ref: str) -> None:
        if self._spanned > _MOST_SPANNED:
            return
        first, _, last = ref.partition(":")
        (top, left), (bottom, _) = _place(first, (-1, -1)), _place(last, (-1, -1))
        if 0 <= top < bottom and 0 <= left < MAX_COLUMNS:
            bottom = min(bottom, MAX_ROWS - 1)
            self._spanned += bottom - top
            self._merged.append((top, bottom, left))

    def grid(self, sheet: str) -> Grid:
        """What was gathered. Raises RubricError where that is nothing."""
        if not self._rows:
            refuse(self._name, "sheet_empty", sheet=sheet)
        rows = []
        for number in range(max(self._rows) + 1):
            cells = self._rows.get(number, {})
            rows.append([cells.get(n, "") for n in range(max(cells, default=-1) + 1)])
        return Grid(sheet, even(rows), "XLSX", tuple(self._merged), self._unknown)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _place(ref: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    """Row and column from 0 of a reference like `B3`."""
    letters = ref.rstrip("0123456789")
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return otherwise
    column = 0
    for one in letters.upper():
        column = column * 26 + ord(one) - ord("A") + 1
    return _number(ref[len(letters) :], otherwise[0] + 1) - 1, column - 1
