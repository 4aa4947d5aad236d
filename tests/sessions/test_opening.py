"""How a session begins: names, grade, plan and minutes (DESIGN §5.6, §6)."""

from typing import Any

import pytest

from sessions.canonical import digest
from sessions.interview.log_events import SessionOpened
from sessions.interview.opening import NewSession, opening
from sessions.interview.refusals import RefusalError
from tests.sessions.making import OPENED, desk_on, telecom


def opened(**asked: Any) -> SessionOpened:
    wanted = NewSession(**{"candidate": "王芳", "grade": "senior", "interviewer": "李伟", **asked})
    return opening(wanted, telecom().rubric, telecom().content, "s1", OPENED)


def refusal_of(**asked: Any) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        opened(**asked)
    return caught.value


def test_the_opening_holds_all_that_was_asked_and_the_rubric_whole() -> None:
    event = opened(candidate_id="C-7", post="政企", purpose="renew", minutes=45)
    assert (event.seq, event.at, event.actor, event.session) == (1, OPENED, "李伟", "s1")
    assert (event.candidate, event.candidate_id, event.post) == ("王芳", "C-7", "政企")
    assert (event.purpose, event.grade, event.interviewer, event.minutes) == ("renew", "senior", "李伟", 45)
    assert event.rubric == telecom().content
    assert event.digest == digest(telecom().content)


def test_what_is_not_said_is_hiring_in_an_hour_over_all_items() -> None:
    event = opened()
    assert (event.purpose, event.minutes, event.candidate_id, event.post) == ("hire", 60, "", "")
    assert event.plan == tuple(telecom().rubric.item)


def test_the_plan_stands_in_the_order_of_the_rubric_and_each_item_once() -> None:
    assert opened(items=["rel", "ach", "ski", "ach"]).plan == ("ach", "ski", "rel")
    assert desk_on(telecom(), items=["rel", "ach"]).session.planned == ("ach", "rel")


CONTROL = [
    "a\nb",
    "a\tb",
    "\x1b[31mred",
    "nul\x00",
    "del\x7f",
    "next\x85line",
    "line\u2028end",
    "paragraph\u2029end",
    "turned \u202ename",
    "zero\u200bwidth",
    "\ufeffmark",
    "half \ud83d",
    "name\n",
]


@pytest.mark.parametrize("name", CONTROL, ids=ascii)
@pytest.mark.parametrize("field", ["candidate", "interviewer", "candidate_id", "post"])
def test_a_name_with_control_characters_is_refused(field: str, name: str) -> None:
    refusal = refusal_of(**{field: name})
    assert (refusal.code, refusal.details) == ("control_characters", {"field": field})


@pytest.mark.parametrize("name", ["", " ", "\u3000", "\u00a0"])
@pytest.mark.parametrize("field", ["candidate", "interviewer"])
def test_candidate_and_interviewer_have_a_name(field: str, name: str) -> None:
    refusal = refusal_of(**{field: name})
    assert (refusal.code, refusal.details) == ("name_needed", {"field": field})


@pytest.mark.parametrize("field", ["candidate", "interviewer", "candidate_id", "post"])
def test_a_name_has_at_most_two_hundred_characters(field: str) -> None:
    assert getattr(opened(**{field: "名" * 200}), field) == "名" * 200
    refusal = refusal_of(**{field: "名" * 201})
    assert (refusal.code, refusal.details) == ("name_too_long", {"field": field, "most": "200"})


@pytest.mark.parametrize("name", ["王芳", "Zoë O’Neill-Nguyễn", "阿卜杜拉·买买提", "[b]x[/b]", "😀", "𠮷田", "a b"])
def test_any_other_name_is_kept_without_the_blanks_around_it(name: str) -> None:
    event = opened(candidate=f"  {name}\u3000", candidate_id=" C 7 ", post=" ")
    assert (event.candidate, event.candidate_id, event.post) == (name, "C 7", "")


@pytest.mark.parametrize(
    ("asked", "code", "details"),
    [
        ({"grade": "seniour"}, "unknown_grade", {"code": "seniour", "near": "senior"}),
        ({"grade": "高级"}, "unknown_grade", {"code": "高级", "near": ""}),
        ({"grade": ""}, "unknown_grade", {"code": "", "near": ""}),
        ({"items": ["com", "acj"]}, "unknown_item", {"code": "acj", "near": "ach"}),
        ({"items": ["com.1.1"]}, "unknown_item", {"code": "com.1.1", "near": "com"}),
        ({"items": [""]}, "unknown_item", {"code": "", "near": ""}),
        ({"minutes": 0}, "minutes_outside", {"minutes": "0"}),
        ({"minutes": -5}, "minutes_outside", {"minutes": "-5"}),
        ({"minutes": 1441}, "minutes_outside", {"minutes": "1441"}),
    ],
)
def test_what_the_rubric_or_the_day_does_not_have_is_refused(
    asked: dict[str, Any], code: str, details: dict[str, str]
) -> None:
    refusal = refusal_of(**asked)
    assert (refusal.code, refusal.details) == (code, details)


@pytest.mark.parametrize("minutes", [1, 1440])
def test_an_interview_takes_a_minute_to_a_day(minutes: int) -> None:
    assert opened(minutes=minutes).minutes == minutes
