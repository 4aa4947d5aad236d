"""What a part of `make crash` found, and how a home is read back."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sessions.errors import StoreError
from sessions.interview.events import EvidenceAdded
from sessions.interview.log_error import LogError
from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from tui.services import Services
from tui.translate import Words


@dataclass
class Report:
    """One part: what was done, how often, how many notes were promised, and every loss or invention in words."""

    name: str
    done: int = 0
    promised: int = 0
    kept: int = 0
    problems: list[str] = field(default_factory=list)
    skipped: str = ""
    more: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, number: int = 1) -> None:
        """Count something besides."""
        self.more[what] = self.more.get(what, 0) + number

    def check(self, where: str, typed: Sequence[str], promised: int, found: Sequence[str] | str) -> None:
        """Hold `found` (or why nothing could be read) against what was typed, of which so many were called saved."""
        self.promised += promised
        if isinstance(found, str):
            if promised:
                self.problems.append(f"{where}: {promised} notes were saved, and: {found}")
            return
        self.kept += len(found)
        if list(found) != list(typed[: len(found)]):
            self.problems.append(f"{where}: not what was typed, or not in that order: {found[-3:]}")
        elif len(found) < promised:
            self.problems.append(f"{where}: {promised} notes were called saved, {len(found)} are there")

    def say(self) -> None:
        """Print it."""
        if self.skipped:
            put(f"{self.name}: not run: {self.skipped}")
            return
        more = "".join(f", {number} {what}" for what, number in self.more.items())
        verdict = f"{len(self.problems)} LOSSES" if self.problems else "no loss"
        put(f"{self.name}: {self.done} times{more}; {self.promised} notes called saved, {self.kept} found: {verdict}")
        for problem in self.problems:
            put(f"    {problem}")


def put(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def services(home: Path) -> Services:
    """The program's own services on `home`."""
    return Services(home=home, shelf=Shelf.at(home), words=Words("zh"))


def new_session(home: Path) -> str:
    """Make a session on the reference model; its id."""
    asked = NewSession(candidate="试验", grade="senior", interviewer="测试")
    desk = services(home).begin(asked, "telecom-am")
    desk.close()
    return desk.session.id


def read_back(home: Path, session: str) -> list[str] | str:
    """The texts of the notes in `session`, oldest first, or why it cannot be read."""
    try:
        desk = services(home).desk(session, read_only=True)
    except (StoreError, LogError, OSError) as problem:
        return repr(problem)
    desk.close()
    return [event.text for event in desk.events if isinstance(event, EvidenceAdded)]


def in_time(seconds: float) -> Callable[[], bool]:
    """A function that tells whether `seconds` have not passed yet."""
    began = datetime.now(UTC)
    return lambda: (datetime.now(UTC) - began).total_seconds() < seconds
