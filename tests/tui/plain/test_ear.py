"""Lines that come in, and what is kept of those that break off."""

import io

import pytest

from tui.plain.ear import BrokenOffError, Ear, InputEndedError, Lines


class Typist:
    """A source whose line is broken off by `error`, with `half` in it."""

    edits = True

    def __init__(self, error: BaseException, half: str) -> None:
        self._error = error
        self._half = half

    def line(self, prompt: str, offered: str) -> str:  # noqa: ARG002  as a source has them
        raise self._error

    def half(self) -> str:
        return self._half


def heard(stream: bytes) -> tuple[list[str], list[str]]:
    """The lines of a stream, and what was kept of it at its end."""
    ear, lines, kept = Ear(Lines(io.BytesIO(stream), echoed=False)), [], list[str]()
    while True:
        try:
            lines.append(ear.hear(">", kept.append))
        except InputEndedError:
            return lines, kept


def test_what_stands_behind_the_last_line_end_is_kept_and_is_no_line() -> None:
    assert heard("a: 一\n\n/rate".encode()) == (["a: 一", ""], ["/rate"])
    assert heard("a: 一\n".encode()) == (["a: 一"], [])


def test_line_ends_and_marks_of_other_systems_and_wrong_bytes_cost_no_text() -> None:
    assert heard(b"\xef\xbb\xbfone\r\ntwo \xff end\n") == (["one", "two \ufffd end"], [])


def test_a_line_longer_than_what_is_read_at_once_is_one_line() -> None:
    long = "长" * 100_000
    assert heard(f"{long}\nnext\n".encode()) == ([long, "next"], [])


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError(), SystemExit(129)])
def test_however_a_line_breaks_off_what_stood_in_it_is_kept(error: BaseException) -> None:
    kept: list[str] = []
    expected = {KeyboardInterrupt: BrokenOffError, EOFError: InputEndedError}.get(type(error), type(error))
    with pytest.raises(expected):
        Ear(Typist(error, " a: half ")).hear(">", kept.append)
    assert kept == ["a: half"]
