"""What a command is handed: the home, opened when it is first asked for, the words and the settings."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError
from tui.places import SETTINGS, config_dir
from tui.settings.model import Reading
from tui.translate import Words

if TYPE_CHECKING:
    from sessions.storage.files import Lock
    from sessions.storage.seal import Seal
    from tui.services import Services
    from tui.settings.model import Settings


class Door:
    """The way to services for a verb: the home is only made or opened by those that need it."""

    def __init__(
        self,
        home: Path,
        words: Words,
        passphrase_file: str | None = None,
        reading: Reading | None = None,
        *,
        seal: "Seal | None" = None,
    ) -> None:
        """Take the home, the language, the file with the passphrase where one is named, the settings; or the key."""
        self.home = home
        self.words = words
        self.passphrase_file = passphrase_file
        self.reading = reading or Reading(config_dir() / SETTINGS)
        self._seal = seal
        self._share: Lock | None = None

    def services(self) -> "Services":
        """Open the home; one that is encrypted is unlocked the first time. Raises the store's errors."""
        from sessions.shelf import Shelf
        from tui.failure import say_fault, say_warning
        from tui.services import Services
        from tui.verbs import say

        shelf = Shelf.at(self.home)
        warnings = list(shelf.warnings)
        if self._share is None:
            self._share = self._enter()
        if self.seal() is not None:
            shelf = Shelf.at(self.home, seal=self._seal)
            warnings += [one for one in shelf.warnings if one not in warnings]
        for warning in warnings:
            say.message(say_warning(self.words, warning))
        faults = tuple(say_fault(self.words, one) for one in self.reading.faults)
        return Services(home=self.home, shelf=shelf, words=self.words, settings=self.settings, faults=faults)

    @property
    def settings(self) -> "Settings":
        """What the person has set; the default where nothing is, or nothing that can be."""
        return self.reading.settings

    def seal(self) -> "Seal | None":
        """The key of the home, asked for the first time; None for a plain one. Raises what `unlocked` raises."""
        if self._seal is None and os.path.lexists(self.home / "vault"):
            from tui.unlocking import unlocked

            self._seal = unlocked(self.home, self.words, self.passphrase_file)
        return self._seal

    def close(self) -> None:
        """Let go of the home."""
        if self._share is not None:
            self._share.release()

    def _enter(self) -> "Lock | None":
        from sessions.errors import LockedError
        from sessions.storage.files import Files
        from sessions.storage.presence import enter

        try:
            return enter(self.home, Files())
        except LockedError as held:
            from tui.views.times import moment_of

            text = self.words("error.home_busy", host=held.host, pid=held.pid, since=moment_of(held.since))
            raise FailureError(Exit.STORE, text) from None
        except OSError:
            return None  # where nobody may write, nobody changes the home over
