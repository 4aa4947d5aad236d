"""What a table is: columns with names that never change, and the rows that a session gives.

Texts are made visible (`tui/safe_text.py`), those of models too: the exact texts are in the session document.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rubric.language import Language
from sessions.interview.model import Session
from tui.safe_text import visible

Kind = Literal["text", "whole", "decimal", "yes_no", "time"]
"""Of a column: decimals have four places at most, times are ISO 8601 in UTC."""
Cell = str | int | Decimal | bool | None
"""None where there is nothing to say: an NE rating has no level."""
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in English, the same for ever, and what its cells are."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and what gives the rows of a session, with the texts of its model in a language."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Session, Language], Iterator[Row]]


SESSION = (
    Column("session_id"),
    Column("candidate"),
    Column("candidate_id"),
    Column("post"),
    Column("purpose"),
    Column("grade"),
    Column("interviewer"),
    Column("opened_at", "time"),
    Column("submitted", "yes_no"),
    Column("ended"),
    Column("rubric"),
    Column("rubric_version"),
)
"""With these every row begins."""


def session_cells(session: Session) -> Row:
    """The cells of SESSION."""
    return (
        session.id,
        visible(session.candidate),
        visible(session.candidate_id),
        visible(session.post),
        session.purpose,
        session.grade,
        visible(session.interviewer),
        session.opened,
        session.submitted,
        session.ended or "",
        session.rubric.id,
        session.rubric.version,
    )
