"""The first sight of a home: the top of its list, quick however long it is, and never more than a first sight."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.shelf import Shelf
from sessions.storage.first_sight import FirstSight
from tests.sessions.failing_files import FailingFiles
from tests.sessions.opened_record import opened
from tests.sessions.test_shelf_list import begin
from tests.sessions.toy_seal import ToySeal

THREE = ("aaaa", "bbbb", "cccc")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of three sessions, of which two are in the first sight."""
    monkeypatch.setattr("sessions.storage.index.FIRST", 2)
    shelf = Shelf.at(tmp_path / "home")
    for day, session in enumerate(THREE, 1):
        begin(shelf, session, at=f"2026-03-0{day}T09:00:00.000Z")
    shelf.rows()
    return tmp_path / "home"


def seen(sight: FirstSight) -> tuple[list[str], int]:
    return [row.id for row in sight.rows], sight.total


def test_it_is_the_top_of_the_list_and_how_many_there_are(home: Path) -> None:
    shelf = Shelf.at(home)
    assert seen(shelf.first_sight()) == (["cccc", "bbbb"], 3)
    assert list(shelf.first_sight().rows) == shelf.rows()[:2]


def test_it_is_read_without_the_index(home: Path) -> None:
    (home / "index" / "000001.bei").write_bytes(b"")
    assert seen(Shelf.at(home).first_sight()) == (["cccc", "bbbb"], 3)


def altered(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"cccc", b"dddd"))


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def taken_away(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("harm", [altered, emptied, taken_away])
def test_where_it_is_damaged_or_missing_the_whole_index_serves(home: Path, harm: Callable[[Path], None]) -> None:
    harm(home / "index" / "first")
    shelf = Shelf.at(home)
    assert seen(shelf.first_sight()) == (["cccc", "bbbb", "aaaa"], 3)


def test_where_it_is_missing_the_next_list_makes_it_anew(home: Path) -> None:
    (home / "index" / "first").unlink()
    shelf = Shelf.at(home)
    shelf.rows()
    assert seen(shelf.first_sight()) == (["cccc", "bbbb"], 3)
    before = (home / "index" / "first").stat().st_ino
    shelf.rows()
    assert (home / "index" / "first").stat().st_ino == before


def test_of_a_session_that_is_forgotten_nothing_is_left_in_it(home: Path) -> None:
    shelf = Shelf.at(home)
    shelf._index.forget("cccc")
    assert not any(b"cccc" in file.read_bytes() for file in (home / "index").iterdir())


def test_a_session_that_went_meanwhile_does_not_come_back_into_it(home: Path) -> None:
    shelf = Shelf.at(home)
    known = shelf._index.read()
    (home / "sessions" / "cccc").rename(home / "gone")
    shelf._index.write(known)
    assert [row.id for row in shelf.first_sight().rows] == ["bbbb"]


def test_a_full_disk_leaves_none_rather_than_an_old_one(home: Path) -> None:
    files = FailingFiles()
    shelf = Shelf.at(home, files)
    begin(shelf, "dddd", at="2026-03-09T09:00:00.000Z")
    known = shelf._index.read()
    files.fail_next("rename", errno.ENOSPC)
    shelf._index._first.write((), len(known))
    assert not (home / "index" / "first").exists()


def test_it_is_sealed_where_the_home_is(tmp_path: Path) -> None:
    seal = ToySeal()
    shelf = Shelf.at(tmp_path / "home", seal=seal)
    shelf.take("aaaa", [opened("aaaa", candidate="Mei-Ling")]).close()
    shelf.rows()
    assert b"Mei-Ling" not in (tmp_path / "home" / "index" / "first").read_bytes()
    assert Shelf.at(tmp_path / "home", seal=seal).first_sight().rows[0].candidate == "Mei-Ling"
