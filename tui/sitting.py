"""One session at work on its screens: its desk, what is half typed, what could not be saved, and who else has it."""

from typing import TYPE_CHECKING

from tui.draft_pad import DraftPad
from tui.outbox import Act, Outbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sessions.desk import SessionDesk
    from sessions.errors import LockedError, StoreWarning
    from sessions.interview.commands import Command
    from sessions.round import Turn
    from tui.services import Services
    from tui.translate import Words


class Sitting:
    """Shared by the screens of a session.

    `holder` is the other process that has it, where it is open to read only beside one; `left` says that this one has
    let go of it. `newer` is the version that the model has by now, where the session was held under an earlier one.
    """

    def __init__(self, desk: "SessionDesk", pad: DraftPad, turn: "Turn | None" = None) -> None:
        """Take the desk, the pad of its drafts, and the turn where several candidates are rated in one go."""
        self.desk = desk
        self.pad = pad
        self.turn = turn
        self.holder: LockedError | None = None
        self.left = False
        self.newer: str | None = None
        self.outbox = Outbox(lambda: self.desk)
        self._told: set[StoreWarning] = set()
        self._seen: object = None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.desk.read_only

    def news(self) -> "list[StoreWarning]":
        """What a person should be told of the store and of the drafts, and has not been told yet."""
        # Who reads beside a writer sees the end of the file half written now and then.
        fresh = [
            one
            for one in (*self.desk.warnings, *self.pad.warnings)
            if one not in self._told and not (self.read_only and one.code == "tail_ignored")
        ]
        self._told.update(fresh)
        return fresh

    @property
    def unsaved(self) -> tuple[Act, ...]:
        """The acts that wait to be saved, oldest first."""
        return self.outbox.waiting

    @property
    def safe(self) -> bool:
        """Whether nothing would be lost if the program ended now."""
        return not self.unsaved and self.pad.problem is None

    def do_together(self, commands: "Sequence[Command]", words: "Words") -> str:
        """Do `commands` as one act, which one undo takes back; what is to be told where none was done, else nothing."""
        from sessions.errors import StoreError
        from sessions.interview.refusals import RefusalError
        from tui.failure import say_refusal
        from tui.views.trouble import problem_of

        if self.unsaved:
            return words("save.first")
        try:
            self.outbox.saved_at = self.desk.do_all(commands)[-1].at
        except RefusalError as refusal:
            return say_refusal(words, refusal)
        except StoreError as error:
            return words("save.not_undone", problem=problem_of(error, words))
        return ""

    def follow(self, services: "Services") -> bool:
        """Where it is open to read only, take over what others have saved and whether they still write; if any is new.

        Only the size of its file and its lock are looked at. What cannot be read now is tried again the next time.
        """
        try:
            there = services.shelf.holder(self.desk.session.id)
        except OSError:
            return False
        before = (str(self.holder), self.left)
        self.holder, self.left = there or self.holder, there is None and self.holder is not None
        return self._took_over(services) or before != (str(self.holder), self.left)

    def _took_over(self, services: "Services") -> bool:
        from sessions.errors import StoreError
        from sessions.interview.log_error import LogError

        try:
            now = services.shelf.newest(self.desk.session.id)
            if now == self._seen:
                return False
            fresh = services.desk(self.desk.session.id, read_only=True)
        except (StoreError, LogError, OSError):
            return False
        self.desk.close()
        self.desk, self._seen = fresh, now
        return True

    def close(self) -> None:
        """Write down what is half typed and let go of the session."""
        self.pad.close()
        self.desk.close()
