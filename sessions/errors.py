"""What can go wrong with the store and with what comes in: errors that stop an act, warnings that go with one."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rubric.faults import Fault

WarningCode = Literal[
    "tail_set_aside",
    "tail_ignored",
    "records_lost",
    "head_unreadable",
    "head_not_written",
    "not_folded",
    "changed_outside",
    "session_unreadable",
    "session_gone",
    "index_not_written",
    "was_open_to_others",
    "open_to_others",
    "replaceable_by_others",
    "purge_unfinished",
    "policy_unreadable",
    "texts_left",
    "drafts_damaged",
    "reserve_used",
    "reserve_missing",
]


@dataclass(frozen=True, slots=True)
class StoreWarning:
    """Something that a person should be told although the store works on.

    `where` names a file of the journal or a session; `amount` counts bytes of a tail or records lost, else 0.

    - `tail_set_aside`: bytes after the last good record were copied to `where` and cut off
    - `tail_ignored`: such bytes are there, and stay there, the journal being open to read only
    - `records_lost`: `amount` records or more, which had been saved, are no longer there (the file was cut or replaced)
    - `head_unreadable`: the note of what had been saved is gone, so that a loss could not be told
    - `head_not_written`, `not_folded`, `index_not_written`: housekeeping failed; nothing is lost
    - `changed_outside`: the file was moved or changed by another program; all was written to a new one
    - `drafts_damaged`: the half-typed texts kept in `where` cannot be read; the file is left there
    - `was_open_to_others`: other users could look into the place `where`; that is put right
    - `open_to_others`: other users may look into the place `where`, and that could not be put right
    - `replaceable_by_others`: other users may put something else in the place of the home `where`
    - `purge_unfinished`: what is left of the purged session `where` could not be removed yet
    - `session_gone`: the session `where` was listed before and is no longer there; told once
    - `reserve_used`: the disk was full, and what was laid up for that has been given up: the next records may not fit
    - `reserve_missing`: there is no room to lay anything up
    - `policy_unreadable`: nothing can be told of terms of retention
    - `session_unreadable`: the session `where` could not be read for the list
    - `texts_left`: files of the session `where` that may hold expunged texts could not be taken away yet
    """

    code: WarningCode
    where: str
    amount: int = 0


class StoreError(Exception):
    """The store could not do what it was asked; nothing that had been saved is changed by it."""


class HomeError(StoreError):
    """A home that cannot be used: `path`, and `problem` in technical words."""

    def __init__(self, path: Path, problem: str) -> None:
        """Take the place and what is wrong with it."""
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class NoLocksError(StoreError):
    """The system has no locks that a home could be kept with (see storage/flock.py)."""


class ForeignError(StoreError):
    """A home, or a part of it, at `path` that belongs to another user, `owner` by number."""

    def __init__(self, path: Path, owner: int) -> None:
        """Take the place and whose it is."""
        super().__init__(f"{path}: belongs to user {owner}")
        self.path = path
        self.owner = owner


class StoreWriteError(StoreError):
    """Something was not saved: `errno` as the system gave it (0 if none), `act` what was tried."""

    def __init__(self, errno: int, act: str) -> None:
        """Take the error number and the act."""
        super().__init__(f"cannot {act}: {os.strerror(errno) if errno else 'unknown error'}")
        self.errno = errno
        self.act = act


class StoreReadError(StoreError):
    """A file of the store could not be read: `path`, and `errno` as the system gave it (0 if none)."""

    def __init__(self, path: Path, errno: int) -> None:
        """Take the place and the error number."""
        super().__init__(f"cannot read {path}: {os.strerror(errno) if errno else 'unknown error'}")
        self.path = path
        self.errno = errno


class DamagedError(StoreError):
    """A file of the store that is not as it was written; it is left as it is."""

    def __init__(self, path: Path, problem: str) -> None:
        """Take the file and what is wrong with it."""
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class NotDamagedError(StoreError):
    """A repair of what is as it should be: the `session`."""

    def __init__(self, session: str) -> None:
        """Take the session."""
        super().__init__(f"{session} is not damaged")
        self.session = session


class FormatError(StoreError):
    """A journal in a format that this version does not know: `found` is its name."""

    def __init__(self, path: Path, found: str) -> None:
        """Take the file and the format it declares."""
        super().__init__(f"{path}: format {found!r} is not known to this version")
        self.path = path
        self.found = found


class SealedError(StoreError):
    """Content that is encrypted, read without the key."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("this home is encrypted: unlock it")


