"""Plain prompts in a real terminal that cannot be drawn on."""

import re
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_half_typed import NOTE, Desk
from tui.translate import Words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home")


def sat_down(desk: Desk) -> Terminal:
    """The session in a terminal that cannot be drawn on; nobody has asked for plain prompts."""
    terminal = Terminal(desk.home, "open", desk.id, lang="en", columns=80, term="dumb")
    terminal.see(Words("en")("plain.by_itself")[:40], "Opening>")
    return terminal


def type_at_prompt(terminal: Terminal, typed: str, seen: str) -> None:
    """Type once the prompt stands there, and wait for what is said to it."""
    terminal.until(lambda text: text.rstrip().endswith(">"), "a prompt")
    terminal.type(typed)
    terminal.see(seen)


def test_a_terminal_that_cannot_be_drawn_on_gets_no_escape_sequence(desk: Desk) -> None:
    terminal = sat_down(desk)
    long = "r: " + "他说三年里一共断了十一次，每次都要等半天才有人来，" * 4
    type_at_prompt(terminal, "a: + #com\tcalled them\r", "Noted e2: action, supporting, com.")
    type_at_prompt(terminal, f"{long}\r", "Noted e3: result.")
    type_at_prompt(terminal, "/edit\r", "editing e3: r: 他说")
    terminal.type("\r")
    terminal.see("As it was.")
    type_at_prompt(terminal, "s: half", "Opening> s: half")
    terminal.type("\x03")
    terminal.see("Broken off, nothing is lost.", "Texts kept that are no notes yet: 1.")
    type_at_prompt(terminal, "/kept\r", "4 go on")
    type_at_prompt(terminal, "4\r", "Opening> s: half")
    terminal.type(" a year\r")
    terminal.see("Noted e4: situation.")
    terminal.until(lambda text: text.rstrip().endswith(">"), "a prompt")
    terminal.type("\x04")
    assert terminal.ended() == 0
    assert re.findall("[\x1b\x9b]", terminal.raw) == []
    assert terminal.raw.count(long) == 2  # as it was typed, and as it was edited: never written anew
    assert [one.text for one in desk.session.evidence.values()] == [NOTE, "called them", long[3:], "half a year"]
    assert desk.drafts == {}


def test_a_half_line_survives_that_the_terminal_goes_away(desk: Desk) -> None:
    terminal = sat_down(desk)
    terminal.type("a: + 他当天回了电")
    terminal.see("他当天回了电")
    terminal.hang_up()
    terminal.ended()
    assert desk.drafts == {"capture": "a: + 他当天回了电"}
    assert len(desk.session.evidence) == 1
