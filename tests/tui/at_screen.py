"""Someone at the keyboard: the program on a home of its own, with a clock and ids that repeat.

`running` starts it and gives a Person, who presses keys and looks at what is drawn. Every look waits until the
program is at rest; nothing here sleeps.
"""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.interview.commands import Command
from sessions.interview.model import Session
from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from tui.app import BeiApp
from tui.lines import as_text
from tui.screens.base import BeiScreen
from tui.screens.on_session import SessionScreen
from tui.services import Services
from tui.sitting import Sitting
from tui.translate import Words
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane import Pane

Size = tuple[int, int]
Test = TypeVar("Test", bound=Callable[..., Any])
NARROW: Size = (80, 24)
WIDE: Size = (120, 36)
NOW = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)

SAMPLES = SUBMITTED, RATING, UNDERWAY = ("s001", "s002", "s003")
"""The sessions of the home `samples`: submitted, in Chinese; being rated, and being interviewed, in English."""
NEW, TOLD = "s001", "s002"
"""The sessions of the home `plain`: just made; with an incident and three notes."""

EVERYWHERE = os.environ.get("BEI_TEST_EVERYWHERE") == "1"
"""Whether each test runs at both of what it otherwise runs at one of; read here, before every test hides it."""


def _in_turn(names: str | tuple[str, ...], **both: object) -> Callable[[Test], Test]:
    """Run a test at one of `both`, which its name decides, so that many tests meet each; at both with EVERYWHERE."""

    def parametrized(test: Test) -> Test:
        ids = [*both] if EVERYWHERE else [[*both][crc32(test.__name__.encode()) % 2]]
        marked: Test = pytest.mark.parametrize(names, [both[one] for one in ids], ids=ids)(test)
        return marked

    return parametrized


at_both_sizes = pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
in_both_languages = pytest.mark.parametrize("language", ["zh", "en"])
at_either_size = _in_turn("size", **{"80x24": NARROW, "120x36": WIDE})
in_either_language = _in_turn("language", zh="zh", en="en")
at_either_end = _in_turn(("size", "language"), **{"80x24-zh": (NARROW, "zh"), "120x36-en": (WIDE, "en")})
"""For what works the same in both; how it looks in each, the pictures of test_snapshots.py show."""


class TickingClock:
    """One millisecond later at each look, so that no two events fall together and no minute ever passes."""

    def __init__(self, start: datetime = NOW) -> None:
        self._time = start

    def __call__(self) -> datetime:
        self._time += timedelta(milliseconds=1)
        return self._time


def numbered() -> Callable[[], str]:
    """A maker of the ids s001, s002 and so on."""
    numbers = count(1)
    return lambda: f"s{next(numbers):03d}"


def services_at(home: Path, language: Language = "en") -> Services:
    """What the program is built from, on `home`."""
    return Services(home, Shelf.at(home), Words(language), TickingClock(), numbered())


def begun(
    services: Services, *commands: Command, items: tuple[str, ...] = ("ach", "com", "gen"), **asked: object
) -> str:
    """The id of a session with these `commands` done, its desk closed again."""
    told = {"candidate": "王芳", "grade": "junior", "interviewer": "李伟", "items": items, **asked}
    desk = services.begin(NewSession(**told), "telecom-am")  # type: ignore[arg-type]
    for command in commands:
        desk.do(command)
    desk.close()
    return desk.session.id


def text_of(pane: Pane) -> str:
    """A pane's rows as plain text, those out of sight included."""
    return as_text(pane.lines)


def strips_of(app: BeiApp) -> list[Strip]:
    """What is on the screen, row by row, as it goes to the terminal."""
    return app.screen._compositor.render_strips()


def shown(app: BeiApp) -> str:
    """What is on the screen as plain text."""
    return "\n".join(strip.text.rstrip() for strip in strips_of(app))


