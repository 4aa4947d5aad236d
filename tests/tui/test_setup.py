"""Making a session by keyboard: what is asked, what is refused with nothing lost, what Esc leaves behind."""

from pathlib import Path
from typing import Any

import pytest

from rubric.catalogue import LIBRARY
from rubric.language import Language
from sessions.errors import StoreWriteError
from sessions.limits import MAX_NAME
from sessions.shelf import Shelf
from sessions.storage.store import SessionLog
from tests.tui.at_screen import (
    NARROW,
    WIDE,
    Person,
    Size,
    at_either_end,
    running,
    services_at,
)
from tui.screens.form import Answers, Form
from tui.screens.home import HomeScreen
from tui.screens.plan import PlanScreen
from tui.system_words import of_store

FIELDS = ("candidate", "candidate_id", "post", "purpose", "grade", "interviewer", "minutes", "items")


def answers(person: Person) -> Answers:
    """What is in the form's fields."""
    assert isinstance(person.app.screen, Form)
    return person.app.screen.answers()


async def to(person: Person, field: str) -> None:
    """Go to `field`, from the first one."""
    await person.press(*["tab"] * FIELDS.index(field))


async def fill(person: Person, **typed: str) -> None:
    """Open the form and type into its fields, from the first one to the last."""
    await person.press("f2", "enter")
    at = 0
    for field, text in typed.items():
        await person.press(*["tab"] * (FIELDS.index(field) - at), "ctrl+u")
        await person.paste(text)
        at = FIELDS.index(field)
    await person.press(*["tab"] * (len(FIELDS) - at))


@at_either_end
async def test_a_session_is_made_of_what_was_typed(home: Path, size: Size, language: Language) -> None:
    async with running(services_at(home, language), size) as person:
        await person.press("f2", "enter")
        for field, keys in (
            ("candidate", [*"王小川", "tab"]),
            ("candidate_id", [*"KH-0071", "enter"]),
            ("post", ["enter"]),
            ("purpose", ["right", "tab"]),
            ("grade", ["3", "enter"]),
            ("interviewer", [*"周敏", "enter"]),
            ("minutes", ["ctrl+u", *"45", "enter"]),
        ):
            person.check_says(person.words(f"setup.{field}"))
            await person.press(*keys)
        person.check_says(person.words("setup.items"))
        await person.press("a", " ", "right", " ", "down", " ", "enter")
        assert isinstance(person.app.screen, PlanScreen)
        made = person.session
        assert (made.candidate, made.candidate_id, made.interviewer) == ("王小川", "KH-0071", "周敏")
        assert made.post == person.words.of(made.rubric.title)
        assert (made.purpose, made.grade, made.minutes) == ("promote", "senior", 45)
        assert made.plan[:2] == ("ach", "res")
        assert len(made.plan) == 3
        assert "王小川 (KH-0071)" in person.text
        assert person.words.of(made.rubric.grade["senior"].title) in person.text
        assert made.evidence == {}


async def test_a_plan_that_is_too_much_is_warned_of_and_made_all_the_same(home: Path) -> None:
    async with running(services_at(home, "zh"), NARROW) as person:
        await fill(person, candidate="A", interviewer="B")
        await person.press("ctrl+s")
        assert person.notices == person.words("setup.crowded", most=8, least=6)
        assert person.notices[:8] in person.text
        assert len(person.session.plan) == 18


async def test_a_plan_that_can_be_kept_is_not_warned_of(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await fill(person, candidate="A", interviewer="B", minutes="48")
        await person.press("shift+tab", "a", *[" ", "right"] * 8, "ctrl+s")
        assert len(person.session.plan) == 8
        assert person.notices == ""


MINUTES, NEEDED, CONTROLS = "refusal.minutes_outside", "refusal.name_needed", "refusal.control_characters"
REFUSED: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    ("candidate", "", NEEDED, {}),
    ("candidate", " \u3000", NEEDED, {}),
    ("candidate", "A\x1b[31m", CONTROLS, {}),
    ("candidate_id", "7\u200b", CONTROLS, {}),
    ("post", "sales\nmanager", CONTROLS, {}),
    ("interviewer", "", NEEDED, {}),
    ("interviewer", "李" * (MAX_NAME + 1), "refusal.name_too_long", {"most": MAX_NAME}),
    ("minutes", "", MINUTES, {"minutes": ""}),
    ("minutes", "abc", MINUTES, {"minutes": "abc"}),
    ("minutes", "0", MINUTES, {"minutes": "0"}),
    ("minutes", "4.5", MINUTES, {"minutes": "4.5"}),
    ("minutes", "1441", MINUTES, {"minutes": "1441"}),
    ("minutes", "9" * 4500, MINUTES, {"minutes": "9" * 19 + "…"}),
)
"""Field, what is typed there, and why it is refused."""


