"""Beside the evidence: accommodations, the candidate's questions, next steps; ending early, and a second sitting."""

from pathlib import Path
from typing import get_args

from sessions.duties.retention import Policy
from sessions.interview import commands as co
from sessions.interview.result import result
from sessions.interview.words import Ending
from tests.tui.at_screen import NARROW, TOLD, Person, in_either_language, running, services_at, squeezed
from tests.tui.at_shell import applied, bei, made
from tui.screens.aside import AsideScreen
from tui.screens.form import Form


async def chosen(person: Person, key: str) -> None:
    """Go to the row `key` of the list, and take it."""
    while person.cursor("list") != key:
        before = person.cursor("list")
        await person.press("down")
        if person.cursor("list") == before:
            await person.press(*["up"] * 20)
    await person.press("enter")


@in_either_language
async def test_an_accommodation_stands_in_the_opening_and_never_where_it_is_judged(plain: Path, language: str) -> None:
    async with running(services_at(plain, language), NARROW, TOLD) as person:  # type: ignore[arg-type]
        await person.press(*["up"] * 20, "f11")
        assert person.cursor("list") == "add:accommodation"
        await person.press("enter")
        await person.type("左耳听不清")
        await person.press("ctrl+s")
        assert person.cursor("list") == "remark:r7"
        await person.press("escape")
        assert "左耳听不清" in person.pane("prompter")
        assert "左耳听不清" not in person.pane("stream")
        await person.press("f3")
        assert "左耳听不清" not in person.text
        await person.press("f4")
        for name in ("table", "why"):
            assert "左耳听不清" not in person.pane(name)
        await person.press("f7")
        assert "左耳听不清" not in person.pane("list")
        assert "左耳听不清" not in str(result(person.session))


async def test_the_close_has_questions_and_next_steps_which_can_be_removed(plain: Path) -> None:
    async with running(services_at(plain), NARROW, TOLD) as person:
        await person.press("f11")
        await chosen(person, "add:candidate_question")
        await person.type("When would I start?")
        await person.press("ctrl+s")
        await chosen(person, "add:next_step")
        await person.press("ctrl+s")
        person.check_says(person.words("aside.needed"))
        await person.press("tab", "tab")
        await person.type("30 November")
        await person.press("ctrl+s")
        told = [one.text for one in person.session.remarks.values()]
        assert told == ["When would I start?", "tells the result · 李伟 · 30 November"]
        await person.press("up", "delete")
        assert len(person.session.remarks) == 2  # the cursor was on the row that adds, which removes nothing
        await person.press("down", "delete")
        assert [one.kind for one in person.session.remarks.values()] == ["candidate_question"]
        await person.press("f8")
        assert len(person.session.remarks) == 2
        assert person.words("tell.remark_removed", remark="r8") in person.notices


async def test_what_is_half_typed_of_a_remark_comes_back(plain: Path) -> None:
    async with running(services_at(plain), NARROW, TOLD) as person:
        await person.press("f11", "enter")
        await person.type("a quiet ro")
        person.app.keep_drafts()
        person.app.exit()
    async with running(services_at(plain), NARROW, TOLD) as person:
        await person.press("f11", "enter")
        assert isinstance(person.app.screen, Form)
        assert person.app.screen.answers() == {"text": "a quiet ro"}


async def test_an_early_end_says_what_it_means_asks_and_can_be_undone(plain: Path) -> None:
    services = services_at(plain)
    services.shelf.retention.set_policy(Policy(180))
    async with running(services, NARROW, TOLD) as person:
        words = person.words
        await person.press("f11")
        for how in get_args(Ending):
            person.app.clear_notifications()
            await chosen(person, f"end:{how}")
            person.check_says(words(f"end.means.{how}", session=TOLD, notes=3, sitting=2))
            person.check_says(words("end.term", days=180, day="2027-03-13"))
            await person.press("enter")
            ends = [person.session.ended]  # "not yet" stands first
            await person.press("enter", "right", "enter")
            ends.append(person.session.ended)
            assert words("end.done", how=words(f"ending.{how}")) in person.notices
            await person.press("f8")
            assert [*ends, person.session.ended] == [None, how, None]
            assert words("tell.end", how=words(f"ending.{how}")) in person.notices


async def test_an_interrupted_interview_goes_on_in_a_second_sitting_when_it_is_opened_again(plain: Path) -> None:
    services = services_at(plain)
    desk = services.desk(TOLD, False)
    desk.do(co.End(how="interrupted"))
    desk.close()
    async with running(services, NARROW, TOLD) as person:
        person.check_says(person.words("resume.title", sitting=2))
        await person.press("right", "enter")  # only look
        assert (person.session.ended, person.session.paused) == ("interrupted", True)
        await person.press("f11")
        assert isinstance(person.app.screen, AsideScreen)
        await person.press("escape", "escape")
        await person.type("陈立", "enter")
        await person.press("enter")
        assert (person.session.ended, person.session.sittings, person.session.paused) == (None, 2, False)
        await person.type("he goes on", "enter")
        assert list(person.session.evidence.values())[-1].text == "he goes on"


async def test_an_interruption_is_gone_back_on_from_the_list_as_well(plain: Path) -> None:
    async with running(services_at(plain), NARROW, TOLD) as person:
        await person.press("f11")
        await chosen(person, "end:interrupted")
        await person.press("right", "enter")
        assert person.session.ended == "interrupted"
        await chosen(person, "resume:")
        assert person.session.sittings == 2
        assert "resume:" not in squeezed(person.pane("list"))


def test_show_prints_remarks_in_a_block_of_their_own() -> None:
    session = made()
    applied(
        session,
        {"do": "add_remark", "kind": "accommodation", "text": "a quiet room"},
        {"do": "add_remark", "kind": "next_step", "text": "the panel writes"},
    )
    shown = bei("show", session).out.splitlines()
    at = shown.index("Beside the evidence (never rated)")
    assert shown[at + 1 : at + 3] == ["[r2] Accommodation  a quiet room", "[r3] Next step  the panel writes"]
