"""Checks sessions and what stands around them: reads only, changes nothing, and works beside a writer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from errno import errorcode
from pathlib import Path
from typing import Any

from rubric.faults import Fault
from sessions.errors import LockedError, SealedError, SessionNotFoundError
from sessions.integrity.findings import Finding, Level, worst
from sessions.integrity.household import check_home
from sessions.integrity.soundness import sound
from sessions.integrity.surroundings import around
from sessions.interview.chain import ChainHead, head
from sessions.interview.fold import fold
from sessions.interview.lawful import check_log
from sessions.interview.log_error import LogError
from sessions.interview.log_events import SessionOpened
from sessions.interview.models import Models
from sessions.interview.reading import read_events
from sessions.shelf import Shelf
from sessions.storage.entries import Entry
from sessions.storage.files import Files
from sessions.storage.folder import is_session_id
from sessions.storage.index import SessionIndex
from sessions.storage.seal import Seal, of_session
from sessions.storage.store import LOCK, LOG
from sessions.storage.summary import summarise


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a session, or where `session` is empty in the home itself.

    `events` counts those of the log and `head` is that of the event chain, 0 and None where the log cannot be read.
    """

    session: str
    findings: tuple[Finding, ...]
    events: int = 0
    head: ChainHead | None = None

    @property
    def level(self) -> Level:
        """How bad it is."""
        return worst(self.findings)


class Verifier:
    """Checks the sessions of a home, which it changes nothing of; `seal` is the home's key where it has one."""

    def __init__(self, home: Path, files: Files | None = None, seal: Seal | None = None) -> None:
        """Take a home, which need not be there."""
        self._home = home
        self._sessions = home / "sessions"
        self._files = files or Files()
        self._seal = seal
        self._index: Mapping[str, Entry] | None = None
        self._models = Models()

    def session(self, session_id: str, *, held: bool = False) -> Report:
        """Check one session, which must be there; `held` where the caller has its lock."""
        place = self._sessions / session_id
        findings: list[Finding] = []
        holder = None if held else self._holder(place, findings)
        envelope = of_session(session_id, self._seal)
        sounding = sound(place, self._files, envelope, LOG, at_work=holder is not None)
        findings += sounding.findings
        events, chain = 0, None
        if sounding.tables is not None:
            records = list(sounding.tables.get(LOG, {}).values())
            wrong = self._log(session_id, list(sounding.tables.get(LOG, {})), records)
            findings += wrong
            if not wrong:
                events, chain = len(records), head(records)
                findings += self._about(records, chain)
                if worst(findings) != "damaged":
                    findings += self._row(session_id, sounding.newest, records)
        findings += around(self._home, place, self._files, self._seal, at_work=holder is not None)
        return Report(session_id, tuple(findings), events, chain)

    def home(self) -> Report:
        """Check what stands beside the sessions."""
        return Report("", tuple(check_home(self._home, self._files, self._seal)))

    def sessions(self) -> list[str]:
        """The ids of all sessions, sorted. Raises OSError where the home cannot be read."""
        try:
            return [name for name in self._files.directories(self._sessions) if is_session_id(name)]
        except FileNotFoundError:
            return []

    def resolve(self, text: str) -> str:
        """The id that `text` means. Raises SessionNotFoundError and AmbiguousSessionError."""
        if not self.sessions():
            raise SessionNotFoundError(text)
        return Shelf(self._home, self._files).resolve(text)

    def records(self, session_id: str) -> list[dict[str, Any]]:
        """The log of a session as plain records. Raises the store's errors."""
        log = Shelf(self._home, self._files, self._seal).open(session_id, read_only=True)
        with closing(log):
            return log.records()

    def _holder(self, place: Path, findings: list[Finding]) -> LockedError | None:
        try:
            held = self._files.holder(place / LOCK)
        except OSError as problem:
            findings.append(Finding("unreadable", "damaged", LOCK, detail=errorcode.get(problem.errno or 0, "")))
            return None
        if held is not None:
            findings.append(Finding("in_use", "ok", LOCK, held.pid, f"{held.host} {held.since}"))
        return held

    def _log(self, session_id: str, ids: Sequence[str], records: list[dict[str, Any]]) -> list[Finding]:
        if not ids or ids != [str(seq) for seq in range(1, len(ids) + 1)]:
            return [Finding("not_numbered", "damaged")]
        try:
            events = read_events(records)
            first = events[0]
            if not isinstance(first, SessionOpened):
                raise LogError(1, Fault((), "log_opening"))
            rubric = self._models.of(first)
            fold(events, rubric)
            check_log(events, rubric)
        except LogError as problem:
            return [Finding("bad_log", "damaged", amount=problem.seq, detail=str(problem.fault), fault=problem.fault)]
        return [] if first.session == session_id else [Finding("other_session", "damaged", first.session)]

    def _about(self, records: Sequence[Mapping[str, Any]], chain: ChainHead | None) -> Iterator[Finding]:
        if lost := sum(record["event"] == "gap" for record in records):
            yield Finding("gaps", "ok", amount=lost)
        if chain is None:
            yield Finding("no_chain", "ok")

    def _row(self, session_id: str, newest: tuple[int, int] | None, records: list[dict[str, Any]]) -> list[Finding]:
        if self._index is None:
            try:
                self._index = SessionIndex(self._home, self._files, self._seal).read()
            except SealedError:
                self._index = {}
        entry = self._index.get(session_id)
        if entry is None or (entry.generation, entry.size) != newest or entry.row == summarise(records):
            return []
        return [Finding("index_row", "damaged", session_id)]
