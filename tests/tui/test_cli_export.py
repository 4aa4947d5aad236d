"""`bei export`: the session document, byte for byte the same, whole or not at all (DESIGN §6)."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from sessions.canonical import loads
from tests.tui.at_shell import HIRED, RATED, applied, bei, have_small_model, home, made, mode, named, noted, saved

KEYS = ["schema", "session", "rubric", "events", "state", "result"]


@pytest.fixture
def session() -> str:
    made_here = made("--candidate", "林晓彤")
    applied(made_here, *RATED, HIRED)
    return made_here


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_exporting_twice_gives_the_same_bytes(session: str, tmp_path: Path) -> None:
    first, second = bei("export", session), bei("export", session[:5], "-o", "-", lang="zh")
    assert (first.code, first.err) == (0, "")
    assert first.data == second.data
    assert bei("export", session, "--output", tmp_path / "s.json").told == (0, "")
    assert (tmp_path / "s.json").read_bytes() == first.data
    applied(session, noted("one more"))
    assert bei("export", session).data != first.data


def test_the_document_is_readable_utf8_with_the_keys_in_order(session: str) -> None:
    answer = bei("export", session)
    assert list(answer.json) == KEYS
    assert answer.json["schema"] == "bei.session/1"
    assert answer.data.endswith(b"}\n")
    assert b"\r" not in answer.data
    assert "林晓彤" in answer.out


def test_import_then_export_gives_the_same_bytes(session: str, tmp_path: Path) -> None:
    one, all_of_them = bei("export", session), bei("export", "--all")
    file = tmp_path / "s.json"
    file.write_bytes(one.data)
    other = ("--home", tmp_path / "other")
    assert bei(*other, "import", file).code == 0
    assert bei(*other, "export", session).data == one.data
    assert bei(*other, "export", "--all").data == all_of_them.data


def test_several_sessions_stand_in_the_order_asked_for(session: str) -> None:
    second = made()
    answer = bei("export", second, session)
    assert [one["session"]["id"] for one in answer.json] == [second, session]
    assert [loads(bei("export", one).data) for one in (second, session)] == answer.json


def test_all_stand_by_their_ids_and_always_in_a_list() -> None:
    assert bei("export", "--all").out == "[]\n"
    ids = [made()]
    assert [one["session"]["id"] for one in bei("export", "--all").json] == ids
    ids += [made(), made()]
    assert [one["session"]["id"] for one in bei("export", "--all").json] == sorted(ids)


def test_jsonl_has_one_document_a_line(session: str) -> None:
    second = made()
    answer = bei("export", "--all", "--format", "jsonl")
    rows = answer.out.splitlines()
    assert [loads(row) for row in rows] == bei("export", *sorted((session, second))).json
    assert bei("export", session, "--format=jsonl").out == next(row for row in rows if session in row) + "\n"
    assert bei("--home", home() / "empty", "export", "--all", "--format", "jsonl").data == b""


@pytest.mark.parametrize("line_separator", ["\u2028", "\x85", "\n", "\r\n"])
def test_what_a_note_says_cannot_break_a_line_of_jsonl(line_separator: str, tmp_path: Path) -> None:
    session = made()
    applied(session, noted(f"a{line_separator}b"))
    other = made()
    answer = bei("export", session, other, "--format", "jsonl")
    assert answer.data.count(b"\n") == 2
    (tmp_path / "s.jsonl").write_bytes(answer.data)
    assert bei("--home", tmp_path / "other", "import", tmp_path / "s.jsonl").code == 0
    assert bei("--home", tmp_path / "other", "export", session, other, "--format", "jsonl").data == answer.data


@pytest.mark.parametrize("arguments", [(), ("--all", "abcd")])
def test_either_sessions_or_all(arguments: tuple[str, ...]) -> None:
    assert bei("export", *arguments).told == (2, "Name the sessions to export, or --all: one of the two.")


def test_one_that_is_missing_leaves_nothing_written(session: str, tmp_path: Path) -> None:
    assert bei("export", session, "missing", "-o", tmp_path / "s.json").told[0] == 3
    assert bei("export", session, "missing").told[0] == 3
    assert _files(tmp_path) == []


def test_a_file_that_is_there_is_overwritten_by_force_alone(session: str, tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text("mine", "utf-8")
    assert bei("export", session, "-o", file).told == (1, f"{file} exists; --force overwrites it.")
    assert file.read_text("utf-8") == "mine"
    assert bei("export", session, "-o", file, "--force").told == (0, "")
    assert file.read_bytes() == bei("export", session).data
    assert (_files(tmp_path), mode(file)) == (["s.json"], "0600")


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("target", ["there.json", "missing.json"])
def test_a_link_is_never_followed_nor_replaced(
    target: str, force: tuple[str, ...], session: str, tmp_path: Path
) -> None:
    (tmp_path / "there.json").write_text("mine", "utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / target)
    assert bei("export", session, "-o", link, *force).told == (1, f"{link} is a link; name the file itself.")
    assert link.is_symlink()
    assert (tmp_path / "there.json").read_text("utf-8") == "mine"
    assert _files(tmp_path) == ["link.json", "there.json"]


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_plain_file_is_never_replaced(force: tuple[str, ...], session: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert bei("export", session, "-o", pipe, *force).told == (1, f"{pipe} is no plain file.")
    assert pipe.is_fifo()
    assert bei("export", session, "-o", tmp_path, *force).told == (1, f"{tmp_path} is no plain file.")


def test_a_folder_that_is_missing_is_named(session: str, tmp_path: Path) -> None:
    place = tmp_path / "none"
    assert bei("export", session, "-o", place / "s.json").told == (3, f"No such folder: {place}")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_is_exported_into_the_home(force: tuple[str, ...], session: str, tmp_path: Path) -> None:
    place = home() / "sessions" / session
    way_round = tmp_path / "way"
    way_round.symlink_to(place)
    before = {path: path.read_bytes() for path in place.iterdir()}
    for file in (*before, home() / "s.json", way_round / "000001.bei", place / ".." / ".." / "index" / "s.json"):
        code, said = bei("export", session, "-o", file, *force).told
        assert (code, said) == (1, f"{file} lies in bei's own folder; choose another place.")
    assert {path: path.read_bytes() for path in place.iterdir()} == before


def test_a_folder_that_may_not_be_written_to_is_told_by_the_files_name(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "a name nobody knows")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    file = tmp_path / "s.json"
    assert bei("export", session, "-o", file).told == (1, f"Permission denied: {file}")


def test_what_came_to_stand_there_meanwhile_is_kept(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "s.json"
    sync = os.fsync

    def another_writes(descriptor: int) -> None:
        sync(descriptor)
        file.write_text("theirs", "utf-8")

    monkeypatch.setattr(os, "fsync", another_writes)
    assert bei("export", session, "-o", file).told == (1, f"{file} exists; --force overwrites it.")
    assert (file.read_text("utf-8"), _files(tmp_path)) == ("theirs", ["s.json"])


@pytest.mark.parametrize("call", ["fsync", "link", "replace"])
def test_a_full_disk_leaves_what_was_there_and_no_rest(
    call: str, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sync = os.fsync

    def full_for_exports(descriptor: int) -> None:
        half = [path for path in tmp_path.iterdir() if path.name.startswith(".bei-")]
        if any(os.path.samestat(path.stat(), os.fstat(descriptor)) for path in half):
            full()
        sync(descriptor)

    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text("mine", "utf-8")
    monkeypatch.setattr(os, call, full_for_exports if call == "fsync" else full)
    answers = []
    if call != "link":  # nothing is linked over an old file
        answers.append(bei("export", session, "-o", old, "--force").told)
    if call == "link":
        monkeypatch.setattr(Path, "touch", full)
    if call != "replace":
        answers.append(bei("export", session, "-o", new).told)
    assert {(code, said.partition(":")[0]) for code, said in answers} == {(1, "No space left on device")}
    assert all(said.endswith(("old.json", "new.json")) for _, said in answers)
    assert (old.read_text("utf-8"), _files(tmp_path)) == ("mine", ["old.json"])


def test_a_disk_without_links_does_as_well(session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    file = tmp_path / "s.json"
    monkeypatch.setattr(os, "link", no_links)
    assert bei("export", session, "-o", file).told == (0, "")
    assert (file.read_bytes(), _files(tmp_path)) == (bei("export", session).data, ["s.json"])
    assert mode(file) == "0600"
    file.write_text("mine", "utf-8")
    assert bei("export", session, "-o", file).told[0] == 1
    assert file.read_text("utf-8") == "mine"

    def fails(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "replace", fails)
    assert bei("export", session, "-o", tmp_path / "other.json").told == (
        1,
        f"Input/output error: {tmp_path / 'other.json'}",
    )
    assert _files(tmp_path) == ["s.json"]


@pytest.mark.parametrize("umask", [0, 0o022, 0o777])
def test_the_file_is_its_owners_alone(umask: int, session: str, tmp_path: Path) -> None:
    assert bei("export", session, "-o", tmp_path / "s.json", umask=umask).code == 0
    assert mode(tmp_path / "s.json") == "0600"


def test_a_thousand_notes_go_out_and_come_back(tmp_path: Path) -> None:
    have_small_model()
    session = made()
    applied(session, *(noted(f"记录 {n}", items=["co"]) for n in range(200)))
    copy = named(bei("export", session).json, "copy")
    assert bei("import", saved(tmp_path / "copy.json", copy)).told[0] == 0
    assert bei("export", "copy").json == copy
