"""Several candidates rated in turn in plain prompts: whose turn it is stands in every prompt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions.round import By, Turn
from tui.plain.care import QuitError
from tui.plain.home import Home
from tui.plain.judging import say_item
from tui.plain.seat import Seat
from tui.services import Services
from tui.turns import Turns
from tui.views.place import Place
from tui.views.turn import name_of

if TYPE_CHECKING:
    from sessions.desk import SessionDesk


class PlainRound:
    """Has the desks of a round sat at one after the other; `go_on` leads to the next turn."""

    def __init__(self, home: Home, sessions: Sequence[str], by: By) -> None:
        """Take the home and the ids of the sessions."""
        self.services: Services = home.services
        self._home = home
        self._following: tuple[SessionDesk, Turn] | None = None
        self._turn: Turn | None = None
        self._seat: Seat | None = None
        self._turns = Turns(self, sessions, by)

    def run(self) -> None:
        """Rate until nothing is left to rate, or the round is left."""
        self._turns.begin()
        while self._following is not None:
            (desk, self._turn), self._following = self._following, None
            self._home.sit(desk, self)

    def seat(self, desk: "SessionDesk", turn: Turn) -> None:
        """Put a desk on the seat, to be sat at once the one before is left."""
        self._following = (desk, turn)

    def unseat(self) -> bool:
        """Whether all is saved of the session at work; that it is not is told."""
        if self._seat is None or self._seat.sitting.safe:
            return True
        self.tell(self._home.words("turn.unsaved"))
        return False

    def tell(self, text: str) -> None:
        """Say something."""
        self._home.voice.tell(text)

    def begin(self, seat: Seat) -> None:
        """Say whose turn it is, and be at the item."""
        self._seat = seat
        if self._turn is not None:
            self._say(seat, self._turn)

    def go_on(self, seat: Seat) -> None:
        """Go to the next turn; that of another candidate leaves this session."""
        if self._turn is None:
            return
        following = self._turns.next(seat.session, self._turn)
        if following is not None:
            self._turn = following
            self._say(seat, following)
        elif self._following is not None:
            raise QuitError(home=True)

    def _say(self, seat: Seat, turn: Turn) -> None:
        words = seat.words
        seat.go(Place(f"item:{turn.item}"))
        seat.tell(words("plain.turn", candidate=name_of(seat.session)))
        seat.tell(words("turn.place", place=turn.candidate, of=turn.candidates, left=turn.left))
        say_item(seat, turn.item)
