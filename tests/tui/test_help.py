"""F1 names every key of the screen in front and says how to use it."""

from pathlib import Path

import pytest

from rubric.language import Language
from tests.tui.at_screen import (
    NARROW,
    RATING,
    UNDERWAY,
    Person,
    Size,
    running,
    services_at,
)
from tui.lines import as_text
from tui.screens.help import HelpScreen
from tui.translate import Words
from tui.widgets.key_line import short
from tui.widgets.pane import Pane

TOPICS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "home": (None, ()),
    "interview": (UNDERWAY, ()),
    "rating": (RATING, ()),
    "grade": (RATING, ("f4",)),
    "history": (UNDERWAY, ("ctrl+r",)),
    "earlier": (UNDERWAY, ("ctrl+r", "enter")),
    "structure": (RATING, ("f4", "shift+f4")),
    "aside": (UNDERWAY, ("f11",)),
    "replay": (UNDERWAY, ("ctrl+r", "f5")),
    "pace": (UNDERWAY, ("ctrl+t",)),
    "plan": (UNDERWAY, ("shift+f2",)),
}
ONCE = ("structure", "aside", "history", "earlier", "replay", "pace", "plan")
"""Topics that are looked at in one language only; that both say the same is held by the test of the words."""


def page(person: Person) -> str:
    screen = person.app.screen
    assert isinstance(screen, HelpScreen)
    return as_text(screen.query_one(Pane).lines)


@pytest.mark.parametrize(
    ("topic", "language", "size"),
    [
        (topic, language, NARROW)
        for topic in TOPICS
        for language in ("zh", "en")
        if topic not in ONCE or language == "zh"
    ],
)
async def test_the_help_has_the_guide_and_every_key(samples: Path, topic: str, language: Language, size: Size) -> None:
    session, keys = TOPICS[topic]
    words = Words(language)
    async with running(services_at(samples, language), size, session) as person:
        await person.press(*keys)
        here = person.screen.keys_here()
        await person.press("f1")
        told = page(person)
        assert {word for _, word in here} >= {"key.help", "key.language", "key.quit"}
        for key, word in here:
            assert any(row.split() == [*short(key).split(), *words(word).split()] for row in told.splitlines()), word
        flat = "".join(told.split())
        count = sum(words.has(f"guide.{topic}.{n}") for n in range(1, 30))
        assert count >= 3
        assert all("".join(words(f"guide.{topic}.{n}").split()) in flat for n in range(1, count + 1))
        assert not words.has(f"guide.{topic}.{count + 2}")
        # All of it can be reached: the last row comes into sight by scrolling.
        await person.press(*["down"] * 9)
        assert told.splitlines()[-1].strip() in person.front


@pytest.mark.parametrize("way", ["escape", "f1", "q"])
async def test_every_way_out_of_the_help_leads_back_and_does_nothing_else(samples: Path, way: str) -> None:
    async with running(services_at(samples), NARROW, UNDERWAY) as person:
        await person.type("half")
        before = person.text
        await person.press("f1")
        assert isinstance(person.app.screen, HelpScreen)
        await person.press(way)
        assert person.text == before
        assert person.line("capture") == "half"


SAID = {
    "home": ("readonly.read",),
    "interview": ("^U", "F10", "save.unsaved", "readonly.head"),
    "rating": ("F10", "save.unsaved", "readonly.head"),
    "grade": ("F10", "save.unsaved", "readonly.head"),
}
"""What the guide of a screen must name: keys, and words as the screen shows them."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", SAID)
def test_the_guides_name_what_one_meets_when_something_is_wrong(topic: str, language: Language) -> None:
    words = Words(language)
    guide = " ".join(words(f"guide.{topic}.{n}") for n in range(1, 30) if words.has(f"guide.{topic}.{n}")).lower()
    wanted = [words(one).lower() if "." in one else one.lower() for one in SAID[topic]]
    assert [one for one in wanted if one not in guide] == []


async def test_the_help_scrolls_both_ways_and_stops_at_its_ends(samples: Path) -> None:
    async with running(services_at(samples), NARROW, UNDERWAY) as person:
        await person.press("f1")
        top = person.front
        await person.press("up")
        assert person.front == top
        await person.press("space", "pagedown", "down")
        assert person.front != top
        await person.press(*["pageup"] * 4)
        assert person.front == top
