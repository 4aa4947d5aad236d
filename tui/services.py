"""What the program is built from, made once at the door and handed in; nothing else is global."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.shelf import Shelf
from tui.settings.model import Settings
from tui.translate import Words

if TYPE_CHECKING:
    from rubric.catalogue import Catalogue
    from sessions.desk import SessionDesk
    from sessions.duties.ledger import Ledger
    from sessions.interview.opening import NewSession

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def random_id() -> str:
    """A session id of 12 characters, the first a letter; says nothing about the candidate (about 59 bits)."""
    # The system's randomness without the import time of `secrets`.
    choice = random.SystemRandom().choice
    return choice(_ALPHABET[:23]) + "".join(choice(_ALPHABET) for _ in range(11))


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Services:
    """The home's shelf, the clock, the maker of ids, the words of the language in use, and what a person has set.

    `faults` is what is wrong with the settings and so does not count, in words.
    """

    home: Path
    shelf: Shelf
    words: Words
    clock: Callable[[], datetime] = now
    new_id: Callable[[], str] = random_id
    settings: Settings = field(default_factory=Settings)
    faults: tuple[str, ...] = ()

    @property
    def catalogue(self) -> "Catalogue":
        """The built-in rubrics and those of the home."""
        from rubric.catalogue import Catalogue

        return Catalogue(self.home / "rubrics")

    @property
    def ledger(self) -> "Ledger":
        """The record of who took data out or away."""
        return self.shelf.ledger(self.clock)

    def spoken_in(self, words: Words) -> "Services":
        """The same services in another language."""
        return replace(self, words=words)

    def begin(self, asked: "NewSession", rubric_id: str) -> "SessionDesk":
        """Make a session on the rubric `rubric_id` and open its desk.

        Raises RubricNotFoundError, RubricError, RefusalError, and the store's errors.
        """
        from sessions.desk import SessionDesk, stamp_time
        from sessions.interview.events import to_record
        from sessions.interview.opening import opening

        reading = self.catalogue.read(rubric_id)
        event = opening(asked, reading.rubric, reading.content, self.new_id(), stamp_time(self.clock))
        desk = SessionDesk(self.shelf.create(event.session, to_record(event)), self.clock)
        usual = self.settings.interview
        if (usual.suggestions, usual.impression) != ("at_once", True):
            from sessions.interview.planning import ChangePlan

            desk.do(ChangePlan(suggestions=usual.suggestions, impression=usual.impression))
        return desk

    def desk(self, session_id: str, read_only: bool = False) -> "SessionDesk":
        """The desk of a stored session. Raises the store's errors and LogError."""
        from sessions.desk import desk_on

        return desk_on(self.shelf.open(session_id, read_only=read_only), session_id, self.clock)
