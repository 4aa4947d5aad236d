"""The clock on the screen: what is left, a pause, the warning when time is short, and the page with the re-plan."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from rubric.language import Language
from sessions.interview import commands as co
from sessions.interview.sitting import Pause
from tests.tui.at_screen import (
    NARROW,
    NEW,
    NOW,
    WIDE,
    Person,
    Size,
    at_either_end,
    begun,
    running,
    services_at,
    strips_of,
)
from tui.screens.form import Form
from tui.services import Services


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


def timed(home: Path, clock: Clock, language: Language = "en") -> Services:
    return replace(services_at(home, language), clock=clock)


async def later(person: Person, clock: Clock, minutes: int) -> None:
    """Let minutes pass, and the screen look at the clock."""
    clock.on(minutes)
    person.screen.tick()  # type: ignore[attr-defined]
    await person.rest()


@at_either_end
async def test_the_head_tells_what_is_left_of_the_stage_and_in_all(plain: Path, size: Size, language: Language) -> None:
    clock = Clock()
    async with running(timed(plain, clock, language), size, NEW) as person:
        words = person.words
        await person.press("enter")
        await later(person, clock, 2)
        top = strips_of(person.app)[0].text
        assert words("head.stage_left", minutes=1, of=3) in top
        assert words("head.left", minutes=58, of=60) in top
        await later(person, clock, 60)
        top = strips_of(person.app)[0].text
        assert words("head.stage_over", minutes=59, of=3) in top
        assert words("head.over", minutes=2, of=60) in top


@at_either_end
async def test_a_pause_stops_the_clock_says_so_and_typing_still_saves(
    plain: Path, size: Size, language: Language
) -> None:
    clock = Clock()
    async with running(timed(plain, clock, language), size, NEW) as person:
        words = person.words
        await person.press("f12")
        assert person.notices == words("pace.not_begun")
        await person.press("enter")
        await later(person, clock, 1)
        await person.press("f12")
        person.check_says(words("pace.paused", since="09:31"))
        assert words("head.paused") in strips_of(person.app)[0].text
        await later(person, clock, 30)
        await person.type("said while we waited", "enter")
        assert [one.text for one in person.session.evidence.values()] == ["said while we waited"]
        await person.press("f12")
        assert words("head.left", minutes=59, of=60) in person.text
        assert words("head.paused") not in person.text


async def test_only_the_row_of_the_clock_is_drawn_as_time_goes_by(plain: Path) -> None:
    clock = Clock()
    async with running(timed(plain, clock), WIDE, NEW) as person:
        await person.press("enter")
        before = [strip.text for strip in strips_of(person.app)]
        clock.on(1)
        person.screen.tick()  # type: ignore[attr-defined]
        dirty = {
            region.y
            for pane in person.screen.query("*")
            for region in pane._repaint_regions  # what Textual will send to the terminal
        }
        await person.rest()
        after = [strip.text for strip in strips_of(person.app)]
        assert [n for n, text in enumerate(after) if text != before[n]] == [0]
        assert dirty == {0}


@at_either_end
async def test_when_time_is_short_a_row_says_so_and_the_page_says_what_comes_first(
    home: Path, size: Size, language: Language
) -> None:
    clock = Clock()
    services = timed(home, clock, language)
    made = begun(services, co.StartStage(stage="incidents"), items=("ach", "res", "com", "exe", "gen"), minutes=30)
    async with running(services, size, made) as person:
        words = person.words
        assert not person.screen.query_one("#alarm").display, "29 minutes do for four items"
        await later(person, clock, 15)
        details = {"minutes": 14, "count": 4, "least": 24}
        first = words.listed(("com", "exe", "ach"))
        person.check_says(words("pace.short", **details, lost=1) + words("pace.first", items=first)[:8])
        await person.press("ctrl+t")
        page = person.pane("page")
        order = [page.index(f"{code} ") for code in ("com", "exe", "ach", "res")]
        assert order == sorted(order)
        assert words("pace.used", used=15, of=30) in page
        assert words("pace.room", minutes=14, kept=1, least=24)[:10] in page
        title = words.of(person.session.rubric.item["res"].title)
        assert words("pace.unassessed", items=title)[-20:] in page.replace("\n", "")
        await person.press("escape")
        assert person.line("capture") == ""


async def test_an_interrupted_interview_goes_on_in_a_later_sitting_when_it_is_opened(home: Path) -> None:
    clock = Clock()
    services = timed(home, clock)
    made = begun(services, co.StartStage(stage="opening"), co.End(how="interrupted"))
    clock.on(24 * 60)
    async with running(services, NARROW, made) as person:
        assert isinstance(person.app.screen, Form)
        person.check_says(person.words("resume.title", sitting=2))
        await person.press("enter")
        assert (person.session.ended, person.session.sittings) == (None, 2)
        assert person.words("head.left", minutes=60, of=60) in person.text


async def test_one_who_only_looks_at_an_interrupted_interview_changes_nothing(home: Path) -> None:
    services = services_at(home)
    made = begun(services, co.StartStage(stage="opening"), co.End(how="interrupted"))
    async with running(services, NARROW, made) as person:
        count = len(person.desk.events)
        await person.press("2", "enter")
        assert not isinstance(person.app.screen, Form)
        assert (person.session.ended, len(person.desk.events)) == ("interrupted", count)
        await person.press("f12")
        assert person.session.ended is None


async def test_what_was_paused_is_still_paused_when_it_is_opened_again(home: Path) -> None:
    services = services_at(home)
    made = begun(services, co.StartStage(stage="opening"), Pause())
    async with running(services, NARROW, made) as person:
        person.check_says(person.words("pace.paused", since="09:30"))
