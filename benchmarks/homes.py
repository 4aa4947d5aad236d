"""Homes to measure on, and the surroundings that all measured programs share."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rubric.catalogue import Catalogue
from sessions.desk import stamp_time
from sessions.interview.events import to_record
from sessions.interview.opening import NewSession, opening
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.seal import Seal

ROOT = Path(__file__).parent.parent


class HastyFiles(Files):
    """Real files that are not waited for: thousands of sessions are made in minutes instead of half an hour."""

    def sync(self, descriptor: int) -> None:
        """Wait for nothing."""

    def sync_directory(self, path: Path) -> None:
        """Wait for nothing."""


def clock() -> datetime:
    """The time."""
    return datetime.now(UTC)


def fill(home: Path, sessions: int, seal: Seal | None = None) -> str:
    """Make `sessions` in `home`; the id of one."""
    reading = Catalogue().read("telecom-am")
    shelf = Shelf.at(home, HastyFiles(), seal)
    asked = NewSession("PAINTED", "intermediate", "bench")
    for n in range(sessions):
        event = opening(asked, reading.rubric, reading.content, f"b{n:06d}", stamp_time(clock))
        shelf.create(event.session, to_record(event)).close()
    shelf.rows()
    return "b000000"


def environment(home: Path) -> dict[str, str]:
    """A plain terminal on `home`, with code that is compiled once, as an installer leaves it, outside the sources."""
    apart = {name: one for name, one in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **apart,
        "BEI_HOME": str(home),
        "BEI_CONFIG": str(home.parent / "config"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home.parent / "compiled"),
    }


def timed(act: Callable[[], object]) -> float:
    """Seconds that `act` takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
