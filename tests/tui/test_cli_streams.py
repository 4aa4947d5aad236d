"""The installed command among others: pipes that break, streams that are closed or full, Ctrl-C (DESIGN §6)."""

import os
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.tui.at_shell import NEW, SCRIPT, applied, bei, exported, have_small_model, in_shell, lines, made, noted

FULL = Path("/dev/full")
has_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def test_the_installed_command_answers_in_bytes_of_utf8_whatever_the_locale() -> None:
    session = made()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for arguments in (("show", session), ("--help",), ("export", session)):
        ran = in_shell('"$0" "$@"', "--lang", "zh", *arguments, env=environment)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ran.stdout == bei(*arguments, lang="zh").data


def test_python_m_does_as_well() -> None:
    ran = subprocess.run([sys.executable, "-m", "tui.cli", "--version"], capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (0, f"bei {version('bei')}\n".encode())
    ran = subprocess.run([sys.executable, "-m", "tui.cli", "show", "x"], capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (3, b"")


def test_a_name_that_is_no_text_in_this_locale_is_refused() -> None:
    have_small_model()
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    ran = in_shell('printf "\\377\\n" | "$0" "$@"', "new", "--candidate", "-", *NEW[3:], env=environment)
    assert (ran.returncode, ran.stdout, ran.stderr) == (4, b"", b"Standard input is not UTF-8.\n")


@pytest.mark.parametrize("verb", [("list",), ("export", "--all"), ("--help",)])
def test_a_reader_who_has_gone_is_no_failure(verb: tuple[str, ...]) -> None:
    applied(made(), *(noted("x" * 9_000) for _ in range(20)))
    with subprocess.Popen([SCRIPT, *verb], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        ran.stdout.close()
        assert ran.stderr is not None
        assert (ran.stderr.read(), ran.wait(30)) == (b"", 0)


def test_an_apply_whose_reader_has_gone_does_not_claim_to_be_done() -> None:
    session = made()
    # A shell without job control starts what is in the background with SIGINT ignored.
    command = ["env", "--default-signal=INT", SCRIPT, "--lang", "en", "apply", session, "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        ran.stdout.close()
        assert ran.stdin is not None
        ran.stdin.write(lines(*(noted(f"{n}") for n in range(9))).encode())
        ran.stdin.close()
        assert ran.stderr is not None
        said = ran.stderr.read()
        assert ran.wait(30) == 1
    assert said == b"1 command done.\n"
    assert len(exported(session)["state"]["evidence"]) == 1


def test_messages_that_nobody_hears_change_nothing() -> None:
    redirected = f"2>{FULL}" if FULL.exists() else "2>&-"
    assert in_shell(f'"$0" "$@" {redirected}', "show", "missing").returncode == 3
    assert in_shell('"$0" "$@" 2>&-', "list").returncode == 0


@pytest.mark.parametrize("verb", [("list",), ("--help",)])
def test_without_standard_output_there_is_a_message_and_no_traceback(verb: tuple[str, ...]) -> None:
    made()
    ran = in_shell('"$0" "$@" >&-', *verb)
    assert (ran.returncode, ran.stderr) == (1, b"Bad file descriptor: stdout\n")


@has_full
@pytest.mark.parametrize("verb", [("export", "--all"), ("--version",), ("--help",)])
def test_a_full_standard_output_is_told(verb: tuple[str, ...]) -> None:
    made()
    ran = in_shell(f'"$0" "$@" >{FULL}', *verb)
    assert (ran.returncode, ran.stderr) == (1, b"No space left on device\n")


@pytest.mark.parametrize("verb", [("grade", "-"), ("new", "--candidate", "-", *NEW[3:])])
def test_without_standard_input_there_is_a_message_and_no_traceback(verb: tuple[str, ...]) -> None:
    have_small_model()
    ran = in_shell('"$0" "$@" <&-', *verb)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"Bad file descriptor: stdin\n")


def test_without_any_stream_the_program_refuses() -> None:
    ran = in_shell('"$0" "$@" <&- >&-')
    assert (ran.returncode, ran.stderr.startswith(b"The program needs a terminal")) == (2, True)


def test_an_interrupt_ends_with_130_and_what_was_done_stands() -> None:
    session = made()
    # A shell without job control starts what is in the background with SIGINT ignored.
    command = ["env", "--default-signal=INT", SCRIPT, "--lang", "en", "apply", session, "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdin is not None
        ran.stdin.write(lines(noted("one")).encode())
        ran.stdin.flush()
        assert ran.stdout is not None
        assert ran.stdout.readline() == b'{"line": 1, "seq": 2, "id": "e1"}\n'
        ran.send_signal(signal.SIGINT)
        assert ran.stderr is not None
        said = ran.stderr.read()
        assert ran.wait(30) == 130
    assert said == b"1 command done.\n"
    applied(session, noted("two"))
    assert [note["text"] for note in exported(session)["state"]["evidence"]] == ["one", "two"]


def test_an_interrupt_anywhere_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    for place in ("tui.verbs.sitting.list_sessions", "tui.cli.parser"):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupted)
            assert bei("list").told == (130, "")


def test_an_umask_of_nothing_opens_nothing(tmp_path: Path) -> None:
    session = made()
    ran = in_shell('umask 000; "$0" "$@"', "export", session, "-o", tmp_path / "s.json")
    assert ran.returncode == 0
    assert f"{(tmp_path / 's.json').stat().st_mode & 0o777:o}" == "600"
