"""What `bei export` calls for the formats that are tables."""

from collections.abc import Sequence
from io import BytesIO

from tui.reports.making import Source
from tui.reports.tables.table import Table
from tui.translate import Words


def ratings_as_csv(sources: Sequence[Source], words: Words) -> bytes:
    """The table of ratings."""
    from tui.reports.tables.ratings import RATINGS

    return _csv(RATINGS, sources, words)


def evidence_as_csv(sources: Sequence[Source], words: Words) -> bytes:
    """The table of notes."""
    from tui.reports.tables.evidence import EVIDENCE

    return _csv(EVIDENCE, sources, words)


def ratings_as_parquet(sources: Sequence[Source], words: Words) -> bytes:
    """The table of ratings. Raises MissingExtraError."""
    from tui.reports.tables.ratings import RATINGS

    return _parquet(RATINGS, sources, words)


def evidence_as_parquet(sources: Sequence[Source], words: Words) -> bytes:
    """The table of notes. Raises MissingExtraError."""
    from tui.reports.tables.evidence import EVIDENCE

    return _parquet(EVIDENCE, sources, words)


def as_book(sources: Sequence[Source], words: Words) -> bytes:
    """All tables as one XLSX file."""
    from tui.reports.tables import book

    return book.as_book([one.session for one in sources], words)


def _csv(table: Table, sources: Sequence[Source], words: Words) -> bytes:
    from tui.reports.tables.csv import lines

    return "".join(lines(table, (one.session for one in sources), words)).encode()


def _parquet(table: Table, sources: Sequence[Source], words: Words) -> bytes:
    from tui.reports.tables.parquet import write

    file = BytesIO()
    write(table, (one.session for one in sources), words, file)
    return file.getvalue()
