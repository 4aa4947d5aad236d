"""A home on the disk with one session whose journal has three generations: for tests that damage it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.events import to_record
from sessions.interview.model import Session
from sessions.interview.opening import NewSession, opening
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.frames import scan
from sessions.storage.journal import FoldLimit
from sessions.storage.seal import Seal, of_session
from sessions.storage.store import TinySessionLog
from tests.sessions.failing_files import HastyFiles
from tests.sessions.making import OPENED, TickingClock, noted, small

ID = "s1"
TURNS: tuple[Callable[[SessionDesk], object], ...] = (
    lambda desk: desk.do(co.StartStage(stage="incidents")),
    lambda desk: desk.do(co.AddIncident(kind="high", title="Won")),
    lambda desk: noted(desk, "co", incident="i1"),
    lambda desk: noted(desk, "com", incident="i1"),
    lambda desk: desk.do(co.RateItem(item="co", level=1)),
    lambda desk: desk.do(co.EditEvidence(evidence="e1", text="called four customers")),
    lambda desk: noted(desk, "co", "com"),
    lambda desk: desk.do(co.RateItem(item="com", level=2)),
    lambda desk: desk.do(co.Undo()),
    lambda desk: desk.do(co.RateItem(item="com", level=1)),
)
"""What is done in it, an event each: 2 to 4 go into the first generation, 5 to 7 to the next, 8 to 11 to the last."""


def made_home(home: Path, *, folded: bool = True, seal: Seal | None = None) -> Path:
    """Make such a home, with one generation only unless it is `folded`; the directory of its session."""
    shelf = Shelf.at(home, HastyFiles(), seal)
    event = opening(
        NewSession("王芳", small().rubric.grades[0].id, "李伟"), small().rubric, small().content, ID, OPENED
    )
    shelf.create(ID, to_record(event)).close()
    place = home / "sessions" / ID
    for turns in (TURNS[:3], TURNS[3:6], TURNS[6:]):
        log = TinySessionLog(place, HastyFiles(), limit=FoldLimit(times=1000), envelope=of_session(ID, seal))
        desk = SessionDesk(log, TickingClock())
        for turn in turns:
            turn(desk)
        if folded and turns[-1] is not TURNS[-1]:
            log._journal._limit = FoldLimit(times=0, least=0)
        desk.close()
    shelf.rows()
    return place


def copied_home(home: Path, to: Path) -> Path:
    """A copy of the whole home at `to`; the directory of its session."""
    shutil.copytree(home, to)
    return to / "sessions" / ID


def damaged(file: Path, position: int) -> None:
    """Change one byte of `file`, counted from its end where `position` is negative."""
    data = bytearray(file.read_bytes())
    data[position] ^= 1
    file.write_bytes(data)


def record_at(file: Path, number: int) -> int:
    """A byte in the middle of the payload of the frame `number` (from 0) of `file`."""
    frame = scan(file.read_bytes()).frames[number]
    return frame.end - 1 - len(frame.payload) // 2


def session_of(home: Path, files: Files | None = None, seal: Seal | None = None) -> Session:
    """The session as the program opens it."""
    log = Shelf(home, files or HastyFiles(), seal).open(ID, read_only=True)
    desk = SessionDesk(log, TickingClock())
    desk.close()
    return desk.session
