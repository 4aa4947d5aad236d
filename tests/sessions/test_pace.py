"""The clock of an interview and its re-plan, by worked examples that a person can check by hand.

A junior account manager's core items are com, exe and ski, and all items weigh 1. Sixty minutes leave 60 - 3 - 6 - 3 =
48 for incidents and items; the incidents weigh 12, ach 1, res 1, com 2 and exe 2.
"""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from sessions.interview.model import Break, Evidence, Rating, Session
from sessions.interview.pace import elapsed, left, minutes_by_stage, needs, spent
from sessions.interview.replan import Turn, replan
from sessions.interview.words import Stage
from tests.sessions.making import Data, desk_on, made, telecom, words

FOUR = ("ach", "res", "com", "exe")


def at(clock: str) -> str:
    return f"2026-03-01T{clock}:00.000Z"


def time(clock: str) -> datetime:
    return datetime.fromisoformat(at(clock)).astimezone(UTC)


def planned(*items: str, minutes: int = 60, **more: object) -> Session:
    return replace(desk_on(telecom(), items=items or FOUR, minutes=minutes).session, **more)  # type: ignore[arg-type]


def visits(*entries: tuple[Stage, str]) -> tuple[tuple[Stage, str], ...]:
    return tuple((stage, at(clock)) for stage, clock in entries)


def note(number: int, item: str, codable: bool = True) -> Evidence:
    return Evidence(f"e{number}", at("09:20"), "called", None, None, False, (item,), (), None, codable)


def weighed(**weights: int) -> Session:
    """A plan of items with these weights, the first of them core."""
    items: list[Data] = [
        {
            "code": code,
            "title": words(code),
            "definition": words(code),
            "weight": Decimal(weight),
            "levels": {1: [words(f"{code} does")]},
        }
        for code, weight in weights.items()
    ]
    first = next(iter(weights))
    content: Data = {
        "schema": "bei.rubric/1",
        "id": "weighed",
        "version": "1.0.0",
        "title": words("Weighed"),
        "levels": [{"level": 1, "title": words("L1"), "definition": words("L1")}],
        "categories": [{"id": "all", "title": words("All"), "items": list(weights)}],
        "items": items,
        "grades": [{"id": "low", "title": words("Low"), "standards": {first: 1}, "core": [first]}],
    }
    return desk_on(made(content), minutes=60).session


@pytest.mark.parametrize(
    ("items", "minutes", "shared"),
    [
        (FOUR, 60, (3, 6, 32, 16, 3)),  # 48 x 6 / (6 + 12) = 16
        (("ach", "res"), 60, (3, 6, 41, 7, 3)),  # 48 x 2 / 14 = 6.9
        (("ach", "gen", "pro"), 60, (3, 6, 44, 4, 3)),  # exams take no minutes: 48 x 1 / 13 = 3.7
        (("gen", "pro"), 60, (3, 6, 48, 0, 3)),
        ((*FOUR, "wri", "int", "emo", "coo"), 90, (4, 9, 40, 33, 4)),  # 73 x 10 / 22 = 33.2
    ],
)
def test_minutes_are_worked_out_from_the_items(items: tuple[str, ...], minutes: int, shared: tuple[int, ...]) -> None:
    assert tuple(minutes_by_stage(planned(*items, minutes=minutes)).values()) == shared
    assert sum(shared) == minutes


def test_a_weight_counts_beside_the_mean_weight_and_a_core_item_twice() -> None:
    # The mean weight is 2: the core item weighs 1/2 x 2, the others 3/2 and 1; 48 x 3.5 / 15.5 = 10.8.
    session = weighed(a=1, b=3, c=2)
    assert [str(one) for one in needs(session).values()] == ["1", "3/2", "1"]
    assert minutes_by_stage(session)["items"] == 11


def test_minutes_set_by_hand_stand_and_the_others_share_what_is_left() -> None:
    # 40 minutes for what would have had 3 + 6 + 32 + 3 = 44: 2, 5, 29 and 2, and the last two to the largest.
    shared = minutes_by_stage(planned(stage_minutes={"items": 20}))
    assert shared == {"opening": 2, "duties": 5, "incidents": 31, "items": 20, "close": 2}
    assert minutes_by_stage(planned(stage_minutes={"items": 70}))["incidents"] == 0


