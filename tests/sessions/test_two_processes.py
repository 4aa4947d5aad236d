"""Several processes at one home, and many sessions open at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.errors import LockedError
from sessions.shelf import Shelf
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened
from tests.tui.at_shell import bei
from tui.failure import Exit
from tui.views.times import moment_of

ROOT = Path(__file__).parent.parent.parent
LARK = "quiet-lark"


@pytest.fixture
def home() -> Path:
    return Path(os.environ["BEI_HOME"])


@pytest.fixture
def shelf(home: Path) -> Shelf:
    made = Shelf.at(home)
    made.create(LARK, opened(LARK)).close()
    return made


@contextmanager
def another(*words: object) -> Iterator[subprocess.Popen[str]]:
    """A process at the store, killed at the end if it still runs."""
    command = [sys.executable, "-m", "tests.sessions.holder", *map(str, words)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def test_the_second_writer_is_told_who_is_at_work_and_may_read(shelf: Shelf, home: Path) -> None:
    with another("hold", home, LARK) as first:
        assert heard(first) == "held"
        with pytest.raises(LockedError) as refused:
            shelf.open(LARK)
        assert (refused.value.host, refused.value.pid) == (os.uname().nodename, first.pid)
        assert refused.value.since.startswith("20")
        assert shelf.open(LARK, read_only=True).records() == [opened(LARK)]
        answer = bei("apply", LARK, "-", stdin='{"do": "undo"}\n')
        assert answer.code == Exit.STORE
        for said in (str(first.pid), os.uname().nodename, moment_of(refused.value.since)):
            assert said in answer.err
        # Killed, it holds nothing any more.
        first.kill()
        first.wait()
        shelf.open(LARK).close()


def test_a_reader_sees_whole_states_one_after_the_other_while_another_process_writes(shelf: Shelf, home: Path) -> None:
    seen, told = 1, 1
    with another("write", home, LARK, 150) as writer:
        while told < 151:
            told = int(heard(writer))
            log = shelf.open(LARK, read_only=True)
            found = log.records()
            # What is being written may stand there in part; what was said to be saved stands there whole.
            assert {warning.code for warning in log.warnings} <= {"tail_ignored"}
            assert found == [opened(LARK), *(note(seq) for seq in range(2, len(found) + 1))]
            assert len(found) >= max(seen, told)
            seen = len(found)
        assert writer.wait() == 0
    assert seen == 151


def test_one_of_two_writers_of_a_session_is_refused_and_nothing_is_mixed(shelf: Shelf, home: Path) -> None:
    with another("write", home, LARK, 40) as one, another("write", home, LARK, 40) as two:
        said = [process.communicate()[0].split("\n") for process in (one, two)]
    saved = sum(line.isdigit() for lines in said for line in lines)
    refused = sum(line.startswith("locked by") for lines in said for line in lines)
    assert saved + 40 * refused == 80
    assert shelf.open(LARK, read_only=True).records() == [
        opened(LARK),
        *(note(seq) for seq in range(2, saved + 2)),
    ]


def test_processes_that_make_and_list_sessions_at_once_lose_none(shelf: Shelf, home: Path) -> None:
    with another("make", home, "alpha", 12) as one, another("make", home, "beta", 12) as two:
        for process in (one, two):
            out, err = process.communicate()
            assert (process.returncode, len(out.split())) == (0, 12), err
    wanted = {LARK, *(f"{name}-{n}" for name in ("alpha", "beta") for n in range(12))}
    assert {row.id for row in shelf.rows()} == wanted
    assert {row.id for row in Shelf.at(home).cached_rows()} == wanted
    assert {path.name for path in (home / "sessions").iterdir()} == {*wanted, ".making"}


def test_twenty_sessions_open_at_once_keep_their_notes_apart_and_each_its_lock(shelf: Shelf, home: Path) -> None:
    names = [f"session-{n:02}" for n in range(20)]
    logs = {name: shelf.create(name, opened(name)) for name in names}
    for seq in range(2, 6):
        for name in names if seq % 2 else reversed(names):
            logs[name].append(note(seq, f"{name} {seq}"))
    for name in names:
        with pytest.raises(LockedError):
            shelf.open(name)
    logs.pop(names[7]).close()
    Shelf.at(home).open(names[7]).close()
    for log in logs.values():
        log.close()
    for name in names:
        found = shelf.open(name, read_only=True).records()
        assert found == [opened(name), *(note(seq, f"{name} {seq}") for seq in range(2, 6))]
