"""Brings a damaged session back as far as it can be read: a copy first, then a new generation that is proved.

    damaged-1/                  all of the session's files as they were, and where records had to be left out
    damaged-1/salvaged.jsonl    these, an object a line, sealed in a home that is encrypted

Until the new generation has its name, the session is as it was; from then on it is repaired, and the older files go,
which the copy has. Whatever ends it in between, one of the two is there, and the same act again brings it to its end.
"""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sessions.canonical import dumps
from sessions.desk import stamp_time
from sessions.errors import DamagedError, NotDamagedError, StoreReadError, StoreWarning, writing
from sessions.integrity.findings import Code
from sessions.integrity.mending import Mended, mend
from sessions.integrity.salvage import Gathered, gather
from sessions.integrity.soundness import contents
from sessions.integrity.surroundings import is_tail
from sessions.integrity.verify import Report, Verifier
from sessions.storage.appender import Appender
from sessions.storage.files import Files
from sessions.storage.frames import read_frames
from sessions.storage.generations import COPY
from sessions.storage.journal import decoded, snapshot_of
from sessions.storage.seal import Seal, closed, file_place, of_session
from sessions.storage.store import LOCK, LOG, as_log

SALVAGED = "salvaged.jsonl"
_CALLS_FOR_IT: frozenset[Code] = frozenset({"tail", "generation_missing", "head_unreadable"})
"""Warnings that a repair may be made for, though nothing is known to be lost."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a repair would make of a session: what was found, the log as it would stand, what was gathered for it."""

    report: Report
    mended: Mended
    gathered: Gathered

    @property
    def whole(self) -> int:
        """How many events stand as they were."""
        return len(self.mended.records) - len(self.mended.lost) - len(self.mended.stranded)


class Repair:
    """The repair of one session, whose lock is held; made by `repairing`."""

    def __init__(self, home: Path, place: Path, files: Files, seal: Seal | None, plan: Plan) -> None:
        """Take the plan, and the places."""
        self.plan = plan
        self.warnings: list[StoreWarning] = []
        self._home = home
        self._place = place
        self._files = files
        self._seal = seal
        self._envelope = of_session(place.name, seal)

    def act(self) -> str:
        """Do it; the name of the directory with the copy.

        Raises StoreWriteError and StoreReadError, and DamagedError where what was written does not read back; the
        session is as it was then, or repaired.
        """
        with writing("copy the damaged session"):
            self._clear()
            copy = self._copy()
        appender = Appender(self._place, self._files, self.warnings, self._envelope)
        appender.head = self.plan.gathered.last
        try:
            appender.renew(snapshot_of(as_log(self.plan.mended.records)), self._prove)
            appender.remove_others()
        finally:
            appender.close()
        return copy

    def _prove(self, data: bytes) -> None:
        log = decoded(read_frames(data), self._envelope, self._place).get(LOG, {})
        again = mend({int(number): one for number, one in log.items()}, len(log), self._place.name, "", "")
        if again.lost or again.stranded or dumps(again.records) != dumps(self.plan.mended.records):
            raise DamagedError(self._place, "the repaired log does not read back as it was written")

    def _clear(self) -> None:
        """Take away what a repair or a writer that ended half way has left."""
        for name in self._files.names(self._place):
            if name.endswith(".new"):
                if self._files.is_directory(self._place / name):
                    for one in self._files.names(self._place / name):
                        self._files.remove(self._place / name / one)
                    self._files.remove_directory(self._place / name)
                elif name.startswith(COPY):
                    self._files.remove(self._place / name)

    def _copy(self) -> str:
        names = self._files.names(self._place)
        name = next(name for n in range(1, len(names) + 2) if (name := f"{COPY}{n}") not in names)
        half = self._place / f"{name}.new"
        self._files.make_directory(half)
        for one in names:
            if one != LOCK and stat.S_ISREG(self._files.about(self._place / one).st_mode):
                self._put(half / one, self._files.read(self._place / one))
        if left_out := self._left_out():
            self._put(
                half / SALVAGED, closed(self._seal, file_place(self._home, self._place / name / SALVAGED), left_out)
            )
        self._files.sync_directory(half)
        self._files.rename(half, self._place / name)
        self._files.sync_directory(self._place)
        return name

    def _put(self, path: Path, content: bytes) -> None:
        descriptor = self._files.create_exclusive(path)
        try:
            self._files.write_all(descriptor, content)
            self._files.sync(descriptor)
        finally:
            self._files.close(descriptor)

    def _left_out(self) -> bytes:
        stranded = [
            {"number": one.number, "why": "stranded", "problem": str(one.fault), "record": one.record}
            for one in self.plan.mended.stranded
        ]
        aside = [{"number": number, "why": "aside", "record": record} for number, record in self.plan.gathered.aside]
        return "".join(dumps(one) + "\n" for one in (*stranded, *aside)).encode()


@contextmanager
def repairing(
    home: Path,
    session_id: str,
    clock: Callable[[], datetime],
    by: str,
    files: Files | None = None,
    seal: Seal | None = None,
) -> Iterator[Repair]:
    """Hold the session, which must be there, and look what a repair would make of it; nothing is changed yet.

    Raises LockedError, SealedError, StoreReadError, NotDamagedError, and OpeningLostError where nothing can be made
    of it.
    """
    files = files or Files()
    place = home / "sessions" / session_id
    with writing("lock the session"):
        lock = files.lock(place / LOCK)
    try:
        report = Verifier(home, files, seal).session(session_id, held=True)
        if report.level != "damaged" and not {one.code for one in report.findings} & _CALLS_FOR_IT:
            raise NotDamagedError(session_id)
        try:
            found = contents(place, files)
            tails = [files.read(place / name) for name in files.names(place) if is_tail(name)]
        except OSError as problem:
            raise StoreReadError(Path(problem.filename or place), problem.errno or 0) from problem
        gathered = gather(found.generations, tails, found.kept, of_session(session_id, seal), LOG)
        mended = mend(gathered.records, gathered.count, session_id, stamp_time(clock), by)
        yield Repair(home, place, files, seal, Plan(report, mended, gathered))
    finally:
        lock.release()
