"""The one write path: a command is decided, its event made durable, and only then shown."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sessions.interview.chain import ChainHead, head, random_salt
from sessions.interview.commands import Command
from sessions.interview.context import Stamp, needed
from sessions.interview.decide import decide
from sessions.interview.decision import signed
from sessions.interview.events import Event, to_record
from sessions.interview.expunging import targets_of
from sessions.interview.history import History
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Expunged
from sessions.interview.model import Session
from sessions.interview.past import Past
from sessions.interview.reading import opened_model, read_events

if TYPE_CHECKING:
    from sessions.errors import StoreWarning
    from sessions.storage.store import SessionLog

Clock = Callable[[], datetime]


def stamp_time(clock: Clock) -> str:
    """The time now as events carry it: ISO 8601, UTC, milliseconds."""
    return clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _past(log: "SessionLog") -> Past:
    events = read_events(log.records())
    return Past(events, opened_model(events))


class SessionDesk:
    """One session at work: its state, and the only way to change it.

    `log` holds at least the opening event. Raises LogError where the log cannot be folded.
    """

    def __init__(self, log: "SessionLog", clock: Clock, new_salt: Callable[[], str] = random_salt) -> None:
        """Fold `log`; `clock` gives the time and `new_salt` the salt of what is done from now on."""
        self._log = log
        self._clock = clock
        self._new_salt = new_salt
        self._past = _past(log)
        self._session = self._past.session

    @property
    def session(self) -> Session:
        """The session as it stands on disk."""
        return self._session

    @property
    def history(self) -> History:
        """What undo and redo would do."""
        return self._past.history

    @property
    def events(self) -> tuple[Event, ...]:
        """The log, oldest first."""
        return tuple(self._past.events)

    @property
    def past(self) -> Past:
        """The session as it stood after each event."""
        return self._past

    @property
    def head(self) -> ChainHead | None:
        """The head of the event chain; None for a log of an earlier version that has not been changed over."""
        return head(map(to_record, self._past.events))

    @property
    def warnings(self) -> "Sequence[StoreWarning]":
        """What a person should be told of the log."""
        return self._log.warnings

    @property
    def read_only(self) -> bool:
        """Whether nothing can be done."""
        return self._log.read_only

    def foresee(self, command: Command) -> Event:
        """The event that `command` would be now; nothing is done. Raises RefusalError where it may not be done."""
        return decide(self._session, self.history, command, self._stamp(None))

    def do(self, command: Command, actor: str | None = None) -> Event:
        """Do `command` and return its event, which is durable then.

        Raises RefusalError where it may not be done and the log's error where it cannot be kept; the
        session is unchanged in both cases.
        """
        return self._do(command, self._stamp(actor))

    def do_all(self, commands: Sequence[Command], actor: str | None = None) -> list[Event]:
        """Do `commands` one after the other as one act: their events after the first say that they are part of it.

        Raises what `do` raises, at the first one that cannot be done; those before it stand. So the order is to be one
        in which nothing is lost wherever it ends.
        """
        made: list[Event] = []
        for command in commands:
            stamp = self._stamp(actor)
            made.append(self._do(command, stamp._replace(part_of=made[0].seq) if made else stamp))
        return made

    def _do(self, command: Command, stamp: Stamp) -> Event:
        event = decide(self._session, self.history, command, stamp)
        self._log.append(to_record(event))
        self._session = self._past.add(event)
        return event

    def expunge(self, what: str, reason: str, by: str | None = None, actor: str | None = None) -> Expunged:
        """Take the texts of `what` (`targets_of`) out of all that is kept of this session, and log who did it and why.

        `by` is the interviewer where it is left out. It cannot be undone, and is the one act besides an amendment
        that a submitted session takes. Raises RefusalError, and the log's errors (nothing was expunged then).
        """
        targets = targets_of(self._past.events, what)
        stamp = self._stamp(actor)
        event = Expunged(
            seq=self._session.seq + 1,
            at=stamp.at,
            actor=stamp.actor,
            salt=stamp.salt,
            targets=targets,
            reason=needed(reason, "expunge_reason_needed"),
            by=self._session.interviewer if by is None else signed(by),
        )
        self._log.expunge([to_record(event)])
        self._past = _past(self._log)
        self._session = self._past.session
        return event

    def _stamp(self, actor: str | None) -> Stamp:
        by = self._session.interviewer if actor is None else actor
        return Stamp(stamp_time(self._clock), by, self._new_salt())

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()


def desk_on(log: "SessionLog", session_id: str, clock: Clock) -> SessionDesk:
    """The desk of a stored session. Raises LogError, which names the session; `log` is let go of then."""
    try:
        return SessionDesk(log, clock)
    except LogError as problem:
        log.close()
        raise LogError(problem.seq, problem.fault, session_id) from None
