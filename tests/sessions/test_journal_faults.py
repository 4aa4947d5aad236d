"""The disk refuses, or the process ends half way: what was acknowledged stands, and the next act works."""

import errno
from pathlib import Path

import pytest

from sessions.errors import StoreWriteError
from sessions.storage.journal import FoldLimit, JournalStorage
from tests.sessions.failing_files import FailingFiles, ShortWriteError, note

pytestmark = pytest.mark.usefixtures("plain_and_sealed")

ALWAYS = FoldLimit(times=0, least=0)


@pytest.fixture
def files() -> FailingFiles:
    return FailingFiles()


@pytest.fixture
def journal(tmp_path: Path, files: FailingFiles) -> JournalStorage:
    made = JournalStorage.create(tmp_path, files)
    made.put("log", 1, note(1))
    return made


def ids(directory: Path) -> list[str]:
    """The notes that the next process finds, which must find nothing amiss."""
    reader = JournalStorage(directory, read_only=True)
    assert reader.warnings == []
    return reader.ids("log")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_full_or_failing_disk_leaves_what_was_saved_and_the_next_note_is_kept(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path, number: int
) -> None:
    files.fail_next("write", number)
    with pytest.raises(StoreWriteError) as refused:
        journal.put("log", 2, note(2))
    assert refused.value.errno == number
    assert journal.ids("log") == ids(tmp_path) == ["1"]
    journal.put("log", 2, note(2))
    assert ids(tmp_path) == ["1", "2"]
    assert journal.head.generation == 1


def test_half_a_record_is_cut_off(journal: JournalStorage, files: FailingFiles, tmp_path: Path) -> None:
    size = (tmp_path / "000001.bei").stat().st_size
    files.rule = short_write
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    assert (tmp_path / "000001.bei").stat().st_size == size
    files.recover()
    journal.put("log", 2, note(2))
    assert ids(tmp_path) == ["1", "2"]


def short_write(_number: int, name: str) -> None:
    if name == "write":
        raise ShortWriteError


def test_where_half_a_record_cannot_be_cut_off_a_new_generation_begins(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path
) -> None:
    def rule(number: int, name: str) -> None:
        short_write(number, name)
        if name == "truncate":
            raise OSError(errno.EIO, "made to fail")

    files.rule = rule
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    files.recover()
    journal.put("log", 2, note(2))
    assert journal.head.generation == 2
    assert ids(tmp_path) == ["1", "2"]


def test_after_a_failed_sync_the_file_is_not_used_again_and_all_goes_to_a_new_generation(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path
) -> None:
    files.fail_next("sync")
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    old = (tmp_path / "000001.bei").read_bytes()
    assert journal.ids("log") == ["1"]
    journal.put("log", 2, note(2, "again"))
    journal.put("log", 3, note(3))
    assert (tmp_path / "000001.bei").read_bytes() == old
    assert journal.head.generation == 2
    assert JournalStorage(tmp_path, read_only=True).read() == {
        "log": {"1": note(1), "2": note(2, "again"), "3": note(3)}
    }


@pytest.mark.parametrize("name", ["names", "create_exclusive", "write", "sync", "rename", "sync_directory"])
def test_a_new_generation_that_fails_is_tried_again_under_a_new_number(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path, name: str
) -> None:
    files.fail_next("sync")
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    files.fail_next(name)
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    assert journal.ids("log") == ["1"]
    journal.put("log", 2, note(2))
    assert journal.head.generation == (2 if name == "names" else 3)
    journal.close()
    assert ids(tmp_path) == ["1", "2"]
    assert not list(tmp_path.glob("*.new"))


def test_an_interrupt_in_the_middle_of_a_note_does_not_spoil_the_next(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path
) -> None:
    def interrupt(_number: int, name: str) -> None:
        if name == "sync":
            raise KeyboardInterrupt

    files.rule = interrupt
    with pytest.raises(KeyboardInterrupt):
        journal.put("log", 2, note(2))
    files.recover()
    journal.put("log", 2, note(2, "again"))
    assert ids(tmp_path) == ["1", "2"]
    assert journal.read()["log"]["2"]["text"] == "again"


