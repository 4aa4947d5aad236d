"""A home whose content is sealed: what stands on the disk, and what becomes of content that is not where it belongs."""

from functools import partial
from pathlib import Path

import pytest

from sessions.errors import DamagedError, SealedError
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.storage.frames import encode, read_frames
from sessions.storage.generations import file_name, read_journal
from sessions.storage.journal import JournalStorage
from sessions.storage.seal import (
    Envelope,
    UnsealError,
    closed,
    file_place,
    is_sealed,
    of_index,
    of_ledger,
    of_session,
    opened,
)
from tests.sessions.failing_files import note
from tests.sessions.opened_record import opened as opening_record
from tests.sessions.toy_seal import ToySeal

HIS = Envelope("session his", ToySeal())


def made(directory: Path, envelope: Envelope, *texts: str) -> JournalStorage:
    directory.mkdir(exist_ok=True)
    journal = JournalStorage.create(directory, tables={"log": {}}, envelope=envelope)
    for seq, text in enumerate(texts, 1):
        journal.put("log", seq, note(seq, text))
    journal.close()
    return journal


def rewrite(path: Path, payloads: list[bytes]) -> None:
    """Put other payloads into the frames of a journal, with headers and hashes that fit them."""
    frames = read_frames(path.read_bytes())
    written, previous = b"", frames[0].previous
    for frame, payload in zip(frames, payloads, strict=False):
        one = encode(frame.seq, previous, payload)
        previous = read_frames(one)[0].digest
        written += one
    path.write_bytes(written)


def test_a_sealed_home_holds_no_word_of_its_people_and_reads_as_a_plain_one(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path, seal=ToySeal())
    begun = opening_record("quiet-lark")
    log = shelf.create("quiet-lark", begun)
    log.append(note(2))
    log.close()
    rows = shelf.rows()
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert rows[0].candidate.encode() not in held
    assert note(2)["text"].encode() not in held
    again = Shelf.at(tmp_path, seal=ToySeal())
    assert again.cached_rows() == again.rows() == rows
    assert again.open("quiet-lark").records() == [begun, note(2)]


def test_without_the_key_a_sealed_home_says_that_it_is_sealed_and_not_that_it_is_damaged(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path, seal=ToySeal())
    shelf.create("quiet-lark", opening_record("quiet-lark")).close()
    shelf.rows()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.bei")}
    locked = Shelf.at(tmp_path)
    for act in (locked.rows, locked.cached_rows, lambda: locked.open("quiet-lark")):
        with pytest.raises(SealedError, match="encrypted: unlock it"):
            act()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.bei")} == before


def test_damage_to_a_sealed_journal_is_found_without_the_key(tmp_path: Path) -> None:
    made(tmp_path, HIS, "one", "two")
    path = tmp_path / file_name(1)
    whole = path.read_bytes()
    path.write_bytes(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])
    with pytest.raises(DamagedError):
        read_journal(tmp_path, Files())


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([0, 2, 1, 3], id="swapped"),
        pytest.param([0, 1, 1, 3], id="replayed"),
        pytest.param([0, 1, 3], id="left out"),
    ],
)
def test_a_record_brought_to_another_place_is_refused_though_every_checksum_fits(
    tmp_path: Path, order: list[int]
) -> None:
    made(tmp_path, HIS, "one", "two", "three")
    path = tmp_path / file_name(1)
    payloads = [frame.payload for frame in read_frames(path.read_bytes())]
    rewrite(path, [payloads[one] for one in order])
    with pytest.raises(DamagedError, match=r"record \d: "):
        JournalStorage(tmp_path, envelope=HIS)


