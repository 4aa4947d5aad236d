"""The list of sessions on the home screen; from the plain index, so that the first paint loads no model."""

from collections.abc import Collection, Iterable, Sequence
from typing import overload
from unicodedata import normalize

from sessions.storage.summary import Row
from tui.lines import Line, Span, people, spread
from tui.translate import Words
from tui.views.times import day_of


class Listing:
    """The sessions of a home in the order of the list, made searchable once for however many keys are typed.

    Those that are `unreadable` stand first, whether there is a row of them or not.
    """

    def __init__(self, rows: Iterable[Row], unreadable: Collection[str] = ()) -> None:
        """Take all rows, in order, and the ids of the sessions that cannot be read."""
        self.rows = {row.id: row for row in rows}
        self.unreadable = frozenset(unreadable)
        self.ids = [*sorted(self.unreadable), *(one for one in self.rows if one not in self.unreadable)]
        self._texts = [_text(self.rows[one]) if one in self.rows else one for one in self.ids]

    def __len__(self) -> int:
        """How many sessions."""
        return len(self.ids)

    def matching(self, wanted: str) -> list[str]:
        """The ids of the sessions in whose rows every word of `wanted` stands somewhere, whatever its case."""
        found: Iterable[tuple[str, str]] = zip(self.ids, self._texts, strict=True)
        words = _plain(wanted).split()
        for word in words:
            found = [(one, text) for one, text in found if word in text]
        return [one for one, _ in found] if words else self.ids


def _plain(text: str) -> str:
    """`text` with full-width forms and capitals made alike."""
    return (text if text.isascii() else normalize("NFKC", text)).lower()


def _text(row: Row) -> str:
    return _plain(f"{row.candidate} {row.candidate_id} {row.post} {row.interviewer} {row.rubric} {row.grade} {row.id}")


def row_line(row: Row, width: int, words: Words) -> Line:
    """One session on one row: who, for what, how far."""
    who = people(row.candidate) + (f" ({people(row.candidate_id)})" if row.candidate_id else "")
    states: dict[str, Span] = {
        "open": (words(f"stage.{row.stage}"), "accent"),
        "ended": (words(f"ending.{row.ended}") if row.ended else "", "warn"),
        "submitted": (words("state.submitted"), "good"),
    }
    state = states[row.state]
    left: list[Span] = [
        (" ● " if row.state == "open" else "   ", "accent"),
        (who, "strong"),
        (f"  {people(row.post)}" if row.post else "", "plain"),
        (f"  {people(row.interviewer)}" if width > 90 else "", "muted"),
    ]
    right: list[Span] = [
        (f"  {words('home.progress', rated=row.rated, planned=row.planned, count=row.notes)}  ", "muted"),
        state,
        (f"  {day_of(row.updated)}", "muted"),
    ]
    return spread(left, right, width, row.id)


def unreadable_line(session: str, row: Row | None, width: int, words: Words) -> Line:
    """A session that cannot be read, with what to do; `row` is what was last known of it, if anything."""
    left: list[Span] = [(" ✗ ", "bad"), (people(row.candidate) if row else session, "strong")]
    return spread(left, [("  " + words("home.unreadable", session=session), "bad")], width, session)


class HomeList(Sequence[Line]):
    """The rows that match, made into lines as they are drawn; `keys` holds their session ids."""

    def __init__(self, listing: Listing, wanted: str, width: int, words: Words) -> None:
        """Take all sessions, and what is looked for."""
        self.keys = listing.matching(wanted)
        self._listing = listing
        self._width = width
        self._words = words

    def __len__(self) -> int:
        """How many match."""
        return len(self.keys)

    def _line(self, session: str) -> Line:
        rows = self._listing.rows
        if session in self._listing.unreadable:
            return unreadable_line(session, rows.get(session), self._width, self._words)
        return row_line(rows[session], self._width, self._words)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """The line of a place, or of several."""
        if isinstance(at, slice):
            return [self._line(one) for one in self.keys[at]]
        return self._line(self.keys[at])
