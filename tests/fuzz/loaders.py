"""All that reads files from outside, as functions of bytes that take them or refuse them, and do nothing else."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rubric.bank_reader import Banks
from rubric.case.importing import models
from rubric.case.package import looks_like_case, read_package
from rubric.catalogue import Catalogue
from rubric.exchange.arrival import arrived
from rubric.faults import RubricError
from rubric.lint.linting import lint
from rubric.reader import read_text, text_in
from rubric.tables.building import build
from rubric.tables.columns import UnknownColumnError
from rubric.tables.reading import read_sheet
from sessions.errors import DocumentError
from sessions.exam_csv import Table
from sessions.intake import read_many

CORPUS = Path(__file__).parent / "corpus"


def rubric(raw: bytes) -> None:
    """A rubric file, YAML or JSON; what is usable is looked at by lint too, and reads the same when written again."""
    reading = read_text(text_in(raw, "f"), "f")
    lint(reading.content)
    assert arrived(reading.content, "f").reading.content == reading.content


def bank(raw: bytes) -> None:
    """A question bank."""
    Banks(Catalogue()).read_text(text_in(raw, "f"), "f")


def case(raw: bytes) -> None:
    """A CASE package."""
    if looks_like_case(raw):
        models(read_package(raw, "f"), "f")


def table(raw: bytes) -> None:
    """A table of competencies, CSV or XLSX."""
    sheet = read_sheet(raw, "f")
    arrived(build(sheet.grid, sheet.columns, "f", "Table").content, "f")


def scores(raw: bytes) -> None:
    """A file of exam scores."""
    Table("f", raw)


def document(raw: bytes) -> None:
    """A session document, or several, a line each."""
    read_many(raw)


LOADERS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (rubric, bank, case, table, scores, document)
}
REFUSALS = (RubricError, UnknownColumnError, DocumentError)
"""How a loader says no; anything else is a defect."""


def refuses(name: str, raw: bytes) -> bool:
    """Whether the loader `name` refuses `raw`. Raises what is no refusal."""
    try:
        LOADERS[name](raw)
    except REFUSALS:
        return True
    return False


def corpus(name: str) -> dict[str, bytes]:
    """What is kept for the loader `name`, by file."""
    return {path.name: path.read_bytes() for path in sorted((CORPUS / name).iterdir())}
