"""Whose sessions are given to whom, and what is somebody else's in them."""

from typing import get_args

import pytest

from sessions.duties.access import SharedNameError, same_name, sessions_of, veil
from sessions.duties.identifiers import Kind
from sessions.storage.summary import Row, summarise
from tests.sessions.test_summary import opened

SHOWN: dict[Kind, str] = {kind: f"<{kind}{{n}}>" for kind in get_args(Kind)}


def row(session: str, name: str, mark: str = "", day: int = 1) -> Row:
    at = f"2026-03-0{day}T09:00:00.000Z"
    return summarise([opened(session, candidate=name, candidate_id=mark, at=at)])


ROWS = [row("s3", "王芳", "c-1", 3), row("s1", "王芳", "c-1", 1), row("s2", "王芳芳"), row("s4", "Zoë Chen", "c-9")]


def test_a_person_is_found_by_the_exact_name_or_by_the_candidate_id() -> None:
    assert [one.id for one in sessions_of(ROWS, "王芳", None)] == ["s1", "s3"]
    assert [one.id for one in sessions_of(ROWS, None, "c-1")] == ["s1", "s3"]
    assert [one.id for one in sessions_of(ROWS, "zoe\u0308 ＣＨＥＮ", None)] == ["s4"]
    assert sessions_of(ROWS, "王", None) == sessions_of(ROWS, "王芳", "c-9") == []
    assert not same_name("王芳", "王方")


def test_where_several_bear_the_name_the_id_is_asked_for() -> None:
    rows = [*ROWS, row("s5", "王芳", "c-2"), row("s6", "王芳", "")]
    with pytest.raises(SharedNameError) as caught:
        sessions_of(rows, "王芳", None)
    assert caught.value.marks == ("", "c-1", "c-2")
    assert [one.id for one in sessions_of(rows, "王芳", "c-2")] == ["s5"]
    assert [one.id for one in sessions_of(rows, "王芳", "")] == ["s6"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("王芳和王经理、c-1 都是本人", "王芳和王经理、c-1 都是本人"),
        ("李伟问，李工记，赵敏定", "<interviewer0>问，<interviewer0>记，<person1>定"),
        ("比林晓彤好，晓彤这个名字不能替换", "比<candidate0>好，晓彤这个名字不能替换"),
        ("老板钱进和小钱，Acme", "老板<other1>和<other1>，<other2>"),
        ("本人13800138000，客户13900139000，a@b.com", "本人13800138000，客户<phone0>，<mail0>"),
        ("见 https://bei.example/1，13800万，2025-03-01", "见 https://bei.example/1，13800万，2025-03-01"),
    ],
)
def test_what_is_somebody_elses_is_taken_out_and_the_persons_own_stays(text: str, seen: str) -> None:
    own = [row("s1", "王芳", "c-1")]
    veiled = veil(own, ["李伟", "赵敏"], ["王芳", "林晓彤"], ["钱进", "Acme"], ["13800138000"], SHOWN)
    assert veiled(text) == seen


def test_an_interviewer_of_the_same_surname_does_not_take_the_persons_name_away() -> None:
    veiled = veil([row("s1", "王芳")], ["王伟"], [], [], [], SHOWN)
    assert veiled("王芳、王女士对王伟说") == "王芳、王女士对<interviewer0>说"
