"""Eyes on the candidate: stamps by one key, filled in afterwards; and the glance mode."""

from pathlib import Path

import pytest

from rubric.language import Language
from tests.tui.at_screen import NARROW, NEW, TOLD, Size, at_either_end, in_either_language, running, services_at


async def test_each_digit_stamps_until_something_else_is_typed(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("ctrl+n", *"1２34567８")
        moments = person.session.moments.values()
        assert [(one.star, one.sign, one.quote) for one in moments] == [
            ("s", None, False),
            ("t", None, False),
            ("a", None, False),
            ("r", None, False),
            ("f", None, False),
            (None, None, True),
            (None, "+", False),
            (None, "-", False),
        ]
        assert {one.incident for one in moments} == {"i1"}
        await person.type("text 1", "enter")
        assert [note.text for note in person.session.evidence.values()][-1] == "text 1"
        assert len(person.session.moments) == 8


async def test_with_alt_a_digit_stamps_at_once_and_half_typed_text_stays(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("half", "alt+3")
        (moment,) = person.session.moments.values()
        assert (moment.star, person.line("capture")) == ("a", "half")
        await person.press("ctrl+n", "7")
        assert len(person.session.moments) == 2
        assert person.line("capture") == "half"


@in_either_language
async def test_moments_are_shown_counted_and_filled_in_one_after_the_other(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), NARROW, NEW) as person:
        await person.press("ctrl+n", "3", "8", "escape")
        at = [one.at for one in person.session.moments.values()]
        assert person.pane("stream").count(person.words("stream.moment")) == 2
        assert person.words("stamps.waiting", count=2) in person.text
        await person.type("between", "enter")
        await person.type("half", "f7", "up", "up")
        assert person.words("notes.fill") in person.text
        await person.type("跑了四个科室", "enter")
        await person.type("#com 没听完", "enter")
        notes = [(one.text, one.star, one.sign, one.items) for one in person.session.evidence.values()]
        assert notes[1:] == [("跑了四个科室", "a", None, ()), ("没听完", None, "-", ("com",))]
        assert [one.at for one in person.session.evidence.values()][1:] == at
        assert person.session.moments == {}
        assert person.line("capture") == "half", "what was typed before comes back"
        stream = person.pane("stream")
        assert stream.index("跑了四个科室") < stream.index("没听完") < stream.index("between")


async def test_a_moment_is_left_for_another_row_and_taken_away(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("ctrl+n", "3", "escape", "f7", "up", "up", "down", "down", "delete")
        assert person.session.moments == {}
        assert len(person.session.evidence) == 3
        await person.press("f8")
        assert len(person.session.moments) == 1
        assert person.words("tell.stamp_removed", moment=next(iter(person.session.moments))) in person.notices


async def test_what_half_fills_a_moment_comes_back_there(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.press("ctrl+n", "4", "0", *"they si", "up", "escape")
        assert person.line("capture") == "", "Esc leaves the moment as it was"
        await person.press("ctrl+n", "0", *"they si")
        person.app.keep_drafts()
        await person.app.run_action("leave")
        person.app.open_session(NEW)
        await person.rest()
        assert person.line("capture") == "they si"
        await person.type("gned", "enter")
        (note,) = person.session.evidence.values()
        assert (note.text, note.star) == ("they signed", "r")


async def test_the_end_of_the_interview_reminds_of_moments(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.press("alt+1")
        while person.cursor("rail") != "stage:close":
            await person.press("down")
        await person.press("enter")
        assert person.notices == person.words("stamps.remind", count=1)


@at_either_end
async def test_glance_shows_the_question_the_gaps_and_the_clock_alone(
    plain: Path, size: Size, language: Language
) -> None:
    async with running(services_at(plain, language), size, TOLD) as person:
        words = person.words
        await person.type("half", "ctrl+x")
        person.check_says(words("probe.t"))
        person.check_says(f"□ {words('star.t')}")
        assert "█▀▀█▀█" in person.text.replace(" ", ""), "60 in large figures"
        assert "陈立" not in person.text
        assert "提前六周" not in person.text
        await person.type(" a line", "enter", "ctrl+n", "3")
        assert [note.text for note in person.session.evidence.values()][-1] == "half a line"
        assert len(person.session.moments) == 1
        person.check_says(words("stamps.waiting", count=1))
        await person.press("escape", "escape")
        assert "陈立" in person.text


@pytest.mark.parametrize("digit", ["9"])
async def test_what_is_no_stamp_is_text(plain: Path, digit: str) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.press("ctrl+n", digit, "1")
        assert person.line("capture") == f"{digit}1"
        assert person.session.moments == {}
