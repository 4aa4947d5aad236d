"""A session that another has open: offered to read, named, never changed; what the writer saves appears."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.interview import commands as co
from tests.tui.at_screen import TOLD, Person, Size, at_either_end, running, services_at
from tui.screens.form import Form
from tui.screens.home import HomeScreen
from tui.views.times import moment_of

WRITING = [
    (("down",), ("enter", "f6", "f8", "f9", "ctrl+z", "ctrl+y", "f12", "ctrl+n", "ctrl+o", "alt+1")),
    (("f7",), ("enter", "delete")),
    (("f3",), ("plus", "slash", "minus", "exclamation_mark", "backspace", "0", "2", "9", "f8")),
    (("f4",), ("f5", "f6", "f7", "f9")),
]
"""Keys that lead somewhere, and those that would change the session there."""


@pytest.fixture
def writer(plain: Path) -> Iterator[SessionDesk]:
    """Another who has TOLD open; the index of the home is up to date."""
    services = services_at(plain)
    services.shelf.rows()
    desk = services.desk(TOLD)
    yield desk
    desk.close()


def contents(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def refusal(person: Person) -> str:
    holder = person.sitting.holder
    assert holder is not None
    return person.words("readonly.held", host=holder.host, pid=holder.pid, since=moment_of(holder.since))


async def offered(person: Person) -> None:
    """Choose TOLD on the home screen; the program asks."""
    await person.type(TOLD)
    await person.press("enter")
    assert isinstance(person.app.screen, Form)


async def looked(person: Person) -> None:
    """Let the program look again at what it looks at every two seconds."""
    person.app.retry_saves()
    await person.rest()


@pytest.mark.usefixtures("writer")
@at_either_end
async def test_the_second_is_told_who_has_the_session_and_enter_reads_it(
    plain: Path, language: Language, size: Size
) -> None:
    async with running(services_at(plain, language), size) as person:
        await offered(person)
        lock = services_at(plain).shelf.holder(TOLD)
        assert lock is not None
        assert lock.pid == os.getpid()
        person.check_says(
            person.words("readonly.in_use", host=os.uname().nodename, pid=os.getpid(), since=moment_of(lock.since))
        )
        await person.press("enter")
        assert person.sitting.read_only
        assert person.words("readonly.head") in person.pane("head")
        person.check_says(refusal(person))
        person.check_says("提前六周约了新主任")
        assert len(person.pane("alarm").splitlines()) <= 2


@pytest.mark.usefixtures("writer")
async def test_esc_stays_where_one_is(plain: Path) -> None:
    async with running(services_at(plain)) as person:
        await offered(person)
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)
        await person.press("enter", "2", "enter")
        assert isinstance(person.app.screen, HomeScreen), "the other answer does the same"


@pytest.mark.usefixtures("writer")
async def test_every_key_that_would_change_it_is_refused_with_the_reason_and_nothing_is_written(plain: Path) -> None:
    before = contents(plain)
    async with running(services_at(plain)) as person:
        await offered(person)
        await person.press("enter")
        for way, keys in WRITING:
            await person.press(*way)
            for key in keys:
                person.app.clear_notifications()
                await person.press(key)
                assert not isinstance(person.app.screen, Form), (way, key)
                assert refusal(person) in person.notices, (way, key)
            assert person.words("readonly.head") in person.pane("head")
            assert person.screen.WRITES & {word for _, word in person.screen.keys_here()} == set()  # type: ignore[attr-defined]
        await person.press("f2", *"typed nowhere", "enter")
        assert "typed nowhere" not in person.text
        await person.press("escape", "escape")
        assert isinstance(person.app.screen, HomeScreen)
    assert contents(plain) == before


async def test_what_the_writer_saves_appears_and_when_he_leaves_that_is_said(plain: Path, writer: SessionDesk) -> None:
    async with running(services_at(plain)) as person:
        await offered(person)
        await person.press("enter")
        assert "三天后签了" not in person.text
        writer.do(co.Capture(line="r: + 三天后签了"))
        await looked(person)
        assert "三天后签了" in person.pane("stream")
        writer.close()
        await looked(person)
        left = person.words("readonly.left", pid=os.getpid())
        person.check_says(left)
        assert person.words("readonly.head") in person.pane("head"), "it stays as it was opened"
        await person.press("f6")
        assert left in person.notices
        await person.press("escape", "enter")
        assert not person.sitting.read_only
        await person.type("q: 就这样", "enter")
        assert person.session.evidence["e5"].text == "就这样"
    assert len(services_at(plain).desk(TOLD, read_only=True).session.evidence) == 5


async def test_another_writer_after_the_first_is_named(plain: Path, writer: SessionDesk) -> None:
    async with running(services_at(plain)) as person:
        await offered(person)
        await person.press("enter")
        writer.close()
        await looked(person)
        second = services_at(plain).desk(TOLD)
        await looked(person)
        person.check_says(refusal(person))
        second.close()


@pytest.mark.usefixtures("writer")
async def test_what_the_writer_has_half_typed_is_not_shown_and_not_touched(plain: Path) -> None:
    services_at(plain).shelf.half_typed.of_session(TOLD).keep({"capture": "half of his", "incident/title": "他的"})
    before = contents(plain)
    async with running(services_at(plain)) as person:
        await offered(person)
        await person.press("enter", *"x", "escape")
        assert "half of his" not in person.text
    assert contents(plain) == before


async def test_one_that_nobody_has_can_be_opened_to_read_only(plain: Path) -> None:
    async with running(services_at(plain)) as person:
        person.app.open_session(TOLD, read_only=True)
        await person.rest()
        person.check_says(person.words("readonly.asked"))
        await person.press("f6")
        assert person.words("readonly.asked") in person.notices
