"""A store that is locked, damaged, full or closed to us: exit code 5, a clear message, and nothing changed."""

import errno
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.shelf import Shelf
from sessions.storage.files import Files
from tests.tui.at_shell import (
    NEW,
    RATED,
    SCRIPT,
    Data,
    applied,
    bei,
    exported,
    have_small_model,
    home,
    lines,
    made,
    named,
    noted,
    saved,
    unlike,
)


@contextmanager
def held_elsewhere(session: str) -> Iterator[int]:
    """Another process has `session` open; its id."""
    command = [SCRIPT, "apply", session, "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(lines(noted("held")).encode())
        other.stdin.flush()
        assert other.stdout.readline().startswith(b'{"line": 1, ')
        try:
            yield other.pid
        finally:
            other.communicate(timeout=30)


def test_a_session_at_work_in_another_process_is_locked_but_can_be_read() -> None:
    session, free = made(), made()
    applied(session, *RATED)
    with held_elsewhere(session) as pid:
        stood = exported(session)
        code, said = bei("apply", session, "-", stdin=lines(noted("mine"))).told
        place = re.escape(f"host {os.uname().nodename}, process {pid}, since ")
        assert code == 5
        assert re.fullmatch(rf"The session is open in another place: {place}\d{{4}}-\d\d-\d\d \d\d:\d\d\..*", said)
        code, said = bei("apply", session, "-", stdin=lines(noted("mine")), lang="zh").told
        assert (code, str(pid) in said, "已在别处打开" in said) == (5, True, True)
        for verb in (("show", session), ("grade", session), ("list",)):
            assert bei(*verb).code == 0
        assert stood["state"]["evidence"][-1]["text"] == "held"
        applied(free, noted("another session is free"))
        assert exported(session) == stood
    assert bei("apply", session, "-", stdin=lines(noted("mine"))).code == 0


def test_where_one_session_is_locked_none_is_imported(tmp_path: Path) -> None:
    session = made()
    with held_elsewhere(session):
        held = exported(session)
        more = {**held, "events": [*held["events"], {**held["events"][-1], "seq": 3, "evidence": "e2"}]}
        new = named(held, "new")
        assert bei("import", saved(tmp_path / "both.json", new, more)).told[0] == 5
        assert [row["id"] for row in bei("list", "--json").json] == [session]
        assert exported(session) == held


@pytest.fixture
def damaged() -> str:
    """A session, one of two, with a byte of its journal turned."""
    session = made()
    made("--candidate", "whole")
    applied(session, *RATED)
    [journal] = (home() / "sessions" / session).glob("*.bei")
    content = bytearray(journal.read_bytes())
    content[200] ^= 1
    journal.write_bytes(content)
    return session


@pytest.mark.parametrize("verb", [("show",), ("show", "--json"), ("grade",), ("export",), ("apply", "-")])
def test_a_damaged_journal_is_told_and_left_as_it_is(verb: tuple[str, ...], damaged: str) -> None:
    [journal] = (home() / "sessions" / damaged).glob("*.bei")
    before = journal.read_bytes()
    code, said = bei(verb[0], damaged, *verb[1:], stdin=lines(noted("x"))).told
    assert code == 5
    assert said.startswith(f"The store: {journal} is not as it was written. ")
    assert journal.read_bytes() == before


def test_a_list_tells_of_what_it_cannot_show(damaged: str) -> None:
    for option in ((), ("--json",)):
        answer = bei("list", *option)
        assert answer.code == 0
        assert "whole" in answer.out
        assert answer.err == f"Session {damaged} cannot be read; “bei verify {damaged}” says why.\n"
    assert damaged in bei("list", lang="zh").err


def test_a_list_of_nothing_but_damage_does_not_say_that_there_is_nothing(damaged: str) -> None:
    for row in bei("list", "--json").json:
        (home() / "sessions" / row["id"]).rename(home() / row["id"])
    assert "no longer there" in bei("list").err
    assert bei("list").told == (0, f"Session {damaged} cannot be read; “bei verify {damaged}” says why.")


def test_an_export_of_all_does_not_leave_the_damaged_out_in_silence(damaged: str, tmp_path: Path) -> None:
    code, said = bei("export", "--all", "-o", tmp_path / "all.json").told
    assert (code, damaged in said) == (5, True)
    assert list(tmp_path.iterdir()) == []


def test_an_import_over_a_damaged_session_changes_nothing(damaged: str, tmp_path: Path) -> None:
    [whole] = bei("list", "--json").json
    document = exported(whole["id"])
    both = saved(tmp_path / "both.json", named(document, "new"), named(document, damaged))
    assert bei("import", both).told[0] == 5
    assert [row["id"] for row in bei("list", "--json").json] == [whole["id"]]


def test_saved_records_that_are_gone_are_told() -> None:
    session = made()
    applied(session, noted("one"), noted("two"))
    [journal] = (home() / "sessions" / session).glob("*.bei")
    os.truncate(journal, journal.stat().st_size - 20)
    for verb in ("show", "grade", "export"):
        answer = bei(verb, session)
        assert answer.code == 0
        assert f"{session}: Saved records are gone (at least 1" in answer.err
        assert re.match(rf"{session}: 有已保存的记录不见了", bei(verb, session, lang="zh").err)


def test_a_log_that_cannot_be_followed_is_told(damaged: str) -> None:
    session = made()
    log = Shelf.at(home()).open(session)
    log.append({"seq": 2, "at": "now", "actor": "x", "event": "hacked\x1b[2J"})
    log.close()
    for _ in range(2):  # the lock must not be left behind
        code, said = bei("apply", session, "-").told
        assert code == 5
        assert said.startswith("The session's log is damaged: ")
        assert f"bei verify {session} --repair" in said
    assert damaged != session
    assert bei("verify", session, "--repair", "--yes").code == 0
    assert bei("apply", session, "-").code == 0


def _file(place: Path) -> Path:
    place.write_text("no directory", "utf-8")
    return place


def _inside_a_file(place: Path) -> Path:
    return _file(place) / "home"


def _sessions_is_a_file(place: Path) -> Path:
    place.mkdir()
    _file(place / "sessions")
    return place


def _link_to_nowhere(place: Path) -> Path:
    place.symlink_to(place / "nowhere")
    return place


def _link_to_itself(place: Path) -> Path:
    place.symlink_to(place)
    return place


@pytest.mark.parametrize("make", [_file, _inside_a_file, _sessions_is_a_file, _link_to_nowhere, _link_to_itself])
@pytest.mark.parametrize("verb", [("list",), ("show", "abcd"), ("export", "--all"), ("apply", "abcd", "-"), NEW])
def test_a_home_that_is_none_is_told(make: Callable[[Path], Path], verb: tuple[str, ...], tmp_path: Path) -> None:
    place = make(tmp_path / "ho\x1bme")
    before = sorted(tmp_path.rglob("*"))
    code, said = bei("--home", place, *verb).told
    assert code == 5
    assert said.startswith(f"The store: {tmp_path}/ho‹U+001B›me")
    assert sorted(tmp_path.rglob("*")) == before


@contextmanager
def _unprivileged() -> Iterator[None]:
    """This process has no more rights than anybody, root's neither."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_home_without_permission_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEI_CONFIG", "/no-settings")  # those of this test lie where the other account may not look
    made()
    assert bei("list").code == 0
    home().chmod(0o000)
    try:
        with _unprivileged():
            answers = [bei("list").told, bei("show", "abcd").told]
    finally:
        home().chmod(0o700)
    assert [(code, said.rpartition(": ")[2]) for code, said in answers] == [(5, "Permission denied")] * 2


@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_full_disk_stops_an_apply_and_what_was_saved_stands(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = made()
    real, left = getattr(Files, call), [3]

    def filling(self: Files, *arguments: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, *arguments)

    notes = [noted(f"{n}") for n in range(9)]
    with monkeypatch.context() as patch:
        patch.setattr(Files, call, filling)
        code, said = bei("apply", session, "-", stdin=lines(*notes)).told
    assert code == 5
    done, problem = said.splitlines()
    act = {"write": "write to the journal", "sync": "fold the journal"}[call]
    assert problem == f"The store: cannot {act}: No space left on device"
    count = int(done.partition(" ")[0])
    assert 0 < count < 9
    kept = [note["text"] for note in exported(session)["state"]["evidence"]]
    # Where the sync failed nobody can know of the one record that was written but not synced.
    assert kept in ([note["text"] for note in notes[:most]] for most in {count, count + (call == "sync")})
    applied(session, noted("again"))


def test_a_full_disk_makes_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    have_small_model()
    with monkeypatch.context() as patch:
        patch.setattr(Files, "sync", full)
        code, said = bei(*NEW).told
        told = bei(*NEW, lang="zh").told[1]
    assert (code, said) == (5, "The store: cannot make a session: No space left on device")
    assert told.startswith("存储：无法新建面试：")
    assert bei("list").told == (0, "No sessions.")
    assert [path for path in (home() / "sessions").iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("umask", [0, 0o777])
def test_all_of_the_home_is_its_owners_alone(umask: int, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "er" / "home"
    model = tmp_path / "small.json"
    have_small_model()
    model.write_bytes((home() / "rubrics" / "small.json").read_bytes())

    def run(*arguments: object, stdin: str = "") -> Data:
        answer = bei("--home", place, *arguments, stdin=stdin, umask=umask)
        assert answer.code == 0, answer.err
        return {"out": answer.out.strip()}

    run("rubric", "import", model)
    session = run(*NEW)["out"]
    run("apply", session, "-", stdin=lines(*RATED))
    run("list")
    run("list")
    document = named(dict(bei("--home", place, "export", session).json), "other")
    run("import", saved(tmp_path / "other.json", document))
    assert unlike([tmp_path / "deep", tmp_path / "deep" / "er", place, *place.rglob("*")]) == {}
    assert len(list(place.rglob("*"))) > 10
