"""Who may come in: one link at a time, good for once. What it is exchanged for is good until the next, in this run.

Two secrets are handed over. A browser sends a cookie to every port of a host, so to servers of other accounts on this
machine as well. So the cookie alone opens no socket: the key does, which the page keeps in the storage of its own
origin, that is of its own port.
"""

import secrets
from dataclasses import dataclass, field


def _secret() -> str:
    return secrets.token_urlsafe(32)  # 256 bits


def _same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


@dataclass(frozen=True, slots=True)
class Admission:
    """What a browser is given for the link: the cookie that opens the page, the key that opens its socket."""

    cookie: str = field(default_factory=_secret, repr=False)
    key: str = field(default_factory=_secret, repr=False)


class Gate:
    """Compares what is brought with what was given out, in constant time; nothing is ever written down."""

    def __init__(self) -> None:
        """Begin with a link, and nobody let in."""
        self.link = _secret()
        self._admission = Admission()

    def enter(self, link: str) -> Admission | None:
        """What the right `link` is exchanged for; from then on there is a new link, and who was in is out."""
        if not _same(link, self.link):
            return None
        self.link = _secret()
        self._admission = Admission()
        return self._admission

    def knows(self, cookie: str) -> bool:
        """Whether `cookie` is the one given out last."""
        return _same(cookie, self._admission.cookie)

    def opens(self, key: str) -> bool:
        """Whether `key` is the one given out last."""
        return _same(key, self._admission.key)
