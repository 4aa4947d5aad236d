"""The key of an encrypted home, and how a passphrase wraps it for the file `home/vault`.

    data key      256 random bits, made once; AES-256-GCM under it seals every record, with a random nonce and the
                  record's place bound in
    vault         JSON: the data key, sealed with AES-256-GCM under the first half of what scrypt makes of the
                  passphrase; the second half, to tell a wrong passphrase from a vault that was tampered with; the
                  parameters of scrypt, bound in; a digest over it all, to tell damage without the passphrase
    state         `sealing` while a home is changed over to encryption, then `sealed`; `unsealing` on the way back.
                  Plain content is accepted but under `sealed`, and an altered state does not open

`cryptography` is the extra `vault`, loaded only where there is a vault.
"""

import base64
import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sessions.canonical import digest, dumps
from sessions.errors import MissingExtraError, WeakPassphraseError, WrongPassphraseError
from sessions.storage.seal import UnsealError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = "bei.vault/1"
SHORTEST = 12
"""Characters of a passphrase. Who has the file can try passphrases at leisure: at this length, and at the cost below,
a passphrase of random letters takes longer than anybody lives."""
FEWEST = 5
"""Different characters of a passphrase."""

_NONCE = 12
_BOUND = b"bei.seal/1 "
_MOST_MEMORY = 1 << 30
_MOST_WORK = 1 << 24

State = Literal["sealing", "sealed", "unsealing"]
STATES = ("sealing", "sealed", "unsealing")


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of scrypt; these need 128 MiB (OWASP, Password Storage Cheat Sheet: N=2^17, r=8, p=1)."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1

    def check(self) -> None:
        """Raise ValueError for what scrypt does not take, or what would take more than 1 GiB or minutes."""
        if not (2 <= self.n <= 1 << 20 and self.n & (self.n - 1) == 0 and 1 <= self.r <= 32 and 1 <= self.p <= 16):
            raise ValueError("the parameters of scrypt are out of bounds")
        if 128 * self.n * self.r > _MOST_MEMORY or self.n * self.r * self.p > _MOST_WORK:
            raise ValueError("the parameters of scrypt ask for too much")


COST = Cost()
"""What a new passphrase is given."""


def new_passphrase(text: str) -> str:
    """`text`, if it may become a passphrase. Raises WeakPassphraseError."""
    plain = unicodedata.normalize("NFC", text)
    if len(plain) < SHORTEST or len(set(plain)) < FEWEST:
        raise WeakPassphraseError(SHORTEST, FEWEST)
    return text


def check_extra() -> None:
    """Raise MissingExtraError where the packages of the extra `vault` are not installed."""
    _cipher(b"\0" * 32)


def _cipher(key: bytes) -> "AESGCM":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise MissingExtraError("vault") from None
    return AESGCM(key)


class VaultSeal:
    """The data key in use: a Seal. What it gives is nonce, ciphertext and tag."""

    __slots__ = ("_cipher", "_key", "strict")

    def __init__(self, key: bytes, strict: bool) -> None:
        """Take the data key; `strict` is what Seal says of it. Raises MissingExtraError."""
        self.strict = strict
        self._key = key
        self._cipher = _cipher(key)

    def close(self, place: str, content: bytes) -> bytes:
        """`content` sealed for `place`."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, content, _BOUND + place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """What `close` was given. Raises UnsealError."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _BOUND + place.encode())
        except (InvalidTag, ValueError):
            raise UnsealError(
                "it was altered or put here from elsewhere: it does not open with this home's key"
            ) from None

    def handed_over(self) -> bytes:
        """This seal for another process of the program: the data key itself, for a pipe and for nothing that stays."""
        return bytes([self.strict]) + self._key

    @classmethod
    def taken_over(cls, handed: bytes) -> "VaultSeal":
        """The seal that was `handed_over`. Raises MissingExtraError."""
        return cls(handed[1:], strict=bool(handed[0]))

    def as_state(self, state: State) -> "VaultSeal":
        """The same key as it serves in that state."""
        return VaultSeal(self._key, state == "sealed")

    def wrapped(self, passphrase: str, state: State, cost: Cost | None = None) -> "Vault":
        """A vault for this key that opens with `passphrase`, with a new salt."""
        cost, salt = cost or COST, os.urandom(32)
        wrapping, check = _derived(passphrase, salt, cost)
        vault = Vault(state, cost, salt, check, b"")
        nonce = os.urandom(_NONCE)
        key = nonce + _cipher(wrapping).encrypt(nonce, self._key, vault.bound)
        return Vault(state, cost, salt, check, key)


def new_key() -> VaultSeal:
    """A new data key, for a home to be changed over."""
    return VaultSeal(os.urandom(32), strict=False)


def _derived(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """The key that wraps, and what tells that the passphrase is the right one."""
    given = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    # OpenSSL refuses beyond `maxmem`; it takes a little more than the table of N times r blocks.
    most = 128 * cost.r * (cost.n + cost.p + 2) + (1 << 20)
    made = hashlib.scrypt(given, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=most, dklen=64)
    return made[:32], made[32:]


@dataclass(frozen=True, slots=True)
class Vault:
    """The content of `home/vault`."""

    state: State
    cost: Cost
    salt: bytes
    check: bytes
    key: bytes = field(repr=False)

    @property
    def bound(self) -> bytes:
        """What the wrapped key is bound to: all but itself."""
        return dumps({name: one for name, one in self._document().items() if name != "key"}).encode()

    def unlock(self, passphrase: str) -> VaultSeal:
        """The key in use.

        Raises WrongPassphraseError, UnsealError where the vault was tampered with, and MissingExtraError.
        """
        check_extra()  # whoever lacks the extra shall not wait for scrypt
        wrapping, check = _derived(passphrase, self.salt, self.cost)
        # Nothing remote measures this comparison, and the value stands in the file.
        if check != self.check:
            raise WrongPassphraseError()
        from cryptography.exceptions import InvalidTag

        try:
            key = _cipher(wrapping).decrypt(self.key[:_NONCE], self.key[_NONCE:], self.bound)
        except (InvalidTag, ValueError):
            raise UnsealError(
                "the passphrase is right, but the key does not open: the file was tampered with"
            ) from None
        return VaultSeal(key, self.state == "sealed")

    def written(self) -> bytes:
        """The bytes of the file."""
        document = self._document()
        return (dumps({**document, "digest": digest(document)}, indent=1) + "\n").encode()

    def _document(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "state": self.state,
            "kdf": {"name": "scrypt", "n": self.cost.n, "r": self.cost.r, "p": self.cost.p},
            "salt": base64.b64encode(self.salt).decode(),
            "check": base64.b64encode(self.check).decode(),
            "key": base64.b64encode(self.key).decode(),
        }
