"""What successive decisions make of a person's qualification, from the rows of the index alone."""

from datetime import date
from typing import Any

import pytest

from sessions.duties.qualification import Qualification, qualifications
from sessions.interview import commands as co
from sessions.interview.events import to_record
from sessions.storage.summary import Row, summarise
from tests.sessions.making import LogInMemory, desk_on, small

GRADES = ["junior", "intermediate", "senior"]
TODAY = date(2026, 6, 1)


def day(at: str) -> date:
    return date.fromisoformat(at[:10])


def decided(session: str, on: str, choice: str, grade: str | None = None, **more: Any) -> Row:
    """The row of a submitted session with this decision; the grade applied for is `intermediate`."""
    award = {"choice": choice, "grade": grade, "title": None, "grades": GRADES, "months": None, "by": "赵敏"}
    row: dict[str, Any] = {
        "id": session,
        "candidate": "王芳",
        "candidate_id": "c-7",
        "post": "",
        "purpose": "promote",
        "grade": "intermediate",
        "interviewer": "李伟",
        "rubric": "telecom-am",
        "rubric_title": {"zh": "x", "en": "x"},
        "opened": f"{on}T09:00:00.000Z",
        "updated": f"{on}T11:00:00.000Z",
        "stage": "grade",
        "state": "submitted",
        "ended": None,
        "rated": 0,
        "planned": 0,
        "notes": 0,
        "events": 9,
        "decision": choice,
        "closed": f"{on}T10:00:00.000Z",
        "award": award | {"version": "1.0.0"} | more.pop("award", {}),
    }
    return Row(**row | more)


def only(*rows: Row) -> Qualification:
    (found,) = qualifications(rows, day)
    return found


HISTORY = """
2020-01-10 hire    junior       -> first   junior       2022-01-10
2021-12-01 renew   -            -> same    junior       2023-12-01
2023-06-30 promote intermediate -> up      intermediate 2025-06-30
2023-09-01 hold    -            -> held    intermediate 2025-06-30
2024-02-29 promote senior       -> up      senior       2026-02-28
2024-05-01 reject  -            -> refused senior       2026-02-28
2025-01-31 demote  -            -> down    intermediate 2027-01-31
2025-03-01 demote  junior       -> down    junior       2027-03-01
2025-04-01 revoke  -            -> revoked -            -
2025-05-05 hire    -            -> first   intermediate 2027-05-05
"""


def test_promotion_renewal_demotion_and_revocation_follow_one_another() -> None:
    rows, wanted = [], []
    for n, text in enumerate(HISTORY.strip().splitlines()):
        on, choice, grade, _, change, held, until = text.split()
        rows.append(decided(f"s{n}", on, choice, None if grade == "-" else grade))
        wanted.append((change, held, until))
    found = only(*reversed(rows))
    assert [
        (turn.change, *((turn.held.grade, str(turn.held.until)) if turn.held else ("-", "-"))) for turn in found.turns
    ] == wanted
    assert found.held is not None
    assert (found.held.session, found.held.by, found.held.version) == ("s9", "赵敏", "1.0.0")


@pytest.mark.parametrize(
    ("on", "months", "within", "state", "left"),
    [
        ("2024-06-01", None, 0, "due", 0),
        ("2024-05-31", None, 90, "expired", -1),
        ("2024-08-30", None, 90, "due", 90),
        ("2024-08-31", None, 90, "valid", 91),
        ("2026-05-01", 1, 0, "due", 0),
        ("2026-03-31", 2, 0, "expired", -1),
    ],
)
def test_it_is_due_on_its_last_day_and_expired_on_the_next(
    on: str, months: int | None, within: int, state: str, left: int
) -> None:
    found = only(decided("s1", on, "hire", award={"months": months}))
    assert (found.state(TODAY, within), found.days_left(TODAY)) == (state, left)


def test_two_people_of_one_name_are_told_apart_by_their_ids_and_both_are_flagged() -> None:
    found = qualifications(
        [decided("s1", "2026-01-05", "hire", "junior"), decided("s2", "2026-02-05", "hire", candidate_id="c-8")], day
    )
    assert [(one.mark, len(one.turns), one.flags) for one in found] == [
        ("c-7", 1, ("shared_name",)),
        ("c-8", 1, ("shared_name",)),
    ]


def test_sessions_without_an_id_are_never_joined_by_name() -> None:
    rows = [decided(name, "2026-01-05", "hire", candidate_id="") for name in ("s1", "s2")]
    found = qualifications([*rows, decided("s3", "2026-01-05", "hire")], day)
    assert sorted((one.mark, [turn.session for turn in one.turns], one.flags) for one in found) == [
        ("", ["s1"], ("no_id", "shared_name")),
        ("", ["s2"], ("no_id", "shared_name")),
        ("c-7", ["s3"], ("shared_name",)),
    ]


def test_one_id_with_two_names_is_one_record_that_says_so() -> None:
    found = only(decided("s1", "2025-01-05", "hire"), decided("s2", "2026-01-05", "renew", candidate="王方"))
    assert (found.names, found.flags) == (("王芳", "王方"), ("several_names",))
    assert (
        only(decided("s1", "2025-01-05", "hire"), decided("s2", "2026-01-05", "renew", candidate="王 芳")).flags == ()
    )


def test_a_record_is_of_one_model_whatever_its_versions() -> None:
    newer = decided("s2", "2026-01-05", "promote", "senior", award={"version": "2.0.0"})
    other = decided("s3", "2026-01-05", "hire", rubric="bank-6")
    found = qualifications([decided("s1", "2025-01-05", "hire"), newer, other], day)
    assert sorted((one.rubric, [turn.version for turn in one.turns]) for one in found) == [
        ("bank-6", ["1.0.0"]),
        ("telecom-am", ["1.0.0", "2.0.0"]),
    ]


@pytest.mark.parametrize(
    "change", [{"state": "open"}, {"state": "ended"}, {"award": None}, {"candidate": "[c]"}, {"candidate_id": "[id]"}]
)
def test_what_is_not_submitted_and_copies_without_names_tell_nothing(change: Any) -> None:
    row = decided("s1", "2026-01-05", "hire")
    fields = {**row.to_document(), **change}
    assert qualifications([Row(**fields)], day, ("[c]", "[id]")) == []


def test_the_row_of_a_session_has_what_its_last_decision_gave() -> None:
    desk = desk_on(small(), LogInMemory(), candidate_id="c-7")
    desk.do(co.Decide(decision="hold", reason="wait"))
    desk.do(co.Decide(decision="hire", grade="low", reason="all is there", by="赵敏", months=12))
    desk.do(co.Submit())
    row = summarise([to_record(one) for one in desk.events])
    assert row.award == {
        "choice": "hire",
        "grade": "low",
        "title": {"zh": "「Low」", "en": "Low"},
        "grades": ["low", "high"],
        "months": 12,
        "by": "赵敏",
        "version": "1.0.0",
    }
    assert len(qualifications([row], day)) == 1
    desk.do(co.Amend(reason="the exam was not his"))
    assert qualifications([summarise([to_record(one) for one in desk.events])], day) == []
