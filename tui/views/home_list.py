"""The list of sessions on the home screen; from the plain index, so that the first paint loads no model."""

from collections.abc import Collection, Iterable, Sequence
from typing import overload

from sessions.storage.summary import Row
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


def unreadable_line(session: str, row: Row | None, width: int, words: Words) -> Line:
    """A session that cannot be read, with what to do; `row` is what was last known of it, if anything."""
    left: list[Span] = [(" ✗ ", "bad"), (people(row.candidate) if row else session, "strong")]
    return spread(left, [("  " + words("home.unreadable", session=session), "bad")], width, session)


class HomeList(Sequence[Line]):
    """The rows that match, made into lines as they are drawn; `keys` holds their session ids.

    The sessions that are `unreadable` stand first, whether there is a row of them or not.
    """

    def __init__(
        self, rows: Iterable[Row], wanted: str, width: int, words: Words, unreadable: Collection[str] = ()
    ) -> None:
        """Take all rows, in order, and what is looked for."""
        self._rows = {row.id: row for row in rows}
        self._unreadable = frozenset(unreadable)
        self._width = width
        self._words = words
        lost = [one for one in sorted(self._unreadable) if self._fits(one, wanted)]
        self.keys = lost + [
            one for one, row in self._rows.items() if one not in self._unreadable and matches(row, wanted)
        ]

    def __len__(self) -> int:
        """How many match."""
        return len(self.keys)

    def _fits(self, session: str, wanted: str) -> bool:
        row = self._rows.get(session)
        return matches(row, wanted) if row else all(word in session for word in wanted.lower().split())

    def _line(self, session: str) -> Line:
        if session in self._unreadable:
            return unreadable_line(session, self._rows.get(session), self._width, self._words)
        return row_line(self._rows[session], self._width, self._words)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """The line of a place, or of several."""
        if isinstance(at, slice):
            return [self._line(one) for one in self.keys[at]]
        return self._line(self.keys[at])
