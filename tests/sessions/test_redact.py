"""A redacted copy: nobody is named in any text, and it is a session like any other."""

from collections.abc import Mapping
from typing import Any, get_args

from hypothesis import given, settings

from sessions.canonical import dumps
from sessions.desk import SessionDesk
from sessions.document import read
from sessions.duties.identifiers import Kind
from sessions.duties.redact import JUDGING, redacted
from sessions.interview import commands as co
from sessions.interview.chain import random_salt, text_digests, texts
from sessions.interview.events import to_record
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.result import result
from tests.sessions.acts import SITTING, begun, sat
from tests.sessions.making import desk_on, noted, parsed

ZH: dict[Kind, str] = {kind: f"〔{kind}{{n}}〕" for kind in get_args(Kind)} | {
    "candidate": "候选人",
    "interviewer": "面试官",
    "candidate_id": "〔编号〕",
}
EN: dict[Kind, str] = {kind: f"[{kind} {{n}}]" for kind in get_args(Kind)} | {"candidate": "[candidate]"}


def records(desk: SessionDesk) -> list[dict[str, Any]]:
    return [to_record(event) for event in desk.events]


def copied(desk: SessionDesk, placeholders: Mapping[Kind, str] = ZH, **options: Any) -> list[dict[str, Any]]:
    return redacted(records(desk), placeholders, session="copy", salt=random_salt, **options).records


def taken_back(made: list[dict[str, Any]], desk: SessionDesk) -> Any:
    """The copy as `bei import` reads it: a document of its own."""
    rubric = {"digest": desk.session.digest, "snapshot": desk.session.rubric and desk.events[0].rubric}  # type: ignore[attr-defined]
    first = {name: value for name, value in made[0].items() if name != "rubric"}
    return read(parsed(dumps({"rubric": rubric, "events": [first, *made[1:]]})))


def told_in_chinese() -> SessionDesk:
    desk = desk_on(candidate="林晓彤", candidate_id="EMP-0042", interviewer="李伟", post="客户经理（林晓彤）")
    desk.do(co.AddIncident(kind="high", title="林经理拿下医院", when="2025年3月1日", role="林晓彤任组长"))
    desk.do(co.Capture(line="a: + #co 晓彤三天跑了四个科室，签了13800万，电话13800138000", incident="i1"))
    note = noted(desk, "co", "com")
    desk.do(co.EditEvidence(evidence=note.id, text="她（林女士）加了客户微信：lin_xt88，工号EMP-0042"))
    desk.do(co.AddEvidence(text="李伟追问，李经理在场，星河集团"))
    desk.do(co.RemoveEvidence(evidence="e3"))
    desk.do(co.RateItem(item="co", level=1, reason="林晓彤做了三次"))
    desk.do(co.Decide(decision="hire", grade="low", reason="赵敏和李伟同意录用林总", by="赵敏"))
    desk.do(co.Submit())
    desk.do(co.Amend(reason="林晓彤申诉"))
    return desk


def test_in_chinese_nobody_is_named_and_figures_stay() -> None:
    desk = told_in_chinese()
    made = copied(desk, also=["星河"])
    said = [text for one in made for text in texts(one).values()]
    assert said == [
        "候选人拿下医院",
        "2025年3月1日",
        "候选人任组长",
        "候选人三天跑了四个科室，签了13800万，电话〔phone0〕",
        "a: + #co 候选人三天跑了四个科室，签了13800万，电话〔phone0〕",
        "called three customers",
        "她（候选人）加了客户微信：〔chat0〕，工号〔编号〕",
        "面试官追问，面试官在场，〔other1〕集团",
        "候选人做了三次",
        "〔person1〕和面试官同意录用候选人",
        "候选人申诉",
    ]
    assert {one["actor"] for one in made} == {"面试官"}
    about = {name: made[0][name] for name in ("session", "candidate", "candidate_id", "interviewer", "post")}
    assert about == {
        "session": "copy",
        "candidate": "候选人",
        "candidate_id": "〔编号〕",
        "interviewer": "面试官",
        "post": "客户经理（候选人）",
    }
    whole = dumps([{**one, "rubric": None} for one in made])
    for name in ("林", "晓彤", "李", "赵敏", "星河", "0042", "138001", "lin_xt"):
        assert name not in whole


