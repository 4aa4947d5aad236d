"""What the tests of a repair share: doing it, and looking at what it left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sessions.integrity.repair import Plan, Repair
from sessions.integrity.repair import repairing as held_for_repair
from sessions.integrity.verify import Verifier
from sessions.interview.model import Session
from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.sessions.failing_files import HastyFiles
from tests.sessions.homes import ID, session_of
from tests.sessions.making import TickingClock
from tests.tui.at_shell import unlike


@contextmanager
def begun(place: Path, files: Files | None = None) -> Iterator[Repair]:
    with held_for_repair(place.parent.parent, ID, TickingClock(), "赵敏", files or HastyFiles()) as repair:
        yield repair


def repaired(place: Path) -> Plan:
    with begun(place) as repair:
        repair.act()
        assert repair.warnings == []
        return repair.plan


def records(place: Path) -> list[dict[str, Any]]:
    return Verifier(place.parent.parent).records(ID)


def files_of(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir() if path.is_file() and path.name != "lock"}


def check_sound(place: Path) -> Session:
    """The session, which must be sound, private, open to notes, and go out and in again."""
    report = Verifier(place.parent.parent).session(ID)
    assert report.level == "ok", report.findings
    assert unlike(place.rglob("*")) == {}
    log = Shelf(place.parent.parent, HastyFiles()).open(ID)
    assert log.warnings == ()
    log.close()
    return session_of(place.parent.parent)
