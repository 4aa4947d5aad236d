"""Half-typed text on the disk: there when it is asked for, alone in its place, never lost in silence."""

import errno
import stat
from pathlib import Path

import pytest

from sessions.errors import LockedError, StoreWarning, StoreWriteError
from sessions.shelf import Shelf
from sessions.storage.drafts import Drafts
from sessions.storage.files import Files
from tests.sessions.failing_files import FailingFiles, ShortWriteError, note

LINE = "a: + #ach 他当天\n回了 [red]电话[/red] \x1b \ud800"


def again(directory: Path) -> Drafts:
    return Drafts(directory, Files())


def test_what_is_kept_is_there_for_the_next_process_exactly_and_for_no_other_user(tmp_path: Path) -> None:
    drafts = again(tmp_path)
    assert drafts.all() == {}
    drafts.keep({"capture": LINE, "incident/title": "投诉"})
    drafts.keep({"incident/title": ""})
    assert again(tmp_path).all() == {"capture": LINE}
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o600


def test_nothing_is_left_on_the_disk_where_nothing_is_half_typed(tmp_path: Path) -> None:
    drafts = again(tmp_path)
    drafts.keep({"capture": "half"})
    drafts.keep({"capture": ""})
    assert list(tmp_path.iterdir()) == []


def test_the_same_text_is_not_written_twice(tmp_path: Path) -> None:
    files = FailingFiles()
    drafts = Drafts(tmp_path, files)
    drafts.keep({"capture": "half"})
    before = len(files.done)
    drafts.keep({"capture": "half", "other": ""})
    assert len(files.done) == before


@pytest.mark.parametrize("operation", ["create_exclusive", "write", "sync", "rename", "sync_directory"])
def test_a_draft_that_cannot_be_kept_is_an_error_and_the_one_before_stands(tmp_path: Path, operation: str) -> None:
    files = FailingFiles()
    drafts = Drafts(tmp_path, files)
    drafts.keep({"capture": "first"})
    files.fail_next(operation, errno.ENOSPC)
    with pytest.raises(StoreWriteError) as failed:
        drafts.keep({"capture": "second"})
    assert failed.value.errno == errno.ENOSPC
    kept = again(tmp_path)
    assert kept.all()["capture"] in (("first",) if operation != "sync_directory" else ("first", "second"))
    assert kept.warnings == []
    drafts.keep({"capture": "first"})
    assert again(tmp_path).all() == {"capture": "first"}
    drafts.keep({"capture": "third"})
    assert again(tmp_path).all() == {"capture": "third"}


def test_a_disk_that_fills_up_half_way_leaves_the_draft_before(tmp_path: Path) -> None:
    files = FailingFiles()
    drafts = Drafts(tmp_path, files)
    drafts.keep({"capture": "first"})

    def half(_number: int, name: str) -> None:
        if name == "write":
            raise ShortWriteError

    files.rule = half
    with pytest.raises(StoreWriteError):
        drafts.keep({"capture": "second" * 1000})
    assert again(tmp_path).all() == {"capture": "first"}


def test_a_file_half_written_by_a_process_that_died_is_in_nobodys_way(tmp_path: Path) -> None:
    again(tmp_path).keep({"capture": "first"})
    (tmp_path / "drafts.new").write_bytes(b"12 half")
    drafts = again(tmp_path)
    assert drafts.all() == {"capture": "first"}
    drafts.keep({"capture": "second"})
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def damages(content: bytes) -> dict[str, bytes]:
    at = content.index(b"ach")
    return {
        "empty": b"",
        "half": content[: len(content) // 2],
        "zeroed": bytes(len(content)),
        "one bit": content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :],
        "twice": content + content,
        "with a tail": content + b"x",
        "something else": b'{"capture": "he said"}',
    }


@pytest.mark.parametrize("damage", sorted(damages(b"ach")))
def test_a_damaged_file_is_told_of_and_set_aside_never_taken_for_an_empty_one(tmp_path: Path, damage: str) -> None:
    again(tmp_path).keep({"capture": LINE})
    damaged = damages((tmp_path / "drafts").read_bytes())[damage]
    (tmp_path / "drafts").write_bytes(damaged)
    drafts = again(tmp_path)
    assert drafts.all() == {}
    assert drafts.warnings == [StoreWarning("drafts_damaged", "drafts.damaged-1")]
    drafts.keep({"capture": "next"})
    assert again(tmp_path).all() == {"capture": "next"}
    assert (tmp_path / "drafts.damaged-1").read_bytes() == damaged


def test_a_damaged_file_that_cannot_be_set_aside_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"damaged")
    refused = ["rename"]

    def rule(_number: int, name: str) -> None:
        if name in refused:
            raise OSError(errno.EROFS, "made to fail")

    drafts = Drafts(tmp_path, FailingFiles(rule))
    assert drafts.warnings == [StoreWarning("drafts_damaged", "drafts")]
    with pytest.raises(StoreWriteError):
        drafts.keep({"capture": "next"})
    assert (tmp_path / "drafts").read_bytes() == b"damaged"
    refused.clear()
    drafts.keep({"capture": "next"})
    assert (tmp_path / "drafts.damaged-1").read_bytes() == b"damaged"
    assert again(tmp_path).all() == {"capture": "next"}


def test_drafts_lie_in_their_session_and_go_through_a_link_never(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path / "home")
    log = shelf.create("one", {**note(1), "session": "one"})
    shelf.half_typed.of_session("one").keep({"capture": "half"})
    assert (tmp_path / "home/sessions/one/drafts").is_file()
    log.close()
    shelf.open("one").close()
    assert shelf.half_typed.of_session("one").all() == {"capture": "half"}, "opening the session leaves them alone"
    (tmp_path / "home/sessions/one/drafts").rename(tmp_path / "elsewhere")
    (tmp_path / "home/sessions/one/drafts").symlink_to(tmp_path / "elsewhere")
    assert shelf.half_typed.of_session("one").all() == {}


def test_one_process_alone_has_the_drafts_of_a_session_not_yet_made(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path / "home")
    drafts = shelf.half_typed.of_new()
    drafts.keep({"setup/candidate": "王"})
    with pytest.raises(LockedError):
        Shelf.at(tmp_path / "home").half_typed.of_new()
    drafts.close()
    assert shelf.half_typed.of_new().all() == {"setup/candidate": "王"}
