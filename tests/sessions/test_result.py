"""The `result` object of DESIGN §6 on sessions whose figures are worked out by hand."""

from decimal import Decimal
from typing import Any

import pytest

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.result import margin_of, reasons_of, result, verdict_of
from tests.sessions.making import Data, Model, desk_on, made, noted, small, telecom

# One interview on telecom-am. Planned are seven items; res is rated beside the plan and joins it.
#
#        method     marks or scores                                       suggested  rated  points
#   ach  interview  level 2: two shown, level 1 open                          2       NE      –
#   res  interview  none                                                      NE       4     100
#   com  interview  level 1: two shown; level 2: shown, partly (mean ¾)        2       2      50
#   exe  interview  level 1: partly, partly (mean ½, not above)                0       1      25
#   gen  exam       level 1 all 70; level 2 all 60; level 3: see below         2       2      50
#   ski  both       exam: levels 1, 2 all 80; marks: level 1 two shown         1       2      50   lower of 2 and 1
#   nee  interview  none                                                      NE       3      75
#   mar  interview  level 1: one contradicted                                  0       1      25
#
# gen, level 3: weights industry 30, company 20, law 35, rules 15; scores 70, 55, 58, 50:
#   (30·70 + 20·55 + 35·58 + 15·50)/100 = (2100 + 1100 + 2030 + 750)/100 = 59.8, which does not pass.
#
# total         (100 + 50 + 25 + 50 + 50 + 75 + 25)/7 = 375/7 = 53.571428…     coverage 7/8 = 0.875
# basic         ach res com exe planned: (100 + 50 + 25)/3 = 58.333…            coverage 3/4
# professional  gen ski: 50                                                     coverage 1
# functional    nee mar: 50                                                     coverage 1
#
#               standards of the rated        reached  weak core    gap > 1      fails   fit
# junior        all 1                          7/7     –            –            –       1
# intermediate  all 2                          5/7     exe mar      –            b c     (5 + ½ + ½)/7 = 6/7
# senior        gen 2, the others 3            3/7     com exe …    exe mar      b c d   (3 + ⅔ + ⅓ + ⅔ + ⅓)/7 = 5/7
# expert        com nee 4, the others 3        1/7     com exe …    com exe mar  b c d   4.25/7, from
#                                                          res 1, com ½, exe ⅓, gen ⅔, ski ⅔, nee ¾, mar ⅓
# A share reached of 5/7 = 0.71 is below 0.8.
# So junior, and intermediate is not open: core items are weak, not unseen. Left out of the plan are the core items
# str (senior) and rel (expert).
# Up: intermediate needs exe and mar at 2, which mends the share too: one set of two. Down: only exe is both core of
# junior and at its standard of 1 (com and ski would fall to 1): one set of one.

PLAN = ["ach", "com", "exe", "gen", "ski", "nee", "mar"]
SHARES = {"industry": 70, "company": 55, "law": 58, "rules": 50}


def _mark(desk: SessionDesk, **marks: str) -> None:
    """`_mark(desk, com_1_1="shown")`."""
    for name, mark in marks.items():
        desk.do(co.MarkIndicator.model_validate({"indicator": name.replace("_", "."), "mark": mark}))


def _score(desk: SessionDesk, item: str, level: int, scores: dict[str, int]) -> None:
    for subject, score in scores.items():
        desk.do(co.RecordExam(item=item, level=level, subject=subject, score=Decimal(score)))


@pytest.fixture(scope="module")
def worked() -> SessionDesk:
    desk = desk_on(telecom(), items=PLAN)
    for item in ("res", "com", "exe", "nee", "mar"):
        noted(desk, item)  # e1 … e5
    noted(desk, "exe")  # e6
    noted(desk, "mar", codable=False)  # e7
    noted(desk, indicators=("com.1.1",))  # e8
    _mark(desk, ach_2_1="shown", ach_2_3="shown")
    _mark(desk, com_1_1="shown", com_1_2="shown", com_2_1="shown", com_2_2="partly")
    _mark(desk, exe_1_1="partly", exe_1_2="partly", mar_1_1="contradicted")
    _mark(desk, ski_1_1="shown", ski_1_3="shown")
    _score(desk, "gen", 1, dict.fromkeys(SHARES, 70))
    _score(desk, "gen", 2, dict.fromkeys(SHARES, 60))
    _score(desk, "gen", 3, SHARES)
    for level in (1, 2):
        _score(desk, "ski", level, dict.fromkeys(("systems", "visit", "survey", "quote"), 80))
    for item, level in {"res": 4, "com": 2, "exe": 1, "gen": 2, "ski": 2, "nee": 3, "mar": 1}.items():
        desk.do(co.RateItem(item=item, level=level, reason="seen twice"))
    desk.do(co.RateItem(item="ach", level="NE"))
    return desk


