"""What a table is: columns with names that never change, and the rows that a session gives.

Texts are made visible (`tui/safe_text.py`), those of models too: the exact texts are in the session document.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sessions.interview.model import Session
from tui.safe_text import visible
from tui.translate import Words

Kind = Literal["text", "whole", "decimal", "yes_no", "time"]
"""Of a column: decimals have four places at most, times are ISO 8601 in UTC."""
Cell = str | int | Decimal | bool | None
"""None where there is nothing to say: an NE rating has no level."""
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in English, the same for ever, and what its cells are; `words` is where codes have names."""

    name: str
    kind: Kind = "text"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and what gives the rows of a session, with the texts of its model in the language of the words."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Session, Words], Iterator[Row]]

    def headings(self, words: Words) -> list[str]:
        """What the columns are called in the language; in English by their names."""
        return [words(f"column.{one.name}") for one in self.columns]


SESSION = (
    Column("session_id"),
    Column("candidate"),
    Column("candidate_id"),
    Column("post"),
    Column("purpose", words="purpose"),
    Column("grade"),
    Column("grade_title"),
    Column("interviewer"),
    Column("opened_at", "time"),
    Column("submitted", "yes_no"),
    Column("ended", words="ending"),
    Column("rubric"),
    Column("rubric_version"),
)
"""With these every row begins."""


def session_cells(session: Session, words: Words) -> Row:
    """The cells of SESSION."""
    return (
        session.id,
        visible(session.candidate),
        visible(session.candidate_id),
        visible(session.post),
        session.purpose,
        session.grade,
        visible(words.of(session.rubric.grade[session.grade].title)),
        visible(session.interviewer),
        session.opened,
        session.submitted,
        session.ended or "",
        session.rubric.id,
        session.rubric.version,
    )
