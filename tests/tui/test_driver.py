"""What is typed and what is drawn, between Textual and the terminal: no byte and no closed terminal does harm."""

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste

from tests.tui.at_screen import services_at
from tui import driver
from tui.app import BeiApp
from tui.driver import Outlet, TerminalDriver, Typed


def typed(*texts: str) -> list[str]:
    """The characters or names of the keys of `texts`."""
    reading = Typed()
    found = [one for text in texts for one in reading.read(text)]
    return [one.character or one.key for one in found if isinstance(one, Key)]


def test_the_program_uses_the_mended_driver(tmp_path: Path) -> None:
    assert BeiApp(services_at(tmp_path / "home")).driver_class is TerminalDriver


def test_the_private_parts_that_are_mended_are_there() -> None:
    # Where one of them goes, look again at what that release of Textual does, and at its issue 6456.
    source = inspect.getsource(LinuxDriver)
    parts = ["WriterThread(self._file)", "target=self._run_input_thread", "def run_input_thread", "self.exit_event"]
    parts += ["self.attrs_before", "self._mouse_pixels", "self._writer_thread =", "def stop_application_mode"]
    assert [part for part in parts if part not in source] == []
    assert WriterThread(sys.stdout)._queue.maxsize > 0
    assert {"_gen", "_awaiting", "_tokens"} <= vars(XTermParser()).keys()


@pytest.mark.parametrize(
    "senseless",
    ["\x1b[999999999u", "\x1b[99999999999999999999u", "\x1b[1:2;3u", "\x1b[0:;5u"],
)
def test_a_sequence_that_makes_no_sense_is_dropped_and_what_follows_is_read(senseless: str) -> None:
    assert typed("a" + senseless + "b", "c") == ["a", "b", "c"]


def test_a_lone_surrogate_is_read_as_the_replacement_character() -> None:
    assert typed("a\x1b[55296ub\x1b[97;;56320uc") == ["a", "\ufffd", "b", "\ufffd", "c"]


def test_keys_and_pasted_text_are_read_as_ever() -> None:
    assert typed("王a\x1b[A", "\x1bOP\r") == ["王", "a", "up", "f1", "\r"]
    [paste] = [one for one in Typed().read("\x1b[200~two\nlines\x1b[201~x") if isinstance(one, Paste)]
    assert paste.text == "two\nlines"


@pytest.mark.parametrize(
    "text",
    ["a\x1b[31mb\x1b]0;title\x07c", "\x1bx\x11\x1bOS\r\x1b[20~\x1b[A", "\x1b", "\x1b[200~", "\x00\x9b\r\n", "x" * 9999],
)
def test_pasted_text_is_taken_to_the_character_and_no_key_of_it_is_pressed(text: str) -> None:
    reading = Typed()
    found = [one for part in ("王\x1b[200~" + text, "\x1b[20", "1~\x1b[A") for one in reading.read(part)]
    assert [one.text if isinstance(one, Paste) else one.key for one in found] == ["王", text, "up"]  # type: ignore[attr-defined]


SEQUENCES = st.sampled_from(["\x1b[", "\x1b[<", "\x1bO", "\x1b", ";", ":", "u", "M", "m", "~", "t", "R", "$y", "?"])


@given(st.lists(SEQUENCES | st.integers(0, 10**12).map(str) | st.characters(exclude_categories=["Cs"]), max_size=12))
def test_whatever_is_typed_the_next_key_is_read(parts: list[str]) -> None:
    # Out of any sequence and any paste first: Esc twice ends the one, the other is closed.
    assert typed(*parts, "\x1b[201~", "\x1b[201~", "中")[-1] == "中"


class Pipe:
    """Standard output that goes to a test; `gone` counts how often it was told that nobody reads."""

    encoding = "gb18030"

    def __init__(self) -> None:
        self.read_end, self.write_end = os.pipe()
        self.gone = 0

    def fileno(self) -> int:
        return self.write_end

    def flush(self) -> None: ...

    def hang_up(self) -> None:
        self.gone += 1


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipe]:
    made = Pipe()
    monkeypatch.setattr("sys.__stdout__", made)
    monkeypatch.setattr(driver, "hang_up", made.hang_up)
    yield made
    for end in (made.read_end, made.write_end):
        try:
            os.close(end)
        except OSError:
            continue


def test_what_is_drawn_goes_to_standard_output_in_its_encoding(pipe: Pipe) -> None:
    Outlet().write("王\udc80")
    assert os.read(pipe.read_end, 99) == "王?".encode("gb18030")
    assert pipe.gone == 0


def test_a_terminal_that_takes_little_at_a_time_gets_all(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    os.set_blocking(pipe.write_end, False)
    whole = "0123456789" * 20_000
    got = bytearray()

    def take(*_: object) -> None:
        got.extend(os.read(pipe.read_end, 1 << 20))

    monkeypatch.setattr("select.select", take)  # called when the pipe is full
    Outlet().write(whole)
    take()
    assert got == whole.encode()


def test_a_terminal_that_is_gone_is_told_of_once_and_takes_nothing_more(pipe: Pipe) -> None:
    os.close(pipe.read_end)
    outlet = Outlet()
    for _ in range(3):
        outlet.write("lost")
    assert pipe.gone == 1
