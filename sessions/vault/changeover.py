"""Encrypting a home that was plain, and the way back: file by file, so that a crash leaves a home that opens.

The vault comes first and goes last. While its state is `sealing` or `unsealing`, plain and sealed content stand
beside each other, and whoever has the passphrase can work in the home; the same act again brings it to its end. A
session's older files go only when its new generation is on the disk and has been read back.

Each act is in the ledger, written there before anything is changed; one that was interrupted stands as not finished.
"""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sessions.duties.ledger import Ledger
from sessions.errors import StoreError, VaultStateError
from sessions.storage.files import Files
from sessions.storage.presence import alone
from sessions.storage.seal import Seal
from sessions.vault.conversion import Conversion, Report
from sessions.vault.key import Cost, new_key
from sessions.vault.key_file import read_vault, remove_vault, unlock, write_vault


def seal_home(home: Path, files: Files, passphrase: str, cost: Cost | None = None) -> Report:
    """Encrypt `home` under `passphrase`, or end what was begun.

    Raises VaultStateError where it is encrypted already; HomeInUseError, LockedError, StoreReadError, DamagedError
    and WrongPassphraseError with nothing changed; StoreWriteError, after which the same call goes on.
    """
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is not None and vault.state == "sealed":
            raise VaultStateError(vault.state)
        seal = new_key() if vault is None else unlock(home, vault, passphrase).as_state("sealing")
        conversion = Conversion(home, files)
        conversion.check(seal)
        # What is not encrypted yet must not hold an entry whose key was never written down.
        number = _ledger(home, files, None if vault is None else seal).begin("seal")
        if vault is None or vault.state != "sealing":
            write_vault(home, files, seal.wrapped(passphrase, "sealing", cost))
        conversion.convert(seal, seal)
        write_vault(home, files, seal.wrapped(passphrase, "sealed", cost))
        _end(_ledger(home, files, seal.as_state("sealed")), number)
        return conversion.report(seal.as_state("sealed"))


def unseal_home(home: Path, files: Files, passphrase: str, cost: Cost | None = None) -> Report:
    """Make `home` plain again, or end what was begun. Raises what `seal_home` raises."""
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is None:
            raise VaultStateError("plain")
        seal = unlock(home, vault, passphrase)
        conversion = Conversion(home, files)
        conversion.check(seal)
        number = _ledger(home, files, seal).begin("unseal")
        if vault.state != "unsealing":
            write_vault(home, files, seal.wrapped(passphrase, "unsealing", cost))
        conversion.convert(seal.as_state("unsealing"), None)
        remove_vault(home, files)
        _end(_ledger(home, files, None), number)
        return conversion.report(None)


def change_passphrase(home: Path, files: Files, old: str, new: str, cost: Cost | None = None) -> None:
    """Wrap the key of `home` anew. Raises VaultStateError, HomeInUseError, WrongPassphraseError, StoreWriteError."""
    with alone(home, files):
        vault = read_vault(home, files)
        if vault is None:
            raise VaultStateError("plain")
        seal = unlock(home, vault, old)
        ledger = _ledger(home, files, seal)
        number = ledger.begin("passphrase")
        write_vault(home, files, seal.wrapped(new, vault.state, cost))
        _end(ledger, number)


def _ledger(home: Path, files: Files, seal: Seal | None) -> Ledger:
    return Ledger(home, files, lambda: datetime.now(UTC), seal)


def _end(ledger: Ledger, number: int) -> None:
    with suppress(StoreError):  # the entry stands, with an outcome that is not known
        ledger.end(number)