class HomeInUseError(StoreError):
    """Somebody else has the home open, where one must have it to oneself."""


class VaultStateError(StoreError):
    """The home is not in the state that an act begins with: it is `state`, `plain` or one of sessions/vault/key.py."""

    def __init__(self, state: str) -> None:
        """Take the state."""
        super().__init__(state)
        self.state = state


class WrongPassphraseError(StoreError):
    """The passphrase is not the one of this home; the home is as it was."""


class WeakPassphraseError(ValueError):
    """A new passphrase that is too easy: `shortest` characters are needed, `fewest` of them different."""

    def __init__(self, shortest: int, fewest: int) -> None:
        """Take what is needed."""
        super().__init__(f"at least {shortest} characters, {fewest} of them different")
        self.shortest = shortest
        self.fewest = fewest


class MissingExtraError(Exception):
    """What was asked for needs packages of the extra `extra`, which are not installed."""

    def __init__(self, extra: str) -> None:
        """Take the extra's name."""
        super().__init__(f"the extra {extra} is not installed")
        self.extra = extra


class LockedError(StoreError):
    """Another writer holds the store: its `host`, `pid` (0 where unknown) and `since` (ISO 8601, UTC)."""

    def __init__(self, host: str, pid: int, since: str) -> None:
        """Take who holds it, and since when."""
        super().__init__(f"in use by process {pid} on {host} since {since}")
        self.host = host
        self.pid = pid
        self.since = since


class SessionNotFoundError(StoreError):
    """There is no session `session`; the message is just what was looked for.

    Where that is the name or the mark of a candidate, `named` has the ids of the candidate's sessions.
    """

    def __init__(self, session: str, named: Sequence[str] = ()) -> None:
        """Take what was looked for."""
        super().__init__(session)
        self.session = session
        self.named = tuple(named)


class AmbiguousSessionError(StoreError):
    """Several sessions begin with `session`: the `candidates`, sorted."""

    def __init__(self, session: str, candidates: Sequence[str]) -> None:
        """Take what was looked for and what was found."""
        super().__init__(f"{session} could be {', '.join(candidates)}")
        self.session = session
        self.candidates = tuple(candidates)


class AlreadyExistsError(StoreError):
    """What was to be made is there already, at `path`."""

    def __init__(self, path: Path) -> None:
        """Take its place."""
        super().__init__(f"{path} is there already")
        self.path = path


class ReadOnlyError(StoreError):
    """A write to what was opened to read only."""


class ClosedError(StoreError):
    """Use of what has been closed."""


class _Writing:
    """A context without a generator, which every save would pay for."""

    __slots__ = ("_act",)

    def __init__(self, act: str) -> None:
        self._act = act

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> None:
        if isinstance(problem, OSError):
            raise StoreWriteError(problem.errno or 0, self._act) from problem
        if isinstance(problem, StoreWriteError):
            raise StoreWriteError(problem.errno, self._act) from problem


def writing(act: str) -> AbstractContextManager[None]:
    """Turn an OSError inside into StoreWriteError("cannot `act`: …"); of acts within acts the outermost is named."""
    return _Writing(act)


class DocumentError(Exception):
    """A file that is no usable session document: `fault` says why, and where in the document.

    `source` is the file. `line` and `column`, or else the `number` of the document in a list, say where it is in the
    file, from 1; 0 where it is the whole.
    """

    def __init__(self, fault: "Fault", *, line: int = 0, column: int = 0, number: int = 0, source: str = "") -> None:
        """Take what is wrong, and where."""
        super().__init__(str(fault))
        self.fault = fault
        self.line = line
        self.column = column
        self.number = number
        self.source = source
