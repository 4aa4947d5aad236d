"""A disk that does not take what is saved: the program says so, keeps what was typed, and goes on when it can."""

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rubric.language import Language
from sessions.desk import SessionDesk
from sessions.errors import StoreWarning, StoreWriteError
from sessions.storage.store import SessionLog
from tests.tui.at_screen import NOW, TOLD, Person, Size, at_either_end, running, services_at
from tui.screens.form import Form
from tui.services import Services

NOTE = "a: + #ach 当天回了电话"


class FailingLog:
    """A log that takes nothing while `full`."""

    read_only = False
    warnings: Sequence[StoreWarning] = ()

    def __init__(self, log: SessionLog) -> None:
        self._log = log
        self.full = True

    def records(self) -> list[dict[str, Any]]:
        return self._log.records()

    def append(self, record: dict[str, Any]) -> None:
        if self.full:
            raise StoreWriteError(errno.ENOSPC, "save [red]it[/red]")
        self._log.append(record)

    def expunge(self, records: Sequence[dict[str, Any]]) -> None:
        self._log.expunge(records)

    def close(self) -> None:
        self._log.close()


async def on_full_disk(person: Person, services: Services) -> FailingLog:
    """Open TOLD on a log that takes nothing."""
    log = FailingLog(services.shelf.open(TOLD))
    person.app.work_on(SessionDesk(log, services.clock))
    await person.rest()
    return log


def form_in_front(person: Person) -> bool:
    return isinstance(person.app.screen, Form)


def head(person: Person) -> str:
    return person.pane("head")


@at_either_end
async def test_a_note_that_is_not_saved_stays_typed_until_it_is(plain: Path, language: Language, size: Size) -> None:
    services = services_at(plain, language)
    async with running(services, size) as person:
        log = await on_full_disk(person, services)
        unsaved = person.words("save.unsaved")
        assert unsaved not in head(person)
        await person.type(NOTE, "enter")
        assert unsaved in person.text
        assert person.line("capture") == NOTE
        assert len(person.session.evidence) == 3
        assert person.words("save.disk_full") in head(person)
        assert "当天回了电话" in person.pane("alarm"), "what waits is named"
        # It stays, whatever one does on this screen that saves nothing.
        await person.press("up", "f5", "down", "enter")
        assert unsaved in head(person)
        assert person.line("capture") == NOTE
        log.full = False
        await person.press("enter")
        assert unsaved not in head(person)
        assert person.words("save.saved", at=f"{NOW:%H:%M}") in head(person)
        assert person.line("capture") == ""
        assert [note.text for note in person.session.evidence.values()][-1] == "当天回了电话"
        assert len(person.session.evidence) == 4
    assert len(services.desk(TOLD, read_only=True).session.evidence) == 4


