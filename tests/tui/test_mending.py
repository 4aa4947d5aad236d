"""Mending by keyboard: notes and incidents that are changed, split, merged, found again; an act is undone whole."""

from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview import commands as co
from sessions.interview.retelling import MergeIncident
from tests.tui.at_screen import NARROW, NEW, TOLD, Person, in_either_language, running, services_at
from tui.screens.form import Form
from tui.screens.interview import InterviewScreen


def texts(person: Person) -> list[str]:
    """The notes that count, oldest first."""
    return [note.text for note in person.session.evidence.values()]


async def test_a_note_is_linked_anew_by_codes_alone(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("half a li", "f7", "up", "ctrl+u", "1")
        assert person.line("capture") == "#ach "
        await person.type("#co", "tab", "enter")
        linked = [note.items for note in person.session.evidence.values()]
        assert linked[1] == ("ach", "com")
        assert texts(person)[1] == "提前六周约了新主任"
        await person.press("f7", "up", "1", "ctrl+u", *"- some words", "enter")
        assert person.line("capture") == "- some words", "what is no code is refused and stays"
        assert person.words("links.wrong", text="- some words") in person.text
        await person.press("ctrl+u", "enter")
        assert [note.items for note in person.session.evidence.values()][1] == ()
        await person.press("f8", "f8")
        assert [note.items for note in person.session.evidence.values()][1] == ("ach",)


async def test_a_digit_is_text_unless_the_cursor_is_on_a_note_and_the_line_empty(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("3 of them", "enter", "f7")
        await person.type("on 2 days", "enter")
        assert texts(person)[-2:] == ["3 of them", "on 2 days"]


@in_either_language
async def test_a_note_is_split_at_the_cursor_and_one_undo_makes_it_whole(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), NARROW, NEW) as person:
        await person.type("a: + #ach 先跑科室，再约主任", "enter")
        await person.type("later", "enter")
        await person.press("f7", "up", "enter", *["left"] * 4, "ctrl+d")
        assert person.line("capture") == "a: + #ach 再约主任", "the second half is open, to be marked anew"
        await person.press("escape")
        assert [(note.id, note.text) for note in sorted(person.session.evidence.values(), key=lambda one: one.at)] == [
            ("e1", "先跑科室，"),
            ("e3", "再约主任"),
            ("e2", "later"),
        ]
        stream = person.pane("stream")
        assert stream.index("先跑科室") < stream.index("再约主任") < stream.index("later")
        assert person.session.evidence["e3"].items == ("ach",)
        await person.press("f8")
        assert texts(person) == ["先跑科室，再约主任", "later"]
        assert person.notices.endswith(person.words("undo.undone", what=person.words("tell.split", note="e1")))
        await person.press("f9")
        assert len(texts(person)) == 3


async def test_a_note_is_not_split_within_its_marks(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.type("a: + whole", "enter", "f7", "enter", "home", "ctrl+d")
        assert person.words("notes.no_split") in person.text
        assert texts(person) == ["whole"]


async def test_two_notes_become_one_and_one_undo_makes_them_two(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.type("#ach first", "enter")
        await person.type("r: #com second", "enter")
        await person.press("f7", "3")
        assert person.notices == person.words("notes.no_other")
        await person.press("2")
        (note,) = person.session.evidence.values()
        assert (note.id, note.text, note.star, note.items) == ("e1", "first\nsecond", "r", ("ach", "com"))
        await person.press("f8")
        assert texts(person) == ["first", "second"]
        merged = person.words("tell.merge", note="e2", into="e1")
        assert person.notices.endswith(person.words("undo.undone", what=merged))


@in_either_language
async def test_an_incident_is_changed_by_one_key(plain: Path, language: Language) -> None:
    async with running(services_at(plain, language), NARROW, TOLD) as person:
        assert person.cursor("rail") == "incident:i1"
        await person.press("ctrl+e", "2", "tab", "ctrl+u", *"续约丢单", "enter", "ctrl+u", *"2021年3月", "ctrl+s")
        one = person.session.incidents["i1"]
        assert (one.kind, one.title, one.when) == ("low", "续约丢单", "2021年3月")
        assert person.words("incident.long_ago")[:12] in person.pane("prompter")
        before = len(person.desk.events)
        await person.press("ctrl+e", "ctrl+s")
        assert len(person.desk.events) == before, "nothing was changed, so nothing is done"
        assert not isinstance(person.app.screen, Form)


async def test_a_retelling_goes_into_the_first_telling_and_comes_out_again(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("f6", "1", "enter", *"The same again", "ctrl+s", *"s: more of it", "enter")
        assert person.session.evidence["e4"].incident == "i2"
        await person.press("ctrl+e", "up", "right", "ctrl+s")
        assert list(person.session.incidents) == ["i1"]
        assert person.session.evidence["e4"].incident == "i1"
        assert person.cursor("rail") == "incident:i1"
        assert "区医院续约" in person.notices
        await person.press("f8")
        assert person.session.evidence["e4"].incident == "i2"
        undone = person.words("tell.incident_merge", incident="i2", into="i1")
        assert person.notices.endswith(person.words("undo.undone", what=undone))


async def test_notes_are_found_while_one_types_and_the_capture_line_keeps_its_text(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.type("half", "ctrl+f", *"复述")
        assert person.words("find.hits", n=1, of=1) in person.text
        assert "提前六周" not in person.pane("stream")
        await person.press("escape")
        assert person.line("capture") == "half"
        assert "提前六周" in person.pane("stream")
        await person.press("ctrl+f", *"#ＡＣＨ", "enter")
        assert person.cursor("stream") == "e2", "codes count, full-width or not"
        assert person.line("capture") == "half"
        await person.press("ctrl+f", *"nowhere")
        assert person.words("find.none") in person.text
        await person.press("enter", "delete", "escape")
        assert person.cursor("stream") == "e2", "one is back where one was"
        assert len(texts(person)) == 3


async def test_the_hits_are_gone_through_by_the_arrows(plain: Path) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        await person.press("ctrl+f")
        assert person.words("find.hits", n=3, of=3) in person.text
        await person.press("up")
        assert person.words("find.hits", n=2, of=3) in person.text
        await person.press("ctrl+f", "enter", "enter")
        assert person.line("capture").endswith("复述了四点，对方说对")


async def test_room_is_made_for_lines_and_a_chord_saves_them(plain: Path) -> None:
    async with running(services_at(plain), NARROW, NEW) as person:
        await person.type("a: one", "ctrl+j", *"two", "up", *"!", "down", "enter", *"three")
        assert texts(person) == []
        assert person.words("roomy.hint") in person.text
        await person.press("ctrl+s")
        assert texts(person) == ["!one\ntwo\nthree"]
        assert person.words("roomy.hint") not in person.text
        await person.type("plain", "enter")
        assert texts(person)[-1] == "plain", "Enter saves again"


async def test_room_that_is_taken_back_keeps_the_text(plain: Path) -> None:
    async with running(services_at(plain), session=NEW) as person:
        await person.type("one", "ctrl+j", *"two", "escape")
        assert person.line("capture") == "one\ntwo"
        await person.press("escape")
        person.app.open_session(NEW)
        await person.rest()
        assert person.line("capture") == "one\ntwo"


@pytest.mark.parametrize("merged", [False, True])
async def test_a_place_that_is_no_more_is_left(plain: Path, merged: bool) -> None:
    async with running(services_at(plain), session=TOLD) as person:
        person.desk.do(co.AddIncident(kind="low", title="Again"))
        screen = person.screen
        assert isinstance(screen, InterviewScreen)
        screen.redraw()
        while person.cursor("rail") != "incident:i2":
            await person.press("down")
        if merged:
            person.desk.do(MergeIncident(incident="i2", into="i1"))
            screen.redraw()
        else:
            await person.press("f8")
        assert person.cursor("rail") == "incident:i1"
