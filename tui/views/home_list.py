"""The list of sessions on the home screen; from the plain index, so that the first paint loads no model."""

from collections.abc import Iterable

from sessions.summary import Row
from tui.lines import Line, Span, people, spread
from tui.translate import Words


def matches(row: Row, wanted: str) -> bool:
    """Whether every word of `wanted` stands somewhere in the row, whatever its case."""
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
        ("● " if row.state == "open" else "  ", "accent"),
        (who, "strong"),
        (f"  {people(row.post)}" if row.post else "", "plain"),
        (f"  {people(row.interviewer)}" if width > 90 else "", "muted"),
    ]
    right: list[Span] = [
        (f"  {words('home.progress', rated=row.rated, planned=row.planned, notes=row.notes)}  ", "muted"),
        state,
        (f"  {row.updated[:10]}", "muted"),
    ]
    return spread(left, right, width, row.id)


def home_list(rows: Iterable[Row], wanted: str, width: int, words: Words) -> list[Line]:
    """The rows that match `wanted`, in the order given."""
    return [row_line(row, width, words) for row in rows if matches(row, wanted)]
