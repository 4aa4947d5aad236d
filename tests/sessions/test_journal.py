"""A TinyDB on the journal keeps what it was given exactly, writes only what changes, and folds what has grown."""

import hashlib
import zlib
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from sessions.errors import AlreadyExistsError, ClosedError, ReadOnlyError
from sessions.storage.changes import Tables
from sessions.storage.frames import read_frames
from sessions.storage.journal import FoldLimit, JournalStorage
from sessions.storage.tables import JournalDB, LogTable
from tests.sessions.failing_files import FailingFiles, note

pytestmark = pytest.mark.usefixtures("plain_and_sealed")

ALWAYS = FoldLimit(times=0, least=0)


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def reopened(directory: Path, **how: Any) -> Tables:
    storage = JournalStorage(directory, **how)
    assert storage.warnings == []
    storage.close()
    return storage.read()


@pytest.fixture
def journal(tmp_path: Path) -> JournalStorage:
    return JournalStorage.create(tmp_path)


def test_what_is_kept_is_exact(journal: JournalStorage, tmp_path: Path) -> None:
    document = {
        "weight": Decimal("0.10000000000000000000000000001"),
        "text": "一行\n\r\u2028\x00\x1b[2J\ud800 end",
        "count": 10**25,
        "yes": True,
        "nothing": None,
        "inside": {"b": [1, {"a": Decimal("1.50")}], "a": ()},
    }
    journal.put("log", 1, document)
    journal.close()
    kept = reopened(tmp_path)["log"]["1"]
    assert kept == document | {"inside": {"b": [1, {"a": Decimal("1.50")}], "a": []}}
    assert str(kept["inside"]["b"][1]["a"]) == "1.50"


def test_values_that_are_equal_but_written_otherwise_are_changes(journal: JournalStorage, tmp_path: Path) -> None:
    for value in (1, True, Decimal("1.0"), Decimal("1.00")):
        journal.write({"t": {"1": {"value": value}}})
    journal.close()
    assert repr(reopened(tmp_path)["t"]["1"]["value"]) == repr(Decimal("1.00"))


def test_no_act_of_a_caller_reaches_what_is_kept(journal: JournalStorage) -> None:
    mine: dict[str, Any] = {"list": [1]}
    journal.put("log", 1, mine)
    mine["list"].append(2)
    read = journal.read()
    read["log"]["1"]["list"].append(3)
    read["log"].clear()
    assert journal.read() == {"log": {"1": {"list": [1]}}}


@pytest.mark.parametrize("bad", [{"x": 0.1}, {"x": Decimal("NaN")}, {1: 1, "1": 2}, {"x": {"a set"}}])
def test_what_json_cannot_hold_is_refused_and_changes_nothing(
    journal: JournalStorage, tmp_path: Path, bad: dict[str, Any]
) -> None:
    journal.put("log", 1, {"x": 1})
    before = contents(tmp_path)
    acts: list[Callable[[], None]] = [lambda: journal.put("log", 2, bad), lambda: journal.write({"log": {"2": bad}})]
    for act in acts:
        with pytest.raises((TypeError, ValueError)):
            act()
    assert journal.read() == {"log": {"1": {"x": 1}}}
    assert contents(tmp_path) == before


def test_writing_what_is_there_already_writes_nothing(journal: JournalStorage, tmp_path: Path) -> None:
    journal.put("log", 1, note(1))
    before = contents(tmp_path)
    journal.write(journal.read())
    assert contents(tmp_path) == before


def test_only_the_documents_that_differ_are_written(tmp_path: Path) -> None:
    files = FailingFiles()
    journal = JournalStorage.create(tmp_path, files)
    journal.write({"log": {str(seq): note(seq) for seq in range(1, 500)}})
    files.written = 0
    journal.write({**journal.read(), "other": {"1": {"a": 1}}})
    assert files.written < 300


@pytest.mark.parametrize("plain_and_sealed", ["plain"], indirect=True)
def test_each_record_is_as_documented_and_bears_the_hash_of_the_one_before(
    journal: JournalStorage, tmp_path: Path
) -> None:
    journal.put("log", 1, {"text": "三"})
    journal.change("log", {}, ["1"])
    journal.close()
    data = (tmp_path / "000001.bei").read_bytes()
    lines = data.splitlines(keepends=True)
    previous = "0" * 64
    for seq, (header, payload) in enumerate(zip(lines[::2], lines[1::2], strict=True), 1):
        length, checksum, number, before = header.split()
        body = payload[:-1]
        said = f"{len(body)} {seq} {previous}\n".encode()
        assert (int(length), int(number), before.decode()) == (len(body), seq, previous)
        assert int(checksum, 16) == zlib.crc32(said + body)
        previous = hashlib.sha256(header + payload).hexdigest()
    assert lines[3] == '{"put": {"log": {"1": {"text": "三"}}}}\n'.encode()
    assert lines[5] == b'{"removed": {"log": ["1"]}}\n'
    assert (journal.head.seq, journal.head.digest) == (3, previous)