def test_in_english_nobody_is_named_and_figures_stay() -> None:
    desk = desk_on(candidate="Linda Chen", interviewer="Mark Li", candidate_id="")
    desk.do(co.AddIncident(kind="low", title="Lost a tender", when="May 2025", role="lead"))
    desk.do(co.Capture(line="s: Ms. Chen called +44 20 7946 0958 on 1/3/2025; cost 13,800,000", incident="i1"))
    desk.do(co.AddEvidence(text="Mark asked; I mark that linda's kitchen, lchen@example.com"))
    made = copied(desk, EN)
    said = [text for one in made for text in texts(one).values()]
    assert said[1:] == [
        "May 2025",
        "lead",
        "Ms. [candidate] called [phone 0] on 1/3/2025; cost 13,800,000",
        "s: Ms. [candidate] called [phone 0] on 1/3/2025; cost 13,800,000",
        "[interviewer 0] asked; I mark that [candidate]'s kitchen, [mail 0]",
    ]
    assert made[0]["candidate_id"] == ""


def test_the_copy_is_a_valid_session_with_the_same_verdict() -> None:
    desk = told_in_chinese()
    taken = taken_back(copied(desk), desk)
    assert taken.session.id == "copy"
    assert result(taken.session) == result(desk.session)
    assert (taken.session.decision.by, taken.session.submitted) == ("〔person1〕", False)


@given(SITTING)
@settings(max_examples=40, deadline=None)
def test_whatever_was_done_copy_and_blind_copy_are_valid(sitting: list[co.Command]) -> None:
    desk = begun()
    sat(desk, sitting)
    assert result(taken_back(copied(desk), desk).session) == result(desk.session)
    blind = taken_back(copied(desk, blind=True), desk).session
    assert (blind.marks, blind.exams, blind.ratings, blind.decision, blind.ended, blind.submitted) == (
        {},
        {},
        {},
        None,
        None,
        False,
    )
    assert list(blind.evidence) == list(desk.session.evidence)
    assert [one.items for one in blind.evidence.values()] == [one.items for one in desk.session.evidence.values()]


def test_a_blind_copy_has_the_evidence_alone() -> None:
    desk = told_in_chinese()
    desk.do(AddRemark(kind="accommodation", text="林晓彤左耳听不清"))
    desk.do(RemoveRemark(remark=f"r{desk.session.seq}"))
    desk.do(co.Undo())
    assert [one["text"] for one in copied(desk) if one["event"] == "remark_added"] == ["候选人左耳听不清"]
    desk.do(co.StartStage(stage="rate"))
    desk.do(co.MarkIndicator(indicator="co.1.1", mark="shown"))
    desk.do(co.Undo())
    made = copied(desk, blind=True)
    assert [one["seq"] for one in made] == list(range(1, len(made) + 1))
    assert {one["event"] for one in made} == {"session_opened", "incident_added", "evidence_added"} | {
        "evidence_edited",
        "evidence_removed",
    }
    assert JUDGING.isdisjoint(one["event"] for one in made)
    assert "申诉" not in dumps(made[1:])


def test_no_digest_of_the_first_session_fits_the_copy() -> None:
    desk = told_in_chinese()
    desk.expunge("e1", "concerns health")
    before, after = records(desk), copied(desk)
    old = {one for record in before for one in text_digests(record).values()}
    new = {one for record in after for one in text_digests(record).values()}
    assert len(old) > 5
    assert old.isdisjoint(new)
    assert {one.get("salt") for one in before}.isdisjoint({one.get("salt") for one in after} - {None})


def test_what_is_not_named_is_left_to_the_byte() -> None:
    desk = desk_on(candidate="王芳", interviewer="李伟")
    odd = "\u202ehe said\x00 [bold] 由于工作\t２０２５－０３\n"
    desk.do(co.AddEvidence(text=odd))
    assert texts(copied(desk)[-1])["text"] == odd
