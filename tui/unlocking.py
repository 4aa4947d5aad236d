"""Unlocking an encrypted home before anything of it is read."""

from pathlib import Path

from sessions.storage.files import Files
from sessions.vault.key import VaultSeal, check_extra
from sessions.vault.key_file import read_vault, unlock
from tui.passphrase import Passphrases
from tui.translate import Words
from tui.verbs import say


def unlocked(home: Path, words: Words, source: str | None) -> VaultSeal | None:
    """The seal of `home`, whose passphrase is asked for, or read from the file `source`; None for a plain home.

    Raises DamagedError and StoreReadError for the vault, MissingExtraError, WrongPassphraseError and FailureError.
    """
    vault = read_vault(home, Files())
    if vault is None:
        return None
    check_extra()
    if vault.state != "sealed":
        say.message(words(f"vault.state.{vault.state}"))
    return Passphrases(words, source).unlock("vault.ask", lambda given: unlock(home, vault, given))
