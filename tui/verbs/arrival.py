"""A session into which documents are taken, one after the other."""

from collections.abc import Mapping
from contextlib import ExitStack, closing
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Literal

from tui.failure import say_warning
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.storage.store import SessionLog
    from tui.services import Services

Came = Literal["new", "longer", "same"]
"""What a document did to a session: made it, made it longer, or nothing."""


class Shelved:
    """A session as it stands here, and as it will stand when documents have been taken in one by one."""

    def __init__(self, services: "Services", session_id: str, held: ExitStack) -> None:
        """Look at what is here; what is opened for writing stays so until `held` ends."""
        self._services = services
        self._id = session_id
        self._held = held
        self._log: SessionLog | None = None
        self._count = 0
        self._expected: list[dict[str, Any]] = []
        self._look()

    def _look(self) -> None:
        from sessions.errors import SessionNotFoundError

        try:
            with closing(self._services.shelf.open(self._id, read_only=True)) as log:
                self._expected = log.records()
        except SessionNotFoundError:
            return
        self._count = len(self._expected)

    @property
    def new(self) -> bool:
        """Whether the session was not here."""
        return not self._count

    @property
    def will_change(self) -> bool:
        """Whether more is expected than stands here."""
        return len(self._expected) > self._count

    def expect(self, records: list[dict[str, Any]]) -> bool:
        """Whether `records` go on from what is expected; the session is made ready to take them then.

        Raises HeldError where a legal hold forbids what they expunge here.
        """
        from sessions.interview.taking import goes_on, reaching

        if not goes_on(self._expected, records):
            return False
        if reaching(records[self._count :], self._expected[: self._count]):
            self._services.shelf.holds.check(self._id)
        if self._count and self._log is None and len(records) > self._count:
            self._log = self._services.shelf.open(self._id)
            self._held.callback(self._log.close)
            if len(self._log.records()) != self._count:  # another process has been here meanwhile
                return False
        self._expected = records
        return True

    def take(self, records: list[dict[str, Any]]) -> tuple[Came, int]:
        """Store what is new in `records`, which were expected; what was done, and how many events that were."""
        from sessions.interview.taking import to_be_kept

        rest = to_be_kept(records[self._count :])
        if not rest:
            return "same", 0
        new = not self._count
        if self._log is None:
            # The whole log goes in as one act: a session that is half there would look like another one.
            self._log = self._services.shelf.take(self._id, rest)
            self._held.callback(self._log.close)
        elif any(record["event"] == "expunged" for record in rest):
            self._expunge(self._log, rest)
        else:
            for record in rest:
                self._log.append(record)
        self._count = len(records)
        return "new" if new else "longer", len(rest)

    def _expunge(self, log: "SessionLog", rest: list[dict[str, Any]]) -> None:
        """Keep `rest`, which expunges something; what it reaches here goes, and the ledger tells."""
        from sessions.interview.taking import reaching

        here = log.records()
        names = [here[0]["candidate"], here[0]["candidate_id"]]
        told = len(log.warnings)
        with ExitStack() as recorded:
            for one in reaching(rest, here):
                details = {"by": one["by"], "reason": one["reason"], "names": names, "detail": "import"}
                recorded.enter_context(self._services.ledger.recording("expunge", [self._id], **details))
            log.expunge(rest)
        for warning in log.warnings[told:]:
            say.message(f"{self._id}: {say_warning(self._services.words, warning)}")


def bring_back(services: "Services", session_id: str, texts: Mapping[str, str]) -> None:
    """Put the texts of a rescue copy where they were half typed; a place that has one already keeps both.

    Raises the store's errors.
    """
    with closing(services.shelf.open(session_id)):
        drafts = services.shelf.half_typed.of_session(session_id)
        here = dict(drafts.all())
        for place, text in texts.items():
            if text not in here.values():
                names = chain([place], (f"later:{n}" for n in count(1)))
                here[next(name for name in names if name not in here)] = text
        drafts.keep(here)
