"""Home, by keyboard: the list and its order, the filter, opening, a new session."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview import commands as co
from sessions.shelf import Shelf
from tests.tui.at_screen import (
    NARROW,
    NOW,
    RATING,
    SAMPLES,
    SUBMITTED,
    UNDERWAY,
    WIDE,
    Person,
    Size,
    at_either_end,
    begun,
    running,
    services_at,
)
from tui.screens.form import Form
from tui.screens.home import HomeScreen
from tui.screens.leaving import HeldForm
from tui.services import Services
from tui.widgets.pane import Pane


def listed(person: Person) -> list[str]:
    """The rows of the list."""
    return person.pane("list").splitlines()


@at_either_end
async def test_unfinished_sessions_stand_on_top_and_the_newest_first(
    samples: Path, size: Size, language: Language
) -> None:
    async with running(services_at(samples, language), size) as person:
        rows = listed(person)
        assert [row.split()[1] if "●" in row else row.split()[0] for row in rows] == ["Daniel", "Mei-Ling", "林晓彤"]
        assert ["●" in row for row in rows] == [True, True, False]
        assert person.words("home.count", count=3) in person.text
        for row, state in zip(rows, ("stage.incidents", "stage.rate", "state.submitted"), strict=True):
            assert person.words(state) in row
        assert person.words("home.progress", rated=9, planned=18, count=47) in rows[1]
        assert all(row[2:] in person.text for row in rows)
        assert person.cursor("list") == UNDERWAY


async def test_the_very_first_paint_shows_the_list_as_it_stays(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[list[str]] = []
    paint = HomeScreen._compositor_refresh

    def seen(screen: HomeScreen) -> None:
        painted.append([one.text for one in screen.query_one("#list", Pane).lines])
        paint(screen)

    monkeypatch.setattr(HomeScreen, "_compositor_refresh", seen)
    services = services_at(samples)
    async with running(services):  # for the first time, before there is an index
        assert (painted[0], len(painted[-1])) == ([], 3)
    painted.clear()
    async with running(services):
        assert len(painted[0]) == 3
        assert painted[0] == painted[-1]


async def test_how_many_are_past_their_term_is_told_on_top(samples: Path) -> None:
    in_a_year = replace(services_at(samples), clock=lambda: NOW + timedelta(days=366))
    async with running(in_a_year) as person:
        assert person.words("home.overdue", count=1) in person.text
    async with running(services_at(samples)) as person:
        assert "past their term" not in person.text


async def test_typing_filters_at_once_by_any_word_of_a_row(samples: Path) -> None:
    async with running(services_at(samples), NARROW) as person:
        for typed, found in (
            ("PATEL", [UNDERWAY, RATING]),
            (" hk-22", [RATING]),
            ("x", []),
        ):
            await person.type(typed)
            assert list(person.screen.query_one("#list", Pane).keys()) == found
        assert person.words("home.nothing") in person.text
        await person.press("escape")
        assert person.line("filter") == ""
        assert len(listed(person)) == 3
        await person.type("林晓彤")
        assert person.cursor("list") == SUBMITTED
        await person.press("enter")
        assert person.session.candidate == "林晓彤"


@pytest.mark.parametrize(
    ("downs", "screen", "candidate"),
    [(0, "interview", "Daniel Okafor"), (1, "rating", "Mei-Ling Hart"), (2, "grade", "林晓彤")],
)
async def test_enter_opens_the_session_under_the_cursor_where_its_stage_calls_for(
    samples: Path, downs: int, screen: str, candidate: str
) -> None:
    async with running(services_at(samples, "zh"), NARROW) as person:
        await person.press(*["down"] * downs, "enter")
        assert person.session.candidate == candidate
        assert person.text.startswith(f" {person.words(f'screen.{screen}')}  {candidate}")


async def test_the_cursor_stops_at_both_ends(samples: Path) -> None:
    async with running(services_at(samples)) as person:
        seen = []
        for key in ("up", "down", "pagedown", "down", "pageup"):
            await person.press(key)
            seen.append(person.cursor("list"))
        assert seen == [UNDERWAY, RATING, SUBMITTED, SUBMITTED, UNDERWAY]


async def test_before_all_is_read_keys_reach_every_session(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three sessions the first sight has one; the check that would bring the others has not come yet."""
    with monkeypatch.context() as patch:
        patch.setattr("sessions.storage.index.FIRST", 1)
        (samples / "index" / "first").unlink(missing_ok=True)
        Shelf.at(samples).rows()
    monkeypatch.setattr(HomeScreen, "reload", lambda _screen: None)
    for keys, chosen in ((["down"], RATING), (["pagedown"], SUBMITTED), ([*"hk-22"], RATING)):
        async with running(services_at(samples), NARROW) as person:
            assert list(person.screen.query_one("#list", Pane).keys()) == [UNDERWAY]
            assert person.words("home.count", count=3) in person.text
            await person.press(*keys)
            assert person.cursor("list") == chosen


