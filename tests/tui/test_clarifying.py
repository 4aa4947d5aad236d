"""Codability hints at the keyboard: told beside the marks as a note is typed, and one key to ask."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from rubric.language import LANGUAGES, Language
from sessions.interview.codability import HINT_KINDS, Hint
from tests.tui.at_screen import NARROW, NEW, TOLD, Person, Size, at_either_end, running, services_at
from tui.lines import line
from tui.translate import Words
from tui.views.unclear import with_unclear
from tui.widgets.pane import Pane

WE = {"zh": "a: + #ach 我们把方案赶出来了", "en": "a: + #ach we got the bid in on time "}


def unclear(person: Person, kind: str) -> str:
    return f"{person.words(f'codability.{kind}')} · {person.words('codability.key')}"


def probe(person: Person, kind: str, way: int = 1) -> str:
    return person.words(f"codability.probe.{kind}.{way}")


def on_prompt(person: Person) -> str:
    """The prompt to ask now, which alone is marked."""
    pane = person.screen.query_one("#prompter", Pane)
    assert person.pane("prompter").count("▸") == 1
    return " ".join(row.text.strip(" ▸") for row in pane.lines if row.key is not None and row.key == pane.cursor)


@at_either_end
async def test_what_is_unclear_is_told_beside_the_marks_and_holds_nothing_up(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await person.type(WE[language])
        assert person.pane("hint").startswith(f"A {person.words('star.a')}")
        assert person.pane("hint").endswith(unclear(person, "we"))
        assert unclear(person, "we") in person.text
        await person.press("enter")
        assert list(person.session.evidence.values())[-1].text == WE[language].removeprefix("a: + #ach ").strip()
        assert person.line("capture") == ""


async def test_the_hint_stays_on_the_saved_note_until_the_next_is_typed(plain: Path) -> None:
    async with running(services_at(plain, "zh"), NARROW, TOLD) as person:
        await person.type(WE["zh"], "enter")
        assert person.pane("hint") == person.words("codability.saved") + unclear(person, "we")
        await person.press("ctrl+g")
        assert on_prompt(person) == probe(person, "we")
        await person.type("三")
        assert person.pane("hint") == person.words("capture.plain")
        await person.press("ctrl+u", "f8")
        assert person.pane("hint") == person.words("capture.empty"), "the note was undone"


async def test_a_refusal_is_not_hidden(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type(WE["en"], "enter")
        await person.type("a:", "enter")
        assert person.pane("hint") == person.words("refusal.empty_note")


async def test_the_probe_stands_on_the_prompt_until_one_steps_on(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("up", "down")
        before = on_prompt(person)
        await person.type("I would ring him ")
        await person.press("ctrl+g")
        assert on_prompt(person) == probe(person, "hypo")
        assert person.cursor("prompter") == "prompt:called"
        await person.press("ctrl+g")
        assert on_prompt(person) == probe(person, "hypo", 2), "in other words"
        await person.press("enter")
        assert on_prompt(person) == probe(person, "hypo", 2), "saving the note does not take it away"
        await person.press("f5")
        assert on_prompt(person) == before
        (asked,) = person.session.asked
        assert (asked.kind, asked.text) == ("codability", probe(person, "hypo", 2))


async def test_the_probe_goes_where_the_place_is_left_or_it_is_stepped_back_from(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        before = on_prompt(person)
        for away in (("shift+f5",), ("up", "down")):
            await person.type("I would ring him ", "ctrl+g")
            assert on_prompt(person) == probe(person, "hypo")
            await person.press(*away)
            assert on_prompt(person) == before
            await person.press("ctrl+u")
        assert person.session.asked == ()


async def test_the_note_under_the_cursor_is_asked_about_and_without_any_it_is_said(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.press("ctrl+g")
        assert person.notices == person.words("codability.none")
        await person.type("my boss would never agree, they say ", "enter")
        await person.type("plain", "enter")
        await person.press("f7", "up", "ctrl+g")
        assert on_prompt(person) == probe(person, "hearsay")


async def test_a_word_that_is_being_typed_makes_no_hint_come_and_go(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        for text, told in (("went through it, weeks of it, wear and tear", False), ("we went four rounds", True)):
            seen = []
            for letter in text:
                await person.type(letter)
                seen.append(unclear(person, "we") in person.pane("hint"))
            assert seen == sorted(seen), "once told it stays"
            assert seen[-1] is told
            await person.press("ctrl+u")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hint_and_marks_fit_in_a_narrow_row_and_a_warning_gives_way_to_nothing(language: Language) -> None:
    words = Words(language)
    marks = line(("A action  ", "accent"), ("supporting  " * 3, "good"), ("#ach Achievement drive  ", "strong"))
    warning = line(("x" * 70, "warn"))
    for kind in HINT_KINDS:
        row = with_unclear(marks, (Hint(kind, "r"),), "text", 76, words)
        assert cell_len(row.text) == 76
        assert row.text.endswith(words("codability.key"))
        assert row.text.startswith("A action")
        assert with_unclear(warning, (Hint(kind, "r"),), "text", 76, words) == warning
    assert with_unclear(marks, (), "text", 76, words) == marks
