"""The seam between store and disk, on a real disk."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.errors import LockedError
from sessions.storage.files import Files

FILES = Files()

HOLD = """
import sys, time
from pathlib import Path
from sessions.storage.files import Files
held = Files().lock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(path: Path, content: bytes = b"") -> int:
    descriptor = FILES.create_exclusive(path)
    FILES.write_all(descriptor, content)
    return descriptor


def test_nobody_else_can_read_what_is_made_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        FILES.make_directory(tmp_path / "home")
        FILES.close(made(tmp_path / "home" / "file"))
        FILES.lock(tmp_path / "home" / "lock").release()
    finally:
        os.umask(before)
    assert mode(tmp_path / "home") == 0o700
    assert mode(tmp_path / "home" / "file") == 0o600
    assert mode(tmp_path / "home" / "lock") == 0o600


def test_a_new_file_never_takes_the_place_of_another_nor_goes_through_a_link(tmp_path: Path) -> None:
    FILES.close(made(tmp_path / "one"))
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("one", "link"):
        with pytest.raises(FileExistsError):
            FILES.create_exclusive(tmp_path / name)
    assert not (tmp_path / "elsewhere").exists()


def test_links_are_not_followed(tmp_path: Path) -> None:
    FILES.close(made(tmp_path / "one", b"secret"))
    (tmp_path / "link").symlink_to(tmp_path / "one")
    for act in (FILES.open_append, FILES.read, FILES.lock):
        with pytest.raises(OSError, match="symbolic links") as refused:
            act(tmp_path / "link")
        assert refused.value.errno == errno.ELOOP


def test_everything_is_written_though_the_disk_takes_it_in_small_bites(tmp_path: Path) -> None:
    class Slow(Files):
        def write(self, descriptor: int, data: bytes) -> int:
            return super().write(descriptor, data[:3])

    descriptor = Slow().create_exclusive(tmp_path / "one")
    Slow().write_all(descriptor, b"0123456789")
    Slow().sync(descriptor)
    Slow().close(descriptor)
    assert FILES.read(tmp_path / "one") == b"0123456789"
    assert FILES.size(tmp_path / "one") == 10


def test_what_is_appended_after_a_cut_stands_right_behind_it(tmp_path: Path) -> None:
    descriptor = made(tmp_path / "one", b"good bad")
    FILES.truncate(descriptor, 5)
    FILES.write_all(descriptor, b"better")
    FILES.close(descriptor)
    again = FILES.open_append(tmp_path / "one")
    FILES.write_all(again, b"!")
    FILES.close(again)
    assert FILES.read(tmp_path / "one") == b"good better!"


def test_names_and_directories_are_listed_in_order_without_links(tmp_path: Path) -> None:
    for name in ("b", "a"):
        FILES.make_directory(tmp_path / name)
    FILES.close(made(tmp_path / "file"))
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert FILES.names(tmp_path) == ["a", "b", "file", "link"]
    assert FILES.directories(tmp_path) == ["a", "b"]
    found = [name for name in ("a", "file", "link", "none", "file/x") if FILES.is_directory(tmp_path / name)]
    assert found == ["a"]
    FILES.remove(tmp_path / "file")
    FILES.rename(tmp_path / "b", tmp_path / "c")
    FILES.remove_directory(tmp_path / "a")
    FILES.sync_directory(tmp_path)
    assert FILES.names(tmp_path) == ["c", "link"]


def test_a_file_that_was_changed_replaced_or_removed_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "one"
    descriptor = made(path, b"12345")
    assert FILES.is_still(path, descriptor, 5)
    assert not FILES.is_still(path, descriptor, 4)
    path.rename(tmp_path / "two")
    assert not FILES.is_still(path, descriptor, 5)
    path.write_bytes(b"12345")
    assert not FILES.is_still(path, descriptor, 5)
    FILES.close(descriptor)


def test_closing_never_fails(tmp_path: Path) -> None:
    descriptor = made(tmp_path / "file")
    FILES.close(descriptor)
    FILES.close(descriptor)
    with pytest.raises(OSError, match="Bad file descriptor"):
        FILES.write(descriptor, b"x")


def test_a_directory_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FILES.check_usable(tmp_path)
    FILES.close(made(tmp_path / "file"))
    with pytest.raises(NotADirectoryError):
        FILES.check_usable(tmp_path / "file")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(PermissionError):
        FILES.check_usable(tmp_path)


def test_a_second_writer_is_told_who_was_first(tmp_path: Path) -> None:
    first = FILES.lock(tmp_path / "lock")
    with pytest.raises(LockedError) as refused:
        FILES.lock(tmp_path / "lock")
    assert (refused.value.host, refused.value.pid) == (os.uname().nodename, os.getpid())
    assert refused.value.since.startswith("20")
    assert refused.value.since.endswith("Z")
    first.release()
    first.release()
    FILES.lock(tmp_path / "lock").release()


def test_the_kernel_frees_the_lock_of_a_process_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path / "lock"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(LockedError) as refused:
            FILES.lock(tmp_path / "lock")
        assert refused.value.pid == other.pid
        other.kill()
    FILES.lock(tmp_path / "lock").release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff"])
def test_a_lock_holds_although_its_note_is_not_to_be_read(tmp_path: Path, content: bytes) -> None:
    lock = FILES.lock(tmp_path / "lock")
    (tmp_path / "lock").write_bytes(content)
    with pytest.raises(LockedError) as refused:
        FILES.lock(tmp_path / "lock")
    assert (refused.value.host, refused.value.pid, refused.value.since) == ("", 0, "")
    lock.release()


def test_a_full_disk_does_not_stand_in_the_way_of_a_lock(tmp_path: Path) -> None:
    class Full(Files):
        def write(self, descriptor: int, data: bytes) -> int:
            raise OSError(errno.ENOSPC, f"no room for {len(data)} bytes in {descriptor}")

    lock = Full().lock(tmp_path / "lock")
    with pytest.raises(LockedError):
        FILES.lock(tmp_path / "lock")
    lock.release()


def test_a_shared_lock_is_shared_and_keeps_others_from_having_it_alone(tmp_path: Path) -> None:
    one, two = FILES.lock_shared(tmp_path / "lock"), FILES.lock_shared(tmp_path / "lock")
    one.release()
    with pytest.raises(LockedError):
        FILES.lock(tmp_path / "lock")
    two.release()
    FILES.lock(tmp_path / "lock").release()


def test_a_disk_without_locks_is_an_error_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, _how: int) -> None:
        opened.append(descriptor)
        raise OSError(errno.ENOLCK, "no locks here")

    opened: list[int] = []
    monkeypatch.setattr(fcntl, "flock", refuse)
    for act in (FILES.lock, FILES.lock_shared):
        with pytest.raises(OSError, match="no locks here"):
            act(tmp_path / "lock")
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(opened[-1])
