"""The list of sessions on the home screen; from the plain index, so that the first paint loads no model."""

from collections.abc import Iterable, Sequence
from typing import overload

from sessions.summary import Row
from tui.lines import Line, Span, people, spread
from tui.translate import Words
from tui.views.times import day_of


def matches(row: Row, wanted: str) -> bool:
    """Whether every word of `wanted` stands somewhere in the row, whatever its case."""
    if not wanted:
        return True
    text = f"{row.candidate} {row.candidate_id} {row.post} {row.interviewer} {row.rubric} {row.grade} {row.id}".lower()
    return all(word in text for word in wanted.lower().split())


def row_line(row: Row, width: int, words: Words) -> Line:
    """One session on one row: who, for what, how far."""
    who = people(row.candidate) + (f" ({people(row.candidate_id)})" if row.candidate_id else "")
    state: Span = {
        "open": (words(f"stage.{row.stage}"), "accent"),
        "ended": (words(f"ending.{row.ended}") if row.ended else "", "warn"),
        "submitted": (words("state.submitted"), "good"),
    }[row.state]  # type: ignore[assignment]
    left: list[Span] = [
        (" ● " if row.state == "open" else "   ", "accent"),
        (who, "strong"),
        (f"  {people(row.post)}" if row.post else "", "plain"),
        (f"  {people(row.interviewer)}" if width > 90 else "", "muted"),
    ]
    right: list[Span] = [
        (f"  {words('home.progress', rated=row.rated, planned=row.planned, notes=row.notes)}  ", "muted"),
        state,
        (f"  {day_of(row.updated)}", "muted"),
    ]
    return spread(left, right, width, row.id)


class HomeList(Sequence[Line]):
    """The rows that match, made into lines as they are drawn; `keys` holds their session ids."""

    def __init__(self, rows: Iterable[Row], wanted: str, width: int, words: Words) -> None:
        """Take all rows, in order, and what is looked for."""
        self._rows = [row for row in rows if matches(row, wanted)]
        self._width = width
        self._words = words
        self.keys = [row.id for row in self._rows]

    def __len__(self) -> int:
        """How many match."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """The line of a place, or of several."""
        if isinstance(at, slice):
            return [row_line(row, self._width, self._words) for row in self._rows[at]]
        return row_line(self._rows[at], self._width, self._words)