def test_the_scorecard_lists_all_items_in_the_order_of_the_rubric(worked: SessionDesk) -> None:
    items = result(worked.session)["scorecard"]["items"]
    assert list(items) == list(telecom().rubric.item)
    expected = {
        "ach": (2, "NE", None),
        "res": ("NE", 4, 100),
        "com": (2, 2, 50),
        "exe": (0, 1, 25),
        "gen": (2, 2, 50),
        "ski": (1, 2, 50),
        "nee": ("NE", 3, 75),
        "mar": (0, 1, 25),
    }
    for code, one in items.items():
        assert list(one) == ["suggested", "level", "points"]
        assert tuple(one.values()) == expected.get(code, ("NE", "NE", None))


def test_scores_and_coverage_by_category_and_in_all(worked: SessionDesk) -> None:
    card = result(worked.session)["scorecard"]
    assert list(card) == ["items", "categories", "total", "coverage"]
    assert card["categories"] == {
        "basic": {"score": Decimal("58.3333"), "coverage": Decimal("0.75")},
        "professional": {"score": 50, "coverage": 1},
        "functional": {"score": 50, "coverage": 1},
    }
    assert (card["total"], card["coverage"]) == (Decimal("53.5714"), Decimal("0.875"))


def test_the_verdict_on_it(worked: SessionDesk) -> None:
    verdict = result(worked.session)["verdict"]
    assert list(verdict) == ["grade", "open", "partial", "core_left_out", "grades", "margin", "reasons"]
    assert (verdict["grade"], verdict["open"], verdict["partial"]) == ("junior", None, True)
    assert verdict["core_left_out"] == ["str", "rel"]
    assert verdict["grades"] == {
        "junior": {"met": True, "failing": [], "fit": 1},
        "intermediate": {"met": False, "failing": ["b", "c"], "fit": Decimal("0.8571")},
        "senior": {"met": False, "failing": ["b", "c", "d"], "fit": Decimal("0.7143")},
        "expert": {"met": False, "failing": ["b", "c", "d"], "fit": Decimal("0.6071")},
    }
    assert verdict["margin"] == {
        "up": {"size": 2, "sets": [["exe", "mar"]]},
        "down": {"size": 1, "sets": [["exe"]]},
    }


def test_the_reasons_point_at_ratings_and_codable_evidence(worked: SessionDesk) -> None:
    reasons: list[Data] = result(worked.session)["verdict"]["reasons"]
    assert all(list(one) == ["rule", "grade", "items", "ratings", "evidence"] for one in reasons)
    assert [(one["rule"], one["grade"]) for one in reasons] == [
        ("verdict_grade", "junior"),
        ("coverage_met", "junior"),
        ("core_met", "junior"),
        ("share_met", "junior"),
        ("gap_met", "junior"),
        ("coverage_met", "intermediate"),
        ("core_weak", "intermediate"),
        ("share_failed", "intermediate"),
        ("gap_met", "intermediate"),
        ("partial", None),
        ("unproved", None),
    ]
    told = {(one["rule"], one["grade"]): one for one in reasons}
    assert told["core_weak", "intermediate"] == {
        "rule": "core_weak",
        "grade": "intermediate",
        "items": ["exe", "mar"],
        "ratings": {"exe": 1, "mar": 1},
        "evidence": ["e3", "e6", "e5"],
    }
    assert told["core_met", "junior"]["ratings"] == {"com": 2, "exe": 1, "ski": 2}
    assert told["core_met", "junior"]["evidence"] == ["e2", "e8", "e3", "e6"]
    assert told["partial", None]["items"] == ["str", "rel"]
    assert told["unproved", None]["items"] == ["ach", "com", "exe", "ski", "mar"]


def test_the_values_behind_the_object_are_those_shown(worked: SessionDesk) -> None:
    verdict = verdict_of(worked.session)
    assert verdict is not None
    assert verdict.grade == "junior"
    assert margin_of(worked.session, verdict).up.sets == (("exe", "mar"),)
    assert reasons_of(worked.session, verdict)[0].rule == "verdict_grade"


def test_with_nothing_rated_there_is_nothing_to_say() -> None:
    told = result(desk_on(telecom()).session)
    assert told["scorecard"]["total"] is None
    assert told["scorecard"]["coverage"] == 0
    assert told["scorecard"]["categories"]["basic"] == {"score": None, "coverage": 0}
    assert all(one == {"suggested": "NE", "level": "NE", "points": None} for one in told["scorecard"]["items"].values())
    verdict = told["verdict"]
    assert (verdict["grade"], verdict["open"], verdict["partial"]) == ("insufficient", "junior", False)
    assert verdict["grades"]["junior"] == {"met": False, "failing": ["a", "b"], "fit": None}
    assert verdict["margin"] == {"up": {"size": None, "sets": []}, "down": {"size": None, "sets": []}}


