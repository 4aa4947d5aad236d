"""Whatever part of the program fails, or is told to end: drafts are kept, the defect is kept for its report."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from rubric.language import Language
from tests.tui.at_screen import NEW, in_both_languages, running, services_at
from tui.guarded_app import GuardedApp

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
SECRET = "她得过抑郁症"


class _ShowsItselfError(Exception):
    def __rich__(self) -> str:
        return SECRET


class Program(GuardedApp):
    """An app that does what a test says once it runs, and fails where a test says."""

    def __init__(self, act: Callable[["Program"], object] = lambda _app: None, broken: str = "") -> None:
        super().__init__()
        self.act = act
        self.broken = broken
        self.kept = 0

    def keep_drafts(self) -> None:
        self.kept += 1
        self.fail_at("keep")

    def fail_at(self, place: str) -> None:
        if self.broken == place:
            raise _ShowsItselfError(SECRET)

    def compose(self) -> ComposeResult:
        self.fail_at("compose")
        yield Static("x")

    def on_mount(self) -> None:
        self.fail_at("mount")

    def on_unmount(self) -> None:
        self.fail_at("unmount")


async def run(program: Program) -> Program:
    """Run `program` without a terminal until it ends."""

    async def pilot(_pilot: Pilot[None]) -> None:
        program.act(program)

    before = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        await program.run_async(headless=True, auto_pilot=pilot)
    finally:
        after = {number: signal.getsignal(number) for number in SIGNALS}
        for number, handler in before.items():
            signal.signal(number, handler)
        asyncio.get_running_loop().set_exception_handler(None)
    program.after = after  # type: ignore[attr-defined]
    return program


@pytest.fixture(autouse=True, name="patience")
def _patience(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes with which the process would have been ended in the end."""
    codes: list[int] = []
    monkeypatch.setattr("tui.guarded_app.end_soon", lambda code, **_: codes.append(code))
    return codes


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    before = list(logging.getLogger().handlers)
    yield
    logging.getLogger().handlers[:] = before


async def _fails() -> None:
    raise _ShowsItselfError(SECRET)


FAILURES: dict[str, Callable[[Program], object]] = {
    "task": lambda _app: asyncio.get_running_loop().create_task(_fails()),
    "callback": lambda _app: asyncio.get_running_loop().call_soon(_fail),
    "next": lambda app: app.call_next(_fail),
    "later": lambda app: app.call_after_refresh(_fail),
    "interval": lambda app: app.set_interval(0.01, _fail),
    "worker": lambda app: app.run_worker(_fails()),
    "thread worker": lambda app: app.run_worker(_fail, thread=True),
    "thread": lambda _app: threading.Thread(target=_fail).start(),
    "panic": lambda app: app._handle_exception(_ShowsItselfError(SECRET)),
}


def _fail() -> None:
    raise _ShowsItselfError(SECRET)


@pytest.mark.parametrize("place", FAILURES)
async def test_a_defect_ends_the_program_with_drafts_kept_and_nothing_shown(
    place: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    program = await run(Program(FAILURES[place]))
    assert (program.return_code, program.kept, len(program.failures)) == (1, 1, 1)
    assert SECRET in repr(program.failures[0]) + repr(program.failures[0].__dict__)
    said = capfd.readouterr()
    assert (said.out, said.err, caplog.text) == ("", "", "")


@pytest.mark.parametrize("place", ["compose", "mount", "unmount"])
async def test_a_defect_in_a_screens_life_does_so_too(place: str, capfd: pytest.CaptureFixture[str]) -> None:
    program = Program(lambda app: app.exit() if place == "unmount" else None, place)
    if place == "unmount":
        # Whoever runs the program tells of what comes out of it.
        with pytest.raises(_ShowsItselfError):
            await run(program)
    else:
        await run(program)
        assert (program.return_code, program.kept, len(program.failures)) == (1, 1, 1)
    assert SECRET not in "".join(capfd.readouterr())


async def test_drafts_that_cannot_be_kept_do_not_hold_up_the_end() -> None:
    program = await run(Program(lambda app: app.end(143), "keep"))
    assert program.return_code == 143
    assert [type(one) for one in program.failures] == [_ShowsItselfError]


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_ends_the_program_with_drafts_kept_and_later_ones_do_nothing(
    number: int, patience: list[int]
) -> None:
    def told_twice(_app: Program) -> None:
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)

    program = await run(Program(told_twice))
    assert (program.return_code, program.failures) == (128 + number, [])
    assert program.kept == 1
    assert patience == [128 + number]
    assert set(program.after.values()) == {signal.SIG_IGN}  # type: ignore[attr-defined]


async def test_a_program_that_ends_by_itself_leaves_signals_as_they_were() -> None:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    program = await run(Program(lambda app: app.exit()))
    assert program.after == before  # type: ignore[attr-defined]
    assert program.kept == 0


@in_both_languages
async def test_ctrl_c_copies_and_where_there_is_nothing_to_copy_it_says_what_ends_the_program(
    plain: Path, language: Language
) -> None:
    async with running(services_at(plain, language), session=NEW) as person:
        await person.type("note", "ctrl+c")
        assert person.notices == person.words("leave.by_key", keys="ctrl+q")
        await person.press("shift+home", "ctrl+c")
        assert person.app.clipboard == "note"
        assert person.line("capture") == "note"
        assert len(person.notices.splitlines()) == 1
