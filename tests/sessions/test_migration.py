"""A home of an earlier format is read as it is, and brought up for writing without a moment in which it could be lost.

tests/data/format-1 was made by the command line of the version that wrote `bei.journal/1`: a home with two sessions
and its index, and the documents that it exported.
"""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.canonical import dumps
from sessions.errors import DamagedError, FormatError, StoreError
from sessions.intake import read_many
from sessions.integrity.soundness import sound
from sessions.interview.chain import chain, head, salted
from sessions.interview.reading import folded
from sessions.shelf import Shelf
from sessions.storage import migration
from sessions.storage.changes import Tables
from sessions.storage.files import Files
from sessions.storage.frames import encode, read_frames
from sessions.storage.journal import JournalStorage
from sessions.storage.migration import FORMAT, STEPS, alike, migrated
from sessions.storage.seal import PLAIN, Envelope
from sessions.storage.store import TinySessionLog
from tests.sessions.failing_files import Crash, FailingFiles, note
from tests.sessions.making import Data, parsed
from tests.sessions.test_expunge_store import nth
from tests.sessions.toy_seal import ToySeal

DATA = Path(__file__).parents[1] / "data" / "format-1"
ONE, TWO = "fa9z6bdhkkfx", "ehvjzcc835mc"


def old_home(place: Path) -> Path:
    """A copy of the home, with the rights that a home has."""
    home = Path(shutil.copytree(DATA / "home", place / "home"))
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return old_home(tmp_path)


def contents(directory: Path) -> dict[str, bytes]:
    """What is kept in a directory; the lock says who holds it, not what is kept."""
    files = (one for one in directory.rglob("*") if one.is_file() and one.name not in ("lock", ".making"))
    return {str(one.relative_to(directory)): one.read_bytes() for one in files}


def unsalted(records: list[Data]) -> list[Data]:
    return [{name: value for name, value in one.items() if name != "salt"} for one in records]


def format_of(path: Path) -> str:
    return str(read_frames(path.read_bytes())[0].payload[:30])


def as_documents() -> dict[str, list[Data]]:
    """The records that the earlier version exported, by session."""
    return {one.session.id: parsed(dumps(one.records())) for one in read_many((DATA / "documents.jsonl").read_bytes())}


def test_an_older_home_is_read_as_it_is_and_nothing_changes(home: Path) -> None:
    before = contents(home / "sessions")
    shelf = Shelf.at(home)
    assert {row.id for row in shelf.rows()} == {ONE, TWO}
    for session, records in as_documents().items():
        log = shelf.open(session, read_only=True)
        assert log.records() == records
        assert head(log.records()) is None
    assert contents(home / "sessions") == before


def test_opened_for_writing_it_has_salts_and_a_chain_and_the_older_file_stands(home: Path) -> None:
    shelf = Shelf.at(home)
    old = (home / "sessions" / ONE / "000001.bei").read_bytes()
    log = shelf.open(ONE)
    records = log.records()
    assert unsalted(records) == as_documents()[ONE]
    assert dumps(unsalted(records)) == dumps(as_documents()[ONE])
    assert list(log.warnings) == []
    assert folded(records) == folded(as_documents()[ONE])
    digests = chain(records)
    log.append(salted(note(len(records) + 1)))
    log.close()
    again = shelf.open(ONE)
    assert chain(again.records())[:-1] == digests
    again.close()
    assert (home / "sessions" / ONE / "000001.bei").read_bytes() == old
    assert [one.name for one in (home / "sessions" / ONE).glob("*.bei")].count("000003.bei") == 0
    assert FORMAT in format_of(home / "sessions" / ONE / "000002.bei")


def test_two_openings_give_two_different_sets_of_salts(home: Path, tmp_path: Path) -> None:
    other = old_home(tmp_path / "other")
    heads = [head(Shelf.at(place).open(ONE).records()) for place in (home, other)]
    assert None not in heads
    assert heads[0] != heads[1]


def test_the_index_goes_along_without_loss(home: Path) -> None:
    shelf = Shelf.at(home)
    rows = shelf.rows()
    shelf.open(TWO).close()
    assert shelf.rows() == rows
    assert shelf.warnings == []
    assert FORMAT in format_of(sorted((home / "index").glob("*.bei"))[-1])


def test_an_encrypted_one_stays_encrypted(tmp_path: Path) -> None:
    envelope = Envelope("session s1", ToySeal())
    snapshot = dumps({"format": "bei.journal/1", "tables": {"log": {"1": note(1, "SECRET")}}}).encode()
    (tmp_path / "000001.bei").write_bytes(encode(1, "0" * 64, envelope.close(1, "0" * 64, snapshot)))
    log = TinySessionLog(tmp_path, envelope=envelope)
    assert log.records()[0].keys() == {*note(1), "salt"}
    log.close()
    assert len(list(tmp_path.glob("*.bei"))) == 2
    assert all(b"SECRET" not in one.read_bytes() for one in tmp_path.iterdir())


