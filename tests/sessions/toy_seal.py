"""A seal that needs no cryptography: it hides content from a search, and knows its place."""

import hashlib
from dataclasses import dataclass

from sessions.storage.seal import UnsealError


@dataclass(frozen=True)
class ToySeal:
    """Turns content about, behind a digest over key, place and content."""

    key: str = "toy"
    strict: bool = True

    def close(self, place: str, content: bytes) -> bytes:
        return self._tag(place, content) + content[::-1]

    def open(self, place: str, sealed: bytes) -> bytes:
        content = sealed[32:][::-1]
        if self._tag(place, content) != sealed[:32]:
            raise UnsealError("altered, or not from here")
        return content

    def _tag(self, place: str, content: bytes) -> bytes:
        return hashlib.sha256(f"{self.key} {place} ".encode() + content).digest()