async def test_an_edited_note_that_is_not_saved_stays_in_the_line(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.press("f7", "enter")
        before = person.line("capture")
        await person.type(" 两次", "enter")
        assert person.line("capture") == before + " 两次"
        assert person.words("notes.editing", note="e3").strip() in person.text
        log.full = False
        await person.press("enter")
        assert person.session.evidence["e3"].text.endswith(" 两次")
        assert person.line("capture") == ""


async def test_a_form_that_cannot_be_saved_stays_open_with_its_answers(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.press("f6", "tab")
        await person.type("投诉", "ctrl+s")
        assert form_in_front(person)
        person.check_says(person.words("save.unsaved"))
        person.check_says("投诉")
        log.full = False
        await person.press("ctrl+s")
        assert not form_in_front(person)
        assert [one.title for one in person.session.incidents.values()] == ["区医院续约", "投诉"]


async def test_a_level_that_is_not_saved_is_not_shown_as_given(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.press("f3", "2")
        assert person.words("save.unsaved") in head(person)
        assert person.session.ratings == {}
        assert person.words("ladder.unrated") in person.pane("proof")
        log.full = False
        await person.press("2")
        assert person.words("save.unsaved") not in head(person)
        assert person.session.ratings["ach"].level == 2


async def test_what_is_not_saved_is_told_on_every_screen_of_the_session(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        await on_full_disk(person, services)
        await person.type(NOTE, "enter")
        await person.press("f3")
        assert person.words("save.unsaved") in head(person)
        assert "当天回了电话" in person.pane("alarm")
        await person.press("f2")
        assert person.words("save.unsaved") in head(person)
        assert person.line("capture") == NOTE


async def test_what_waits_is_saved_by_itself_once_and_the_line_is_cleared(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.type(NOTE, "enter")
        person.app.retry_saves()
        await person.rest()
        assert len(person.session.evidence) == 3
        log.full = False
        person.app.retry_saves()
        person.app.retry_saves()
        await person.rest()
        assert [note.text for note in person.session.evidence.values()][3:] == ["当天回了电话"]
        assert person.line("capture") == ""
        assert person.words("save.unsaved") not in head(person)
        assert person.pane("alarm") == ""


async def test_a_line_that_was_changed_is_not_saved_by_itself_and_the_first_wording_comes_back(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.type("first wording", "enter")
        await person.press(*["backspace"] * 7)
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert len(person.session.evidence) == 3, "neither wording is saved while the line is being changed"
        assert person.words("save.changed").strip()[:20] in person.pane("alarm")
        log.full = True
        await person.type("words", "enter")
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert [note.text for note in person.session.evidence.values()][3:] == ["first words"]
        assert person.line("capture") == "first wording"
        assert person.words("draft.back") in person.pane("hint")
        await person.press("ctrl+u")
        assert person.line("capture") == ""
        assert not person.sitting.unsaved


async def test_more_words_behind_the_first_are_one_note(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.type("first", "enter", *" and more", "enter")
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert [note.text for note in person.session.evidence.values()][3:] == ["first and more"]
        assert person.line("capture") == ""


async def test_an_emptied_line_lets_the_note_wait_by_itself_and_takes_the_next(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.type("first", "enter", "ctrl+u", *"second", "enter")
        assert "first" in person.pane("alarm")
        assert "second" in person.pane("alarm")
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert [note.text for note in person.session.evidence.values()][3:] == ["first", "second"]
        assert person.line("capture") == ""
        assert services.shelf.half_typed.of_session(TOLD).all() == {}


async def test_of_two_marks_that_wait_on_one_indicator_the_later_one_is_saved_and_undo_gives_up(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.press("f3", "plus", "down", "slash", "minus")
        assert person.session.marks == {}
        assert len(list(person.sitting.unsaved)) == 2
        await person.press("f8")
        assert len(list(person.sitting.unsaved)) == 1
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert list(person.session.marks.values()) == ["shown"]


async def test_a_form_closes_by_itself_when_its_answers_are_saved(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        log = await on_full_disk(person, services)
        await person.press("f6", "tab")
        await person.type("投诉", "ctrl+s", "escape")
        assert form_in_front(person), "Esc is asked about while the answers wait"
        log.full = False
        person.app.retry_saves()
        await person.rest()
        assert not form_in_front(person)
        assert [one.title for one in person.session.incidents.values()] == ["区医院续约", "投诉"]
        assert person.session.stage == "incidents"


def check_kept(services: Services) -> None:
    assert services.shelf.half_typed.of_session(TOLD).all() == {"capture": NOTE}


async def test_leaving_while_something_waits_is_asked_about(plain: Path) -> None:
    services = services_at(plain)
    async with running(services) as person:
        await on_full_disk(person, services)
        await person.type(NOTE, "enter", "escape")
        person.check_says(person.words("leave.kept"))
        await person.press("enter")
        assert person.line("capture") == NOTE, "the answer proposed is: stay"
        await person.press("ctrl+q", "3", "enter")
        assert person.app.return_code == 0
    check_kept(services)


async def test_the_clock_that_goes_on_while_the_program_ends_draws_nothing(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = services_at(plain)
    async with running(services) as person:
        await on_full_disk(person, services)
        await person.type(NOTE, "enter")
        assert person.sitting.unsaved
        close_all = person.app._close_all
        drawn: list[object] = []

        def redraw(screen: object) -> None:
            drawn.append(screen)

        async def closing() -> None:
            monkeypatch.setattr(type(person.screen), "redraw", redraw)
            person.app.retry_saves()
            await close_all()

        monkeypatch.setattr(person.app, "_close_all", closing)
    assert drawn == []
