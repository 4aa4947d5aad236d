"""Half-typed text: on the disk soon after the keys, back where it was typed, gone when it is saved or given up."""

import asyncio
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.sessions.failing_files import FailingFiles
from tests.tui.at_screen import (
    NARROW,
    NEW,
    TOLD,
    Person,
    TickingClock,
    in_either_language,
    numbered,
    running,
    services_at,
)
from tui.draft_pad import PAUSE, DraftPad
from tui.screens.form import Form
from tui.screens.home import HomeScreen
from tui.services import Services
from tui.translate import Words


def on_disk(home: Path, session: str = TOLD) -> dict[str, str]:
    return dict(Shelf.at(home).half_typed.of_session(session).all())


async def killed(person: Person) -> None:
    """Have the timers that are due run, as they would before a kill: what is on the disk then is what comes back."""
    person.app.keep_drafts()


async def anyhow(seen: Callable[[], bool]) -> None:
    """Wait for the program's own timers, and nothing else, until `seen`."""
    async with asyncio.timeout(20):
        while not seen():
            await asyncio.sleep(0.01)


class Later:
    """A clock that rings when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, object]] = []

    def __call__(self, seconds: float, call: object) -> None:
        self.asked.append((seconds, call))

    def ring(self) -> None:
        asked, self.asked = self.asked, []
        for _, call in asked:
            call()  # type: ignore[operator]


def test_a_write_follows_the_first_key_and_goes_on_while_typing_does(plain: Path) -> None:
    later = Later()
    drafts = Shelf.at(plain).half_typed.of_session(TOLD)
    pad = DraftPad(drafts, later)
    written = []
    for n in range(1, 10):
        pad.typed("capture", "k" * n)
        if n % 3 == 0:
            assert len(later.asked) == 1, "one write is under way, whatever the number of keys"
            assert later.asked[0][0] <= PAUSE <= 0.2
            later.ring()
            written.append(len(on_disk(plain)["capture"]))
    assert written == [3, 6, 9]
    later.ring()
    assert later.asked == [], "nothing typed, nothing to do"


def test_what_was_typed_last_is_on_the_disk_when_the_pad_is_closed(plain: Path) -> None:
    pad = DraftPad(Shelf.at(plain).half_typed.of_session(TOLD), Later())
    pad.typed("capture", "the last keys")
    pad.close()
    assert on_disk(plain) == {"capture": "the last keys"}


async def test_the_program_writes_by_itself_soon_after_the_keys(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("a: 他当天")
        await anyhow(lambda: on_disk(plain) == {"capture": "a: 他当天"})
        await person.type("回了电话")
        await anyhow(lambda: on_disk(plain) == {"capture": "a: 他当天回了电话"})
        await person.press("f6", "tab", *"投诉")
        await anyhow(lambda: "incident/title" in on_disk(plain))
        assert on_disk(plain)["incident/title"] == "投诉"


@in_either_language
async def test_a_half_typed_line_is_back_after_the_program_was_killed(plain: Path, language: Language) -> None:
    services = services_at(plain, language)
    async with running(services, session=TOLD) as person:
        await person.type("a: + #ach 他当天")
        await killed(person)
        assert on_disk(plain) == {"capture": "a: + #ach 他当天"}
    async with running(services_at(plain, language), session=TOLD) as person:
        assert person.line("capture") == "a: + #ach 他当天"
        assert person.words("draft.back") in person.pane("hint")
        await person.type("回了电话", "enter")
        assert [one.text for one in person.session.evidence.values()][-1] == "他当天回了电话"
        assert on_disk(plain) == {}


async def test_one_key_clears_a_draft_that_is_not_wanted(plain: Path) -> None:
    Shelf.at(plain).half_typed.of_session(TOLD).keep({"capture": "first\nsecond"})
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("ctrl+u")
        assert person.line("capture") == ""
        await killed(person)
        assert on_disk(plain) == {}


async def test_drafts_come_back_to_their_own_session_alone(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("of one", "escape")
        assert isinstance(person.app.screen, HomeScreen)
        person.app.open_session(NEW)
        await person.rest()
        assert person.line("capture") == ""
        await person.type("of the other", "escape")
        person.app.open_session(TOLD)
        await person.rest()
        assert person.line("capture") == "of one"


async def test_an_edit_of_a_note_comes_back_to_that_note(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f7", "up", "enter")
        await person.type(" 两次")
        await killed(person)
    async with running(services_at(plain), session=TOLD) as person:
        assert person.line("capture") == "a: + #ach 提前六周约了新主任 两次"
        assert person.words("draft.edit_back", note="e2") in person.pane("hint")
        await person.press("enter")
        assert person.session.evidence["e2"].text == "提前六周约了新主任 两次"
        assert person.line("capture") == ""
        assert on_disk(plain) == {}


async def test_an_edit_given_up_leaves_nothing(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f7", "enter")
        await person.type(" 两次", "escape")
        await killed(person)
        assert on_disk(plain) == {}
        assert person.session.evidence["e3"].text == "复述了四点，对方说对"


async def test_the_edit_of_a_note_that_is_no_longer_there_becomes_a_line(plain: Path) -> None:
    Shelf.at(plain).half_typed.of_session(TOLD).keep({"note:e9": "a: of another time"})
    async with running(services_at(plain), session=TOLD) as person:
        assert person.line("capture") == "a: of another time"
        assert person.session.evidence.keys() == {"e1", "e2", "e3"}


async def test_a_note_saved_right_before_the_end_does_not_come_back_as_a_draft(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("a: once", "enter")
    Shelf.at(plain).half_typed.of_session(TOLD).keep({"capture": "a: once"})
    async with running(services_at(plain), session=TOLD) as person:
        assert person.line("capture") == ""
        assert on_disk(plain) == {}


async def test_a_form_half_filled_comes_back_and_is_given_up_by_esc(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f6", "3", "enter")
        await person.type("投诉")
        await killed(person)
    async with running(services_at(plain), NARROW, TOLD) as person:
        waiting = person.words("draft.waiting", what=person.words("incident.new") + " (F6)")
        assert waiting in person.notices
        assert "(F6)" in person.text
        assert person.words("capture.empty") in person.text, "what is told in the corner covers no line to work with"
        await person.press("f6")
        assert isinstance(person.app.screen, Form)
        assert dict(person.app.screen.answers())["kind"] == "other"
        person.check_says("投诉")
        person.check_says(person.words("draft.form_back"))
        await person.press("escape", "f6")
        assert isinstance(person.app.screen, Form)
        assert dict(person.app.screen.answers())["title"] == ""
        assert on_disk(plain) == {}


async def test_reasons_stay_with_the_item_and_the_level_they_were_typed_for(plain: Path) -> None:
    Shelf.at(plain).half_typed.of_session(TOLD).keep({"rate:ach:2/reason": "他说", "decide/reason": "因为"})
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f4", "f5")
        assert isinstance(person.app.screen, Form)
        assert dict(person.app.screen.answers())["reason"] == "因为"
        await person.press("ctrl+s")
        assert on_disk(plain) == {"rate:ach:2/reason": "他说"}


async def test_submitting_is_never_half_done(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f4", "f6", "right")
        await killed(person)
        assert on_disk(plain) == {}


async def test_a_new_session_half_asked_for_comes_back_once_and_lies_nowhere_after(home: Path) -> None:
    async with running(services_at(home)) as person:
        await person.press("f2", "enter")
        await person.type("王小川", "enter")
        await killed(person)
        assert (home / "drafts").is_file()
    async with running(services_at(home)) as person:
        assert person.words("draft.new_session") in person.notices
        await person.press("f2", "enter")
        person.check_says("王小川")
        await person.press("escape")
        assert not (home / "drafts").exists()


def failing(home: Path, files: Files) -> Services:
    return Services(home, Shelf.at(home, files), Words("en"), TickingClock(), numbered())


async def test_a_draft_that_cannot_be_kept_is_loud_and_typing_goes_on(plain: Path) -> None:
    files = FailingFiles()
    async with running(failing(plain, files), session=TOLD) as person:
        await person.type("a: ha")

        def full(_number: int, name: str) -> None:
            if name == "create_exclusive":
                raise OSError(errno.ENOSPC, "made to fail")

        files.rule = full
        await person.type("lf")
        person.app.keep_drafts()
        await person.rest()
        assert person.words("draft.unsaved") in person.pane("head")
        assert person.words("save.disk_full") in person.pane("alarm")
        await person.type(" a line")
        assert person.line("capture") == "a: half a line"
        await person.press("escape")
        assert isinstance(person.app.screen, Form), "leaving would lose it"
        person.check_says(person.words("leave.lost"))
        await person.press("escape")
        files.recover()
        person.app.retry_saves()
        await person.rest()
        assert person.words("draft.unsaved") not in person.pane("head")
        assert on_disk(plain) == {"capture": "a: half a line"}


@pytest.mark.parametrize("damage", [b"", b"90 half"])
async def test_damaged_drafts_are_told_and_the_session_opens(plain: Path, damage: bytes) -> None:
    (plain / "sessions" / TOLD / "drafts").write_bytes(damage)
    async with running(services_at(plain), session=TOLD) as person:
        assert person.words("store.drafts_damaged", where="drafts.damaged-1") in person.notices
        assert person.line("capture") == ""