@at_either_end
async def test_an_empty_home_says_how_to_begin(home: Path, size: Size, language: Language) -> None:
    async with running(services_at(home, language), size) as person:
        assert person.words("home.empty") in person.text
        await person.press("enter", "up", "down")
        assert isinstance(person.app.screen, HomeScreen)
        await person.press("f2")
        assert isinstance(person.app.screen, Form)
        assert person.words("setup.title") in person.text


async def test_back_from_a_session_the_list_tells_what_was_done(plain: Path) -> None:
    async with running(services_at(plain), NARROW) as person:
        await person.type("王芳", "enter")
        await person.type("问了三位客户", "enter", "escape")
        assert isinstance(person.app.screen, HomeScreen)
        await person.press("escape")
        first = listed(person)[0]
        assert "王芳" in first
        assert person.words("home.progress", rated=0, planned=3, count=1) in first


async def test_a_session_that_is_open_elsewhere_is_asked_about_and_the_home_stays(samples: Path) -> None:
    elsewhere = Shelf.at(samples).open(UNDERWAY)
    async with running(services_at(samples)) as person:
        await person.press("enter")
        assert isinstance(person.app.screen, HeldForm)
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)
        elsewhere.close()
        await person.press("enter")
        assert person.session.id == UNDERWAY


async def test_a_session_that_is_damaged_is_named_so_and_the_home_stays(samples: Path) -> None:
    services = services_at(samples)
    record = services.shelf.open(UNDERWAY, read_only=True).records()[0]
    services.shelf.take("broken", [{**record, "session": "broken", "candidate": "A", "digest": "sha256:0"}]).close()
    async with running(services) as person:
        await person.type("broken", "enter")
        assert isinstance(person.app.screen, HomeScreen)
        assert person.words("error.log", problem=person.words("place.event", number=1)) in person.notices


@at_either_end
async def test_a_session_that_cannot_be_read_stays_in_the_list_with_what_to_do(
    samples: Path, size: Size, language: Language
) -> None:
    services = services_at(samples, language)
    services.shelf.rows()
    for session in (UNDERWAY, "unlisted"):
        place = samples / "sessions" / session
        place.mkdir(mode=0o700, exist_ok=True)
        (place / "000001.bei").write_bytes(b"")
    async with running(services, size) as person:
        first, second, *rest = listed(person)
        assert first.split()[:2] == ["✗", "Daniel"]
        assert second.split()[:2] == ["✗", "unlisted"]
        assert first.endswith(person.words("home.unreadable", session=UNDERWAY))
        assert second.endswith(person.words("home.unreadable", session="unlisted"))
        assert len(rest) == 2
        assert person.words("home.count", count=4) in person.text
        await person.type("unlis")
        assert person.cursor("list") == "unlisted"
        await person.press("enter")
        assert isinstance(person.app.screen, HomeScreen)
        assert "bei verify unlisted --repair" in person.notices


async def test_a_session_named_at_the_door_is_opened_at_once(samples: Path) -> None:
    async with running(services_at(samples), NARROW, RATING) as person:
        assert person.session.id == RATING
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with 200 sessions: one whole one, and as many as are needed that only a list can show."""
    home = tmp_path_factory.mktemp("crowd") / "home"
    services = services_at(home)
    whole = begun(services, co.StartStage(stage="opening"))
    log = services.shelf.open(whole)
    opened = log.records()[0]
    log.close()
    little = {key: opened["rubric"][key] for key in ("id", "title")}
    for n in range(1, 200):
        made = services.new_id()
        at = f"2026-08-{n % 28 + 1:02d}T10:{n % 60:02d}:00.000Z"
        record = {**opened, "session": made, "candidate": f"候选人{n:03d}", "at": at, "rubric": little}
        services.shelf.take(made, [record]).close()
    return home


async def test_two_hundred_sessions_can_be_walked_and_searched(crowd: Path, tmp_path: Path) -> None:
    services: Services = services_at(Path(shutil.copytree(crowd, tmp_path / "crowd")))
    async with running(services, WIDE) as person:
        assert person.words("home.count", count=200) in person.text
        rows = listed(person)
        assert len(rows) == 200
        assert "王芳" in rows[0]
        dates = [row[-10:] for row in rows]
        assert dates == sorted(dates, reverse=True)
        await person.press(*["pagedown"] * 12)
        assert rows[120][3:16] in person.text
        assert rows[0][2:] not in person.text
        await person.press(*["pagedown"] * 8)
        assert rows[-1][2:] in person.text
        await person.type("人137")
        assert [row.split()[1] for row in listed(person)] == ["候选人137"]
        assert person.cursor("list") == "s138"
        await person.press("escape", *["pageup"] * 20)
        assert person.cursor("list") == SAMPLES[0]


async def test_a_window_that_is_too_small_says_so_and_shows_its_keys_again_once_it_is_larger(home: Path) -> None:
    async with running(services_at(home), (40, 10)) as person:
        assert person.words("key.enlarge") in person.text
        await person.pilot.resize_terminal(80, 24)
        await person.rest()
        assert person.words("key.enlarge") not in person.text
        assert person.words("key.new") in person.text
