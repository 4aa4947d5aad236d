"""How the program ends, in a real terminal: by signals, with its terminal, by defects; and bytes that are no text."""

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from tests.e2e import broken
from tests.e2e.broken import KEPT, SECRET
from tests.e2e.terminal import BEI, Terminal
from tests.tui.at_shell import have_small_model, mode
from tui.services import Services
from tui.translate import Words

TAKEN = {
    "the other screen": ("\x1b[?1049h", "\x1b[?1049l"),
    "the cursor": ("\x1b[?25l", "\x1b[?25h"),
    "mouse clicks": ("\x1b[?1000h", "\x1b[?1000l"),
    "mouse moves": ("\x1b[?1003h", "\x1b[?1003l"),
    "mouse places": ("\x1b[?1006h", "\x1b[?1006l"),
    "pasting": ("\x1b[?2004h", "\x1b[?2004l"),
    "focus": ("\x1b[?1004h", "\x1b[?1004l"),
    "wrapping": ("\x1b[?7l", "\x1b[?7h"),
    "the keyboard protocol": ("\x1b[>25u", "\x1b[<u"),
}
"""What the program asks of a terminal, and how that is given back."""


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("endings") / "home"
    have_small_model(place)
    services = Services(place, Shelf.at(place), Words("en"))
    services.begin(NewSession("王小川", "low", "周敏"), "small").close()
    return place


@pytest.fixture
def home(_made: Path, tmp_path: Path) -> Path:
    """A home with one session."""
    return Path(shutil.copytree(_made, tmp_path / "home"))


def session(home: Path) -> str:
    [only] = [one.name for one in (home / "sessions").iterdir() if not one.name.startswith(".")]
    return only


def opened(home: Path, defect: str = "nowhere", *, deaf_to_hang_up: bool = False) -> Terminal:
    """The program on the session, with a defect somewhere."""
    program = (sys.executable, broken.__file__, defect)
    return Terminal(home, "open", session(home), lang="en", program=program, deaf_to_hang_up=deaf_to_hang_up)


def typing(home: Path, defect: str = "nowhere", *, deaf_to_hang_up: bool = False) -> Terminal:
    """The same, with a line half typed."""
    terminal = opened(home, defect, deaf_to_hang_up=deaf_to_hang_up)
    terminal.see("王小川", "type a note")
    terminal.type("half a line")
    terminal.see("half a line")
    return terminal


def reports(home: Path) -> list[Path]:
    folder = home / "reports"
    return sorted(folder.iterdir()) if folder.exists() else []


def check_given_back(terminal: Terminal) -> None:
    """Assert that all is given back that was taken."""
    kept = {what for what, (take, give) in TAKEN.items() if terminal.raw.rfind(take) > terminal.raw.rfind(give)}
    assert kept == set()
    check_echoes(terminal)


def check_echoes(terminal: Terminal) -> None:
    """Assert that keys are echoed and obeyed as on a new terminal."""
    master, slave = os.openpty()
    fresh = termios.tcgetattr(slave)
    os.close(master)
    os.close(slave)
    assert terminal.attributes == fresh


def check_drafts_kept(home: Path) -> None:
    assert (home / KEPT).read_text() == "once\n"


def check_free(home: Path) -> None:
    """Assert that nobody holds the session any more."""
    log = Shelf.at(home).open(session(home))
    assert log.warnings == ()
    log.close()


def test_a_program_at_work_has_taken_the_terminal_and_can_leave_no_core_file(home: Path) -> None:
    terminal = typing(home, "clearing away")
    assert [what for what, (take, _) in TAKEN.items() if take not in terminal.raw] == []
    process = Path("/proc") / str(terminal.process)
    assert re.search(r"^Max core file size +0 +0 ", (process / "limits").read_text(), re.M)
    assert int((process / "coredump_filter").read_text(), 16) == 0
    # An error in clearing away is reported, and the program goes on.
    terminal.press("f5", "enter")
    terminal.see("saved")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    check_given_back(terminal)
    [report] = reports(home)
    assert SECRET not in report.read_text("utf-8")
    assert SECRET not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_in_order(home: Path, number: signal.Signals) -> None:
    terminal = typing(home)
    # Twice: who ends a process tends to say so again while it is ending.
    for _ in range(2):
        os.kill(terminal.process, number)
    assert terminal.ended() == 128 + number
    check_given_back(terminal)
    check_drafts_kept(home)
    check_free(home)
    assert reports(home) == []
    assert "Traceback" not in terminal.raw


