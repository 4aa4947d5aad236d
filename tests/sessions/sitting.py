"""A scripted day at a home: sessions made, written, folded, imported, listed; and what was promised on the way."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sessions.errors import AlreadyExistsError, DamagedError, FormatError, StoreError, StoreReadError
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.journal import FoldLimit
from sessions.storage.seal import Seal, of_session
from sessions.storage.store import SessionLog, TinySessionLog
from tests.sessions.disk_nodes import Tree, frozen
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened
from tests.sessions.simulated_disk import SimulatedDisk

HOME = Path("/data/bei")
LARK, WREN = "quiet-lark", "swift-wren"
ALWAYS = FoldLimit(times=0, least=0)
LONG = "客户说" + "he rebuilt the site " * 120
"""The text of a note that takes several sectors."""

Record = dict[str, Any]


class Book:
    """What was promised: by session the records acknowledged, and the whole logs that are in flight besides."""

    def __init__(self) -> None:
        self.kept: dict[str, list[Record]] = {}
        self.asked: dict[str, list[list[Record]]] = {}

    def ask(self, session: str, records: list[Record]) -> None:
        """Something is about to be saved that makes the log `records`."""
        self.asked.setdefault(session, []).append(records)

    def keep(self, session: str) -> None:
        """What was asked for last has been acknowledged."""
        self.kept[session] = self.asked.pop(session)[-1]

    def as_it_stands(self) -> "Book":
        """A copy that stays."""
        book = Book()
        book.kept, book.asked = dict(self.kept), copy.copy({name: list(logs) for name, logs in self.asked.items()})
        return book

    def frozen(self) -> object:
        """What a set can hold of it."""
        asked = {name: [(len(one), one[-1].get("text")) for one in logs] for name, logs in self.asked.items()}
        return repr(({name: len(records) for name, records in self.kept.items()}, asked))


class Sitting:
    """Someone at work who tries each act up to `tries` times, and writes down what was acknowledged."""

    def __init__(self, files: Files, tries: int = 1, seal: Seal | None = None) -> None:
        self.book = Book()
        self.files = files
        self.given_up: list[str] = []
        self._tries = tries
        self._seal = seal

    def _try(self, what: str, act: Callable[[], Any]) -> Any:
        for _ in range(self._tries):
            try:
                return act()
            except StoreError as problem:
                told = problem
        self.given_up.append(f"{what}: {told!r}")
        return None

    def shelf(self) -> Shelf | None:
        made: Shelf | None = self._try("home", lambda: Shelf.at(HOME, self.files, self._seal))
        return made

    def take(self, shelf: Shelf, session: str, records: list[Record]) -> SessionLog | None:
        def act() -> SessionLog:
            self.book.ask(session, records)
            try:
                log = shelf.take(session, records)
            except AlreadyExistsError:
                # A failure to make it, and to take it away again: it is there after all.
                log = shelf.open(session)
            self.book.keep(session)
            return log

        made: SessionLog | None = self._try(f"make {session}", act)
        return made

    def open(self, session: str, shelf: Shelf | None) -> SessionLog | None:
        """Open a session, for folding where no shelf is given."""

        def act() -> SessionLog:
            if shelf is not None:
                return shelf.open(session)
            envelope = of_session(session, self._seal)
            return TinySessionLog(HOME / "sessions" / session, self.files, limit=ALWAYS, envelope=envelope)

        made: SessionLog | None = self._try(f"open {session}", act)
        return made

    def write(self, log: SessionLog | None, session: str, text: str = "he asked 三 times") -> None:
        if log is None:
            return
        records = self.book.kept[session]
        attempts = iter("abc")

        def act() -> None:
            record = note(len(records) + 1, f"{text} {next(attempts)}")
            self.book.ask(session, [*records, record])
            log.append(record)
            self.book.keep(session)

        self._try(f"write to {session}", act)

    def rows(self, shelf: Shelf) -> None:
        self._try("list", shelf.rows)

    def day(self, fail_a_sync: Callable[[], None] = lambda: None, whole: bool = True) -> None:
        """All of it, or the morning; `fail_a_sync` is called before a note, whose sync it may make fail."""
        shelf = self.shelf()
        if shelf is None:
            return
        log = self.take(shelf, LARK, [opened(LARK)])
        if log is None:
            return
        for text in ("first", LONG):
            self.write(log, LARK, text)
        self.rows(shelf)
        self.write(log, LARK)
        log.close()
        self._folded(shelf)
        if not whole:
            return
        if log := self.open(LARK, shelf):
            fail_a_sync()
            self.write(log, LARK)
            self.write(log, LARK)
            log.close()
        if other := self.take(shelf, WREN, [opened(WREN), note(2), note(3)]):
            other.close()
        again = self.shelf()
        if again is not None:
            self._second_sitting(again)

    def _folded(self, shelf: Shelf) -> None:
        if log := self.open(LARK, None):
            self.write(log, LARK)
            log.close()
        self.rows(shelf)

    def _second_sitting(self, shelf: Shelf) -> None:
        self.rows(shelf)
        if WREN not in self.book.kept:
            return
        one, two = self.open(LARK, shelf), self.open(WREN, shelf)
        for _ in range(2):
            self.write(one, LARK)
            self.write(two, WREN)
        for log in (one, two):
            if log is not None:
                log.close()
        self.rows(shelf)


Known = dict[object, str]
"""What was found of sessions in states that other states share."""


def judge(
    tree: Tree,
    book: Book,
    known: Known | None = None,
    tolerated: frozenset[str] = frozenset(),
    seal: Seal | None = None,
) -> str:
    """What is wrong with a home in the state `tree` after `book` was promised.

    Nothing (""), or

    - `loss`: a session or records that had been acknowledged are not there
    - `invention`: something is there that nobody asked for, or not as it was asked for
    - `refusal`: a session whose making was acknowledged is refused as damaged
    - `alarm`: all is there, yet a warning speaks of a loss, other than the `tolerated` codes
    - `forgetful`: a note was added, and after another power cut it was not there
    """
    disk = SimulatedDisk(tree)
    shelf = Shelf.at(HOME, disk, seal)
    rows = {row.id: row.events for row in shelf.rows()}
    if rows.keys() - book.kept.keys() - book.asked.keys():
        return "invention"
    if shelf.warnings:
        return "refusal" if {one.code for one in shelf.warnings} == {"session_unreadable"} else "alarm"
    for session in book.kept.keys() | book.asked.keys():
        kept, asked = book.kept.get(session), book.asked.get(session, [])
        if session not in rows:
            if kept is not None:
                return "loss"
            continue
        if rows[session] not in {len(one) for one in (kept or [], *asked)}:
            return "loss"
        state = (session, frozen(_sessions(tree)[session]), book.frozen())
        problem = (known or {}).get(state)
        if problem is None:
            problem = _judge_session(disk, shelf, session, kept, asked, tolerated)
            if known is not None:
                known[state] = problem
        if problem:
            return problem
    return ""


def _sessions(tree: Tree) -> Tree:
    for name in (*HOME.parts[1:], "sessions"):
        below = tree[name]
        assert isinstance(below, dict)
        tree = below
    return tree


def _judge_session(
    disk: SimulatedDisk,
    shelf: Shelf,
    session: str,
    kept: list[Record] | None,
    asked: list[list[Record]],
    tolerated: frozenset[str],
) -> str:
    try:
        log = shelf.open(session)
    except (DamagedError, FormatError, StoreReadError):
        return "refusal"
    found = log.records()
    if found != kept and found not in asked:
        return "loss" if kept and found == kept[: len(found)] else "invention"
    if {warning.code for warning in log.warnings} - {"tail_set_aside", "reserve_missing"} - tolerated:
        return "alarm"
    added = note(len(found) + 1, "after the power came back")
    log.append(added)
    # Not closed: the power fails once more, and nothing stays but what was synced.
    cut = SimulatedDisk(disk.synced())
    again = Shelf(HOME, cut, shelf.seal).open(session, read_only=True)
    log.close()
    return "" if again.records() == [*found, added] else "forgetful"
