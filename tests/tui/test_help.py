"""F1 names every key of the screen in front and says how to use it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rubric.language import Language
from tests.tui.at_screen import (
    NARROW,
    RATING,
    UNDERWAY,
    Person,
    running,
    services_at,
)
from tui.lines import as_text
from tui.screens.help import HelpScreen
from tui.translate import Words
from tui.widgets.key_line import short
from tui.widgets.pane import Pane

OF_HOME = (("home", ()),)
OF_INTERVIEW = (
    ("interview", ()),
    ("aside", ("f11",)),
    ("pace", ("escape", "ctrl+t")),
    ("history", ("escape", "ctrl+r")),
    ("earlier", ("enter",)),
    ("replay", ("escape", "f5")),
    ("plan", ("escape", "escape", "shift+f2")),
)
OF_RATING = (("rating", ()), ("grade", ("f4",)), ("structure", ("shift+f4",)))
Walk = tuple[tuple[str, tuple[str, ...]], ...]
WALKS: tuple[tuple[str | None, Language, Walk], ...] = (
    (None, "zh", OF_HOME),
    (UNDERWAY, "zh", OF_INTERVIEW),
    (RATING, "zh", OF_RATING),
    (None, "en", OF_HOME),
    (UNDERWAY, "en", OF_INTERVIEW[:1]),
    (RATING, "en", OF_RATING[:2]),
)
"""Topics of a session with the keys that lead from one to the next.

Some are looked at in one language only; that both say the same is held by the test of the words.
"""


def page(person: Person) -> str:
    screen = person.app.screen
    assert isinstance(screen, HelpScreen)
    return as_text(screen.query_one(Pane).lines)


@pytest.mark.parametrize(("session", "language", "walk"), WALKS)
async def test_the_help_has_the_guide_and_every_key(
    samples: Path, session: str | None, language: Language, walk: Walk
) -> None:
    async with running(services_at(samples, language), NARROW, session) as person:
        for topic, keys in walk:
            await person.press(*keys)
            here = person.screen.keys_here()
            await person.press("f1")
            check_helps(person, topic, here)
            # All of it can be reached: the last row comes into sight by scrolling.
            told = page(person)
            await person.press(*["down"] * 9)
            assert told.splitlines()[-1].strip() in person.front
            await person.press("escape")


def check_helps(person: Person, topic: str, here: Sequence[tuple[str, str]]) -> None:
    """Assert that the help in front has the guide to `topic`, and the keys that were `here`."""
    words, told = person.words, page(person)
    assert {word for _, word in here} >= {"key.help", "key.language", "key.quit"}
    for key, word in here:
        assert any(row.split() == [*short(key).split(), *words(word).split()] for row in told.splitlines()), word
    flat = "".join(told.split())
    count = sum(words.has(f"guide.{topic}.{n}") for n in range(1, 30))
    assert count >= 3
    assert all("".join(words(f"guide.{topic}.{n}").split()) in flat for n in range(1, count + 1))
    assert not words.has(f"guide.{topic}.{count + 2}")


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
