"""`bei redact`: the copy at the command line, and what it tells."""

from pathlib import Path

import pytest

from tests.tui.at_shell import HIRED, RATED, applied, bei, home, made, mode, noted


@pytest.fixture
def session() -> str:
    made_here = made("--candidate", "林晓彤", "--candidate-id", "EMP-0042")
    applied(made_here, *RATED, noted("林总打了13800138000，星河集团和月光公司", items=["co"]), HIRED)
    return made_here


def test_the_copy_can_be_imported_and_gives_the_same_verdict(session: str, tmp_path: Path) -> None:
    answer = bei("redact", session[:6], "-o", tmp_path / "copy.json", lang="zh")
    assert (answer.code, answer.out) == (0, "")
    assert "候选人：1" in answer.err
    assert "请通读副本" in answer.err
    assert mode(tmp_path / "copy.json") == "0600"
    other = ("--home", tmp_path / "other")
    assert bei(*other, "import", tmp_path / "copy.json").code == 0
    (row,) = bei(*other, "list", "--json").json
    assert (row["candidate"], row["candidate_id"], row["interviewer"]) == ("候选人", "［候选人编号］", "面试官")
    assert row["id"] != session
    assert bei(*other, "grade", row["id"], "--json").json == bei("grade", session, "--json").json
    text = (tmp_path / "copy.json").read_text("utf-8")
    assert [one for one in ("林", "EMP-0042", "138001", session, "赵敏", "李伟") if one in text] == []
    assert "候选人打了［电话］，星河集团和月光公司" in text


def test_words_of_ones_own_are_replaced_too_from_a_file_or_standard_input(session: str, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("\ufeff月光\n\n", "utf-8")
    answer = bei("redact", session, "--also", "星河", "hospital", "--also-file", words)
    assert "[redacted 1]集团和[redacted 3]公司" in answer.out
    assert "Won the [redacted 2]" in answer.out
    assert "redacted" in answer.err
    assert "[redacted 1]集团" in bei("redact", session, "--also-file", "-", stdin="星河\n").out
    words.write_bytes(b"\xff")
    assert bei("redact", session, "--also-file", words).told == (4, f"{words} is not UTF-8.")


def test_a_blind_copy_has_no_ratings(session: str) -> None:
    state = bei("redact", session, "--blind").json["state"]
    assert (state["marks"], state["ratings"], state["exams"], state["decision"]) == ({}, {}, [], None)
    assert len(state["evidence"]) == 3


def test_a_copy_is_recorded_with_its_id_and_the_first_session_is_as_it_was(session: str, tmp_path: Path) -> None:
    before = bei("export", session).data
    copy = bei("redact", session, "--blind", "--by", "赵敏", "--reason", "复评").json["session"]["id"]
    assert bei("redact", session, "-o", tmp_path / "none" / "x").code == 3
    assert bei("redact", "missing").told[0] == 3
    entries = [one for one in bei("log", "--json").json if one["act"] == "redact"]
    assert [(one["sessions"], one["outcome"]) for one in entries] == [([session], "done"), ([session], "failed")]
    assert (entries[0]["detail"], entries[0]["by"], entries[0]["reason"]) == (f"{copy} blind", "赵敏", "复评")
    assert bei("export", session).data == before
    assert copy not in {path.name for path in (home() / "sessions").iterdir()}


def test_a_text_that_would_grow_too_long_is_refused_and_nothing_is_given_out() -> None:
    session = made()
    applied(session, noted("王芳" * 100_000))
    code, told = bei("redact", session).told
    assert (code, told.startswith("A text would be too long once redacted")) == (1, True)