def test_a_signal_that_comes_while_the_program_begins_ends_it_in_order(home: Path) -> None:
    terminal = opened(home)
    while TAKEN["the other screen"][0] not in terminal.raw:
        terminal.press()
        terminal.until(lambda _: True, "anything")
    os.kill(terminal.process, signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    check_given_back(terminal)
    assert reports(home) == []


def test_a_suspended_program_that_is_told_to_end_does_not_take_the_terminal_again(home: Path) -> None:
    terminal = typing(home)
    os.kill(terminal.process, signal.SIGTSTP)
    state = Path(f"/proc/{terminal.process}/stat")
    terminal.until(lambda _: ") T " in state.read_text(), "the program stopped")
    terminal.until(lambda _: TAKEN["focus"][1] in terminal.raw, "the last that is given back")
    check_given_back(terminal)
    before = len(terminal.raw)
    # As a shell does for `kill %1`.
    os.kill(terminal.process, signal.SIGTERM)
    os.kill(terminal.process, signal.SIGCONT)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert terminal.raw[before:] == ""
    check_drafts_kept(home)


@pytest.mark.parametrize("deaf", [False, True], ids=["told", "not told"])
def test_a_closed_terminal_ends_the_program(home: Path, deaf: bool) -> None:
    terminal = typing(home, deaf_to_hang_up=deaf)
    terminal.hang_up()
    assert terminal.ended() == 128 + signal.SIGHUP
    check_drafts_kept(home)
    check_free(home)
    assert reports(home) == []


def test_a_terminal_that_takes_nothing_does_not_keep_the_program_from_ending(home: Path) -> None:
    terminal = typing(home)
    terminal.hold()
    for _ in range(60):
        terminal.press("down", "up")
    os.kill(terminal.process, signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    check_echoes(terminal)
    check_drafts_kept(home)
    check_free(home)


def test_bytes_that_are_no_text_are_shown_as_such_and_the_program_lives(home: Path) -> None:
    terminal = typing(home)
    half = "王".encode()[:2]
    for data in (b"\xff", b"a\xc3b", half, b"x", b"\xed\xa0\x80", b"y", b"\x1b[55296u", b"z\x1b[999999999u!"):
        terminal.send_bytes(data)
    terminal.see("half a line\ufffda\ufffdb\ufffdx\ufffd\ufffd\ufffdy\ufffdz!")
    terminal.press("enter")
    terminal.see("saved")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    shown = subprocess.run([BEI, "--home", home, "export", "--all"], capture_output=True, check=False)
    assert "half a line\ufffda\ufffdb\ufffdx\ufffd\ufffd\ufffdy\ufffdz!".encode() in shown.stdout


REPORTED = re.compile(r"An error inside bei\. All that was saved is there\.[^/]*(/\S+?\.txt)", re.S)


@pytest.mark.parametrize("place", ["handler", "thread", "keyboard"])
def test_a_defect_ends_the_program_and_tells_of_nobody(home: Path, place: str) -> None:
    terminal = typing(home, place) if place != "keyboard" else opened(home, place)
    terminal.press("f5")
    assert terminal.ended() == 1
    check_given_back(terminal)
    [report] = reports(home)
    assert (mode(report.parent), mode(report)) == ("0700", "0600")
    told = report.read_text("utf-8")
    assert SECRET not in told
    assert SECRET not in terminal.raw
    assert "王小川" not in told
    assert str(home) not in told
    assert "broken.py" in told
    assert "builtins.KeyError" in told
    last = terminal.raw.rpartition("\x1b[?1049l")[2]
    found = REPORTED.search(last.replace("\r\n", ""))
    assert found, last
    assert Path(found[1]) == report
    assert "Traceback" not in last
    check_drafts_kept(home)
    check_free(home)


@pytest.mark.parametrize("asked", ["0", "1"])
def test_a_defect_in_a_verb_is_shown_to_developers_alone(home: Path, asked: str) -> None:
    done = subprocess.run(
        [sys.executable, broken.__file__, "verb", "--home", home, "--lang", "en", "list"],
        env={**os.environ, "BEI_TRACEBACK": asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert (SECRET in done.stderr) == ("Traceback" in done.stderr) == (asked == "1")
    assert len(reports(home)) == (asked == "0")


@pytest.mark.parametrize(("command", "shown"), [("demo", "Daniel Okafor"), ("practice", "Sam Reed")])
def test_what_is_held_on_a_throw_away_home_leaves_nothing_behind_when_it_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    terminal = Terminal(tmp_path / "home", command, lang="en")
    terminal.see(shown)
    [made] = folder.iterdir()
    os.kill(terminal.process, signal.SIGHUP)
    assert terminal.ended() == 128 + signal.SIGHUP
    assert not made.exists()
    assert not (tmp_path / "home").exists()
