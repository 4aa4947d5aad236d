"""A candidate at the screen of an exam, on a clock that stands where it is put."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.interview.paper import Paper
from tests.sessions.exam_sample import drawing
from tests.sessions.making import LogInMemory, desk_on
from tests.tui.at_screen import NARROW, Size
from tui.exam.app import ExamApp
from tui.exam.screen import ExamScreen
from tui.translate import Words


class Wall:
    """A clock on the wall."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Candidate:
    """Who presses keys at `app` and looks at it."""

    app: ExamApp
    pilot: Pilot[None]
    desk: SessionDesk
    wall: Wall
    log: LogInMemory

    @property
    def paper(self) -> Paper:
        return list(self.desk.session.papers.values())[-1]

    @property
    def screen(self) -> ExamScreen:
        screen = self.app.screen
        assert isinstance(screen, ExamScreen)
        return screen

    @property
    def text(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None))
            await self.pilot.pause()
        await self.pilot.pause()

    async def passes(self, **time: float) -> None:
        """Let time pass, and the screen notice."""
        self.wall.now += timedelta(**time)
        self.screen.tick()
        await self.pilot.pause()

    async def goes_to(self, question: str) -> int:
        """Turn to the question `question`; its place on the paper."""
        at = [one.id for one in self.paper.questions].index(question)
        await self.press(*["pageup"] * 9, *["pagedown"] * at)
        return at


@asynccontextmanager
async def sitting_an_exam(
    *, size: Size = NARROW, language: Language = "zh", log: LogInMemory | None = None
) -> AsyncIterator[Candidate]:
    """The sample paper on the screen: on `log` where one is given, which has it, else drawn now."""
    wall = Wall()
    if log is None:
        log = LogInMemory()
        desk_on(log=log).do(drawing())
    desk = SessionDesk(log, wall)
    paper = list(desk.session.papers)[-1]
    app = ExamApp(desk, paper, Words(language), wall)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Candidate(app, pilot, desk, wall, log)
