"""Texts that would act on a terminal, on markup or on the eye, wherever a text can come from: drawn, never obeyed."""

import unicodedata
from pathlib import Path

import pytest

from sessions.interview.refusals import RefusalError
from tests.tui.at_screen import NARROW, RATING, Person, Size, at_both_sizes, begun, running, services_at, strips_of
from tests.tui.hostile_home import HOSTILE, hostile_session
from tui.safe_text import visible


def check_harmless(person: Person) -> None:
    """Assert that nothing on the screen is a control, a format or a line end, and that no row is too long."""
    assert person.app.is_running
    for strip in strips_of(person.app):
        for segment in strip:
            bad = [one for one in segment.text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")]
            assert bad == [], f"{bad!r} in {segment.text!r}"
            action = (segment.style.meta if segment.style else {}).get("@click")
            assert action is None, f"{segment.text!r} would do {action!r}"
        assert strip.cell_length == person.app.size.width


@at_both_sizes
async def test_hostile_texts_are_drawn_on_every_screen_and_do_nothing(home: Path, size: Size) -> None:
    services = services_at(home)
    session = hostile_session(services)
    async with running(services, size) as person:
        check_harmless(person)
        assert "[/]" in person.text
        await person.type("[@click", "enter")
        assert person.session.id == session
        assert visible(HOSTILE)[:30] in person.pane("stream")
        walk = (["f1"], ["escape", "f7"], ["enter"], ["f7"], ["f3"], ["right"] * 3, ["f4"], ["tab"], ["tab"], ["f5"])
        past = (["ctrl+r"], ["home"], ["enter"], ["right"] * 3, ["escape", "f5"], ["escape", "escape"])
        for keys in (*past, *walk):
            await person.press(*keys)
            check_harmless(person)


async def test_a_hostile_model_is_drawn_on_every_screen_and_does_nothing(home: Path) -> None:
    services = services_at(home)
    hostile_session(services)
    title = visible(HOSTILE)[:12]
    async with running(services) as person:
        await person.press("f2", "enter")
        check_harmless(person)
        assert title in person.front
        await person.press("escape", "enter")
        assert title in person.pane("rail")
        for _ in range(12):
            await person.press("down", "f5")
            check_harmless(person)
        await person.type("#co")
        check_harmless(person)
        assert title in person.pane("hint")
        await person.press("tab", "f3")
        for keys in (["right", "enter"], ["escape", "right", "2"], ["escape", "1"], ["f4", "right"]):
            await person.press(*keys)
            check_harmless(person)
        assert title in person.pane("table")
        assert title in person.pane("why")


async def test_undo_tells_of_hostile_texts_harmlessly(home: Path) -> None:
    services = services_at(home)
    hostile_session(services)
    async with running(services, NARROW) as person:
        await person.press("enter", "f2", *["f8"] * 9)
        check_harmless(person)
        assert person.notices.count("Undone") == 9
        assert "\x1b" not in person.notices
        assert "\nsaved" not in person.notices
        assert person.session.incidents == {}


async def test_hostile_texts_may_be_typed_and_pasted(plain: Path) -> None:
    async with running(services_at(plain), NARROW) as person:
        await person.paste(HOSTILE)
        check_harmless(person)
        await person.press("escape", "down", "enter")
        before = len(person.session.evidence)
        await person.paste(f"a: {HOSTILE} #[red]")
        check_harmless(person)
        await person.press("enter")
        check_harmless(person)
        assert len(person.session.evidence) == before + 1
        await person.press("f6", "tab")
        await person.paste(HOSTILE)
        check_harmless(person)
        await person.press("ctrl+s")
        check_harmless(person)
        assert len(person.session.incidents) >= 1


async def test_a_form_refuses_a_hostile_name_in_harmless_words(home: Path) -> None:
    async with running(services_at(home)) as person:
        await person.press("f2", "enter")
        await person.paste("\x1b[31m\u202e [/]")
        await person.press("ctrl+s")
        check_harmless(person)
        person.check_says(person.words("refusal.control_characters", field=person.words("setup.candidate")))


async def test_a_score_and_minutes_that_are_markup_are_refused_in_plain_words(samples: Path) -> None:
    async with running(services_at(samples), NARROW, RATING) as person:
        await person.press(*["right"] * 8, "enter")
        await person.press(*["backspace"] * 8)
        await person.type("[@click=app.quit]9[/]", "enter")
        check_harmless(person)
        person.check_says(person.words("rating.not_a_score", score="[@click=app.quit]9[/]"))


@pytest.mark.parametrize("text", ["\x1b[2J", "a\u202eb", "a\x9bb", "\x00", "a\u2028b", "\u200b"])
def test_a_name_is_kept_clean_at_the_door(home: Path, text: str) -> None:
    with pytest.raises(RefusalError, match="control_characters"):
        begun(services_at(home), candidate=text)
