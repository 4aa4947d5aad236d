"""`bei exam analyse`: the figures of a bank over all sessions of the home, and where they are too few."""

from pathlib import Path

import pytest

from sessions.canonical import dumps
from tests.sessions.exam_sample import drawing, places
from tests.sessions.making import Data, parsed
from tests.tui.at_shell import applied, bei, home, made, saved


def sat(folder: Path, right: bool) -> None:
    """A session in the home with a paper on which one question was answered."""
    session = made()
    command = drawing()
    first = next(one for one in command.questions if one.id == "tax-1-01")
    answer: Data = {"do": "answer_exam", "paper": "p2", "question": first.id, "picks": [places(first, right)[0]]}
    applied(
        session,
        {"do": "draw_exam", **parsed(dumps(command.model_dump(exclude={"do"})))},
        {"do": "start_exam", "paper": "p2"},
        {**answer, "seconds": 20},
        {"do": "hand_in_exam", "paper": "p2"},
    )
    assert folder.is_dir()


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The sample bank as a file; its rubric is in the home."""
    from tests.sessions.exam_sample import BANK

    return saved(tmp_path / "small-law.json", BANK)


def test_figures_are_told_from_the_number_of_papers_on_that_they_need(bank: Path) -> None:
    for n in range(10):
        sat(home(), right=n < 4)
    answer = bei("exam", "analyse", bank)
    lines = answer.out.splitlines()
    assert lines[0] == "small-law 1.0.0: papers handed in: 10"
    row = "tax-1-01  n 10  difficulty 0.40  item-rest r no difference  upper-lower D too few  median 20 s"
    assert lines[1] == row
    assert lines[2].startswith("    picked 1✓: 4  2: ")
    assert (
        "tax-1-02  n 10  difficulty 0.00  item-rest r no difference  upper-lower D too few  median – s  ! too hard"
        in lines
    )
    found = bei("exam", "analyse", bank, "--json").json["questions"][0]
    assert (found["n"], str(found["difficulty"]), found["discrimination"], found["flags"]) == (10, "0.4", None, [])


def test_a_bank_that_nobody_sat_says_so(bank: Path) -> None:
    made()
    assert "tax-1-01  还没有人答过" in bei("exam", "analyse", bank, "--level", "1", lang="zh").out
    assert "tax" not in bei("exam", "analyse", bank, "--level", "2").out


def test_a_session_that_cannot_be_read_says_so_and_the_rest_count(bank: Path) -> None:
    sat(home(), right=True)
    other = made()
    for path in (home() / "sessions" / other).iterdir():
        if path.is_file():
            path.write_bytes(b"\x00damage")
    answer = bei("exam", "analyse", bank)
    assert answer.code == 0
    assert "papers handed in: 1" in answer.out
    assert other in answer.err
