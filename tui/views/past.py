"""What has been: the log as a list, and what is told beside a session as it stood after one of its events."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import overload

from sessions.interview.event import Event
from sessions.interview.model import Session
from tui.lines import Line, Span, heading, paragraph, people, spread
from tui.translate import Words
from tui.views.reasons import say_level
from tui.views.stream import in_time
from tui.views.teller import Teller, taken_back
from tui.views.telling import said
from tui.views.times import second_of
from tui.wrap import fit, pad


class LogList(Sequence[Line]):
    """The events of a log, oldest first, made into lines as they are drawn; `keys` holds their numbers."""

    def __init__(self, teller: Teller, width: int, words: Words) -> None:
        """Take who tells of the log, and the room."""
        self._teller = teller
        self._width = width
        self._words = words
        self._away = taken_back(teller.log)
        self.keys = [str(event.seq) for event in teller.log]

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.keys)

    def _line(self, event: Event) -> Line:
        who = 12 if self._width >= 100 else 8
        away = event.seq in self._away
        left: list[Span] = [
            (f" {event.seq:>4} ", "muted"),
            (f"{second_of(event.at, self._words)} ", "muted"),
            (pad(fit(people(event.actor), who), who) + " ", "muted"),
            (self._teller.tell(event), "muted" if away else "plain"),
        ]
        right: list[Span] = [(f" {self._words('history.away')}", "warn")] if away else []
        return spread(left, right, self._width, str(event.seq))

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """The line of a place, or of several."""
        if isinstance(at, slice):
            return [self._line(one) for one in self._teller.log[at]]
        return self._line(self._teller.log[at])


def without_judgement(session: Session) -> Session:
    """`session` without what the interviewer makes of it; of its notes, see `without_indicators`."""
    return replace(session, ratings={}, marks={}, exams={}, decision=None)


def excerpt(session: Session, note: str, most: int) -> tuple[list[str], int, int]:
    """`most` of the notes and moments by name, those around `note` or else the last; how many are before and after.

    To wrap them all takes seconds where there are thousands.
    """
    names = [one.id for one in in_time(session)]
    middle = names.index(note) if note in names else len(names)
    first = max(0, min(middle - most // 2, len(names) - most))
    kept = names[first : first + most]
    return kept, first, len(names) - first - len(kept)


def without_indicators(session: Session, names: Iterable[str]) -> Session:
    """`session` with the notes of these names linked to items alone: an indicator would tell a level."""
    bare = {one: replace(session.evidence[one], indicators=()) for one in names if one in session.evidence}
    return replace(session, evidence={**session.evidence, **bare})


def place_of(event: Event, session: Session) -> str | None:
    """The row of the rail that `event` is about, by its key; None where it is about none."""
    for kind, name in (("stage", "stage"), ("incident", "incident"), ("item", "item")):
        if isinstance(about := getattr(event, name, None), str):
            return f"{kind}:{about}"
    note = session.evidence.get(str(getattr(event, "evidence", "")))
    return None if note is None or note.incident is None else f"incident:{note.incident}"


def beside(session: Session, event: Event, teller: Teller, width: int) -> list[Line]:
    """What `event` did, and the ratings as they stood."""
    words = teller.words
    made = [heading(words("past.event", event=event.seq), width)]
    made += paragraph(teller.tell(event), width, "strong")
    made.append(heading(words("past.ratings"), width))
    if teller.blind:
        return [*made, *paragraph(words("past.hidden"), width, "muted")]
    for code, rating in session.ratings.items():
        left: list[Span] = [(f"{code} ", "muted"), (words.of(session.rubric.item[code].title), "plain")]
        made.append(spread(left, [(f" {say_level(rating.level, words)}", "rating")], width))
        if rating.reason or rating.expunged:
            reason = said(rating.reason, rating.expunged, words)
            made += paragraph(words("ladder.reason", reason=reason), width, "muted")
    if not session.ratings:
        made += paragraph(words("past.unrated"), width, "muted")
    if session.decision is not None:
        made += paragraph(words("tell.decide", decision=words(f"choice.{session.decision.decision}")), width, "strong")
    return made
