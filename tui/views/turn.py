"""Whose turn it is where several candidates are rated in one go, so that no level lands on the wrong person."""

from sessions.interview.model import Session
from sessions.round import Turn
from tui.lines import Line, Span, people, spread
from tui.translate import Words


def name_of(session: Session) -> str:
    """The candidate by name and number."""
    return people(session.candidate) + (f" ({people(session.candidate_id)})" if session.candidate_id else "")


def turn_line(session: Session, turn: Turn, width: int, words: Words) -> Line:
    """The row under the head of the rating screen."""
    item = session.rubric.item[turn.item]
    spans: list[Span] = [
        (f" ▶ {name_of(session)} ", "inverse"),
        (f"  {words('turn.item', item=words.of(item.title), code=item.code)}", "strong"),
    ]
    told = words("turn.place", place=turn.candidate, of=turn.candidates, left=turn.left)
    return spread(spans, [(f"  {told} ", "accent")], width)
