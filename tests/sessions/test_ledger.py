"""The ledger: what takes data out or away is recorded before it is done, without a candidate's name."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from sessions.duties.ledger import LOCK, Ledger
from sessions.errors import DamagedError, LockedError, SealedError, StoreError, StoreWriteError
from sessions.storage.files import Files
from sessions.storage.user import login_name
from tests.sessions.failing_files import Crash, FailingFiles
from tests.sessions.making import TickingClock
from tests.sessions.toy_seal import ToySeal


def ledger(home: Path, files: Files | None = None, seal: ToySeal | None = None) -> Ledger:
    return Ledger(home, files or Files(), TickingClock(), seal)


def everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_an_act_stands_with_who_when_what_where_and_how_it_ended(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    assert book.entries() == []
    with book.recording("export", ["s1", "s2"], by="赵敏", place="/media/hr/a.json", recipients=["age1xyz"]):
        (begun,) = ledger(tmp_path).entries()
        assert begun.outcome == "unknown"
    with pytest.raises(ValueError, match="no"), book.recording("redact", ["s1"], place="-", reason="培训"):
        raise ValueError("no")
    first, second = ledger(tmp_path).entries()
    assert (first.number, first.act, first.sessions, first.outcome) == (1, "export", ("s1", "s2"), "done")
    assert (first.who, first.by, first.place, first.recipients) == (
        login_name(),
        "赵敏",
        "/media/hr/a.json",
        ("age1xyz",),
    )
    assert first.at < second.at
    assert (second.act, second.place, second.reason, second.outcome) == ("redact", "-", "培训", "failed")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/home/hr/王芳/面试 王芳.json", "/home/hr/***/面试 ***.json"),
        ("/srv/linda_chen.json", "/srv/***.json"),
        ("/srv/emp-0042.json", "/srv/***.json"),
        ("王女士来电 13800138000 要求", "***来电 *** 要求"),
        ("/srv/2026-03-01/a.json", "/srv/2026-03-01/a.json"),
    ],
)
def test_no_candidates_name_gets_into_it(tmp_path: Path, typed: str, kept: str) -> None:
    names = ["王芳", "Linda Chen", "EMP-0042"]
    number = ledger(tmp_path).begin("export", ["s1"], place=typed, reason=typed, names=names)
    (entry,) = ledger(tmp_path).entries()
    assert (entry.number, entry.place, entry.reason) == (number, kept, kept)


def test_places_are_dropped_in_every_file_for_the_sessions_named_and_no_others(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    for session in ("s1", "s2"):
        with book.recording("export", [session], place=f"/hr/{session}-wangfang", reason=f"because-{session}"):
            pass
    book.drop_places({"s1"})
    first, second = book.entries()
    assert (first.sessions, first.place, first.reason, first.dropped, first.outcome) == (("s1",), "", "", True, "done")
    assert (second.place, second.dropped) == ("/hr/s2-wangfang", False)
    left = everything(tmp_path)
    assert b"s1-wangfang" not in left
    assert b"because-s1" not in left


def test_what_cannot_be_written_down_is_not_begun(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    book.end(book.begin("export", ["s1"]))
    done: list[str] = []
    for name in ("sync", "write", "lock"):
        files = FailingFiles()
        files.fail_next(name, times=99)
        with pytest.raises(StoreWriteError), ledger(tmp_path, files).recording("export", ["s2"]):
            done.append(name)
    assert done == []
    # A record whose sync failed may stand all the same; it never says that the act was done.
    assert {one.outcome for one in book.entries() if one.sessions == ("s2",)} <= {"unknown"}


def test_a_ledger_that_is_empty_or_cut_is_damaged_and_never_a_new_one(tmp_path: Path) -> None:
    book = ledger(tmp_path)
    book.end(book.begin("export", ["s1"]))
    for file in (tmp_path / "ledger").iterdir():
        file.unlink()
    for act in (book.entries, lambda: book.begin("export")):
        with pytest.raises(DamagedError):
            act()


def test_a_process_that_ends_at_any_operation_leaves_a_ledger_that_can_be_written(tmp_path: Path) -> None:
    trial = FailingFiles()
    (tmp_path / "0").mkdir()
    ledger(tmp_path / "0", trial).begin("export", ["s1"])
    assert len(trial.done) > 10
    for number in range(1, len(trial.done) + 1):
        home = tmp_path / str(number)
        home.mkdir()

        def rule(count: int, _name: str, last: int = number) -> None:
            if count >= last:
                raise Crash

        files = FailingFiles(rule)
        with pytest.raises(Crash):
            ledger(home, files).begin("export", ["s1"])
        files.die()
        ledger(home).begin("purge", ["s2"])
        assert [one.sessions for one in ledger(home).entries()][-1] == ("s2",)


def test_who_finds_the_ledger_busy_waits_a_little_and_is_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    held = Files().lock(tmp_path / LOCK)

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            held.release()

    monkeypatch.setattr("sessions.storage.turn.time", SimpleNamespace(sleep=wait))  # other threads go on sleeping
    ledger(tmp_path).begin("export", ["s1"])
    assert len(waits) == 3
    Files().lock(tmp_path / LOCK)
    with pytest.raises(LockedError):
        ledger(tmp_path).begin("export", ["s2"])
    assert sum(waits) < 5


def test_the_ledger_of_an_encrypted_home_is_encrypted(tmp_path: Path) -> None:
    book = ledger(tmp_path, seal=ToySeal())
    book.end(book.begin("export", ["quiet-lark"], place="/hr/secret"))
    assert book.entries()[0].place == "/hr/secret"
    assert b"quiet-lark" not in everything(tmp_path)
    with pytest.raises(SealedError):
        ledger(tmp_path).entries()
    with pytest.raises(StoreError):
        ledger(tmp_path).begin("export")
