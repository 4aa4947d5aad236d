"""Several candidates rated in turn: one desk open at a time, and never a level for the wrong person.

Before each switch everything must be saved, and after it the name of who comes next is to be acknowledged, so that no
key that was meant for one candidate reaches another.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from sessions.errors import LockedError, StoreError
from sessions.interview.log_error import LogError
from sessions.round import By, Round, Turn
from tui.lines import people
from tui.services import Services
from tui.views.turn import name_of

if TYPE_CHECKING:
    from sessions.desk import SessionDesk
    from sessions.interview.model import Session


class Seats(Protocol):
    """What a round needs of the program."""

    services: Services

    def seat(self, desk: "SessionDesk", turn: Turn) -> None:
        """Put a desk on the rating screen, at the item whose turn it is."""

    def unseat(self) -> bool:
        """Close the session at work; False, and told why, where something of it is not saved."""

    def tell(self, text: str) -> None:
        """Tell something in the corner."""


class Turns:
    """Leads through a round; a session that cannot be opened is told of and passed over from then on."""

    def __init__(self, seats: Seats, sessions: Sequence[str], by: By) -> None:
        """Take the ids of the sessions; what of them is rated already is read once."""
        self._seats = seats
        self._passed: set[str] = set()
        self._names: dict[str, str] = {}
        found = [session for one in sessions if (session := self._look(one)) is not None]
        self._round = Round.of(found, by)
        if len({one.rubric.version for one in found}) > 1:
            seats.tell(seats.services.words("turn.versions"))

    def begin(self) -> None:
        """Go to the first turn that is open."""
        self._go(self._round.next())

    def next(self, session: "Session", turn: Turn) -> Turn | None:
        """The next turn where it is of the same candidate; else go to the next candidate, if all is saved."""
        self._round = self._round.rated(session.id, session.ratings)
        following = self._round.next((session.id, turn.item), self._passed)
        if following is None:
            self._seats.tell(self._seats.services.words("turn.all_rated"))
        elif following.session == session.id:
            return following
        elif self._seats.unseat():
            self._go(following)
        return None

    def _go(self, turn: Turn | None) -> None:
        while turn is not None:
            desk = self._desk(turn.session)
            if desk is not None:
                self._round = self._round.rated(turn.session, desk.session.ratings)
                if turn.item not in desk.session.ratings:
                    self._seats.seat(desk, turn)
                    return
                desk.close()  # rated elsewhere meanwhile
            turn = self._round.next((turn.session, turn.item), self._passed)
        self._seats.tell(self._seats.services.words("turn.none"))

    def _look(self, session: str) -> "Session | None":
        """The session as it stands, read beside whoever has it; None, and told why, where it cannot be rated."""
        desk = self._desk(session, read_only=True)
        if desk is None:
            return None
        desk.close()
        self._names[session] = name_of(desk.session)
        return desk.session

    def _desk(self, session: str, *, read_only: bool = False) -> "SessionDesk | None":
        """The desk of a session that can be rated; None, and told why, for another."""
        words = self._seats.services.words
        try:
            desk = self._seats.services.desk(session, read_only)
        except LockedError as held:
            self._pass(session, words("turn.locked", host=people(held.host), pid=held.pid))
        except (StoreError, LogError, OSError) as error:
            from tui.verbs.outcome import failure_of

            failure = failure_of(words, error)
            self._pass(session, failure.message if failure else people(str(error)))
        else:
            if not desk.session.submitted:
                return desk
            desk.close()
            self._names[session] = name_of(desk.session)
            self._pass(session, words("state.submitted"))
        return None

    def _pass(self, session: str, why: str) -> None:
        self._passed.add(session)
        self._seats.tell(self._seats.services.words("turn.passed", name=self._names.get(session, session), why=why))