async def test_a_refusal_is_told_in_the_form_and_nothing_typed_is_lost(home: Path) -> None:
    async with running(services_at(home, "zh"), NARROW) as person:
        await fill(person, candidate="A", interviewer="B", minutes="50")
        at = 0
        whole = answers(person)
        for field, text, key, details in REFUSED:
            await person.press(*["tab"] * ((FIELDS.index(field) - at) % len(FIELDS)), "ctrl+u")
            await person.paste(text, "ctrl+s")
            person.check_says(person.words(key, field=person.words(f"setup.{field}"), **details))
            assert answers(person) == {**whole, field: text}
            await person.press("ctrl+u")
            await person.paste(whole[field])
            assert answers(person) == whole
            at = FIELDS.index(field)
        assert person.app.services.shelf.rows() == []
        await person.press("ctrl+s")
        assert person.session.minutes == 50


@at_either_end
async def test_at_least_one_item_must_be_picked(home: Path, size: Size, language: Language) -> None:
    async with running(services_at(home, language), size) as person:
        await fill(person, candidate="A", interviewer="B")
        await person.press("shift+tab", "a", "ctrl+s")
        person.check_says(person.words("setup.no_items"))
        await person.press(" ", "ctrl+s")
        assert person.session.plan == ("ach",)


async def test_what_was_refused_can_be_mended_and_done(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await fill(person, interviewer="B")
        await person.press("ctrl+s")
        await person.type("王芳", "ctrl+s")
        assert person.session.candidate == "王芳"


async def test_leaving_makes_nothing(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        for key in ("escape", "ctrl+b"):
            await fill(person, candidate="A", interviewer="B")
            await person.press(key)
            assert isinstance(person.app.screen, HomeScreen)
            assert person.app.services.shelf.rows() == []
            person.check_says(person.words("home.empty"))


async def test_why_a_form_is_open_is_told_until_an_answer_is_changed(home: Path) -> None:
    async with running(services_at(home), WIDE) as person:
        await person.press("f2", "enter", "ctrl+s")
        told = person.words("refusal.name_needed", field=person.words("setup.candidate"))
        assert told in person.front, "told"
        await person.type("A")
        assert told not in person.front


async def test_arrows_go_through_the_fields_as_tab_does(home: Path) -> None:
    async with running(services_at(home), WIDE) as person:
        await person.press("f2", "enter")
        await person.type("A", "down")
        await person.type("7", "up")
        await person.type("nn")
        assert (answers(person)["candidate"], answers(person)["candidate_id"]) == ("Ann", "7")


async def test_a_choice_is_made_by_arrow_or_digit(home: Path) -> None:
    async with running(services_at(home), NARROW) as person:
        await person.press("f2", "enter")
        await to(person, "purpose")
        for key, purpose in (
            ("right", "promote"),
            ("left", "hire"),
            (" ", "promote"),
            ("3", "renew"),
            ("right", "hire"),
        ):
            await person.press(key)
            assert answers(person)["purpose"] == purpose
            assert f"(●) {person.words(f'purpose.{purpose}')}" in person.text
            await person.press("9")
            assert answers(person)["purpose"] == purpose


@pytest.mark.usefixtures("one_model")
async def test_the_model_is_chosen_first(home: Path) -> None:
    services = services_at(home)
    (home / "rubrics").mkdir()
    own = (LIBRARY / "telecom-am.yaml").read_text("utf-8").replace("id: telecom-am", "id: own", 1)
    (home / "rubrics" / "own.yaml").write_text(own, "utf-8")
    (home / "rubrics" / "bad.yaml").write_text("schema: bei.rubric/1\nid: bad\n", "utf-8")
    async with running(services, NARROW) as person:
        await person.press("f2")
        person.check_says(person.words("setup.rubric"))
        await person.press("1", "enter")
        assert isinstance(person.app.screen, HomeScreen)
        assert "bad.yaml:1:1: " in person.notices
        await person.press("f2", "1", "down", "enter")
        await person.type("A")
        await to(person, "interviewer")
        await person.type("B", "ctrl+s")
        assert person.session.rubric.id == "own"


class FullShelf(Shelf):
    """A shelf on a disk that is full."""

    def create(self, session_id: str, first_record: dict[str, Any]) -> SessionLog:  # noqa: ARG002  a shelf's
        raise StoreWriteError(28, "make a session")


async def test_a_session_that_cannot_be_stored_leaves_the_form_as_it_is(home: Path) -> None:
    services = services_at(home)
    full = type(services)(home, FullShelf.at(home), services.words, services.clock, services.new_id)
    async with running(full, NARROW) as person:
        await fill(person, candidate="A", interviewer="B")
        await person.press("ctrl+s")
        person.check_says(
            person.words("save.failed", problem=of_store(StoreWriteError(28, "make a session"), person.words))
        )
        assert (answers(person)["candidate"], answers(person)["interviewer"]) == ("A", "B")


async def test_the_chosen_model_is_in_sight_and_down_chooses_the_next(home: Path) -> None:
    async with running(services_at(home, "en"), NARROW) as person:
        await person.press("f2")
        person.check_says("(●) Government and enterprise account manager telecom-am")
        await person.press("down")
        person.check_says("(●) Tobacco distribution account manager")
        await person.press("1")
        person.check_says("(●) Account manager: cross-industry core")
        await person.press("up")
        person.check_says("(●) Account manager: cross-industry core")
        person.check_says("↑↓←→")
        await person.press("escape")
        await person.press("f2", "enter")
        await to(person, "items")
        await person.press(*["down"] * 17)
        person.check_says("[x] rel")
