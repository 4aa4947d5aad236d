"""Hostile texts wherever they come from, in a real terminal: none of their bytes acts on it, on any screen."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from sessions.shelf import Shelf
from tests.e2e.terminal import Terminal
from tests.tui.at_screen import services_at
from tests.tui.at_shell import bei, dangerous
from tests.tui.hostile_home import HOSTILE, hostile_session

PASTED = "a: p\x1b[31;7mq\x1b]0;pasted\x07\x9b5m\x00\x7f\u202er\x1b[2J\x11\x1bOS\rsaved 10:00 [/] e" + "\u0301" * 9
TEXTUALS = {"[?h", "[?l", "[?$p", "[>u", "[<u", "[H", "[J", "[2J", "[m"}
"""Control sequences without their numbers that Textual sends of its own accord."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("USER", "LOGNAME", "COLORTERM", "TERM_PROGRAM"):
        monkeypatch.setenv(name, "\x1b]0;user\x07\x9b31m")
    place = tmp_path / "home\x1b[7;13;42m"
    hostile_session(services_at(place))
    return place


def check_harmless(terminal: Terminal) -> None:
    """Assert that the terminal was sent no control of any text, and is as the program set it up."""
    sent = terminal.raw
    # The shape of the mouse pointer is the one thing that Textual sets by a string command.
    sent = sent.replace("\x1b]22;default\x07", "").replace("\x1b]22;text\x07", "").replace("\x1b]22;pointer\x07", "")
    # What has been read so far may end within a sequence.
    sent = re.sub(r"\x1b(\[[^@-~]*)?$", "", sent)
    sequences = re.findall(r"\x1b(\[[^@-~]*[@-~]|.)", sent, re.DOTALL)
    assert {re.sub(r"[0-9;]", "", one) for one in sequences} <= TEXTUALS
    plain = re.sub(r"\x1b\[[^@-~]*[@-~]", "", sent)
    acting = {one for one in plain if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert acting <= {"\r", "\n"}
    assert "7;13;42" not in "".join(one for one in sequences if one.endswith("m"))
    assert not re.search(r"[\u0300-\u036f]{5}", plain)
    # Pyte takes the shape of the pointer for a title.
    assert (terminal.title.removeprefix(";default"), terminal.bells) == ("", 0)


def check_no_name_is_told_of(terminal: Terminal, home: Path) -> None:
    """Assert that the candidate's name is in no file name, no lock and no argument."""
    command = subprocess.run(
        ["ps", "-o", "args=", "-p", str(terminal.process)], capture_output=True, text=True, check=True
    ).stdout
    names = [str(path.relative_to(home)) for path in home.rglob("*")]
    locks = [path.read_text("utf-8") for path in home.rglob("*lock")]
    for told in (command, *names, *locks):
        assert "王" not in told
        assert "click" not in told
    assert [one for one in locks if '"pid"' in one]


def test_no_text_acts_on_the_terminal_on_any_screen(home: Path) -> None:
    terminal = Terminal(home, lang="en")
    terminal.see("Sessions", "[/] [@click=app.quit]x[/]")
    terminal.press("f2")
    terminal.see("Model")
    terminal.press("enter")
    terminal.see("Candidate id", "[/] [@click=app.quit]x[/]")
    terminal.paste(PASTED)
    terminal.press("ctrl+s")
    terminal.see("“Candidate” has control characters")
    terminal.press("escape")
    terminal.gone("Candidate id")
    terminal.press("enter")
    terminal.see("Interview", "‹U+001B›")
    check_harmless(terminal)
    check_no_name_is_told_of(terminal, home)
    terminal.press("ctrl+p")
    terminal.see("Search for commands")
    terminal.press("escape")
    terminal.gone("Search for commands")
    terminal.press(*["down"] * 3, "f1")
    terminal.see("How to use this screen")
    terminal.press("escape")
    terminal.gone("How to use this screen")
    terminal.paste(PASTED)
    terminal.see("❯ a: p␛[31;7mq")
    terminal.press("enter")
    terminal.see("type a note, Enter saves", "p‹U+001B›[31;7mq")
    terminal.press("f6")
    terminal.see("New incident")
    terminal.press("tab")
    terminal.paste(PASTED)
    terminal.press("ctrl+s")
    terminal.gone("New incident")
    terminal.press("f8")
    terminal.see("Undone: incident “a: p‹U+001B›")
    terminal.press("f3")
    terminal.see("Rating", "Not rated yet", "[/] [@click=app.quit]x[/]")
    terminal.press("f4")
    terminal.see("Grade", "Verdict", "‹U+001B›")
    terminal.press("f5")
    terminal.see("Decided by")
    terminal.press("escape")
    terminal.gone("Decided by")
    check_harmless(terminal)
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    check_harmless(terminal)
    [row] = Shelf.at(home).rows()
    log = Shelf.at(home).open(row.id, read_only=True)
    # The texts themselves are kept to the character: a line end is sent by the terminal as it was pasted.
    lines = [record["line"] for record in log.records() if record.get("line")]
    assert [one.replace("\r", "\n") for one in lines][-1] == PASTED.replace("\r", "\n")
    assert HOSTILE in lines[0]


def test_no_name_acts_on_the_terminal_in_a_plain_command(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [row] = Shelf.at(home).rows()
    file = tmp_path / "\x1b]0;file\x07\x9b31m.json"
    file.write_text('{"\x9b31m": "\u202e"}', "utf-8")
    commands = [
        ["list"],
        ["show", row.id],
        ["export", row.id],
        ["rubric", "show", "small"],
        ["rubric", "validate", str(file)],
        ["import", str(file)],
        ["export", row.id, "-o", str(home / "x")],
        ["list", "\x1b]0;argument\x07"],
    ]
    monkeypatch.setenv("BEI_HOME", str(home))
    for command in commands:
        answer = bei(*command, terminal=True)
        assert dangerous(answer.out) == set()
        assert answer.out or answer.err
    # On a real terminal: one that prints, one that finds faults, one that is wrong.
    for command in (commands[1], commands[4], commands[-1]):
        terminal = Terminal(home, *command, lang="en")
        terminal.ended()
        shown = terminal.raw
        assert shown
        assert {one for one in shown if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= {"\r", "\n"}
        assert (terminal.title, terminal.bells) == ("", 0)
