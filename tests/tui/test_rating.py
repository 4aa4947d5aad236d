"""Rating by keyboard: marks, levels, NE, reasons against the suggestion, exam scores."""

from pathlib import Path

from rubric.language import Language
from sessions.interview.ground import suggestion_for
from tests.tui.at_screen import (
    TOLD,
    Person,
    Size,
    at_either_end,
    in_either_language,
    running,
    services_at,
)
from tui.screens.form import Form
from tui.translate import Words
from tui.views.reasons import say_level


async def go(person: Person, item: str) -> None:
    """From the rating screen's first item to `item`, its first row under the cursor."""
    while person.cursor("items") != item:
        await person.press("right")


@at_either_end
async def test_two_marks_suggest_a_level_and_a_digit_gives_it(plain: Path, size: Size, language: Language) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        await person.press("f3", "+", "+")
        words = person.words
        assert dict(person.session.marks) == {"ach.1.1": "shown", "ach.1.2": "shown"}
        assert person.cursor("ladder") == "mark:ach.1.3", "a mark goes on to the next indicator"
        item = person.session.rubric.item["ach"]
        assert words.of(item.title) in person.text
        for indicator in item.at(1):
            assert words.of(indicator.text)[:10] in person.text
        suggested = {"zh": "建议：1 级", "en": "Suggested: level 1"}[language]
        assert suggested in person.text
        assert "提前六周约了新主任" in person.text, "the evidence stands beside the levels"
        await person.press("1")
        assert person.session.ratings["ach"].level == 1
        assert words("ladder.rated", level=say_level(1, Words(language))) in person.text
        assert words("save.saved", at="09:30") in person.text


async def test_each_mark_has_its_key_in_both_widths(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        for keys, mark in (("+＋=", "shown"), ("/、／", "partly"), ("-－", "not_shown"), ("!！", "contradicted")):
            for key in keys:
                await person.press(key, "up")
                assert dict(person.session.marks) == {"ach.1.1": mark}, key
                await person.press("backspace")
                assert not person.session.marks


async def test_against_the_suggestion_the_reason_is_asked_on_the_spot(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "+", "+", "3")
        assert isinstance(person.app.screen, Form)
        await person.press("enter")
        person.check_says("give a reason")
        assert "ach" not in person.session.ratings
        await person.type("Level 3 shown in the tender", "enter")
        assert person.session.ratings["ach"].level == 3
        assert person.session.ratings["ach"].reason == "Level 3 shown in the tender"
        assert person.session.ratings["ach"].suggested == 1
        assert "Level 3 shown in the tender" in person.pane("proof")


async def test_leaving_the_reason_changes_nothing(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "+", "+")
        before = person.session
        await person.press("4", "escape")
        assert person.session == before


async def test_ne_needs_no_ground_and_a_level_does(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        await go(person, "gen")
        assert person.words("ladder.no_ground")[:20] in person.text
        await person.press("2")
        assert "gen" not in person.session.ratings
        assert "no codable note" in person.notices
        await person.press("9")
        assert person.session.ratings["gen"].level == "NE"
        assert "not evidenced" in person.pane("proof")
        assert "NE" in person.pane("items")


async def test_nought_is_a_level_and_more_than_the_scale_is_not(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "7")
        assert not person.session.ratings
        await person.press("0")
        assert person.session.ratings["ach"].level == 0


async def test_exam_scores_are_typed_one_after_another(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        await go(person, "gen")
        await person.press("+")
        assert person.notices == person.words("rating.no_indicator")
        for wrong in ("101", "-1", "abc", "NaN"):
            await person.press("enter")
            await person.type(wrong, "enter")
            assert isinstance(person.app.screen, Form), f"{wrong} is refused, and stays in the form"
            assert person.app.screen.answers()["score"] == wrong
            await person.press("escape")
            assert not person.session.exams
        for score in ("60", "59.5", "88", "72.25"):
            await person.press("enter")
            await person.type(score, "enter")
        subjects = [subject.code for subject in person.session.rubric.item["gen"].exam.subjects]  # type: ignore[union-attr]
        assert [str(person.session.exams["gen", 1, code]) for code in subjects] == ["60", "59.5", "88", "72.25"]
        assert suggestion_for(person.session, "gen").level == 1
        await person.press("1")
        assert person.session.ratings["gen"].level == 1


async def test_a_score_is_cleared_by_an_empty_line(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        await go(person, "gen")
        await person.press("enter")
        await person.type("75", "enter")
        assert len(person.session.exams) == 1
        await person.press("up", "enter", "ctrl+u", "enter")
        assert not person.session.exams


async def test_tab_goes_to_the_next_item_that_is_open(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "right", "9", "left")
        assert person.cursor("items") == "ach"
        await person.press("tab")
        assert person.cursor("items") == "gen", "com is rated"
        await person.press("9", "tab", "9", "tab")
        assert person.notices.splitlines()[-1] == person.words("rating.all_rated")


@in_either_language
async def test_undo_tells_what_was_undone(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), session=TOLD) as person:
        await person.press("f3", "+", "1")
        title = person.words.of(person.session.rubric.item["ach"].title)
        what = person.words("tell.rate", item=title, level=say_level(1, Words(language)))
        await person.press("f8")
        assert not person.session.ratings
        assert person.notices == person.words("undo.undone", what=what)
        await person.press("f8")
        assert not person.session.marks
        await person.press("f9", "ctrl+y")
        assert person.session.ratings["ach"].level == 1


async def test_question_mark_helps_where_no_text_is_typed(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3", "?")
        assert person.words("guide.rating.5") in person.front.replace("│", "")
        await person.press("escape")
        assert person.cursor("items") == "ach"


async def test_a_click_chooses_item_and_indicator(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f3")
        await person.pilot.click("#items", offset=(3, 1))
        await person.rest()
        assert person.cursor("items") == "com"
        await person.pilot.click("#ladder", offset=(6, 4))
        await person.rest()
        await person.press("+")
        assert list(person.session.marks) == ["com.1.1"] or list(person.session.marks) == ["com.1.2"]
