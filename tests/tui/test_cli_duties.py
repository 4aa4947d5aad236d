"""`bei log`, `bei retention`, `bei hold`: who did what, how long, and what must stay."""

from pathlib import Path

import pytest

from sessions.storage.user import login_name
from tests.tui.at_shell import HIRED, RATED, applied, bei, exported, home, later, made, saved


def decided() -> str:
    session = made()
    applied(session, *RATED, HIRED)
    return session


def test_every_session_is_listed_with_the_day_it_is_due_and_the_policy_can_be_set() -> None:
    session, running = decided(), made()
    answer = bei("retention", "--json")
    assert answer.json["retention_days"] == 365
    first, second = answer.json["sessions"]
    assert (first["id"], first["overdue"], first["held"]) == (session, False, False)
    assert int(first["due"][:4]) == int(first["closed"][:4]) + 1
    assert second == {"id": running, "closed": None, "due": None, "overdue": False, "held": False}
    assert bei("retention", "--forever", "--json").json["sessions"][0]["due"] is None
    shown = bei("retention", "--days", 30, "--by", "赵敏").out.splitlines()
    assert shown[0] == "Sessions are kept for 30 days from their decision."
    assert shown[1].startswith(f"{session}  due 20")
    assert shown[2].startswith(f"{running}  no clock runs")
    assert [(one["act"], one["detail"], one["by"]) for one in bei("log", "--json").json] == [
        ("retention", "forever", ""),
        ("retention", "30", "赵敏"),
    ]
    assert "保存 30 天" in bei("retention", lang="zh").out


@pytest.mark.parametrize("days", ["0", "-1", "36501"])
def test_days_that_are_none_are_wrong_usage(days: str) -> None:
    assert bei("retention", f"--days={days}").told == (2, "--days takes a whole number from 1 to 36500.")
    assert bei("log").told == (0, "Nothing has been recorded yet.")


def test_a_hold_is_placed_with_a_reason_listed_and_released_and_all_of_it_recorded() -> None:
    session = decided()
    assert bei("hold", session).told[0] == 2
    assert bei("hold").told[0] == bei("hold", session, "--list").told[0] == 2
    assert bei("hold", session, "--release", "--reason", "x").told == (3, f"{session} is not under a hold.")
    assert bei("hold", session[:5], "--reason", "王芳申请劳动仲裁", "--by", "-", stdin="赵敏\n").code == 0
    (held,) = bei("hold", "--list", "--json").json
    assert (held["id"], held["by"], held["reason"]) == (session, "赵敏", "王芳申请劳动仲裁")
    assert bei("hold", session, "--reason", "again").told[0] == 1
    assert "[held]" in bei("retention").out
    assert bei("retention", "--json").json["sessions"][0]["held"] is True
    assert bei("hold", session, "--release", "--reason", "结案").code == 0
    assert bei("hold", "--list").told == (0, "No session is under a hold.")
    first, second = bei("log", session, "--json").json
    assert (first["act"], first["who"], first["by"], first["reason"]) == (
        "hold",
        login_name(),
        "赵敏",
        "***申请劳动仲裁",
    )
    assert (second["act"], second["reason"], second["outcome"]) == ("release", "结案", "done")
    assert "解除保留" in bei("log", lang="zh").out


def test_a_session_that_cannot_be_read_can_be_held_and_its_reason_stays_out_of_the_log() -> None:
    session = decided()
    for file in (home() / "sessions" / session).glob("*.bei"):
        file.write_bytes(b"x")
    assert bei("hold", session, "--reason", "王芳起诉").code == 0
    assert bei("hold", "--list", "--json").json[0]["reason"] == "王芳起诉"
    assert bei("log", "--json").json[0]["reason"] == ""


def test_a_damaged_ledger_or_policy_is_told_and_left_alone() -> None:
    session = decided()
    assert bei("retention", "--days", 30).code == 0
    (home() / "policy.json").write_text("{", "utf-8")
    assert bei("retention").told[0] == 5
    assert bei("retention", "--days", 31).code == 0
    for file in (home() / "ledger").glob("*.bei"):
        file.write_bytes(b"")
    assert bei("log").told[0] == 5
    assert bei("hold", session, "--reason", "x").told[0] == 5
    assert bei("hold", "--list").told == (0, "No session is under a hold.")


def test_what_is_held_or_past_its_term_is_told_in_the_list_and_at_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    session, other = decided(), made()
    assert bei("hold", session, "--reason", "仲裁").code == 0
    later(monkeypatch, days=366)
    rows = {row["id"]: (row["held"], row["overdue"]) for row in bei("list", "--json").json}
    assert rows == {session: (True, True), other: (False, False)}
    (line,) = (one for one in bei("list", lang="zh").out.splitlines() if one.startswith(session))
    assert line.endswith("［法律保留］  ［已过期］")
    assert "is under a legal hold" in bei("show", session).out.splitlines()[0]
    assert bei("show", session, "--json").json["held"] is True
    assert "overdue" in bei("retention").out.splitlines()[1]
    (home() / "policy.json").write_bytes(b"")
    answer = bei("list")
    assert (answer.code, "cannot be read (policy.json)" in answer.err) == (0, True)


def test_the_log_tells_where_from_and_why_in_words(tmp_path: Path) -> None:
    session = made()
    file = saved(tmp_path / "s.json", exported(session))
    assert bei("purge", session, "--yes", "--reason", "request").code == 0
    assert bei("import", file, "--restore-purged").code == 0
    assert bei("retention", "--days", 30).code == 0
    taken_out, purged, brought, term = bei("log", lang="zh").out.splitlines()
    assert taken_out.endswith(f"{session}  （路径已随面试清除）")
    assert purged.endswith("理由：本人要求")
    assert f"来自：{file}" in brought
    assert term.endswith("设定保存期限  30 天")


def test_who_is_refused_for_a_hold_is_told_how_it_is_lifted() -> None:
    session = made()
    assert bei("hold", session, "--reason", "仲裁").code == 0
    code, told = bei("purge", session, "--yes").told
    assert (code, f"bei hold {session} --release" in told) == (1, True)