def test_a_record_opens_by_its_number_behind_its_record_in_its_session_alone() -> None:
    lark, other = of_session("quiet-lark", ToySeal()), "0" * 64
    sealed = lark.close(7, "a" * 64, b"a note")
    assert lark.open(7, "a" * 64, sealed) == b"a note"
    places = [(lark, 8, "a" * 64), (lark, 7, other)]
    places += [(of(ToySeal()), 7, "a" * 64) for of in (of_index, of_ledger, partial(of_session, "swift-wren"))]
    for envelope, seq, previous in places:
        with pytest.raises(UnsealError):
            envelope.open(seq, previous, sealed)


def test_a_journal_brought_to_another_session_or_read_with_another_key_is_refused(tmp_path: Path) -> None:
    made(tmp_path, HIS, "one")
    for envelope in (Envelope("session hers", ToySeal()), Envelope("session his", ToySeal("another"))):
        with pytest.raises(DamagedError, match="record 1: "):
            JournalStorage(tmp_path, envelope=envelope)


def test_while_a_home_is_changed_over_plain_and_sealed_records_stand_in_one_journal(tmp_path: Path) -> None:
    made(tmp_path, Envelope(), "plain")
    lenient = Envelope("session his", ToySeal(strict=False))
    journal = JournalStorage(tmp_path, envelope=lenient)
    journal.put("log", 2, note(2, "sealed"))
    journal.close()
    assert JournalStorage(tmp_path, envelope=lenient, read_only=True).ids("log") == ["1", "2"]
    with pytest.raises(SealedError):
        JournalStorage(tmp_path)
    with pytest.raises(DamagedError, match="record 1: not encrypted"):
        JournalStorage(tmp_path, envelope=HIS)


def test_a_small_file_is_sealed_whole_for_its_path_in_the_home(tmp_path: Path) -> None:
    place = file_place(tmp_path, tmp_path / "drafts" / "his")
    text = "half a 句\n".encode()
    kept = closed(ToySeal(), place, text)
    assert is_sealed(kept)
    assert b"\n" not in kept
    assert opened(ToySeal(), place, kept) == text
    assert closed(None, place, text) == opened(None, place, text) == text
    with pytest.raises(UnsealError):
        opened(ToySeal(), file_place(tmp_path, tmp_path / "drafts" / "hers"), kept)
    with pytest.raises(UnsealError):
        opened(ToySeal(), place, kept[:-3] + b"!")
    with pytest.raises(UnsealError):
        opened(ToySeal(), place, text)
    with pytest.raises(SealedError):
        opened(None, place, kept)


@pytest.mark.parametrize(("before", "after"), [(Envelope(), HIS), (HIS, Envelope()), (HIS, HIS)])
def test_a_condensed_journal_holds_nothing_but_its_state_in_the_envelope_it_was_given(
    tmp_path: Path, before: Envelope, after: Envelope
) -> None:
    made(tmp_path, before, "one", "two")
    newest = tmp_path / file_name(1)
    newest.write_bytes(newest.read_bytes() + b"torn two")
    journal = JournalStorage(tmp_path, envelope=before)
    journal.put("log", 1, note(1, "rewritten"))
    kept = journal.read()
    journal.condense(after)
    journal.put("log", 3, note(3, "after"))
    journal.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [file_name(2), "head"]
    again = JournalStorage(tmp_path, envelope=after, read_only=True)
    assert again.warnings == []
    assert again.read() == {"log": {**kept["log"], "3": note(3, "after")}}
    frames = read_frames((tmp_path / file_name(2)).read_bytes())
    assert [is_sealed(frame.payload) for frame in frames] == [after is HIS] * 2


def test_older_files_stand_where_a_condensed_journal_does_not_read_back(tmp_path: Path) -> None:
    class Blind(ToySeal):
        def open(self, place: str, sealed: bytes) -> bytes:
            raise UnsealError(f"{place} and {len(sealed)} bytes forgotten")

    made(tmp_path, Envelope(), "one")
    journal = JournalStorage(tmp_path)
    with pytest.raises(DamagedError, match="forgotten"):
        journal.condense(Envelope("session his", Blind()))
    assert b'"one"' in (tmp_path / file_name(1)).read_bytes()
