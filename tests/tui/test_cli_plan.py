"""`bei plan` and `bei new --template`: a plan is kept under a name and taken over, and what does not fit is refused."""

import pytest

from tests.tui.at_shell import NEW, Answer, applied, bei, have_small_model, made, mode
from tests.tui.at_shell import home as bei_home

PLAN = (
    {"do": "change_plan", "items": ["co", "com"], "minutes": 45, "stages": {"close": 4}, "opening": "早上好"},
    {"do": "choose_questions", "item": "co", "questions": ["Why?", "And then?"]},
)


def kept(name: str = "AM 2026") -> str:
    """The id of a session whose plan is kept as a template."""
    session = made()
    applied(session, *PLAN)
    answer = bei("plan", "save", session, name)
    assert (answer.code, answer.out) == (0, "")
    assert name in answer.err
    return session


def plan_of(session: str) -> tuple[object, ...]:
    shown = bei("show", session, "--json").json
    state = shown["state"]
    return (state["plan"], shown["session"]["minutes"], state.get("questions"), state.get("template"))


def check_refused(answer: Answer, code: int, *told: str) -> None:
    assert (answer.code, answer.out) == (code, "")
    assert all(one in answer.err for one in told), answer.err


def test_a_plan_is_kept_listed_shown_and_removed() -> None:
    kept()
    (row,) = bei("plan", "list", "--json").json
    assert row == bei("plan", "show", "AM 2026", "--json").json
    assert (row["rubric"], row["items"], row["minutes"], row["stages"]) == ("small", ["co", "com"], 45, {"close": 4})
    assert row["questions"] == {"co": ["Why?", "And then?"]}
    assert "AM 2026  small" in bei("plan", "list").out
    assert "    ? And then?" in bei("plan", "show", "AM 2026").out.splitlines()
    assert mode(bei_home() / "templates") == "0600"
    assert bei("plan", "remove", "AM 2026").code == 0
    assert bei("plan", "list", "--json").json == []
    check_refused(bei("plan", "list"), 0, "no templates")


def test_every_candidate_gets_the_plan_of_the_template() -> None:
    first = kept()
    second = made("--template", "AM 2026")
    third = made()
    assert bei("plan", "apply", third, "AM 2026").code == 0
    plan = plan_of(second)
    assert plan == plan_of(third) == (*plan_of(first)[:3], "AM 2026")


def test_a_question_changed_for_one_candidate_needs_a_reason() -> None:
    kept()
    session = made("--template", "AM 2026")
    line = '{"do": "choose_questions", "item": "co", "questions": ["Why not?"]}\n'
    check_refused(bei("apply", session, "-", "--json", stdin=line), 1)
    applied(session, {"do": "choose_questions", "item": "co", "questions": ["Why not?"], "reason": "told it before"})
    assert bei("show", session, "--json").json["state"]["departures"] == {"co": "told it before"}


def test_what_is_not_there_or_does_not_fit_is_refused_and_nothing_is_made() -> None:
    session = kept()
    other = bei(*("new", "--candidate", "A", "--rubric", "telecom-am", "--grade", "junior", "--interviewer", "B"))
    before = plan_of(other.out.strip())
    check_refused(bei("plan", "apply", other.out.strip(), "AM 2026"), 1, "small", "telecom-am")
    assert plan_of(other.out.strip()) == before
    check_refused(bei("plan", "show", "AM"), 3, "AM 2026")
    check_refused(bei("plan", "apply", session, "AM"), 3, "AM 2026")
    check_refused(bei("plan", "remove", "AM"), 3, "AM 2026")
    check_refused(bei("plan", "save", session, "AM 2026"), 1, "--force")
    assert bei("plan", "save", session, "AM 2026", "--force").code == 0
    check_refused(bei("plan", "save", session, " "), 2, "Template name")
    count = len(bei("list", "--json").json)
    check_refused(bei(*NEW, "--template", "AM"), 3, "AM 2026")
    check_refused(bei(*NEW, "--template", "AM 2026", "--items", "co"), 2, "--items")
    elsewhere = ("--candidate", "A", "--rubric", "telecom-am", "--grade", "junior", "--interviewer", "B")
    check_refused(bei("new", *elsewhere, "--template", "AM 2026"), 1, "small")
    assert len(bei("list", "--json").json) == count


@pytest.mark.parametrize("damage", [b"{}", b"\xff"])
def test_a_damaged_file_is_told_by_verify_and_stays(damage: bytes) -> None:
    have_small_model()
    kept()
    (bei_home() / "templates").write_bytes(damage)
    check_refused(bei("plan", "list"), 5, "templates")
    answer = bei("verify")
    assert answer.code == 5
    assert "templates" in answer.out + answer.err
    assert (bei_home() / "templates").read_bytes() == damage