def test_a_low_core_item_is_below_and_nothing_is_open() -> None:
    desk = desk_on()
    noted(desk, "co", "com", "law", "ski")
    for item in ("co", "com", "law", "ski"):
        desk.do(co.RateItem(item=item, level=int(item != "co")))
    verdict = result(desk.session)["verdict"]
    assert (verdict["grade"], verdict["open"]) == ("below", None)
    # A core item one level short is enough, be its weight ever so small.
    assert verdict["grades"]["low"]["failing"] == ["b"]


def test_an_ended_session_has_its_scorecard_and_no_verdict(worked: SessionDesk) -> None:
    card = result(worked.session)["scorecard"]
    worked.do(co.End(how="interrupted"))
    told = result(worked.session)
    worked.do(co.Undo())
    assert told == {"scorecard": card, "verdict": None}
    assert result(worked.session)["verdict"] is not None


def test_a_rating_that_lost_its_ground_still_counts_and_is_told() -> None:
    desk = desk_on()
    noted(desk, "com")
    desk.do(co.RateItem(item="com", level=3))
    desk.do(co.RemoveEvidence(evidence="e1"))
    told = result(desk.session)
    assert told["scorecard"]["items"]["com"] == {"suggested": "NE", "level": 3, "points": 100}
    last = told["verdict"]["reasons"][-1]
    assert last == {"rule": "unsupported", "grade": None, "items": ["com"], "ratings": {"com": 3}, "evidence": []}


def _weighing(**weights: int) -> Model:
    """The small rubric with other weights."""
    content: dict[str, Any] = dict(small().content)
    return made({**content, "items": [{**one, "weight": weights.get(one["code"], 1)} for one in content["items"]]})


@pytest.mark.parametrize(
    ("weight", "total"),
    [
        (3199, Decimal("0.0313")),  # 100/3200 = 0.03125: half goes up, not to the even 0.0312
        (3200, Decimal("0.0312")),  # 100/3201 = 0.031240…
        (199, Decimal("0.5")),  # 100/200: no trailing zeros
        (2, Decimal("33.3333")),
    ],
)
def test_figures_have_four_decimals_rounded_half_up(weight: int, total: Decimal) -> None:
    desk = desk_on(_weighing(co=1, com=weight), items=["co", "com"])
    noted(desk, "co", "com")
    desk.do(co.RateItem(item="co", level=3))
    desk.do(co.RateItem(item="com", level=0))
    assert str(result(desk.session)["scorecard"]["total"]) == str(total)


def test_a_coverage_is_rounded_in_the_same_way() -> None:
    desk = desk_on(_weighing(law=1, ski=31))
    noted(desk, "law")
    desk.do(co.RateItem(item="law", level=1))
    # 1/32 = 0.03125; and 100/3 = 33.333… for level 1 of 3
    assert result(desk.session)["scorecard"]["categories"]["know"] == {
        "score": Decimal("33.3333"),
        "coverage": Decimal("0.0313"),
    }


def test_a_weight_of_many_digits_counts_with_every_one_of_them() -> None:
    desk = desk_on(items=["co", "com"])
    noted(desk, "co", "com")
    desk.do(co.RateItem(item="co", level=3))
    desk.do(co.RateItem(item="com", level=0))
    # 0.10·100/(0.10 + 59.99999999999999999999) = 10/60.09999999999999999999 = 0.16638935…
    assert result(desk.session)["scorecard"]["total"] == Decimal("0.1664")


def test_the_chance_of_another_verdict_stands_only_where_the_model_sets_an_error() -> None:
    assert "chance" not in result(desk_on().session)["verdict"]
    content = {**small().content, "scoring": {"spread": Decimal("0.8"), "reliability": Decimal("0.75")}}
    desk = desk_on(made(content))
    noted(desk, "com")
    desk.do(co.RateItem(item="com", level=2))
    found = result(desk.session)["verdict"]["chance"]
    assert found == result(desk.session)["verdict"]["chance"]
    assert found["sd"] == Decimal("0.4")
    assert (found["spread"], found["reliability"], found["assumed"]) == (Decimal("0.8"), Decimal("0.75"), "independent")
    assert found["other"] == found["up"] + found["down"]
    desk.do(co.RateItem(item="com", level=1))
    assert result(desk.session)["verdict"]["chance"]["seed"] != found["seed"], "other levels are drawn anew"
