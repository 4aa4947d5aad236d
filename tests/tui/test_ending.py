"""A command that is told to end: what is temporary is removed, once and whole, and the exit code says which signal."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.at_shell import bei, home
from tui.ending import Ended, end_by_signals, told

TOLD = (signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True, name="patience")
def _patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The exit codes with which the process would have been ended in the end; signals are as before afterwards."""
    codes: list[int] = []
    monkeypatch.setattr("tui.ending.end_soon", codes.append)
    before = {number: signal.getsignal(number) for number in (*TOLD, signal.SIGINT)}
    yield codes
    for number, handler in before.items():
        signal.signal(number, handler)


def told_to_end(*numbers: int) -> None:
    for number in numbers:
        os.kill(os.getpid(), number)


def work_in(place: Path, number: int) -> None:
    """Get a signal while there is a temporary folder in `place`, and more of them while it is removed."""
    with tempfile.TemporaryDirectory(dir=place):
        try:
            told_to_end(number)
        finally:
            told_to_end(*TOLD)


@pytest.mark.parametrize("number", TOLD)
def test_a_signal_unwinds_and_those_that_follow_do_not_cut_off_the_tidying_up(
    number: int, patience: list[int], tmp_path: Path
) -> None:
    for one in TOLD:  # `nohup` starts what it runs with SIGHUP ignored
        signal.signal(one, signal.SIG_DFL)
    end_by_signals()
    assert told() is None
    with pytest.raises(Ended) as ended:
        work_in(tmp_path, number)
    assert ended.value.code == told() == 128 + number
    assert patience == [128 + number]
    assert list(tmp_path.iterdir()) == []


def test_a_signal_that_the_caller_has_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_by_signals()
    told_to_end(signal.SIGHUP)
    assert told() is None


def test_a_command_that_is_told_to_end_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.verbs.sitting.list_sessions", lambda *_: told_to_end(signal.SIGTERM))
    end_by_signals()
    assert bei("list").told == (143, "")


def test_a_signal_that_comes_out_as_another_error_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def loading(*_: object) -> None:
        try:
            told_to_end(signal.SIGTERM)
        except Ended:
            raise ImportError from None

    monkeypatch.setattr("tui.verbs.sitting.list_sessions", loading)
    monkeypatch.setenv("BEI_TRACEBACK", "0")
    end_by_signals()
    assert bei("list").told == (143, "")
    assert not home().exists()


def test_ctrl_c_at_a_command_ends_it_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in a shell's background
    monkeypatch.setattr("tui.verbs.sitting.list_sessions", lambda *_: told_to_end(signal.SIGINT))
    assert bei("list").told == (130, "")
