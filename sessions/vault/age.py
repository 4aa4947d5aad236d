"""Documents encrypted for somebody, or under a passphrase, in the age format (https://age-encryption.org/v1).

Any age program can read them. `pyrage` is of the extra `vault`, loaded only where something is encrypted or decrypted.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sessions.errors import MissingExtraError, WrongPassphraseError
from sessions.limits import MAX_ENCRYPTED

if TYPE_CHECKING:
    from types import ModuleType

BEGINNING = b"age-encryption.org/v1\n"
ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
LONGEST_BEGINNING = len(ARMOUR)

Problem = Literal["recipient", "identity", "no_identity", "wrong_identity", "damaged", "too_large"]


class AgeError(ValueError):
    """What could not be encrypted or decrypted: `problem`, and `detail`, which is no secret.

    - `recipient`, `identity`: text that is none that is known
    - `no_identity`: the file is for a recipient, and no identity was given
    - `wrong_identity`: the file is for somebody else
    - `damaged`: not an age file, or not all of it
    - `too_large`: more than MAX_ENCRYPTED bytes
    """

    def __init__(self, problem: Problem, detail: str = "") -> None:
        """Take what is wrong."""
        super().__init__(problem)
        self.problem: Problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom something is encrypted for: `names` are their public keys, without comments."""

    names: tuple[str, ...]
    keys: tuple[Any, ...]

    def close(self, content: bytes) -> bytes:
        """`content` for all of them. Raises AgeError."""
        return _checked(_pyrage().encrypt(content, list(self.keys)))


def close_with(passphrase: str, content: bytes) -> bytes:
    """`content` under a passphrase; takes a second or two, on purpose. Raises AgeError and MissingExtraError."""
    return _checked(_pyrage().passphrase.encrypt(content, passphrase))


def is_age(beginning: bytes) -> bool:
    """Whether a file that begins so, with LONGEST_BEGINNING bytes, is one."""
    return beginning.startswith((BEGINNING, ARMOUR))


def has_passphrase(content: bytes) -> bool:
    """Whether an age file is under a passphrase rather than for recipients. Raises AgeError."""
    return _bare(content).removeprefix(BEGINNING).startswith(b"-> scrypt ")


def read_recipients(texts: Sequence[str]) -> Recipients:
    """The recipients in lines of text: `age1…`, `ssh-ed25519 …`, `ssh-rsa …`; empty lines and `# …` are passed over.

    Raises AgeError and MissingExtraError.
    """
    pyrage = _pyrage()
    names, keys = [], []
    for text in _lines(texts):
        name = " ".join(text.split()[:2])  # what follows an ssh key is a comment, often a name
        kind = pyrage.ssh if name.startswith("ssh-") else pyrage.x25519
        try:
            keys.append(kind.Recipient.from_str(name))
        except pyrage.RecipientError:
            raise AgeError("recipient", name) from None
        names.append(name)
    if not keys:
        raise AgeError("recipient")
    return Recipients(tuple(names), tuple(keys))


def read_identities(content: bytes) -> list[Any]:
    """The identities in a file: lines of `AGE-SECRET-KEY-1…`, or an OpenSSH private key that is not encrypted.

    Raises AgeError and MissingExtraError.
    """
    pyrage = _pyrage()
    try:
        if content.lstrip().startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(content)]
        found = [pyrage.x25519.Identity.from_str(line) for line in _lines(content.decode().splitlines())]
    except (pyrage.IdentityError, UnicodeDecodeError):
        raise AgeError("identity") from None
    if not found:
        raise AgeError("identity")
    return found


def open_for(identities: Sequence[Any], content: bytes) -> bytes:
    """What an age file holds for one of `identities`. Raises AgeError."""
    pyrage = _pyrage()
    if not identities:
        raise AgeError("no_identity")
    try:
        return bytes(pyrage.decrypt(_bare(content), list(identities)))
    except pyrage.DecryptError as problem:
        # The package tells its errors apart by their words alone.
        raise AgeError("wrong_identity" if "matching" in str(problem) else "damaged") from None


def open_with(passphrase: str, content: bytes) -> bytes:
    """What an age file holds under `passphrase`. Raises WrongPassphraseError, AgeError and MissingExtraError."""
    pyrage = _pyrage()
    try:
        return bytes(pyrage.passphrase.decrypt(_bare(content), passphrase))
    except pyrage.DecryptError as problem:
        if str(problem) == "Decryption failed":
            raise WrongPassphraseError() from None
        raise AgeError("damaged") from None


def _pyrage() -> "ModuleType":
    try:
        import pyrage
    except ImportError:
        raise MissingExtraError("vault") from None
    found: ModuleType = pyrage
    return found


def _lines(texts: Sequence[str]) -> list[str]:
    return [line for text in texts if (line := text.strip()) and not line.startswith("#")]


def _bare(content: bytes) -> bytes:
    """`content` without the armour that makes it text."""
    if not content.startswith(ARMOUR):
        return content
    body = content.strip().removeprefix(ARMOUR).partition(b"-----")[0]
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error:
        raise AgeError("damaged") from None


def _checked(content: bytes) -> bytes:
    if len(content) > MAX_ENCRYPTED:
        raise AgeError("too_large", str(MAX_ENCRYPTED))
    return content
