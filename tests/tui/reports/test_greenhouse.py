"""A scorecard in the shape of Greenhouse: how levels become its ratings, and a decision its recommendation."""

import pytest

from rubric.scoring import Rated
from sessions.interview import commands as co
from tests.sessions.making import desk_on, noted
from tui.reports.greenhouse import Rating, rating_of, scorecard


@pytest.mark.parametrize(
    ("level", "standard", "core", "max_gap", "rating"),
    [
        ("NE", 2, False, 1, "no_decision"),
        (None, 2, True, 1, "no_decision"),
        (3, None, False, 1, "no_decision"),
        (0, 1, False, 1, "mixed"),
        (5, 4, False, 1, "strong_yes"),
        (4, 4, False, 1, "yes"),
        (4, 4, True, 1, "yes"),
        (3, 4, False, 1, "mixed"),
        (2, 4, False, 1, "no"),
        (1, 4, False, 1, "definitely_not"),
        (0, 5, False, 1, "definitely_not"),
        (3, 4, True, 1, "no"),
        (2, 4, True, 1, "definitely_not"),
        (2, 4, False, 2, "mixed"),
        (1, 4, False, 2, "no"),
        (3, 4, False, 0, "no"),
        (2, 4, False, 0, "definitely_not"),
    ],
)
def test_a_level_becomes_a_rating_by_its_distance_from_the_standard(
    level: Rated | None, standard: int | None, core: bool, max_gap: int, rating: Rating
) -> None:
    assert rating_of(level, standard, core=core, max_gap=max_gap) == rating


@pytest.mark.parametrize(
    ("decision", "grade", "recommended"),
    [("hire", "low", "yes"), ("hold", None, "mixed"), ("reject", None, "no")],
)
def test_what_was_decided_is_the_recommendation(decision: str, grade: str | None, recommended: str) -> None:
    desk = desk_on()
    assert scorecard(desk.session, desk.events, "en")["overall_recommendation"] == "no_decision"
    desk.do(co.Decide.model_validate({"decision": decision, "grade": grade, "reason": "so", "by": "赵敏"}))
    made = scorecard(desk.session, desk.events, "en")
    assert made["overall_recommendation"] == recommended
    assert made["questions"] == [{"id": None, "question": "Key Take-Aways", "answer": "so"}]


def test_the_scorecard_lists_each_planned_item_and_gathers_them_by_rating() -> None:
    desk = desk_on(candidate_id="C-7", post="客户经理")
    noted(desk, "co", sign="+")
    desk.do(co.RateItem(item="co", level=1, reason="one case"))
    desk.do(co.RateItem(item="com", level="NE"))
    made = scorecard(desk.session, desk.events, "en")
    assert [(one["name"], one["type"], one["rating"]) for one in made["attributes"]] == [
        ("co", "Talk", "yes"),
        ("com", "Talk", "no_decision"),
        ("law", "Know", "no_decision"),
        ("ski", "Know", "no_decision"),
    ]
    assert made["attributes"][0]["note"] == "one case"
    assert made["ratings"] == {"definitely_not": [], "no": [], "mixed": [], "yes": ["co"], "strong_yes": []}
    assert (made["candidate_id"], made["interviewer"]["name"], made["interview"]) == ("C-7", "李伟", "客户经理")
    assert (made["submitted_at"], made["submitted_by"]) == (None, None)


def test_a_submitted_scorecard_says_when_and_by_whom() -> None:
    desk = desk_on()
    desk.do(co.End(how="withdrawn"))
    event = desk.do(co.Submit())
    made = scorecard(desk.session, desk.events, "zh")
    assert (made["submitted_at"], made["submitted_by"]["name"]) == (event.at, "李伟")
