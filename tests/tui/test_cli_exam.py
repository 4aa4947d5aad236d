"""`bei exam take` and `bei exam mark` at the command line; the screen itself is in test_exam_screen.py."""

from datetime import timedelta
from typing import Any

import pytest

from sessions.canonical import dumps
from sessions.interview.examining import AnswerExam, StartExam
from tests.sessions.exam_sample import BANK
from tests.sessions.making import Data
from tests.tui.at_shell import applied, bei, exported, home, made
from tui import services
from tui.exam.app import ExamApp
from tui.verbs import program


@pytest.fixture(autouse=True)
def _at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The candidate answers one question, and the program ends; what is drawn is tested elsewhere."""

    def run(app: ExamApp) -> None:
        desk, paper = app._paper._desk, app._paper.paper
        if paper.started is None:
            desk.do(StartExam(paper=paper.id))
            desk.do(AnswerExam(paper=paper.id, question="civil-1-02", text="to be read"))

    monkeypatch.setattr(program, "has_terminal", lambda: True)
    monkeypatch.setattr(ExamApp, "run", run)


MADE_OF = services.Services.__init__.__defaults__ or ()


def _in(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    """From now on `bei` runs so many minutes later."""
    then = [(lambda: services.now() + timedelta(minutes=minutes)) if one is services.now else one for one in MADE_OF]
    monkeypatch.setattr(services.Services.__init__, "__defaults__", tuple(then))


def with_bank(**changes: Any) -> str:
    """A session on the small rubric, with the sample bank in the home."""
    session = made()
    folder = home() / "banks"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "small-law.json").write_text(dumps({**BANK, **changes}), "utf-8")
    return session


def drawn(session: str) -> Data:
    return next(one for one in exported(session)["events"] if one["event"] == "exam_drawn")


def test_a_paper_is_drawn_at_the_level_of_the_grade_and_goes_on_where_it_was_left() -> None:
    session = with_bank()
    answer = bei("exam", session, "--item", "law", "--seed", "x")
    assert (answer.code, answer.out) == (0, f"Paper p2 is not handed in. To go on: bei exam take {session}\n")
    first = drawn(session)
    assert (first["level"], first["bank"], first["version"], first["seed"]) == (1, "small-law", "1.0.0", "x")
    assert bei("exam", "take", session).code == 0
    assert bei("exam", "take", session, "--item", "ski").told[0] == 1
    assert [one["event"] for one in exported(session)["events"]].count("exam_drawn") == 1


def test_a_seed_that_is_not_given_is_made_up_and_recorded() -> None:
    seeds = {drawn(session)["seed"] for session in (with_bank(), with_bank()) if bei("exam", session).code == 0}
    assert len(seeds) == 2


def test_a_paper_whose_time_ran_out_meanwhile_is_handed_in_and_the_interviewer_may_give_more_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = with_bank()
    bei("exam", session)
    _in(monkeypatch, minutes=9)
    assert "is not handed in" in bei("exam", session, "--more", "10").out
    _in(monkeypatch, minutes=16)
    answer = bei("exam", session)
    assert answer.out == f"Paper p2 is handed in; short answers to mark: 1. bei exam mark {session}\n"
    assert exported(session)["state"]["papers"][0]["how"] == "time"


@pytest.mark.parametrize(
    ("options", "changes", "code", "said"),
    [
        (["--item", "co"], {}, 1, "Unknown item “co”."),
        (["--item", "ski"], {}, 3, "No question bank “small-ski”."),
        (["--item", "law", "--level", "2"], {}, 1, "Bank small-law has no questions of “tax” at level 2."),
        (["--item", "ski", "--bank", "small-law"], {}, 1, "Bank small-law belongs to law of small."),
        (["--more", "5"], {}, 1, "Paper p2 has not been begun."),
        (["--item", "law"], {"draw": 0}, 4, "small-law.json:1:"),
    ],
)
def test_what_cannot_be_drawn_says_why(options: list[str], changes: Data, code: int, said: str) -> None:
    session = with_bank(**changes)
    answer = bei("exam", "take", session, *options)
    assert answer.code == code
    assert said in answer.err


def test_without_a_terminal_there_is_no_exam(monkeypatch: pytest.MonkeyPatch) -> None:
    session = with_bank()
    monkeypatch.setattr(program, "has_terminal", lambda: False)
    assert bei("exam", session).told[0] == 2
    assert len(exported(session)["events"]) == 1


def handed_in() -> str:
    session = with_bank()
    bei("exam", session)
    applied(session, {"do": "hand_in_exam", "paper": "p2", "how": "interviewer"})
    return session


def test_marking_shows_question_answer_and_what_was_expected_and_takes_points_that_fit() -> None:
    session = handed_in()
    answer = bei("exam", "mark", session, stdin="5\nnonsense\nNaN\n2.5\n")
    assert "civil-1-02\nshort?\nExpected: all of it\nAnswer: to be read\n" in answer.out
    assert "5 points are outside 0 to 4." in answer.err
    assert answer.err.count("are no points") == 2
    scores = {one["subject"]: (one["score"], one["source"]) for one in exported(session)["state"]["exams"]}
    assert scores == {"tax": (0, "p2"), "civil": (50, "p2")}
    assert bei("exam", "mark", session).err == "No short answers to mark.\n"


def test_an_answer_may_be_left_to_be_marked_later() -> None:
    session = handed_in()
    assert bei("exam", "mark", session, stdin="\n").code == 0
    assert [one["subject"] for one in exported(session)["state"]["exams"]] == ["tax"]
