"""Requests that were refused: counted, told without flooding the terminal, and in the end not even answered."""

from collections.abc import Callable
from typing import Literal

Reason = Literal["secret", "foreign"]
"""`secret`: without the token, or with a wrong one. `foreign`: for another host, or from another site."""

_AT_ONCE = 20
_A_SECOND = 1.0


class Refusals:
    """Tells of the first refusal, and then whenever their number has doubled.

    Guessing 256 bits is hopeless at any speed; the limit keeps noise from costing anything. It holds for those who are
    refused alone, so nobody can shut out who has the link.
    """

    def __init__(self, tell: Callable[[int, Reason], None], clock: Callable[[], float]) -> None:
        """Take what is called with the number so far and the latest reason, and a clock in seconds."""
        self.count = 0
        self._tell = tell
        self._clock = clock
        self._left = float(_AT_ONCE)
        self._since = clock()

    def add(self, reason: Reason) -> bool:
        """Count one; whether it is to be answered. About one a second is, after the first twenty."""
        self.count += 1
        if self.count & (self.count - 1) == 0:
            self._tell(self.count, reason)
        now = self._clock()
        self._left = min(_AT_ONCE, self._left + (now - self._since) * _A_SECOND)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
