"""Files that are no files, too large, too deep or in other codes: refused at once, and nothing at all is written."""

import gzip
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from rubric.reader import MAX_BYTES
from sessions.canonical import dumps
from sessions.limits import MAX_COMMAND, MAX_DOCUMENT, MAX_TEXT
from tests.tui.at_shell import applied, bei, exported, home, lines, made, noted

Listing = dict[str, tuple[int, int, int, int]]


def _listing(place: Path) -> Listing:
    """Everything under `place`: mode, size, time of change, inode."""
    found = [place, *place.rglob("*")] if place.exists() else []
    looked = {str(path): path.lstat() for path in found}
    return {name: (one.st_mode, one.st_size, one.st_mtime_ns, one.st_ino) for name, one in looked.items()}


def _sparse(path: Path, content: bytes = b"") -> Path:
    path.write_bytes(content)
    os.truncate(path, 10_000_000_000)
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _file(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


TEXT = '{"schema": "bei.session/1", "rubric": {}}'
NO_DOCUMENT: dict[str, tuple[Callable[[Path], Path], int]] = {
    "empty": (_file(b""), 4),
    "UTF-16": (_file(TEXT.encode("utf-16")), 4),
    "UTF-16 without its mark": (_file(TEXT.encode("utf-16-le")), 4),
    "UTF-32": (_file(TEXT.encode("utf-32")), 4),
    "gzip": (_file(gzip.compress(TEXT.encode())), 4),
    "deep": (_file(b"[" * 100_000), 4),
    "a key twice": (_file(b'{"schema": 1, "schema": 1}'), 4),
    "NaN": (_file(b'{"schema": NaN}'), 4),
    "too large a number": (_file(b'{"schema": 1e9999}'), 4),
    "5,000 digits": (_file(b'{"schema": ' + b"1" * 5000 + b"}"), 4),
    "a long message": (_file(b'{"schema": "' + b"x" * 1_000_000 + b'"}'), 4),
    "sparse": (_sparse, 4),
    "sparse behind a line": (lambda path: _sparse(path, TEXT.encode() + b"\n"), 4),
    "too large": (_file(b'{"schema": ' + b" " * MAX_DOCUMENT), 4),
    "a pipe": (_pipe, 4),
    "a device": (lambda path: Path("/dev/zero"), 4),  # noqa: ARG005
    "a folder": (_folder, 1),
}


@pytest.mark.parametrize(("make", "code"), NO_DOCUMENT.values(), ids=NO_DOCUMENT)
def test_what_is_no_document_is_refused_and_nothing_is_written(
    make: Callable[[Path], Path], code: int, tmp_path: Path
) -> None:
    made()
    given = make(tmp_path / "given.json")
    before = _listing(home())
    for verb in ("import", "grade"):
        ended, said = bei(verb, given).told
        assert (ended, len(said) < 1000) == (code, True), said
        assert said
    ended, said = bei("rubric", "validate", given).told
    assert (ended, bool(said)) == (code, True)
    assert _listing(home()) == before
    assert bei("--home", tmp_path / "none", "import", given).code == code
    assert not (tmp_path / "none").exists()


def test_nothing_that_is_too_large_is_read_from_standard_input() -> None:
    before = _listing(home())
    for content in (b"\0" * (MAX_DOCUMENT + 9), b"[" * (MAX_DOCUMENT + 9), b'{"a": 1}\n' * (MAX_DOCUMENT // 9 + 9)):
        for verb in ("import", "grade"):
            assert bei(verb, "-", stdin=content).told[0] == 4
    assert _listing(home()) == before


def test_a_rubric_is_refused_by_its_size_and_taken_as_it_was_checked(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    for verb in ("validate", "show", "import", "export"):
        code, said = bei("rubric", verb, large).told
        assert (code, f"larger than {MAX_BYTES} bytes" in said) == (4, True)
    os.truncate(large, 50_000_000)
    assert bei("rubric", "import", large).told[0] == 4
    assert not (home() / "rubrics").exists()


def test_a_pipe_that_is_written_to_is_a_file_like_any_other(tmp_path: Path) -> None:
    session = made()
    document = bei("export", session).data
    reading, writing = os.pipe()
    os.write(writing, document)
    os.close(writing)
    assert stat.S_ISFIFO(os.fstat(reading).st_mode)
    answer = bei("--home", tmp_path / "other", "import", f"/dev/fd/{reading}")
    os.close(reading)
    assert (answer.code, answer.err) == (0, f"{session}: imported, 1 event.\n")


def test_a_command_that_is_too_long_is_named_by_its_line() -> None:
    session = made()
    good = lines(noted("stands"))
    code, said = bei("apply", session, "-", stdin=good + '{"do": "' + "x" * MAX_COMMAND + '"}\n').told
    assert (code, f"line 2: a line of more than {MAX_COMMAND} bytes" in said) == (4, True)
    code, said = bei("apply", session, "-", stdin=lines(noted("x" * (MAX_TEXT + 1)))).told
    assert (code, "line 1: text: " in said) == (4, True)
    code, said = bei("apply", session, "-", stdin=lines({"do": "capture", "line": "#zz" * 300_000})).told
    assert (code, "line 1: The text is longer than " in said) == (1, True)
    assert bei("apply", session, "/dev/zero").code == 4
    assert [one["text"] for one in exported(session)["state"]["evidence"]] == ["stands"]


def test_many_sessions_in_one_file_may_be_larger_than_a_document(tmp_path: Path) -> None:
    session = made()
    applied(session, *(noted("x" * 900_000) for _ in range(3)))
    document = exported(session)
    rows = []
    for number in range(3):
        first, *rest = document["events"]
        named = {**first, "session": f"copy{number}"}
        rows.append(dumps({"rubric": document["rubric"], "events": [named, *rest]}) + "\n")
    file = tmp_path / "many.jsonl"
    file.write_text("".join(rows) * 3, "utf-8")
    assert file.stat().st_size > MAX_DOCUMENT
    code, said = bei("import", file).told
    assert (code, said.count("imported")) == (0, 3)
    copies = [bei("export", f"copy{number}").json for number in range(3)]
    assert [one["state"]["evidence"] for one in copies] == [document["state"]["evidence"]] * 3
