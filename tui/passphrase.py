"""How a passphrase gets in: typed unseen on the terminal, or read from a file; never as an argument that others see."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sessions.errors import WeakPassphraseError, WrongPassphraseError
from tui.failure import Exit, FailureError
from tui.translate import Words
from tui.verbs import say

TRIES = 3
_LONGEST = 4096
_OF_HOME = "vault.no_terminal"

Opened = TypeVar("Opened")


@dataclass(frozen=True, slots=True)
class Passphrases:
    """Asks in the language of `words`; `source` is a file, `-` for standard input, None for the terminal.

    `unasked` is the key of what is said where there is no terminal: which option to give.
    """

    words: Words
    source: str | None = None
    unasked: str = _OF_HOME

    def unlock(self, prompt: str, use: Callable[[str], Opened]) -> Opened:
        """What `use` makes of the passphrase that is there; on a terminal there are three tries.

        `prompt` is the key of what is asked. Raises WrongPassphraseError as `use` does, and FailureError.
        """
        if self.source is not None:
            return use(self._read(self.source))
        for _ in range(TRIES - 1):
            try:
                return use(self._typed(prompt))
            except WrongPassphraseError:
                say.message(self.words("vault.wrong_again"))
        return use(self._typed(prompt))

    def set(self, first: str, again: str, check: Callable[[str], str]) -> str:
        """A new passphrase that passes `check`, typed twice on a terminal, where there are three tries.

        `first` and `again` are the keys of what is asked. Raises FailureError.
        """
        if self.source is not None:
            try:
                return check(self._read(self.source))
            except WeakPassphraseError as weak:
                raise FailureError(Exit.INVALID, self._weak(weak)) from None
        for _ in range(TRIES):
            try:
                given = check(self._typed(first))
            except WeakPassphraseError as weak:
                say.message(self._weak(weak))
                continue
            if self._typed(again) == given:
                return given
            say.message(self.words("vault.not_the_same"))
        raise FailureError(Exit.FAILED, self.words("vault.none_set"))

    def _weak(self, weak: WeakPassphraseError) -> str:
        return self.words("vault.weak", shortest=weak.shortest, fewest=weak.fewest)

    def _typed(self, prompt: str) -> str:
        if not _has_terminal():
            raise FailureError(Exit.STORE if self.unasked == _OF_HOME else Exit.USAGE, self.words(self.unasked))
        from getpass import getpass

        try:
            return getpass(self.words(prompt))
        except EOFError:
            raise KeyboardInterrupt from None

    def _read(self, source: str) -> str:
        """The first line of the file."""
        if source == "-":
            line = say.received().readline(_LONGEST)
        else:
            with Path(source).open("rb") as file:
                line = file.readline(_LONGEST)
        try:
            text = line.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise FailureError(Exit.INVALID, self.words("error.not_utf8")) from None
        if not text or len(line) == _LONGEST:
            raise FailureError(Exit.INVALID, self.words("vault.no_line", file=source))
        return text


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        # Without a terminal of its own a process may still have one as standard input.
        return sys.stdin is not None and sys.stdin.isatty()
    return True
