"""A journal that was cut, altered or lost in part: full state, an older one with a warning, or a refusal."""

import errno
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import DamagedError, FormatError, StoreReadError, StoreWarning
from sessions.storage.frames import BEGINNING, digest, encode, read_frames
from sessions.storage.journal import JournalStorage
from tests.sessions.failing_files import HastyFiles, note

pytestmark = pytest.mark.usefixtures("plain_and_sealed")

NOTES = 4
STATES = [{"log": {str(seq): note(seq) for seq in range(1, count + 1)}} for count in range(NOTES + 1)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A journal of four notes, closed."""
    directory = tmp_path / "session"
    directory.mkdir()
    journal = JournalStorage.create(directory, tables={"log": {}})
    for seq in range(1, NOTES + 1):
        journal.put("log", seq, note(seq))
    journal.close()
    return directory


@pytest.fixture
def file(place: Path) -> Path:
    """Its only generation."""
    return place / "000001.bei"


def codes(journal: JournalStorage) -> list[str]:
    return [warning.code for warning in journal.warnings]


def test_every_cut_opens_to_a_saved_state_and_says_what_is_missing(
    place: Path, file: Path, request: pytest.FixtureRequest
) -> None:
    whole = file.read_bytes()
    head = (place / "head").read_bytes()
    ends = [frame.end for frame in read_frames(whole)]
    # A sealed record is longer, and cut anywhere within it is told the same.
    step = 5 if "sealed" in request.node.name else 1
    near = {end + by for end in (0, *ends) for by in range(-3, 4)}
    for length in sorted({*range(0, len(whole), step), *near} & {*range(len(whole))}):
        file.write_bytes(whole[:length])
        (place / "head").write_bytes(head)
        good = sum(end <= length for end in ends)
        if not good:
            with pytest.raises(DamagedError):
                JournalStorage(place)
            assert file.read_bytes() == whole[:length]
            continue
        reader = JournalStorage(place, read_only=True)
        journal = JournalStorage(place, HastyFiles())
        assert reader.read() == journal.read() == STATES[good - 1]
        lost = StoreWarning("records_lost", "000001.bei", len(ends) - good)
        if tail := whole[ends[good - 1] : length]:
            assert reader.warnings == [lost, StoreWarning("tail_ignored", "000001.bei", len(tail))]
            (aside,) = place.glob("*.tail-*")
            assert aside.read_bytes() == tail
            assert journal.warnings == [lost, StoreWarning("tail_set_aside", aside.name, len(tail))]
            aside.unlink()
        else:
            assert reader.warnings == journal.warnings == [lost]
        journal.put("log", 9, note(9))
        journal.close()
        again = JournalStorage(place, read_only=True)
        assert again.warnings == []
        assert again.read()["log"]["9"] == note(9)


def test_several_tails_are_set_aside_under_names_of_their_own(place: Path, file: Path) -> None:
    for _ in range(2):
        with file.open("ab") as damaged:
            damaged.write(b"87 half a rec")
        JournalStorage(place).close()
    assert [path.name for path in sorted(place.glob("*.tail-*"))] == ["000001.tail-1", "000001.tail-2"]


def test_every_flipped_bit_before_the_last_record_is_refused_and_nothing_is_changed(place: Path, file: Path) -> None:
    whole = file.read_bytes()
    last = read_frames(whole)[-2].end
    for position in range(last):
        data = bytearray(whole)
        data[position] ^= 1 << position % 8
        file.write_bytes(data)
        with pytest.raises(DamagedError):
            JournalStorage(place)
        assert file.read_bytes() == data
    assert sorted(path.name for path in place.iterdir()) == ["000001.bei", "head"]


def test_every_flipped_bit_of_the_last_record_gives_the_state_before_with_a_warning(place: Path, file: Path) -> None:
    whole = file.read_bytes()
    for position in range(read_frames(whole)[-2].end, len(whole)):
        data = bytearray(whole)
        data[position] ^= 1 << position % 8
        file.write_bytes(data)
        journal = JournalStorage(place, read_only=True)
        assert journal.read() == STATES[NOTES - 1]
        assert codes(journal) == ["records_lost", "tail_ignored"]


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_zeroed_blocks_are_never_a_silent_loss(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    directory = tmp_path_factory.mktemp("zeroed")
    journal = JournalStorage.create(directory, HastyFiles(), {"log": {}})
    for seq in range(1, NOTES + 1):
        journal.put("log", seq, note(seq))
    journal.close()
    target = directory / data.draw(st.sampled_from(["000001.bei", "head"]))
    content = bytearray(target.read_bytes())
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    content[start:end] = bytes(end - start)
    target.write_bytes(content)
    try:
        reader = JournalStorage(directory, read_only=True)
    except DamagedError:
        return
    assert reader.read() in STATES
    assert reader.warnings


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"\n", b"{}", b"not a journal\n" * 9])
def test_a_file_without_a_snapshot_is_never_taken_for_a_new_journal(place: Path, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(DamagedError):
            JournalStorage(place, read_only=read_only)
    assert file.read_bytes() == content


def test_a_place_without_a_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(DamagedError):
        JournalStorage(tmp_path)
    with pytest.raises(StoreReadError) as refused:
        JournalStorage(tmp_path / "nowhere")
    assert refused.value.errno == errno.ENOENT


def test_the_generation_before_is_not_taken_where_the_newest_is_bad_or_gone(place: Path) -> None:
    journal = JournalStorage(place)
    journal.close()
    (place / "head").unlink()
    newest = place / "000002.bei"
    (place / "000001.bei").rename(newest)
    reader = JournalStorage(place)
    assert codes(reader) == ["head_unreadable"]
    reader.close()
    newest.rename(place / "000001.bei")
    with pytest.raises(DamagedError, match="missing"):
        JournalStorage(place)


def test_a_journal_without_its_head_is_whole_but_a_loss_could_not_be_told(place: Path) -> None:
    for content in (None, b"", b"garbage", encode(9, BEGINNING, b"{}"), encode(9, BEGINNING, b"[]")):
        (place / "head").unlink(missing_ok=True)
        if content is not None:
            (place / "head").write_bytes(content)
        journal = JournalStorage(place)
        assert codes(journal) == ["head_unreadable"]
        assert journal.read() == STATES[NOTES]
        journal.close()
        assert codes(JournalStorage(place, read_only=True)) == []


def test_a_file_put_back_from_an_older_copy_is_told(place: Path, file: Path) -> None:
    older = file.read_bytes()
    journal = JournalStorage(place)
    journal.put("log", 5, note(5))
    journal.close()
    file.write_bytes(older)
    journal = JournalStorage(place)
    assert journal.warnings == [StoreWarning("records_lost", "000001.bei", 1)]
    journal.put("log", 5, note(5, "another"))
    journal.close()
    file.write_bytes(older + encode(6, digest(b""), b"{}"))
    with pytest.raises(DamagedError, match="does not fit"):
        JournalStorage(place)


def test_records_that_are_whole_but_out_of_turn_are_refused(place: Path, file: Path) -> None:
    frames = read_frames(file.read_bytes())
    file.write_bytes(file.read_bytes() + encode(frames[-1].seq + 2, frames[-1].digest, b"{}"))
    with pytest.raises(DamagedError, match="follows"):
        JournalStorage(place)


@pytest.mark.parametrize(
    "payload",
    [
        b"[]",
        b"{",
        b'{"other": 1}',
        b'{"dropped": "log"}',
        b'{"dropped": [1]}',
        b'{"removed": []}',
        b'{"removed": {"log": 1}}',
        b'{"put": []}',
        b'{"put": {"log": []}}',
        b'{"put": {"log": {"1": 1}}}',
        b'{"put": {"log": {}, "log": {}}}',
    ],
)
def test_a_record_that_is_no_change_is_refused(place: Path, file: Path, payload: bytes) -> None:
    last = read_frames(file.read_bytes())[-1]
    file.write_bytes(file.read_bytes() + encode(last.seq + 1, last.digest, payload))
    with pytest.raises(DamagedError):
        JournalStorage(place)


@pytest.mark.parametrize("payload", [b"[]", b"{}", b'{"format": 1}', b'{"format": "bei.journal/2"}'])
def test_a_first_record_that_is_no_snapshot_is_refused(place: Path, file: Path, payload: bytes) -> None:
    file.write_bytes(encode(1, BEGINNING, payload))
    with pytest.raises(DamagedError):
        JournalStorage(place)


@pytest.mark.parametrize("plain_and_sealed", ["plain"], indirect=True)
def test_a_journal_of_a_later_version_is_told_from_a_damaged_one(place: Path, file: Path) -> None:
    file.write_bytes(encode(1, BEGINNING, b'{"format": "bei.journal/3", "tables": []}'))
    with pytest.raises(FormatError) as refused:
        JournalStorage(place)
    assert refused.value.found == "bei.journal/3"


def test_a_header_inside_a_note_is_just_text(place: Path) -> None:
    journal = JournalStorage(place)
    journal.put("log", 5, {"text": "\n" + encode(8, BEGINNING, b"{}").decode()})
    journal.close()
    assert len(JournalStorage(place, read_only=True).ids("log")) == 5
