"""Suggestions after an own first level: nothing on the screen tells them before, and a reason is asked for after."""

from pathlib import Path

from sessions.interview.planning import ChangePlan
from tests.tui.at_screen import TOLD, Person, running, services_at
from tui.screens.form import Form
from tui.services import Services


def hiding(home: Path) -> Services:
    services = services_at(home)
    desk = services.desk(TOLD)
    desk.do(ChangePlan(suggestions="after_level"))
    desk.close()
    return services


def told(person: Person) -> str:
    return person.pane("ladder") + person.pane("proof")


def level_one(person: Person) -> str:
    return next(row for row in person.pane("ladder").splitlines() if "1 Junior" in row).rstrip()


async def test_the_suggestion_is_nowhere_before_the_own_level(plain: Path) -> None:
    async with running(hiding(plain), session=TOLD) as person:
        words = person.words
        await person.press("f3")
        bare = told(person)
        await person.press("+", "+")
        marked = told(person).replace("[+]", "[ ]")
        assert marked == bare, "marks that decide a level change nothing but themselves"
        assert words("ladder.hidden")[:20] in person.pane("proof")
        assert level_one(person) == " 1 Junior  ◆standard", "not a word on whether it is met"
        await person.press("f4")
        assert words("table.suggested", level=1) not in person.pane("table")
        await person.press("f3", "1")
        assert person.session.first_levels["ach"].level == 1
        assert person.session.ratings["ach"].level == 1, "as suggested: nothing more is asked"
        assert "Suggested: level 1" in person.pane("proof")
        assert level_one(person).endswith(words("ladder.met"))
        await person.press("right")
        assert words("ladder.hidden")[:20] in person.pane("proof"), "of the next item nothing is told yet"


async def test_a_level_that_differs_shows_the_suggestion_and_asks_why(plain: Path) -> None:
    async with running(hiding(plain), session=TOLD) as person:
        await person.press("f3", "+", "+", "3")
        assert isinstance(person.app.screen, Form)
        title = person.words.of(person.session.rubric.item["ach"].title)
        person.check_says(person.words("rating.why_now", item=title, level=3, suggested=1))
        assert person.session.first_levels["ach"].level == 3, "on record before the suggestion was shown"
        await person.press("escape")
        assert "ach" not in person.session.ratings
        await person.press("1")
        assert person.session.ratings["ach"].level == 1, "changed on sight of the suggestion"
        assert person.words("ladder.first", level="level 3")[:20] in person.pane("proof")
        assert [one.level for one in person.session.first_levels.values()] == [3], "and the log tells so"


async def test_undo_does_not_hide_what_was_seen(plain: Path) -> None:
    async with running(hiding(plain), session=TOLD) as person:
        await person.press("f3", "+", "+", "1", "f8", "f8")
        assert not person.session.ratings
        assert not person.session.first_levels
        assert "Suggested: level 1" in person.pane("proof")
        await person.press("1")
        assert person.session.ratings["ach"].level == 1
        assert not person.session.first_levels, "a level given now is no first one"


async def test_a_first_level_needs_ground_and_tells_nothing_where_it_lacks(plain: Path) -> None:
    async with running(hiding(plain), session=TOLD) as person:
        await person.press("f3", "right", "right", "2")
        assert "no codable note" in person.notices
        assert not person.session.first_levels
        await person.press("9")
        assert person.session.ratings["gen"].level == "NE"
