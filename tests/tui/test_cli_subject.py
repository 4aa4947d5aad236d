"""`bei subject`: everything about one person, in words, and nothing that is somebody else's."""

from pathlib import Path

import pytest

from tests.tui.at_shell import HIRED, RATED, applied, bei, home, made, mode, noted
from tui.views.dossier import plain


@pytest.fixture
def session() -> str:
    made("--candidate", "林晓彤")
    made_here = made("--candidate", "王芳", "--candidate-id", "c-1")
    applied(
        made_here,
        *RATED,
        noted("她比林晓彤强，李伟认可，客户钱进13900139000", items=["co"], **{"as": "n"}),
        {"do": "edit_evidence", "evidence": "n", "text": "王经理三天签了13800万"},
        noted("说错了的一句", **{"as": "gone"}),
        {"do": "remove_evidence", "evidence": "gone"},
        noted("撤销的一句"),
        {"do": "undo"},
        {**HIRED, "reason": "李伟与赵敏同意录用王芳"},
    )
    return made_here


def test_everything_is_told_in_order_in_english(session: str) -> None:
    bei("export", session, "--reason", "for 赵敏")
    assert bei("export", session, "-o", "/missing/x").code == 3
    out = bei("subject", "-", "--third", "钱进", stdin="王芳\n").out
    for line in (
        "# Personal data kept about 王芳",
        f"## Session {session}",
        "- Candidate: 王芳 (c-1)",
        "note e1: called three customers (action; supporting; i1; co, co.1.1, co.1.2)",
        "incident i1, High point: Won the hospital · May 2025 · lead",
        "indicator co.1.1, co 1 1: Shown",
        "exam law, level 1, civil: 61.5",
        "com: level 1 (suggested: not evidenced); reason: one clear case",
        "note e3: 她比\\[another candidate\\]强，\\[interviewer\\]认可，客户\\[redacted 1\\]\\[phone\\] (co)",
        "note e3 now reads: 王经理三天签了13800万 (co)",
        "note e4: 说错了的一句",
        "note e4 no longer counts",
        "note e5: 撤销的一句 (taken back later)",
        (
            "decision: Hire (Low; \\[person 1\\]; an entry condition is not established); "
            "reason: \\[interviewer\\]与\\[person 1\\]同意录用王芳"
        ),
        "Verdict: Low",
        "exported  to standard output  reason: for \\[person 1\\]",
        "exported  to /missing/x  \\[failed\\]",
    ):
        assert line in out.replace("「", "").replace("」", ""), line
    for name in ("李伟", "赵敏", "林晓彤", "钱进", "13900139000"):
        assert name not in out
    assert "Retention: due 20" in out


def test_everything_is_told_in_chinese_and_recorded(session: str, tmp_path: Path) -> None:
    assert bei("hold", session, "--reason", "仲裁").code == 0
    answer = bei("subject", "王芳", "-o", tmp_path / "王芳.md", "--own", "13900139000", lang="zh")
    assert (answer.code, answer.out, "请通读" in answer.err) == (0, "", True)
    text = (tmp_path / "王芳.md").read_text("utf-8")
    assert mode(tmp_path / "王芳.md") == "0600"
    for line in (
        "# 关于王芳的个人信息",
        "；处于法律保留",
        "记录 e3：她比［其他候选人］强，面试官认可，客户钱进13900139000",
        "（后来撤销）",
        "［人员1］",
    ):
        assert line in text, line
    entry = bei("log", session, "--json").json[-1]
    assert (entry["act"], entry["sessions"], entry["place"]) == ("subject", [session], f"{tmp_path}/***.md")


def test_who_cannot_be_told_apart_is_asked_for_by_id(session: str, tmp_path: Path) -> None:
    other = made("--candidate", "王芳", "--candidate-id", "c-2")
    nobody = tmp_path / "out.md"
    code, told = bei("subject", "王芳", "-o", nobody).told
    assert (code, told) == (2, "Several people bear that name; tell them apart by --candidate-id: c-1, c-2")
    assert bei("subject", "-o", nobody).told[0] == 2
    assert bei("subject", "王", "-o", nobody).told == (3, "No session of that person.")
    assert not nobody.exists()
    assert other in bei("subject", "王芳", "--candidate-id", "c-2").out
    assert session not in bei("subject", "--candidate-id", "c-2").out


def test_an_empty_id_does_not_put_all_who_have_none_into_one_dossier() -> None:
    made("--candidate", "甲")
    made("--candidate", "乙")
    answer = bei("subject", "--candidate-id", "")
    assert (answer.code, answer.data) == (2, b"")


def test_sessions_that_cannot_be_read_are_told_and_ones_own_must_be_readable(session: str) -> None:
    lost = made("--candidate", "不知道")
    for file in (home() / "sessions" / lost).glob("*.bei"):
        file.write_bytes(b"x")
    answer = bei("subject", "王芳")
    assert (answer.code, lost in answer.out) == (0, True)
    for file in (home() / "sessions" / session).glob("*.bei"):
        file.write_bytes(b"x")
    assert bei("subject", "王芳").told[0] == 5


def test_what_was_half_typed_is_told_too(session: str) -> None:
    from sessions.shelf import Shelf

    Shelf.at(home()).half_typed.of_session(session).keep({"capture": "李伟还没写完的一句"})
    assert "- \\[interviewer\\]还没写完的一句" in bei("subject", "王芳").out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# a\n- b", "\\# a ⏎ - b"),
        ("<script>![x](http://t)", "\\<script\\>\\!\\[x\\](http://t)"),
        ("\x1b[31m*bold*_", "‹U+001B›\\[31m\\*bold\\*\\_"),
    ],
)
def test_text_of_people_is_no_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown
