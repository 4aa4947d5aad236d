"""What `bei export` calls for the formats that are tables: each writes to a file, session by session."""

from collections.abc import Iterable
from typing import IO

from tui.reports.making import Source
from tui.reports.tables.table import Table
from tui.translate import Words


def ratings_as_csv(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write the table of ratings."""
    from tui.reports.tables.ratings import RATINGS

    _csv(RATINGS, sources, words, file)


def evidence_as_csv(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write the table of notes."""
    from tui.reports.tables.evidence import EVIDENCE

    _csv(EVIDENCE, sources, words, file)


def ratings_as_parquet(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write the table of ratings."""
    from tui.reports.tables.parquet import write
    from tui.reports.tables.ratings import RATINGS

    write(RATINGS, (one.session for one in sources), words, file)


def evidence_as_parquet(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write the table of notes."""
    from tui.reports.tables.evidence import EVIDENCE
    from tui.reports.tables.parquet import write

    write(EVIDENCE, (one.session for one in sources), words, file)


def as_book(sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    """Write all tables as one XLSX file, which is made in memory."""
    from tui.reports.tables import book

    file.write(book.as_book([one.session for one in sources], words))


def _csv(table: Table, sources: Iterable[Source], words: Words, file: IO[bytes]) -> None:
    from tui.reports.tables.csv import lines

    for line in lines(table, (one.session for one in sources), words):
        file.write(line.encode())