def test_the_time_of_a_stage_is_that_of_its_visits_without_the_pauses() -> None:
    session = planned(
        visits=visits(
            ("opening", "09:00"),
            ("duties", "09:04"),
            ("incidents", "09:10"),
            ("duties", "09:30"),
            ("incidents", "09:32"),
            ("rate", "10:00"),
        ),
        breaks=(Break(at("09:15"), at("09:20")), Break(at("09:31"), at("09:33"))),
    )
    # Duties 6 + 2 - 1, incidents 20 - 5 + 28 - 1; rating has no time, however long it takes.
    minutes = {stage: seconds // 60 for stage, seconds in spent(session, time("11:00")).items()}
    assert minutes == {"opening": 4, "duties": 7, "incidents": 42, "items": 0, "close": 0}
    assert (elapsed(session, time("11:00")), left(session, time("11:00"))) == (53, 7)


def test_the_clock_stands_still_from_a_pause_on_and_does_not_run_before_the_first_stage() -> None:
    session = planned(visits=visits(("opening", "09:00")), breaks=(Break(at("09:05"), None),))
    assert elapsed(session, time("12:00")) == 5
    assert elapsed(planned(), time("12:00")) == 0


UNDERWAY = visits(("opening", "09:00"), ("incidents", "09:10"))
NOTED = {one.id: one for one in (note(1, "com"), note(2, "com"), note(3, "com"), note(4, "ach"), note(5, "res", False))}


def test_the_clock_of_a_submitted_session_stands_at_the_submission() -> None:
    told = visits(("opening", "09:00"), ("rate", "09:40"), ("incidents", "09:45"))
    session = planned(visits=told, submitted=True, updated=at("09:50"))
    assert elapsed(session, time("12:00")) == 45


def test_with_time_enough_every_open_item_gets_what_it_takes_and_a_share_of_the_rest() -> None:
    # 30 minutes are left, 3 of them for the close. exe and res take 6, ach with one note 4; of the 11 over
    # exe gets 2 parts in 4 and what rounding leaves. com has three codable notes: it is not open any more.
    plan = replan(planned(visits=UNDERWAY, stage="incidents", evidence=NOTED), time("09:30"))
    assert (plan.minutes, plan.kept, plan.least, plan.short) == (27, 3, 16, False)
    assert plan.turns == (
        Turn("exe", core=True, notes=0, least=6, minutes=13),
        Turn("res", core=False, notes=0, least=6, minutes=8),
        Turn("ach", core=False, notes=1, least=4, minutes=6),
    )


@pytest.mark.parametrize(
    ("now", "minutes", "unassessed", "thin"),
    [
        ("09:41", [6, 6, 4], (), ()),  # 16 minutes: just enough
        ("09:42", [6, 6, 3], (), ()),
        ("09:44", [7, 6, 0], (), ("ach",)),  # the last minute does for no note, so the first has it
        ("09:50", [7, 0, 0], ("res",), ("ach",)),
        ("09:58", [0, 0, 0], ("exe", "res"), ("ach",)),
        ("10:30", [0, 0, 0], ("exe", "res"), ("ach",)),
    ],
)
def test_with_too_little_time_the_first_items_get_it(
    now: str, minutes: list[int], unassessed: tuple[str, ...], thin: tuple[str, ...]
) -> None:
    plan = replan(planned(visits=UNDERWAY, stage="incidents", evidence=NOTED), time(now))
    assert [one.minutes for one in plan.turns] == minutes
    assert (plan.unassessed, plan.thin) == (unassessed, thin)
    assert plan.short == (now > "09:41")


def test_what_comes_first_is_core_then_weight_then_least_evidence() -> None:
    session = weighed(a=1, b=3, c=2, d=2)
    noted = replace(session, evidence={"e1": note(1, "c")}, visits=visits(("items", "09:00")), stage="items")
    assert [one.item for one in replan(noted, time("09:00")).turns] == ["a", "b", "d", "c"]


def test_a_rated_item_is_not_open_and_stages_to_come_keep_their_minutes() -> None:
    rated = {"exe": Rating("exe", "NE", "NE", "", at("09:01"))}
    begun = planned(visits=visits(("opening", "09:00")), stage="opening", ratings=rated)
    plan = replan(begun, time("09:01"))
    assert [one.item for one in plan.turns] == ["com", "ach", "res"]
    assert (plan.kept, plan.minutes) == (11, 48)  # opening 2, duties 6, close 3
