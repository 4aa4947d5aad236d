"""Text that comes many characters at a time: composed by an input method, and pasted in thousands of lines."""

from pathlib import Path

from textual._xterm_parser import XTermParser
from textual.events import InputEvent, Paste

from tests.tui.at_screen import NARROW, NEW, Person, running, services_at

LINES = [f"第{n}行：客户问了报价，他先把用量问清楚" for n in range(3000)]


async def arrive(person: Person, sent: str) -> None:
    """Have `sent` come from the terminal in one piece, as an input method commits it."""
    for event in XTermParser(debug=False).feed(sent):
        if isinstance(event, InputEvent | Paste):
            person._send(event)
    await person.rest()


async def test_text_that_an_input_method_commits_in_pieces_is_whole(plain: Path) -> None:
    async with running(services_at(plain, "zh"), NARROW, NEW) as person:
        await arrive(person, "a：＋")
        await arrive(person, "＃ac\u3000提前六周")
        await arrive(person, "约了\u3000新主任，")
        await arrive(person, "先跑四个科室")
        assert "提前六周约了\u3000新主任" in person.text, "the blank of an input method is a character"
        await person.press("enter")
        (note,) = person.session.evidence.values()
        assert (note.text, note.star, note.sign, note.items) == (
            "提前六周约了\u3000新主任，先跑四个科室",
            "a",
            "+",
            ("ach",),
        )


async def test_a_word_and_enter_that_come_in_one_piece_are_a_note(plain: Path) -> None:
    async with running(services_at(plain, "zh"), session=NEW) as person:
        await arrive(person, "听完才报价\r又补了一条 ＋\r")
        assert [(note.text, note.sign) for note in person.session.evidence.values()] == [
            ("听完才报价", None),
            ("又补了一条", "+"),
        ]


async def test_three_thousand_pasted_lines_are_one_note_to_the_letter(plain: Path) -> None:
    async with running(services_at(plain, "zh"), NARROW, NEW) as person:
        await arrive(person, "\x1b[200~" + "\r".join(LINES) + "\x1b[201~")
        assert person.session.evidence == {}, "a line break that is pasted saves nothing"
        await person.press("enter")
        (note,) = person.session.evidence.values()
        assert note.text.splitlines() == LINES
        await person.type("下一条", "enter")
        assert "下一条" in person.text
