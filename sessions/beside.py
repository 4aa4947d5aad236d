"""What a home keeps beside its sessions, each loaded where it is first asked for: a list of sessions needs none of it.

home/policy.json       how long sessions are kept
home/posts             notes on the duties of posts, home/posts.lock its lock
home/templates         plans kept under a name, home/templates.lock its lock
home/drafts            what is half typed of a session not yet made, home/drafts.lock its lock
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.storage.files import Files
from sessions.storage.half_typed import HalfTyped
from sessions.storage.seal import Seal

if TYPE_CHECKING:
    from sessions.duties.retention import Retention
    from sessions.storage.hold import Holds
    from sessions.storage.posts import PostNotes
    from sessions.storage.templates import Templates


class Beside:
    """All of it, of one home; with `seal`, what is written is encrypted."""

    def __init__(self, home: Path, files: Files, seal: Seal | None) -> None:
        """Take the home; nothing is read yet."""
        self.home = home
        self.seal = seal
        self.half_typed = HalfTyped(home, files, seal)
        self._files = files

    @cached_property
    def holds(self) -> "Holds":
        """The legal holds, each in the directory of its session."""
        from sessions.storage.hold import Holds

        return Holds(self.home, self._files, self.seal)

    @cached_property
    def retention(self) -> "Retention":
        """How long sessions are kept."""
        from sessions.duties.retention import Retention

        return Retention(self.home, self._files)

    @cached_property
    def posts(self) -> "PostNotes":
        """The notes on the duties of posts."""
        from sessions.storage.posts import PostNotes

        return PostNotes(self.home, self._files, self.seal)

    @cached_property
    def templates(self) -> "Templates":
        """The plans kept under a name."""
        from sessions.storage.templates import Templates

        return Templates(self.home, self._files, self.seal)
