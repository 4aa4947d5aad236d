"""`bei doctor`: what it says of the terminal, the machine and the places, and that it leaves them as they are."""

import os
import signal
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from sessions.errors import MissingExtraError
from sessions.storage import flock
from tests.tui.at_shell import bei, home, later, made
from tui.doctor import places, terminal
from tui.doctor.asking import MOUSE, PASTE, Answers, ask
from tui.doctor.finding import Finding
from tui.doctor.machine import clock
from tui.translate import Words
from tui.verbs.machine import told


@contextmanager
def pseudo_terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: that of the person, and that of the program."""
    person, program = os.openpty()
    try:
        yield person, program
    finally:
        os.close(person)
        os.close(program)


def answering(person: int, answer: bytes, until: bytes = b"\x1b[c") -> threading.Thread:
    """A terminal that waits for the last question and then says `answer`."""

    def run() -> None:
        heard = b""
        while until not in heard:
            heard += os.read(person, 4096)
        os.write(person, answer)

    made_of = threading.Thread(target=run)
    made_of.start()
    return made_of


def modes_of(descriptor: int) -> list[object]:
    return termios.tcgetattr(descriptor)


def test_a_terminal_that_answers_is_known_by_its_answers() -> None:
    with pseudo_terminal() as (person, program):
        before = modes_of(program)
        said = b"\x1b[1;3R\x1b[1;2R\x1b[?2004;2$y\x1b[?1006;0$y\x1b[?1u\x1b[?62;4c"
        thread = answering(person, said)
        assert ask(program, program, ("中", "…"), wait=10) == Answers((2, 1), frozenset({PASTE}), True)
        thread.join()
        assert modes_of(program) == before


def test_a_terminal_that_says_nothing_is_waited_for_no_longer_than_that() -> None:
    with pseudo_terminal() as (_, program):
        before = modes_of(program)
        assert ask(program, program, ("中",), wait=0.01) == Answers(silent=True)
        assert modes_of(program) == before


def test_what_was_typed_ahead_is_left_to_whom_it_was_meant_for() -> None:
    with pseudo_terminal() as (person, program):
        os.write(person, b"bei list\n")
        assert ask(program, program, ("中",)) is None
        assert os.read(program, 100) == b"bei list\n"


def test_a_signal_in_the_midst_of_it_leaves_the_terminal_as_it_was() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pseudo_terminal() as (_, program):
        before = modes_of(program)
        kept = signal.signal(signal.SIGALRM, interrupt)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            with pytest.raises(KeyboardInterrupt):
                ask(program, program, ("中",), wait=20)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, kept)
        assert modes_of(program) == before


def codes(found: Iterator[Finding]) -> dict[str, str]:
    return {one.code: one.level for one in found}


def test_widths_that_would_shift_the_screens_are_told() -> None:
    narrow = (2, *(1 for _ in terminal.AMBIGUOUS))
    assert codes(terminal.told(Answers(narrow, frozenset({PASTE, MOUSE}), True))) == dict.fromkeys(
        ("wide", "ambiguous", "paste", "mouse", "kitty"), "ok"
    )
    bad = codes(terminal.told(Answers((1, 2, *narrow[2:]))))
    assert (bad["not_wide"], bad["ambiguous_wide"], bad["mouse_unknown"]) == ("fault", "warning", "unseen")
    assert codes(terminal.told(None)) == {"typed_ahead": "unseen"}
    assert codes(terminal.told(Answers(silent=True))) == {"silent": "unseen"}


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "colours"),
        ({"TERM": "xterm-256color"}, "colours"),
        ({"TERM": "linux"}, "few_colours"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "no_color"),
    ],
)
def test_colours_are_told_by_the_environment(environment: dict[str, str], code: str) -> None:
    assert terminal.colours(environment).code == code


def _lacking() -> None:
    raise MissingExtraError("vault")


def test_a_home_that_others_may_look_into_or_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(places.look(tmp_path / "none", tmp_path / "set"))["home_none"] == "ok"
    assert not (tmp_path / "none").exists()
    place = tmp_path / "home"
    place.mkdir(mode=0o755)
    found = codes(places.look(place, tmp_path / "set"))
    assert (found["home_open"], found["store"], found["settings_none"]) == ("warning", "ok", "ok")
    place.chmod(0o700)
    assert codes(places.look(place, place))["home"] == "ok"
    (place / "vault").write_text("{}")
    assert codes(places.look(place, place))["vault_bad"] == "fault"
    with monkeypatch.context() as patch:
        patch.setattr("sessions.vault.key_file.read_vault", lambda *_: SimpleNamespace(state="sealed"))
        assert codes(places.look(place, place))["vault"] == "ok"
        patch.setattr("sessions.vault.key.check_extra", _lacking)
        assert codes(places.look(place, place))["vault_extra"] == "fault"
    file = tmp_path / "file"
    file.write_text("")
    assert codes(places.look(file, place))["home_no_folder"] == "fault"


def test_a_clock_before_bei_was_is_a_fault() -> None:
    from datetime import UTC, datetime

    assert clock(datetime(1970, 1, 2, tzinfo=UTC)).level == "fault"
    assert clock(datetime(2030, 1, 2, tzinfo=UTC)).level == "ok"


def test_a_clock_that_was_set_back_is_told_by_the_newest_session(monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    bei("list")
    assert "clock_behind" not in codes(places.look(home(), home()))
    with monkeypatch.context() as patch:
        later(patch, days=2)
        made()
        bei("list")
    answer = bei("doctor")
    assert (answer.code, answer.out.count("the clock is behind the newest interview")) == (0, 1)


def test_no_screen_opens_where_no_interview_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flock, "available", lambda: False)
    monkeypatch.setenv("TERM", "xterm")
    for command in (("practice",), ("rubric", "browse"), ()):
        assert bei(*command, terminal=True).told == (1, Words("en")("error.no_locks"))
    assert codes(places.look(home(), home()))["no_locks"] == "fault"


def test_without_a_terminal_it_says_what_it_could_not_look_at_and_makes_nothing() -> None:
    answer = bei("doctor")
    assert answer.code == 0
    assert "not seen  no terminal at standard input and output" in answer.out
    assert not home().exists()
    assert answer.err.startswith("Warnings: ")


def test_a_fault_ends_with_one_and_says_what_to_do() -> None:
    made()
    (home() / "vault").write_text("{}")
    answer = bei("doctor", lang="zh")
    assert answer.code == 1
    assert "故障  密钥文件 vault 已损坏\n    请从备份恢复该文件" in answer.out
    assert bei("doctor", "--json").json["level"] == "fault"


def test_as_data_it_is_the_same_in_both_languages() -> None:
    made()
    english, chinese = (bei("doctor", "--json", lang=lang).json for lang in ("en", "zh"))
    for one in (english, chinese):
        for finding in one["findings"]:
            for passing in ("now", "free"):
                finding["details"].pop(passing, None)
    assert english == chinese
    assert {one["level"] for one in english["findings"]} <= {"ok", "warning", "fault", "unseen"}


def test_each_warning_and_fault_says_what_to_do() -> None:
    found = [*terminal.told(Answers((1, 2, *(1 for _ in terminal.AMBIGUOUS[1:])))), terminal.size(40, 10)]
    for one in found:
        rows = told(one, Words("zh"))
        assert len(rows) == (2 if one.level in ("warning", "fault") else 1)
