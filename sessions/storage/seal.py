"""How content is closed before it is written down and opened after it is read, in a home that is encrypted.

A sealed content is one line: a mark that no JSON begins with, then base64. So plain and sealed records can stand in
one file while a home is changed over, and what is sealed is known for that without the key. Every content is
sealed for its `place`, a name that nothing else in the home bears; brought to another place it does not open.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sessions.errors import SealedError

MARK = b"sealed/1 "


class UnsealError(ValueError):
    """Content that does not open at its place: it was altered, brought there from elsewhere, or not sealed at all."""


class Seal(Protocol):
    """The key of a home in use."""

    @property
    def strict(self) -> bool:
        """Whether plain content is refused: so it is once all of the home has been sealed."""

    def close(self, place: str, content: bytes) -> bytes:
        """`content` as bytes that say nothing of it."""

    def open(self, place: str, sealed: bytes) -> bytes:
        """What `close` was given. Raises UnsealError where `sealed` is not what it gave for this very place."""


def is_sealed(content: bytes) -> bool:
    """Whether `content` was sealed; the key is not needed to tell."""
    return content.startswith(MARK)


def closed(seal: Seal | None, place: str, content: bytes) -> bytes:
    """`content` as it goes to the disk: one line where it is sealed, unchanged where there is no seal."""
    return content if seal is None else MARK + base64.b64encode(seal.close(place, content))


def opened(seal: Seal | None, place: str, content: bytes) -> bytes:
    """What `closed` was given, or plain content as it is.

    Raises SealedError where `content` is sealed and there is no seal, and UnsealError.
    """
    if not is_sealed(content):
        if seal is not None and seal.strict:
            raise UnsealError("not encrypted, as all else here is")
        return content
    if seal is None:
        raise SealedError()
    try:
        sealed = base64.b64decode(content[len(MARK) :], validate=True)
    except binascii.Error:
        raise UnsealError("not a sealed content") from None
    return seal.open(place, sealed)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The seal of one journal, whose `context` no other journal of the home bears; without `seal` all is plain."""

    context: str = ""
    seal: Seal | None = None

    def close(self, seq: int, previous: str, payload: bytes) -> bytes:
        """The payload of the frame `seq` that follows the frame with the digest `previous`."""
        return closed(self.seal, self._place(seq, previous), payload)

    def open(self, seq: int, previous: str, payload: bytes) -> bytes:
        """The payload as it was before it was closed. Raises SealedError, and UnsealError with the record's number."""
        try:
            return opened(self.seal, self._place(seq, previous), payload)
        except UnsealError as problem:
            raise UnsealError(f"record {seq}: {problem}") from None

    def _place(self, seq: int, previous: str) -> str:
        return f"{self.context} {seq} {previous}"


PLAIN = Envelope()


def of_session(session_id: str, seal: Seal | None) -> Envelope:
    """The envelope of a session's journal."""
    return Envelope(f"session {session_id}", seal)


def of_index(seal: Seal | None) -> Envelope:
    """The envelope of the index."""
    return Envelope("index", seal)


def of_ledger(seal: Seal | None) -> Envelope:
    """The envelope of the ledger."""
    return Envelope("ledger", seal)


def file_place(home: Path, path: Path) -> str:
    """The place of a small file of `home` that is sealed whole with `closed`: its path seen from the home."""
    return f"file {path.relative_to(home).as_posix()}"
