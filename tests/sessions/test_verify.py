"""Each kind of damage, made by hand on a real home, and what the check says of it."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.canonical import dumps
from sessions.errors import StoreError
from sessions.integrity import verify_many
from sessions.integrity.findings import Finding
from sessions.integrity.verify import Report, Verifier
from sessions.shelf import Shelf
from sessions.storage.drafts import Drafts
from sessions.storage.files import Files
from sessions.storage.frames import encode, read_frames
from sessions.storage.store import TinySessionLog
from tests.sessions.damages import DAMAGES, HALF, NEWEST, grown
from tests.sessions.failing_files import FailingFiles, HastyFiles
from tests.sessions.homes import ID, copied_home, damaged, made_home, record_at, session_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole") / "home"
    made_home(home)
    return home


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Path:
    return copied_home(whole, tmp_path / "home")


def checked(place: Path) -> Report:
    return Verifier(place.parent.parent).session(ID)


def codes(place: Path) -> dict[str, str]:
    return {one.code: one.level for one in checked(place).findings}


def content_of(home: Path) -> dict[str, str]:
    """Every file with a digest of what is in it, and when it was changed."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return {str(one): f"{hashlib.sha256(one.read_bytes()).hexdigest()} {one.stat().st_mtime_ns}" for one in files}


def test_a_sound_session_is_ok_and_its_head_is_told(place: Path) -> None:
    report = checked(place)
    assert (report.level, report.findings, report.events) == ("ok", (), 11)
    assert report.head is not None
    assert report.head.events == 11
    assert Verifier(place.parent.parent).home() == Report("", ())


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_named(place: Path, damage: str) -> None:
    act, expected = DAMAGES[damage]
    act(place)
    for file in place.iterdir():
        if "others" not in damage and not file.is_symlink():
            file.chmod(0o600)
    before = content_of(place)
    assert codes(place) == expected
    assert content_of(place) == before


def test_the_state_of_a_generation_must_be_that_of_the_one_before(place: Path) -> None:
    newest = place / NEWEST
    frame = read_frames(newest.read_bytes())[0]
    newest.write_bytes(encode(frame.seq, frame.previous, frame.payload.replace(b"called three", b"called eight")))
    (place / "head").unlink()
    assert codes(place) == {"state_differs": "damaged", "head_unreadable": "warning"}


def test_half_typed_text_is_counted(place: Path) -> None:
    Drafts(place, HastyFiles()).keep({"capture": "he said", "reason": "as"})
    assert checked(place).findings == (Finding("drafts_kept", "ok", "drafts", 2),)


def test_a_list_that_says_something_else_than_the_log_is_damage(place: Path) -> None:
    index = place.parent.parent / "index" / "000001.bei"
    frame = read_frames(index.read_bytes())[-1]
    head = index.parent / "head"
    assert "王芳".encode() in frame.payload
    data = index.read_bytes()[: frame.end - len(encode(frame.seq, frame.previous, frame.payload))]
    index.write_bytes(data + encode(frame.seq, frame.previous, frame.payload.replace("王芳".encode(), b"Wang")))
    head.unlink()
    assert codes(place) == {"index_row": "damaged"}
    damaged(index, record_at(index, 0))
    assert codes(place) == {}
    assert [one.code for one in Verifier(place.parent.parent).home().findings] == ["index_bad"]


def test_folders_of_the_home_that_others_can_read_are_told(place: Path) -> None:
    home = place.parent.parent
    for directory in (home, place.parent, home / "index"):
        directory.chmod(0o755)
    assert [one.where for one in Verifier(home).home().findings] == ["home", "sessions", "index"]


def test_a_writer_at_work_is_named_and_not_disturbed(place: Path) -> None:
    log = TinySessionLog(place)
    log.append(dict(log.records()[-1], seq=12))
    grown(place / NEWEST, HALF)
    (held, writing) = (one for one in checked(place).findings if one.code in ("in_use", "being_written"))
    assert (held.amount, writing.amount) == (os.getpid(), 18)
    assert codes(place) == {"in_use": "ok", "being_written": "ok"}
    log.close()


@pytest.mark.parametrize("failed", ["sync", "sync_directory", "rename", "truncate"])
def test_what_a_disk_that_failed_at_times_leaves_behind_is_no_damage(place: Path, failed: str) -> None:
    files = FailingFiles()
    log = TinySessionLog(place, files)
    record = log.records()[-1]
    for seq in range(12, 18):
        files.fail_next("write" if failed == "truncate" and seq % 2 else failed)
        for _ in range(3):
            try:
                log.append({**record, "seq": seq})
            except StoreError:
                continue
            break
        files.recover()
    log.close()
    report = checked(place)
    assert report.level in ("ok", "warning"), report.findings
    assert report.events == 17


def test_a_file_that_cannot_be_read_is_told(place: Path) -> None:
    files = FailingFiles()
    files.fail_next("read")
    found = Verifier(place.parent.parent, files).session(ID).findings
    assert ("unreadable", "damaged") in [(one.code, one.level) for one in found]


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_whatever_byte_is_damaged_it_is_told_or_changes_nothing(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = copied_home(whole, tmp_path_factory.mktemp("byte") / "home")
    home = place.parent.parent
    before, rows = session_of(home), Shelf(home, HastyFiles()).rows()
    files = sorted(path for path in home.rglob("*") if path.is_file() and path.stat().st_size)
    file = data.draw(st.sampled_from(files))
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)
    told = [*checked(place).findings, *Verifier(home).home().findings]
    if not told:
        assert session_of(home) == before
        assert Shelf(home, Files()).rows() == rows


def test_many_sessions_are_checked_in_order_on_all_processors(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = copied_home(whole, tmp_path / "home")
    for number in range(2, 9):
        shutil.copytree(place, place.with_name(f"s{number}"))
    verifier = Verifier(place.parent.parent)
    expected = [verifier.session(one) for one in verifier.sessions()]
    monkeypatch.setattr(verify_many, "FEW", 2)
    assert list(verify_many.check_all(verifier, verifier.sessions())) == expected
    assert [one.level for one in expected] == ["ok", *["damaged"] * 7]


def test_records_are_plain(place: Path) -> None:
    assert dumps(Verifier(place.parent.parent).records(ID)[-1]).startswith('{"seq": 11')