def test_an_edit_costs_the_same_whatever_is_there(tmp_path: Path) -> None:
    costs = []
    for count in (10, 3000):
        directory = tmp_path / str(count)
        directory.mkdir()
        files = FailingFiles()
        first = JournalStorage.create(directory, files, {"log": {str(seq): note(1) for seq in range(1, count + 1)}})
        table = JournalDB(first).log("log")
        files.done.clear()
        files.written = 0
        table.insert(Document(note(1), 9000))
        costs.append((files.done.copy(), files.written))
        first.close()
    assert costs[0] == costs[1]
    assert costs[0][0] == ["is_still", "write", "sync"]


def test_a_log_table_inserts_without_reading(journal: JournalStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Tables:
        raise AssertionError("the tables were read")

    monkeypatch.setattr(journal, "read", refuse)
    table = JournalDB(journal).log("log")
    assert table.insert(note(1)) == 1
    assert table.insert(Document(note(7), 7)) == 7
    assert table.insert(note(8)) == 8
    table.change({9: note(9)}, [1])
    assert journal.ids("log") == ["7", "8", "9"]
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document(note(7), 7))
    with pytest.raises(ValueError, match="not a Mapping"):
        table.insert("text")  # type: ignore[arg-type]


def test_a_search_is_not_answered_from_before_an_insert(journal: JournalStorage) -> None:
    table = JournalDB(journal).log("log")

    def everything(_document: Any) -> bool:
        return True

    assert table.search(everything) == []  # type: ignore[arg-type]
    table.insert(note(1))
    table.change({2: note(2)})
    assert len(table.search(everything)) == 2  # type: ignore[arg-type]


def test_a_log_table_needs_a_journal() -> None:
    memory = MemoryStorage()  # type: ignore[no-untyped-call]
    with pytest.raises(TypeError):
        LogTable(memory, "log").insert({"a": 1})


def test_a_journal_is_made_only_once_and_only_when_asked(tmp_path: Path, journal: JournalStorage) -> None:
    journal.close()
    with pytest.raises(AlreadyExistsError):
        JournalStorage.create(tmp_path)


def test_a_closed_journal_takes_nothing_and_one_opened_to_read_neither(journal: JournalStorage, tmp_path: Path) -> None:
    journal.close()
    journal.close()
    reader = JournalStorage(tmp_path, read_only=True)
    for storage, error in ((journal, ClosedError), (reader, ReadOnlyError)):
        with pytest.raises(error):
            storage.put("log", 1, note(1))
        with pytest.raises(error):
            storage.write({})
    assert reader.head == journal.head
    reader.close()


def test_a_reader_changes_no_file_and_sees_what_a_writer_has_saved(journal: JournalStorage, tmp_path: Path) -> None:
    journal.put("log", 1, note(1))
    before = contents(tmp_path)
    assert reopened(tmp_path, read_only=True) == {"log": {"1": note(1)}}
    assert contents(tmp_path) == before


def test_folding_keeps_three_generations_one_chain_and_gives_no_number_twice(tmp_path: Path) -> None:
    JournalStorage.create(tmp_path).close()
    for seq in range(1, 6):
        journal = JournalStorage(tmp_path, limit=FoldLimit(times=0, least=50))
        journal.put("log", seq, note(seq))
        journal.close()
        assert journal.warnings == []
    assert sorted(path.name for path in tmp_path.glob("*.bei")) == ["000004.bei", "000005.bei", "000006.bei"]
    chain = [read_frames((tmp_path / f"00000{number}.bei").read_bytes()) for number in (4, 5, 6)]
    for older, newer in pairwise(chain):
        assert (newer[0].seq, newer[0].previous) == (older[-1].seq + 1, older[-1].digest)
    (tmp_path / "000041.tail-1").touch()
    journal = JournalStorage(tmp_path, limit=ALWAYS)
    journal.put("log", 6, note(6))
    journal.close()
    assert (tmp_path / "000042.bei").exists()
    assert list(reopened(tmp_path)["log"]) == ["1", "2", "3", "4", "5", "6"]


def test_a_journal_grown_past_its_limit_is_folded_when_it_is_opened(journal: JournalStorage, tmp_path: Path) -> None:
    for seq in range(1, 20):
        journal.put("log", seq, note(seq))
    journal.close()
    assert journal.head.generation == 1
    folded = JournalStorage(tmp_path, limit=FoldLimit(times=2, least=100))
    assert folded.head.generation == 2
    assert len(folded.ids("log")) == 19
    folded.close()
    assert folded.head.generation == 2
