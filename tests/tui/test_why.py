"""The page behind the verdict: a tree that unfolds down to the notes, said by the one function of words."""

from pathlib import Path

from rubric.language import Language
from sessions.interview.model import Session
from tests.tui.at_screen import (
    NARROW,
    SUBMITTED,
    WIDE,
    Size,
    at_either_end,
    in_both_languages,
    running,
    services_at,
    squeezed,
)
from tests.tui.hostile_home import hostile_session
from tests.tui.test_claims import rated
from tests.tui.test_hostile import check_harmless
from tui.lines import as_text
from tui.translate import Words
from tui.views.chain import chain
from tui.views.toward import toward_rows
from tui.views.why_page import why_tree


def opened(session: Session, against: str, words: Words) -> str:
    """The whole page with nothing folded away, at a width at which no row wraps."""
    tree = why_tree(session, against, words)
    for _ in range(9):
        tree.opened = {path for path in tree.shown() if tree.below(path)}
    return as_text(tree.lines(4000))


def rows_of(text: str) -> set[str]:
    return {row.strip(" ▾▸✓✗?·") for row in text.splitlines()} - {""}


@at_either_end
async def test_the_page_opens_on_the_verdict_and_unfolds(samples: Path, size: Size, language: Language) -> None:
    async with running(services_at(samples, language), size, SUBMITTED) as person:
        await person.press("f4", "enter")
        words, page = person.words, squeezed(person.pane("page"))
        for row in list(chain(person.session, "verdict", words))[:2]:
            assert squeezed(row.strip(" ✓✗?·")) in page
        assert squeezed(words("why.margin")) in page
        assert squeezed(words("claim.e_none")) in page, "the grade that is not met stands open"
        assert "e1" not in page
        # To the first category, its first item, the rating, what is suggested, the indicators, a level, an indicator.
        await person.press("tab", "tab", "tab", "tab", *["right"] * 12)
        assert person.cursor("page") == "4.0.0.0.0.0.0"
        assert squeezed("(1 + 1)/2 = 1.00") in squeezed(person.pane("page"))
        await person.press(*["left"] * 14, "up")
        assert person.cursor("page") == "3", "folded up again, and out"
        await person.press("ctrl+l")
        assert person.words("claim.e_none") in person.pane("page"), "in the other language, folds and place kept"
        assert person.cursor("page") == "3"
        await person.press("escape")
        assert person.screen.HELP_WORD == "grade"


async def test_it_tells_of_the_grade_looked_at_and_folds_by_click(samples: Path) -> None:
    async with running(services_at(samples), WIDE, SUBMITTED) as person:
        await person.press("f4", "right", "right", "enter")
        for grade in ("Senior account manager", "Expert account manager"):
            assert person.words("toward.title", grade=grade) in person.text
        before = person.pane("page")
        await person.pilot.click("#page", offset=(6, 1))
        assert person.cursor("page") == "0.0"
        assert len(person.pane("page").splitlines()) > len(before.splitlines())
        await person.pilot.click("#page", offset=(6, 1))
        assert person.pane("page") == before
        await person.press("pagedown", "shift+tab")
        assert person.cursor("page") in {"0", "1", "2", "3", "4", "5", "6"}


@in_both_languages
def test_unfolded_it_says_what_the_command_says(language: Language) -> None:
    session, words = rated({"co": 1, "com": 0, "law": 1}), Words(language)
    page = rows_of(opened(session, "high", words))
    for about in ("verdict", "all"):
        assert rows_of("\n".join(chain(session, about, words))) <= page
    assert rows_of("\n".join(toward_rows(session, "high", words))) <= page


async def test_hostile_texts_stay_text(home: Path) -> None:
    services = services_at(home)
    hostile_session(services)
    async with running(services, NARROW) as person:
        await person.press("enter", "f4", "enter")
        for keys in (["tab"] * 4, ["right"] * 9, ["pagedown"], ["right"] * 9):
            await person.press(*keys)
            check_harmless(person)
        assert "[red]r[/red]" in person.pane("page")