@dataclass(frozen=True)
class Person:
    """Someone who presses keys of the running `app` and looks at it."""

    app: BeiApp
    pilot: Pilot[None]

    @property
    def words(self) -> Words:
        """The words of the language in use."""
        return self.app.services.words

    @property
    def sitting(self) -> Sitting:
        """The session at work, with what waits to be saved."""
        found = [one.sitting for one in self.app.screen_stack if isinstance(one, SessionScreen)]
        assert found, f"no session is open:\n{self.text}"
        return found[-1]

    @property
    def desk(self) -> SessionDesk:
        """The desk of the session at work."""
        return self.sitting.desk

    @property
    def session(self) -> Session:
        """The session at work."""
        return self.desk.session

    @property
    def screen(self) -> BeiScreen:
        """The screen in front, or the one under the form in front."""
        return [one for one in self.app.screen_stack if isinstance(one, BeiScreen)][-1]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return shown(self.app)

    @property
    def front(self) -> str:
        """What is in the form or the help in front; without one, the whole screen."""
        windows = self.app.screen.query("#form, #help")
        if not windows:
            return self.text
        region = windows.first().region
        rows = strips_of(self.app)[region.y : region.bottom]
        return "\n".join(row.crop(region.x, region.right).text for row in rows)

    def check_says(self, sentence: str) -> None:
        """Assert that `sentence` is in front, wrapped or not."""
        assert squeezed(sentence) in squeezed(self.front), f"{sentence!r} is not on the screen:\n{self.text}"

    @property
    def notices(self) -> str:
        """What the program has told in the corner, oldest first."""
        return "\n".join(one.message for one in self.app._notifications)

    def pane(self, name: str) -> str:
        """All rows of the pane `name`, in sight or not."""
        return text_of(self.screen.query_one(f"#{name}", Pane))

    def cursor(self, name: str) -> str | None:
        """The key under the cursor of the pane `name`."""
        return self.screen.query_one(f"#{name}", Pane).cursor

    def line(self, name: str) -> str:
        """What is typed in the editor `name` of the screen in front."""
        return self.app.screen.query_one(f"#{name}", LineEdit).text

    async def press(self, *keys: str) -> None:
        """Press keys faster than the program can follow, then look; a single character may be any of Unicode."""
        for key in keys:
            self._send(events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None))
        await self.rest()

    async def type(self, text: str, *then: str) -> None:
        """Type `text`, and press keys behind it."""
        await self.press(*text, *then)

    async def paste(self, text: str, *then: str) -> None:
        """Paste `text`, and press keys behind it."""
        self._send(events.Paste(text))
        await self.press(*then)

    def _send(self, event: events.InputEvent | events.Paste) -> None:
        driver = self.app._driver
        assert driver is not None
        event.set_sender(self.app)
        driver.send_message(event)

    async def rest(self) -> None:
        """Wait until the program has nothing left to do."""
        quiet = 0
        for _ in range(4000):
            if self.app._exception is not None:
                raise self.app._exception
            if not self.app.is_running or quiet == 2:
                return
            await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            quiet = 0 if self._busy() else quiet + 1
        raise AssertionError(f"never at rest:\n{self.text}")

    def _busy(self) -> bool:
        screen = self.app.screen
        nodes: list[MessagePump] = [self.app, screen, *screen.walk_children()]
        waiting = sum(node._message_queue.qsize() + len(node._next_callbacks) for node in nodes)
        return waiting + len(self.app._ahead) + int(screen._layout_required) > 0


def squeezed(text: str) -> str:
    """`text` without blanks and frames."""
    return "".join(one for one in text if not one.isspace() and one not in "│╭╮╰╯─▎▌▐┃▏▕▊▔▁")


@asynccontextmanager
async def running(services: Services, size: Size = WIDE, session: str | None = None) -> AsyncIterator[Person]:
    """The program on `services`, in a terminal of `size`, with `session` open."""
    app = BeiApp(services, session)
    async with app.run_test(size=size, notifications=True) as pilot:
        person = Person(app, pilot)
        await person.rest()
        yield person
