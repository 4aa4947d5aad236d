"""The file `home/vault`: JSON with a digest over itself, so that damage is told apart from a wrong passphrase."""

import base64
import binascii
from pathlib import Path

from sessions.canonical import digest, loads
from sessions.errors import DamagedError, StoreReadError, writing
from sessions.storage.files import Files
from sessions.storage.seal import UnsealError
from sessions.storage.small_file import replace_file
from sessions.vault.key import FORMAT, STATES, Cost, Vault, VaultSeal

NAME = "vault"

_LARGEST = 64 << 10


def parse_vault(data: bytes) -> Vault:
    """The vault in the bytes of a file. Raises ValueError for what is none, or not whole, or asks for too much."""
    document = loads(data)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValueError("not a vault that this version knows")
    if document.pop("digest", None) != digest(document):
        raise ValueError("it is not as it was written")
    try:
        state, kdf = document["state"], document["kdf"]
        salt, check, key = (base64.b64decode(document[name], validate=True) for name in ("salt", "check", "key"))
        numbers = [kdf[name] for name in ("n", "r", "p")]
    except (KeyError, TypeError, binascii.Error) as problem:
        raise ValueError(f"a part is missing or bad: {problem!r}") from None
    if state not in STATES or kdf.get("name") != "scrypt" or not all(type(one) is int for one in numbers):
        raise ValueError("a part is not known to this version")
    cost = Cost(*numbers)
    cost.check()
    return Vault(state, cost, salt, check, key)


def read_vault(home: Path, files: Files) -> Vault | None:
    """The vault of `home`, None where there is none. Raises DamagedError and StoreReadError."""
    path = home / NAME
    try:
        if files.size(path) > _LARGEST:
            raise DamagedError(path, "too large for a vault")
        return parse_vault(files.read(path))
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise StoreReadError(path, problem.errno or 0) from problem
    except ValueError as problem:
        raise DamagedError(path, str(problem)) from None


def unlock(home: Path, vault: Vault, passphrase: str) -> VaultSeal:
    """The seal of `home`.

    Raises WrongPassphraseError, DamagedError where the vault was tampered with, and MissingExtraError.
    """
    try:
        return vault.unlock(passphrase)
    except UnsealError as problem:
        raise DamagedError(home / NAME, str(problem)) from None


def write_vault(home: Path, files: Files, vault: Vault) -> None:
    """Put `vault` in the place of the one that is there, if any; durable when this returns. Raises StoreWriteError."""
    with writing("write the vault"):
        replace_file(files, home / NAME, vault.written())


def remove_vault(home: Path, files: Files) -> None:
    """Take the vault away: all of the home is plain. Raises StoreWriteError."""
    with writing("remove the vault"):
        files.remove(home / NAME)
        files.sync_directory(home)