def test_a_log_that_cannot_be_followed_is_brought_up_all_the_same(tmp_path: Path) -> None:
    records = {"1": {"seq": 1, "event": "session_opened"}, "2": note(2)}
    snapshot = dumps({"format": "bei.journal/1", "tables": {"log": records}}).encode()
    (tmp_path / "000001.bei").write_bytes(encode(1, "0" * 64, snapshot))
    log = TinySessionLog(tmp_path)
    assert unsalted(log.records()) == list(records.values())
    log.close()


def test_a_newer_format_is_left_alone(home: Path) -> None:
    path = home / "sessions" / ONE / "000001.bei"
    path.write_bytes(encode(1, "0" * 64, b'{"format": "bei.journal/3", "tables": {}}'))
    before = contents(home)
    for read_only in (True, False):
        with pytest.raises(FormatError, match=r"bei\.journal/3"):
            Shelf.at(home).open(ONE, read_only=read_only)
    assert contents(home) == before


def _openings(place: Path) -> int:
    files = FailingFiles()
    TinySessionLog(old_home(place) / "sessions" / ONE, files).close()
    return len(files.done)


@pytest.mark.parametrize("fault", [lambda: OSError(errno.ENOSPC, "made to fail"), Crash])
def test_a_failure_or_crash_anywhere_leaves_the_session_as_it_was_or_brought_up(
    tmp_path: Path, fault: Callable[[], BaseException]
) -> None:
    wanted = as_documents()[ONE]
    for number in range(1, _openings(tmp_path / "trial") + 1):
        directory = old_home(tmp_path / str(number)) / "sessions" / ONE
        old = (directory / "000001.bei").read_bytes()
        files = FailingFiles(nth(number, fault, after=fault is Crash))
        try:
            TinySessionLog(directory, files).close()
        except (Crash, StoreError):
            files.die()
        assert (directory / "000001.bei").read_bytes() == old
        assert unsalted(TinySessionLog(directory, read_only=True).records()) == wanted
        log = TinySessionLog(directory)
        assert unsalted(log.records()) == wanted
        assert head(log.records()) is not None
        log.close()


class _Liar(Files):
    """A disk that gives back something else than was written, in files that are being made."""

    def __init__(self, change: Callable[[bytes], bytes]) -> None:
        self._change = change

    def read(self, path: Path) -> bytes:
        content = super().read(path)
        return self._change(content) if path.suffix == ".new" else content


def _other_words(content: bytes) -> bytes:
    (frame,) = read_frames(content)
    return encode(frame.seq, frame.previous, frame.payload.replace(b"called three customers", b"called four"))


@pytest.mark.parametrize("change", [_other_words, lambda content: content[:-9]])
def test_what_does_not_read_back_the_same_never_counts(home: Path, change: Callable[[bytes], bytes]) -> None:
    directory = home / "sessions" / ONE
    before = contents(directory)
    with pytest.raises(DamagedError):
        TinySessionLog(directory, _Liar(change))
    assert contents(directory).keys() == before.keys()
    assert contents(directory)["000001.bei"] == before["000001.bei"]
    assert TinySessionLog(directory, read_only=True).records() == as_documents()[ONE]


def test_a_conversion_that_changes_more_than_it_should_never_counts(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = home / "sessions" / ONE
    step = STEPS["bei.journal/1"]

    def wrong(tables: Tables) -> Tables:
        made = step.change(tables)
        made["log"]["5"]["actor"] = "somebody else"
        return made

    monkeypatch.setattr(migration, "STEPS", {"bei.journal/1": migration.Step(FORMAT, wrong, step.bare)})
    with pytest.raises(DamagedError, match="newer format"):
        TinySessionLog(directory)
    assert TinySessionLog(directory, read_only=True).records() == as_documents()[ONE]


def test_every_known_format_leads_to_the_newest() -> None:
    for found in STEPS:
        old = {"log": {"1": note(1)}, "other": {"1": {"text": "stays"}}}
        new = migrated(found, old)
        assert alike(found, old, new)
        assert new["other"] == old["other"]
        assert not alike(found, old, {**new, "other": {}})


def test_a_journal_is_made_in_the_newest_format(tmp_path: Path) -> None:
    JournalStorage.create(tmp_path).close()
    assert FORMAT in format_of(tmp_path / "000001.bei")


def test_a_check_of_a_session_that_was_brought_up_finds_nothing_amiss(home: Path) -> None:
    shelf = Shelf.at(home)
    for session in (ONE, TWO):
        shelf.open(session).close()
        found = sound(home / "sessions" / session, Files(), PLAIN, "log").findings
        assert [one.code for one in found if one.level != "ok"] == []
