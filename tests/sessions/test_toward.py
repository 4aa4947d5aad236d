"""What a session lacks for a grade, and what would show it."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings

from rubric.scoring import NE
from rubric.suggestion import prove_by_marks
from sessions.interview.item_claims import LevelClaim
from sessions.interview.model import Rating, Session
from sessions.interview.toward import fewest_shown, next_grade, toward
from sessions.interview.why import why
from tests.sessions.making import desk_on, small
from tests.sessions.test_why import below, sessions


def rated(**levels: int) -> Session:
    ratings = {code: Rating(code, level, NE, "", "") for code, level in levels.items()}
    return replace(desk_on(small()).session, ratings=ratings)


def test_the_way_to_a_grade_leads_over_all_below_it() -> None:
    # low asks for 1 of co (core), com and law; high for 2 of all four, co and com core, and 60 points.
    session = rated(co=0, com=1, law=1, ski=2)
    assert next_grade(session) == "low"
    found = toward(session, "high")
    assert [(one.claim.grade, [lack.condition for _, lack in one.lacks]) for one in found.grades] == [
        ("low", ["b"]),
        ("high", ["b", "c", "d", "e"]),
    ]
    # What both ask for is asked once, at the higher level; ski is at its standard.
    assert {need.item.item: need.target for need in found.needs} == {"co": 2, "com": 2, "law": 2}
    assert [need.item.item for need in toward(session, "low").needs] == ["co"]
    assert toward(session, "low").needs[0].target == 1


def test_where_all_holds_nothing_is_lacking() -> None:
    session = rated(co=2, com=3, law=2, ski=2)
    assert next_grade(session) is None
    assert toward(session, "high").grades == ()
    assert toward(session, "high").needs == ()


def test_only_levels_that_stand_in_the_way_are_to_be_shown() -> None:
    # Level 1 failed, so it must be mended; level 2 is open and need not be met; level 3 is wanted.
    model = small()
    grades = [{**model.content["grades"][0], "standards": {"co": 3}, "core": []}]
    rubric = type(model.rubric).model_validate({**model.content, "grades": grades})
    session = replace(rated(co=1), rubric=rubric, marks={"co.1.1": "not_shown", "co.1.2": "shown"})
    need = next(one for one in toward(session, "low").needs if one.item.item == "co")
    assert [(one.claim.level, one.fewest) for one in need.levels] == [(1, 1), (3, 2)]
    assert [one.indicator for one in need.levels[0].indicators] == ["co.1.1"]
    assert [one.indicator for one in need.levels[1].indicators] == ["co.3.1", "co.3.2"]


@settings(deadline=None, max_examples=60)
@given(sessions())
def test_no_fewer_indicators_meet_a_level(session: Session) -> None:
    for item in why(session).items.values():
        for claim in below(item):
            if not isinstance(claim, LevelClaim) or claim.met:
                continue
            unshown = [one.indicator for one in claim.indicators if one.mark != "shown"]
            meeting = [
                some
                for size in range(len(unshown) + 1)
                for some in combinations(unshown, size)
                if prove_by_marks(
                    session.rubric.item[claim.item],
                    {**session.marks, **dict.fromkeys(some, "shown")},
                    session.rubric.scoring,
                )[claim.level - 1].met
            ]
            assert len(meeting[0]) == fewest_shown(claim)
