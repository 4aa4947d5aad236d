"""How long sessions are kept, and what holds them longer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sessions.duties.retention import Policy, due_at, read_policy, standings, write_policy
from sessions.errors import DamagedError, SessionNotFoundError, StoreWriteError
from sessions.storage.files import Files
from sessions.storage.hold import HeldError, Hold, Holds
from sessions.storage.summary import Row, summarise
from tests.sessions.failing_files import FailingFiles
from tests.sessions.opened_record import opened
from tests.sessions.test_summary import log
from tests.sessions.toy_seal import ToySeal

DECIDED = {"event": "decided", "decision": "hire", "grade": None, "reason": "r", "by": "赵敏", "verdict": None}
ENDED = {"event": "session_ended", "how": "withdrawn"}


def at(second: int) -> str:
    return f"2026-03-01T09:00:{second:02}.000Z"


@pytest.mark.parametrize(
    ("events", "closed"),
    [
        ((), None),
        ((ENDED,), at(2)),
        ((DECIDED,), at(2)),
        ((DECIDED, DECIDED), at(3)),
        ((ENDED, DECIDED), at(3)),
        ((DECIDED, DECIDED, {"event": "reverted", "target": 3}), at(2)),
        ((DECIDED, {"event": "reverted", "target": 2}), None),
        ((DECIDED, {"event": "submitted"}, {"event": "amended", "reason": "x"}), at(2)),
    ],
)
def test_the_clock_runs_from_the_last_decision_that_counts_else_from_the_ending(
    events: tuple[dict[str, object], ...], closed: str | None
) -> None:
    assert summarise(log(*events)).closed == closed


def test_a_session_is_due_after_so_many_days_to_the_second() -> None:
    assert due_at("2026-03-01T09:00:00.000Z", Policy(365)) == datetime(2027, 3, 1, 9, tzinfo=UTC)
    assert due_at("2027-03-01T09:00:00.000Z", Policy(365)) == datetime(2028, 2, 29, 9, tzinfo=UTC)
    assert due_at(None, Policy(1)) is None
    assert due_at(at(1), Policy(None)) is None


def row(session: str, day: str | None) -> Row:
    events = [] if day is None else [{**DECIDED, "at": f"{day}T09:00:00.000Z"}]
    first, *rest = log(*events)
    return summarise([{**first, "session": session, "rubric": opened()["rubric"]}, *rest])


def test_those_overdue_stand_first_then_by_their_day_then_those_without_a_clock() -> None:
    rows = [row("open", None), row("late", "2026-01-02"), row("fresh", "2026-03-03"), row("later", "2026-01-01")]
    found = standings(rows, Policy(30), datetime(2026, 2, 1, 9, tzinfo=UTC), {"fresh"})
    assert [(one.row.id, one.overdue, one.held) for one in found] == [
        ("later", True, False),
        ("late", True, False),
        ("fresh", False, True),
        ("open", False, False),
    ]


def test_the_policy_is_a_year_until_it_is_set_and_damage_is_not_taken_for_a_year(tmp_path: Path) -> None:
    assert read_policy(tmp_path, Files()) == Policy(365)
    for policy in (Policy(730), Policy(None), Policy(1)):
        write_policy(tmp_path, Files(), policy)
        assert read_policy(tmp_path, Files()) == policy
    files = FailingFiles()
    files.fail_next("rename")
    with pytest.raises(StoreWriteError):
        write_policy(tmp_path, files, Policy(9))
    assert read_policy(tmp_path, Files()) == Policy(1)
    assert [path.name for path in tmp_path.iterdir()] == ["policy.json"]
    for text in ("", "{}", "[]", '{"retention_days": 0}', '{"retention_days": "9"}', '{"retention_days": 1.5}'):
        (tmp_path / "policy.json").write_text(text, "utf-8")
        with pytest.raises(DamagedError):
            read_policy(tmp_path, Files())


def test_a_hold_stands_with_its_reason_until_it_is_lifted(tmp_path: Path) -> None:
    place = tmp_path / "sessions" / "s1"
    place.mkdir(parents=True)
    for holds in (Holds(tmp_path, Files()), Holds(tmp_path, Files(), ToySeal())):
        holds.check("s1")
        hold = Hold("2026-03-01T09:00:00Z", "赵敏", "劳动仲裁")
        holds.put("s1", hold)
        assert holds.of("s1") == hold
        with pytest.raises(HeldError) as caught:
            holds.check("s1")
        assert (caught.value.session, caught.value.hold) == ("s1", hold)
        holds.lift("s1")
        assert holds.of("s1") is None
    holds.put("s1", hold)
    assert "仲裁" not in (place / "hold").read_text("utf-8")
    with pytest.raises(SessionNotFoundError):
        holds.put("s2", hold)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"since": "x"}', b"sealed/1 AAAA"])
def test_a_hold_that_cannot_be_read_holds(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "sessions" / "s1"
    place.mkdir(parents=True)
    (place / "hold").write_bytes(content)
    assert Holds(tmp_path, Files()).of("s1") == Hold(readable=False)
    (place / "hold").unlink()
    (place / "hold").mkdir()
    assert Holds(tmp_path, Files()).of("s1") == Hold(readable=False)
    with pytest.raises(HeldError):
        Holds(tmp_path, Files()).check("s1")