@pytest.mark.parametrize("act", ["removed", "replaced", "cut", "grown"])
def test_a_file_changed_by_another_program_is_left_alone_and_all_is_written_anew(
    journal: JournalStorage, tmp_path: Path, act: str
) -> None:
    path = tmp_path / "000001.bei"
    content = path.read_bytes()
    if act == "removed":
        path.unlink()
    elif act == "replaced":
        path.rename(tmp_path / "copy")
        path.write_bytes(content)
    else:
        path.write_bytes(content[:-5] if act == "cut" else content + b"more")
    journal.put("log", 2, note(2))
    assert [warning.code for warning in journal.warnings] == ["changed_outside"]
    assert ids(tmp_path) == ["1", "2"]
    assert journal.head.generation == 2


def test_a_file_that_cannot_be_looked_at_is_a_failed_write(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path
) -> None:
    files.fail_next("is_still")
    with pytest.raises(StoreWriteError):
        journal.put("log", 2, note(2))
    journal.put("log", 2, note(2))
    assert ids(tmp_path) == ["1", "2"]


def test_housekeeping_that_fails_is_told_and_loses_nothing(files: FailingFiles, tmp_path: Path) -> None:
    journal = JournalStorage.create(tmp_path, files, limit=ALWAYS)
    journal.put("log", 1, note(1))
    files.fail_next("create_exclusive", errno.ENOSPC, times=2)
    journal.close()
    assert [warning.code for warning in journal.warnings] == ["not_folded", "head_not_written"]
    assert ids(tmp_path) == ["1"]


def test_old_generations_that_cannot_be_removed_stay(files: FailingFiles, tmp_path: Path) -> None:
    JournalStorage.create(tmp_path).close()
    files.fail_next("remove", times=99)
    for seq in range(1, 6):
        journal = JournalStorage(tmp_path, files, limit=ALWAYS)
        journal.put("log", seq, note(seq))
        journal.close()
    assert len(list(tmp_path.glob("*.bei"))) == 6
    assert len(ids(tmp_path)) == 5


def test_a_file_left_half_written_is_cleared_away(journal: JournalStorage, tmp_path: Path) -> None:
    journal.close()
    for name in ("000002.new", "head.new"):
        (tmp_path / name).write_bytes(b"half")
    JournalStorage(tmp_path).close()
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize("name", ["names", "open_append", "write", "sync", "sync_directory", "truncate"])
def test_a_journal_that_cannot_be_made_ready_is_not_opened_and_not_harmed(
    journal: JournalStorage, files: FailingFiles, tmp_path: Path, name: str
) -> None:
    journal.close()
    with (tmp_path / "000001.bei").open("ab") as file:
        file.write(b"half a record")
    count = 0

    def rule(_number: int, one: str) -> None:
        nonlocal count
        count += one == name
        # The first listing is the reading's.
        if one == name and count == (2 if name == "names" else 1):
            raise OSError(errno.EIO, "made to fail")

    files.rule = rule
    with pytest.raises(StoreWriteError):
        JournalStorage(tmp_path, files)
    files.recover()
    again = JournalStorage(tmp_path, files)
    assert again.ids("log") == ["1"]


def test_what_a_killed_process_wrote_is_synced_before_it_is_taken_as_saved(
    journal: JournalStorage, tmp_path: Path
) -> None:
    # `journal` is not closed: its head does not tell of the note yet.
    assert journal.ids("log") == ["1"]
    files = FailingFiles()
    JournalStorage(tmp_path, files).close()
    assert files.done[:6] == ["read", "names", "read", "names", "open_append", "sync"]
    files.done.clear()
    JournalStorage(tmp_path, files).close()
    assert "sync" not in files.done


def test_a_journal_that_cannot_be_made_is_not_there(files: FailingFiles, tmp_path: Path) -> None:
    for name in ("names", "create_exclusive", "write", "sync"):
        files.fail_next(name)
        with pytest.raises(StoreWriteError):
            JournalStorage.create(tmp_path, files)
        assert not list(tmp_path.iterdir())
