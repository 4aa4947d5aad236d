"""Notes on the duties of posts: only ever added, read as written, one writer at a time, sealed where the home is."""

from pathlib import Path

import pytest

from sessions.errors import DamagedError, LockedError, SealedError, StoreReadError, StoreWriteError
from sessions.storage.files import Files
from sessions.storage.posts import LOCK, NAME, PostNote, PostNotes
from sessions.storage.small_file import as_small_file
from tests.sessions.failing_files import FailingFiles
from tests.sessions.making import OPENED
from tests.sessions.toy_seal import ToySeal

FIRST = PostNote("small", OPENED, "赵敏", "also serves schools")
OTHER = PostNote("big", OPENED, "li", "no longer sells hardware")


@pytest.mark.parametrize("seal", [None, ToySeal()])
def test_notes_are_read_as_they_were_kept_by_model(tmp_path: Path, seal: ToySeal | None) -> None:
    notes = PostNotes(tmp_path, Files(), seal)
    assert notes.all() == []
    for one in (FIRST, OTHER, FIRST):
        notes.add(one)
    again = PostNotes(tmp_path, Files(), seal)
    assert again.all() == [FIRST, OTHER, FIRST]
    assert again.of("small") == [FIRST, FIRST]
    assert (b"serves schools" in (tmp_path / NAME).read_bytes()) == (seal is None)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_without_the_key_nothing_is_read_and_nothing_written(tmp_path: Path) -> None:
    PostNotes(tmp_path, Files(), ToySeal()).add(FIRST)
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(SealedError):
        PostNotes(tmp_path, Files()).add(OTHER)
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        as_small_file({"posts": [{"rubric": "small"}]}),
        as_small_file({"posts": [{**FIRST.to_document(), "by": 1}]}),
        as_small_file({"posts": [{**FIRST.to_document(), "at": "soon"}]}),
        as_small_file({"templates": []}),
    ],
)
def test_what_cannot_be_read_is_an_error_and_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(DamagedError):
        PostNotes(tmp_path, Files()).add(OTHER)
    assert (tmp_path / NAME).read_bytes() == content


def test_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.storage.turn._TRIES", 1)
    held = Files().lock(tmp_path / LOCK)
    with pytest.raises(LockedError):
        PostNotes(tmp_path, Files()).add(FIRST)
    held.release()
    assert PostNotes(tmp_path, Files()).all() == []


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    PostNotes(tmp_path, Files()).add(FIRST)

    def refuse(_number: int, name: str) -> None:
        if name == "rename":
            raise OSError(28, "No space left on device")

    with pytest.raises(StoreWriteError):
        PostNotes(tmp_path, FailingFiles(refuse)).add(OTHER)
    assert PostNotes(tmp_path, Files()).all() == [FIRST]
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(StoreReadError):
        PostNotes(tmp_path, Files()).all()
