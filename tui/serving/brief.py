"""What the served program is told before anything else, by its standard input: others can see arguments."""

import base64
import json
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Brief:
    """The home, the language, a session to open at once, the cells of the screen, and the key of an encrypted home."""

    home: str
    lang: str
    session: str | None
    width: int
    height: int
    key: bytes | None = field(default=None, repr=False)

    def written(self) -> bytes:
        """One line."""
        key = base64.b64encode(self.key).decode() if self.key is not None else None
        return json.dumps([self.home, self.lang, self.session, self.width, self.height, key]).encode("ascii") + b"\n"


def read_brief(line: bytes) -> Brief:
    """What `written` wrote. Raises ValueError."""
    home, lang, session, width, height, key = json.loads(line)
    return Brief(home, lang, session, width, height, base64.b64decode(key) if key is not None else None)
