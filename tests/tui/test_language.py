"""One key changes the language everywhere, at once, and back."""

import re
from pathlib import Path

import pytest

from tests.tui.at_screen import NARROW, RATING, UNDERWAY, WIDE, Size, running, services_at
from tests.tui.catalogues import catalogue
from tui.translate import Words

HAN = re.compile("[\u3400-\u9fff]+")
KEPT = {"中文", "林晓彤", "政企客户经理", "政企客", "周敏"}
"""The name of the other language, and what people wrote: on these samples only the row of one session."""

WALKS: tuple[tuple[str | None, Size, tuple[str, ...]], ...] = (
    (None, WIDE, ("",)),
    (UNDERWAY, WIDE, ("", "f7")),
    (RATING, WIDE, ("f3",)),
    (RATING, NARROW, ("f4", "tab", "tab")),
)
"""Sessions, and the keys that lead from one of their screens or pages to the next."""


@pytest.mark.parametrize(("session", "size", "keys"), WALKS)
async def test_the_language_changes_on_every_screen_and_back(
    samples: Path, session: str | None, size: Size, keys: tuple[str, ...]
) -> None:
    async with running(services_at(samples, "zh"), size, session) as person:
        for key in keys:
            await person.press(*filter(None, [key]))
            before = person.text
            assert len(HAN.findall(before)) > 8
            await person.press("ctrl+l")
            assert person.words == Words("en")
            left = {one for one in HAN.findall(person.text) if not any(one.startswith(kept) for kept in KEPT)}
            assert left == set(), person.text
            await person.press("ctrl+l")
            assert person.text == before


async def test_screens_that_are_not_in_front_change_too(samples: Path) -> None:
    async with running(services_at(samples, "zh"), NARROW, RATING) as person:
        await person.press("f2", "f4", "f3", "ctrl+l")
        for key, title in (("f2", "screen.interview"), ("f4", "screen.grade"), ("f3", "screen.rating")):
            await person.press(key)
            assert person.text.startswith(f" {catalogue('en')[title]} ")
            assert set(HAN.findall(person.text)) <= KEPT
        await person.press("escape")
        assert person.text.startswith(f" bei {catalogue('en')['home.title']} ")


async def test_forms_and_help_opened_afterwards_speak_it(samples: Path) -> None:
    async with running(services_at(samples, "zh"), WIDE, UNDERWAY) as person:
        await person.press("ctrl+l", "f6")
        person.check_says(catalogue("en")["incident.when_hint"])
        await person.press("escape", "f1")
        person.check_says(catalogue("en")["guide.interview.1"])
        assert set(HAN.findall(person.front)) <= KEPT


async def test_what_is_typed_stays_when_the_language_changes(samples: Path) -> None:
    async with running(services_at(samples, "zh"), NARROW, UNDERWAY) as person:
        await person.type("a: 写了一半", "ctrl+l")
        assert person.line("capture") == "a: 写了一半"
        assert catalogue("en")["star.a"] in person.text
