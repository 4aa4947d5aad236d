"""The room kept on the disk for the last notes: there when the disk is full, told of when it is used, no one's file."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.errors import StoreWarning, StoreWriteError
from sessions.integrity.verify import Verifier
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.reserve import ROOM, SIZE
from sessions.storage.store import SessionLog
from sessions.vault.changeover import seal_home
from sessions.vault.key import Cost
from sessions.vault.key_file import read_vault
from tests.sessions.failing_files import FailingFiles, ShortWriteError, note
from tests.sessions.homes import ID, made_home
from tests.sessions.making import TickingClock

USED = StoreWarning("reserve_used", "reserve")
MISSING = StoreWarning("reserve_missing", "reserve")


class SmallDisk(FailingFiles):
    """A disk that is full to the last byte once it is `full`, until the reserve is given up, if that `helps`."""

    def __init__(self, number: int = errno.ENOSPC) -> None:
        super().__init__(self._refuse)
        self.full = False
        self.helps = True
        self.room = ROOM
        self._number = number

    def _refuse(self, _number: int, name: str) -> None:
        if self.full and name == "write":
            if self._number == errno.ENOSPC:
                raise ShortWriteError
            raise OSError(self._number, "made to fail")

    def free(self, _path: Path) -> int:
        return self.room

    def remove(self, path: Path) -> None:
        super().remove(path)
        if path.name == "reserve" and self.helps:
            self.full = False


def opened(home: Path, files: Files) -> SessionLog:
    """The log `one` of the home, made where it is missing, with one record."""
    shelf = Shelf.at(home, files)
    return shelf.open("one") if shelf.ids() else shelf.create("one", {**note(1), "session": "one"})


def records(home: Path) -> list[int]:
    return [record["seq"] for record in Shelf.at(home).open("one", read_only=True).records()]


def blocks(path: Path) -> int:
    """Bytes of the disk behind a file."""
    return path.stat().st_blocks * 512


def test_it_is_laid_up_with_real_room_behind_it_and_for_the_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path, SmallDisk()).close()
    reserve = tmp_path / "reserve"
    assert reserve.stat().st_size == SIZE
    assert blocks(reserve) >= SIZE
    assert reserve.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "reserve.new").exists()


def test_a_reader_lays_nothing_up(tmp_path: Path) -> None:
    opened(tmp_path, SmallDisk()).close()
    (tmp_path / "reserve").unlink()
    log = Shelf.at(tmp_path).open("one", read_only=True)
    log.close()
    assert not (tmp_path / "reserve").exists()
    assert log.warnings == ()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_the_note_that_a_full_disk_refuses_fits_into_it_and_that_is_told(tmp_path: Path, number: int) -> None:
    files = SmallDisk(number)
    log = opened(tmp_path, files)
    assert log.warnings == ()
    files.full = True
    log.append(note(2))
    assert list(log.warnings) == [USED]
    assert not (tmp_path / "reserve").exists()
    log.append(note(3))
    log.close()
    assert records(tmp_path) == [1, 2, 3]


def test_where_it_is_not_enough_the_note_is_not_saved_and_may_be_tried_again(tmp_path: Path) -> None:
    files = SmallDisk()
    log = opened(tmp_path, files)
    files.full, files.helps = True, False
    for _ in range(3):
        with pytest.raises(StoreWriteError) as failed:
            log.append(note(2))
        assert failed.value.errno == errno.ENOSPC
    assert list(log.warnings) == [USED], "told of once"
    assert records(tmp_path) == [1]
    files.full = False
    log.append(note(2))
    log.close()
    assert records(tmp_path) == [1, 2]


def test_a_disk_that_fails_otherwise_does_not_cost_it(tmp_path: Path) -> None:
    files = FailingFiles()
    log = opened(tmp_path, files)
    files.fail_next("write", errno.EIO)
    with pytest.raises(StoreWriteError):
        log.append(note(2))
    log.close()
    assert (tmp_path / "reserve").stat().st_size == SIZE


def test_a_reserve_that_somebody_took_away_is_an_error_as_on_any_full_disk(tmp_path: Path) -> None:
    files = SmallDisk()
    log = opened(tmp_path, files)
    (tmp_path / "reserve").unlink()
    files.full = True
    with pytest.raises(StoreWriteError):
        log.append(note(2))
    assert list(log.warnings) == []


def test_without_room_it_is_told_that_there_is_none_and_it_is_laid_up_when_there_is(tmp_path: Path) -> None:
    files = SmallDisk()
    files.room = ROOM - 1
    log = opened(tmp_path, files)
    assert list(log.warnings) == [MISSING]
    log.append(note(2))
    log.close()
    assert not (tmp_path / "reserve").exists()
    files.room = ROOM
    log = opened(tmp_path, files)
    log.close()
    assert log.warnings == ()
    assert (tmp_path / "reserve").stat().st_size == SIZE


def test_one_that_was_used_is_laid_up_anew_when_the_session_is_next_opened(tmp_path: Path) -> None:
    files = SmallDisk()
    log = opened(tmp_path, files)
    files.full = True
    log.append(note(2))
    log.close()
    log = opened(tmp_path, files)
    log.close()
    assert log.warnings == ()
    assert (tmp_path / "reserve").stat().st_size == SIZE


@pytest.mark.parametrize("operation", ["create_exclusive", "allocate", "sync", "rename"])
def test_one_that_cannot_be_laid_up_leaves_nothing_behind_and_the_session_opens(tmp_path: Path, operation: str) -> None:
    class Refusing(SmallDisk):
        def allocate(self, descriptor: int, length: int) -> None:
            self._before("allocate")
            super().allocate(descriptor, length)

    opened(tmp_path, SmallDisk()).close()
    (tmp_path / "reserve").unlink()
    files = Refusing()
    shelf = Shelf.at(tmp_path, files)
    files.fail_next(operation, errno.ENOSPC, times=1 if operation != "sync" else 9)
    log = shelf.open("one")
    files.recover()
    log.append(note(2))
    log.close()
    assert list(log.warnings) == [MISSING]
    assert not list(tmp_path.glob("reserve*"))


def _nothing(path: Path, _elsewhere: Path) -> None:
    path.write_bytes(b"")


def _too_small(path: Path, _elsewhere: Path) -> None:
    path.write_bytes(bytes(SIZE - 1))


def _too_large(path: Path, _elsewhere: Path) -> None:
    path.write_bytes(bytes(SIZE + 1))


def _holes(path: Path, _elsewhere: Path) -> None:
    path.write_bytes(b"")
    with path.open("r+b") as file:
        file.truncate(SIZE)


def _link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere)


def _link_to_nothing(path: Path, elsewhere: Path) -> None:
    elsewhere.unlink()
    path.symlink_to(elsewhere)


@pytest.mark.parametrize("put", [_nothing, _too_small, _too_large, _holes, _link, _link_to_nothing])
def test_what_is_no_whole_reserve_is_replaced_and_no_link_is_followed(
    tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    opened(home, Files()).close()
    elsewhere.write_bytes(bytes(SIZE))
    (home / "reserve").unlink()
    put(home / "reserve", elsewhere)
    before = elsewhere.read_bytes() if elsewhere.exists() else None
    log = opened(home, SmallDisk())
    log.close()
    assert not (home / "reserve").is_symlink()
    assert (home / "reserve").stat().st_size == SIZE
    assert blocks(home / "reserve") >= SIZE
    assert (elsewhere.read_bytes() if elsewhere.exists() else None) == before


def test_a_link_in_its_place_is_given_up_as_a_link(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    files = SmallDisk()
    log = opened(home, files)
    elsewhere.write_bytes(b"somebody's")
    (home / "reserve").unlink()
    (home / "reserve").symlink_to(elsewhere)
    files.full = True
    log.append(note(2))
    log.close()
    assert elsewhere.read_bytes() == b"somebody's"


def test_a_directory_in_its_place_is_left_and_told_of(tmp_path: Path) -> None:
    opened(tmp_path, Files()).close()
    (tmp_path / "reserve").unlink()
    (tmp_path / "reserve").mkdir()
    (tmp_path / "reserve" / "kept").write_text("somebody's")
    log = opened(tmp_path, SmallDisk())
    log.close()
    assert list(log.warnings) == [MISSING]
    assert (tmp_path / "reserve" / "kept").read_text() == "somebody's"
    assert not (tmp_path / "reserve.new").exists()


def test_it_is_no_session_and_stays_when_sessions_go_and_when_the_home_is_encrypted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made_home(home)
    Shelf.at(home).open(ID).close()
    reserve = home / "reserve"
    content = reserve.read_bytes()
    assert Shelf.at(home).ids() == [ID]
    assert [row.id for row in Shelf.at(home).rows()] == [ID]
    assert {one.level for one in Verifier(home).home().findings} <= {"ok"}
    assert Verifier(home).sessions() == [ID]
    seal_home(home, Files(), "correct horse", Cost(n=2, r=1))
    assert reserve.read_bytes() == content
    vault = read_vault(home, Files())
    assert vault is not None
    shelf = Shelf.at(home, seal=vault.unlock("correct horse"))
    shelf.purger(TickingClock()).purge(ID, "request")
    assert shelf.ids() == []
    assert reserve.read_bytes() == content
