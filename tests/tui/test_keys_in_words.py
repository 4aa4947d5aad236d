"""Every sentence names a key through the keymap: an own key is the one that help and messages tell of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rubric.language import LANGUAGES, Language
from tests.tui.at_screen import WIDE, running, services_at, squeezed, text_of
from tests.tui.catalogues import forms
from tui.keymap.registry import every_binding
from tui.settings.model import Settings
from tui.translate import Words
from tui.widgets.pane import Pane

NAMED = re.compile(r"\{key\[(?P<binding>[\w.]+)\|(?P<usual>[^\]]+)\]\}")
BARE = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+|⇧|\^)(?:F\d+|[A-Z0-9↑↓](?![a-z]))|(?<![A-Za-z0-9])F\d{1,2}(?![A-Za-z0-9])")
FIXED = {
    "guide.signs": {"^N"},  # how keys are written
    "guide.interview.12": {"^S"},
    "roomy.hint": {"^S"},  # the wide line takes it before any binding
    "paper.final": {"F10"},  # candidates at an exam have bei's keys
    "serve.begun": {"Ctrl+C"},  # the terminal's
}
"""Keys that cannot be rebound."""


def sentences() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for key, said in forms(language).items():
            yield from ((key, one) for one in said)


def as_bound(label: str) -> str:
    """A key as people write it, as Textual names it: `Shift+F4`, `^O`, `Ctrl+↑`."""
    name = label.replace("^", "ctrl+").replace("⇧", "shift+").replace("↑", "up").replace("↓", "down")
    return name.lower()


def test_no_sentence_names_a_key_that_may_have_been_bound_anew() -> None:
    bare = {
        (key, one)
        for key, said in sentences()
        for one in BARE.findall(NAMED.sub("", said))
        if one not in FIXED.get(key, ())
    }
    assert bare == set()


def test_every_key_that_a_sentence_names_is_that_of_its_binding() -> None:
    bindings, wrong, count = every_binding(), [], 0
    for key, said in sentences():
        assert said.count("{key[") == len(NAMED.findall(said)), key
        for found in NAMED.finditer(said):
            count += 1
            known = bindings[found["binding"]].keys if found["binding"] in bindings else ()
            usual = {as_bound(one) for one in BARE.findall(found["usual"])}
            if not usual or not usual <= set(known):
                wrong.append((key, found[0], known))
    assert wrong == []
    assert count > 200  # the search itself works


def test_an_own_key_stands_in_the_place_of_beis() -> None:
    own = {"grade.decide": ("f15",), "interview.aside": ("f16", "shift+f9")}
    assert Words("en")("why.undecided") == "No decision yet (F5)."
    assert Words("en", keys=own)("why.undecided") == "No decision yet (F15)."
    assert Words("zh", keys=own).other("guide.interview.11").startswith("F16 opens")
    assert Words("en", keys=own)("entry.all", answers="F5").endswith("F5")


@pytest.mark.parametrize("language", ["zh"])
async def test_help_names_own_keys_and_those_that_clash_not(plain: Path, language: Language) -> None:
    settings = Settings(keys={"home.new": ("f15",), "home.rate": ("f7",)})
    services = services_at(plain)
    services = replace(services, settings=settings, words=Words(language, keys=settings.keys))
    async with running(services, WIDE) as person:
        await person.press("f1")
        told = squeezed(text_of(person.app.screen.query_one("#help-text", Pane)))
    assert squeezed(Words(language, keys={"home.new": ("f15",)})("guide.home.2")) in told
