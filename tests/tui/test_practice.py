"""The practice, by keyboard: the whole way in both languages, help on the way, and a home that nothing is left of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from rubric.language import Language
from tests.tui.at_screen import NARROW, WIDE, Person, in_both_languages, running, services_at, squeezed
from tests.tui.at_shell import bei, home
from tui.app import BeiApp
from tui.practice.app import CoachPane, PracticeApp
from tui.practice.course import STEPS
from tui.practice.make import make_practice
from tui.practice.script import script
from tui.screens.form import Form
from tui.screens.home import HomeScreen


@asynccontextmanager
async def practising(folder: Path, language: Language = "zh") -> AsyncIterator[Person]:
    """The practice, at the size at which there is the least room."""
    services = services_at(folder, language)
    app = PracticeApp(services, make_practice(services, script(language)))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        person = Person(app, pilot)
        await person.rest()
        yield person


def step(person: Person) -> str:
    """The step that stands to be done, which the panel names."""
    app = person.app
    assert isinstance(app, PracticeApp)
    at = app.course.step
    title = f"{STEPS.index(at) + 1}/{len(STEPS)} · {script(person.words.language).steps[at].title}"
    assert title in person.text
    return at


@in_both_languages
async def test_whoever_does_what_the_coach_says_comes_to_the_end(home: Path, language: Language) -> None:
    own = {"zh": "a:+#com 当场记了三个问题", "en": "a:+#com noted three questions"}[language]
    types = {name: script(language).steps[name].types for name in ("note", "we")}
    async with practising(home, language) as person:
        seen = [step(person)]
        for text, keys in (
            (types["note"], ("enter",)),
            ("", ("ctrl+g", "f5")),
            (types["we"], ("enter",)),
            ("", ("ctrl+g", "f5")),
            (own, ("enter",)),
            ("", ("f3",)),
            ("", ("+", "+", "-")),
            ("", ("1",)),
            ("", ("tab", "9")),
            ("", ("f4",)),
            ("", ("enter",)),
        ):
            await (person.paste(text, *keys) if text else person.press(*keys))
            seen.append(step(person))
        assert seen == list(STEPS)
        session = person.session
        assert [one.text for one in session.evidence.values()][2] == own.partition(" ")[2]
        assert {code: one.level for code, one in session.ratings.items()} == {"com": 1, "exe": "NE"}
        await person.press("escape", "escape")
        assert not person.app.is_running


async def test_the_key_that_does_it_for_one_goes_all_the_way_and_writes_only_then(home: Path) -> None:
    async with practising(home) as person:
        before = person.session
        await person.press("f3")
        person.check_says(script("zh").away["interview"])
        assert person.session is before
        await person.press("f12")
        assert (step(person), person.line("capture")) == ("note", "")
        await person.press("f12")
        assert person.line("capture") == script("zh").steps["note"].types
        assert person.session is before
        await person.press("f12")
        assert (step(person), len(person.session.evidence)) == ("probe", 1)
        for _ in range(30):
            if step(person) == "end":
                break
            await person.press("f12")
        assert step(person) == "end"


async def test_what_is_typed_is_kept_where_the_key_is_pressed_all_the_same(home: Path) -> None:
    async with practising(home) as person:
        await person.type("自己敲的", "f12")
        assert [one.text for one in person.session.evidence.values()] == ["自己敲的"]


async def test_escape_asks_and_a_step_can_be_passed_over(home: Path) -> None:
    async with practising(home) as person:
        before = person.session
        await person.press("escape")
        assert isinstance(person.app.screen, Form)
        await person.press("f12")
        assert script("zh").busy in person.notices
        await person.press("enter")
        assert step(person) == "probe"
        assert person.session is before
        await person.press("ctrl+l")
        assert script("en").steps["probe"].title in person.text
        await person.press("escape", "right", "enter")
        assert not person.app.is_running


async def test_the_panel_is_there_on_the_side_pages_too_and_takes_no_row_of_the_keys(home: Path) -> None:
    async with practising(home) as person:
        await person.press("ctrl+r")
        assert squeezed(script("zh").away["back"]) in squeezed(person.text)
        panes = person.app.screen.query(CoachPane)
        assert [pane.size.height for pane in panes] == [5]


Homes = list[tuple[Path, list[str]]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Homes:
    """The homes that practices were held on, with the models in each; nothing is drawn."""
    homes: Homes = []

    def run(app: PracticeApp) -> None:
        place = app.services.home
        homes.append((place, [one.name for one in place.rglob("*.yaml")]))

    monkeypatch.setattr(PracticeApp, "run", run)
    return homes


def test_the_home_of_the_practice_is_gone_afterwards_and_ones_own_was_never_touched(held: Homes) -> None:
    code, said = bei("practice", terminal=True).told
    assert (code, "F2" in said) == (0, True)
    [(place, models)] = held
    assert models == ["practice.yaml"]
    assert not place.parent.exists()
    assert not home().exists()


def test_there_is_no_practice_in_plain_prompts(held: Homes) -> None:
    code, said = bei("--plain", "practice", terminal=True).told
    assert (code, "plain form" in said, held) == (2, True, [])


def test_the_practice_asked_for_in_the_list_is_held_and_the_list_comes_back(
    held: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def run(app: BeiApp) -> None:
        runs.append(app.services.home)
        app.to_practice = len(runs) == 1

    monkeypatch.setattr(BeiApp, "run", run)
    assert bei(terminal=True).code == 0
    assert runs == [home()] * 2
    assert len(held) == 1
    assert held[0][0] != home()


async def test_an_empty_list_names_the_first_keys_and_f3_leads_to_the_practice(home: Path) -> None:
    async with running(services_at(home, "zh"), WIDE) as person:
        assert isinstance(person.app.screen, HomeScreen)
        rows = person.pane("list").splitlines()
        assert [row.split()[0] for row in rows if row.split()[:1] and row.split()[0].startswith("F")] == [
            "F2",
            "F3",
            "F1",
        ]
        await person.press("f3")
        assert person.app.to_practice
        assert not person.app.is_running


async def test_with_a_session_the_first_keys_are_named_no_more(plain: Path) -> None:
    async with running(services_at(plain, "zh"), WIDE) as person:
        assert person.words("home.first_practice") not in person.text
