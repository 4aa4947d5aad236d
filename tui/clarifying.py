"""What is unclear in the note in hand, and the neutral probe that asks for it once it is called up.

Nothing here refuses or stores: it is advice, gone with the next note.
"""

import re
from dataclasses import dataclass

from sessions.interview.capture import parse
from sessions.interview.codability import Hint, hints
from sessions.interview.marks import DEFAULT, Marks
from sessions.interview.model import Session
from tui.translate import Words

WAYS = 2
"""How many ways of asking there are for each kind of hint."""

_UNFINISHED = re.compile(r"[A-Za-z’']+$")


@dataclass(frozen=True, slots=True)
class _Called:
    place: str
    found: tuple[Hint, ...]
    way: int


class Clarifying:
    """The hints on what is typed, or on the note saved last while nothing is; and the probe that they called up."""

    def __init__(self, marks: Marks = DEFAULT) -> None:
        """Begin with nothing unclear; what is typed is in `marks`."""
        self._marks = marks
        self._saved: str | None = None
        self._found: tuple[Hint, ...] = ()
        self._called: _Called | None = None

    def saved(self, note: str) -> None:
        """Go on with `note`, which was just saved, until something is typed."""
        self._saved = note

    def look(self, session: Session, typed: str, under_cursor: str | None = None) -> tuple[Hint, ...]:
        """The hints, the one to tell first: on what is typed, else on the note under the cursor or just saved.

        A word that is still being typed does not count, or “we” would come and go on the way to “went”.
        """
        if typed.strip():
            self._saved = None
            said = parse(_UNFINISHED.sub("", typed), session.rubric, self._marks)
            self._found = hints(said.text, said.star)
        else:
            note = session.evidence.get(under_cursor or self._saved or "")
            self._found = hints(note.text, note.star) if note is not None else ()
        return self._found

    def call_up(self, place: str) -> bool:
        """Call up a probe at `place` for what was last seen; where one stands, in other words. Whether there is one."""
        if not self._found:
            return False
        before = self._called
        again = before is not None and (before.place, before.found) == (place, self._found)
        self._called = _Called(place, self._found, before.way + 1 if before is not None and again else 0)
        return True

    def drop(self) -> None:
        """The probe was asked, or is not wanted."""
        self._called = None

    def probe(self, place: str, words: Words) -> str | None:
        """What was called up at `place`; None where nothing was, and for good once the place was left."""
        if self._called is None or self._called.place != place:
            self._called = None
            return None
        ways = [f"{hint.kind}.{n}" for hint in self._called.found for n in range(1, WAYS + 1)]
        kind, way = ways[self._called.way % len(ways)].split(".")
        return words(f"codability.probe.{kind}.{way}")
