"""A whole interview in plain prompts over a pipe, in both languages: what `bei apply` makes of the same commands."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rubric.language import LANGUAGES, Language
from tests.tui.at_shell import Answer, Data, applied, bei, exported, have_small_model, made
from tui.plain.orders import ORDERS, order_of
from tui.translate import Words

ENGLISH = """/new
small
王芳
K-1
Key account manager
1
1
李伟
60

/interest
2
former colleague

/next
/ask
/consent
1
/next
s: main customer is the hospital
/next
/incident
1
Won the hospital
May 2025
lead
/ask
s: the contract ended in December
a: + #co.1.1 #co.1.2 called three customers
r: - q: #com lost one of them
/edit e4 r: - q: #com lost one of the three
what follows is no use
/remove e5
/undo
/redo
#com
/own What did you say then?
/go close
/remark
3
tells the result

30 November
/go rate
/mark co
1
1
/
/mark com.1.1 2
/mark com.1.2 2
/score law 1
70
61.5
/rate co 1
/rate com
1
one clear case
/rate law 1
/rate ski 9
/go grade
/entry
1
report of May
2

/decide
1
2
赵敏
meets the grade
hand in the report 2026-12-31
12
/submit
2
/quit
"""

CHINESE = """／新建
small
王芳
K-1
客户经理
１
1
李伟
60

/利益
２
原同事

/下一步
/问过
/同意
1
/下一步
s：主要客户是医院
/下一步
/事件
1
拿下医院
2025年5月
牵头
/问
s：合同12月到期
a：＋ ＃co.1.1 ＃co.1.2 给三家客户打了电话
r：－ q： ＃com 丢了一家
／改 e4 r: - q: #com 三家里丢了一家
这句没有用
/删e5
/撤销
/重做
＃com
/自问 当时你说了什么？
/去 收尾
/备忘
3
告知结果

11月30日
/去 评级
/标记co
１
1
/
/标记 com.1.1 2
/标记 com.1.2 ２
/成绩 law 1
70
61.5
/评级co 1
/评级 com
1
有一件清楚的事
/评级 law 1
/评级 ski 9
/去 定级
/准入
1
五月的报告
2

/决定
1
2
赵敏
达到要求
交报告 2026-12-31
12
/提交
2
/退出
"""
TEXTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Key account manager", "former colleague", "main customer is the hospital", "Won the hospital", "May 2025",
        "lead", "the contract ended in December", "called three customers", "lost one of them",
        "lost one of the three", "what follows is no use", "What did you say then?", "one clear case",
        "report of May", "meets the grade", "hand in the report", "tells the result · 李伟 · 30 November",
    ),
    "zh": (
        "客户经理", "原同事", "主要客户是医院", "拿下医院", "2025年5月", "牵头", "合同12月到期", "给三家客户打了电话",
        "丢了一家", "三家里丢了一家", "这句没有用", "当时你说了什么？", "有一件清楚的事", "五月的报告", "达到要求",
        "交报告", "告知结果 · 李伟 · 11月30日",
    ),
}  # fmt: skip


def commands(language: Language) -> tuple[str, list[Data]]:
    """The post, and the same interview as commands."""
    words = Words(language)
    (post, knows, duties, title, when, role, s, a, r, r2, away, own, why, report, reason, todo, step) = TEXTS[language]
    probe = words("probe.s")
    do: list[Data] = [
        {"do": "declare_interest", "knows": True, "detail": knows},
        {"do": "start_stage", "stage": "opening"},
        {"do": "record_consent", "given": True},
        {"do": "start_stage", "stage": "duties"},
        {"do": "capture", "line": f"s: {duties}" if language == "en" else f"s：{duties}"},
        {"do": "start_stage", "stage": "incidents"},
        {"do": "add_incident", "kind": "high", "title": title, "when": when, "role": role},
        {"do": "ask", "kind": "star", "text": probe, "incident": "i1", "part": "s"},
        *(
            {"do": "capture", "line": line, "incident": "i1"}
            for line in (
                (f"s: {s}", f"a: + #co.1.1 #co.1.2 {a}", f"r: - q: #com {r}")
                if language == "en"
                else (f"s：{s}", f"a：＋ ＃co.1.1 ＃co.1.2 {a}", f"r：－ q： ＃com {r}")
            )
        ),
        {"do": "edit_evidence", "evidence": "e4", "text": r2},
        {"do": "capture", "line": away, "incident": "i1"},
        {"do": "remove_evidence", "evidence": "e5"},
        {"do": "undo"},
        {"do": "redo"},
        {"do": "start_stage", "stage": "items"},
        {"do": "ask", "kind": "own", "text": own, "item": "com"},
        {"do": "start_stage", "stage": "close"},
        {"do": "add_remark", "kind": "next_step", "text": step},
        {"do": "start_stage", "stage": "rate"},
        {"do": "mark_indicator", "indicator": "co.1.1", "mark": "shown"},
        {"do": "mark_indicator", "indicator": "co.1.2", "mark": "shown"},
        {"do": "mark_indicator", "indicator": "com.1.1", "mark": "partly"},
        {"do": "mark_indicator", "indicator": "com.1.2", "mark": "partly"},
        {"do": "record_exam", "item": "law", "level": 1, "subject": "tax", "score": 70},
        {"do": "record_exam", "item": "law", "level": 1, "subject": "civil", "score": Decimal("61.5")},
        {"do": "rate_item", "item": "co", "level": 1},
        {"do": "rate_item", "item": "com", "level": 1, "reason": why},
        {"do": "rate_item", "item": "law", "level": 1},
        {"do": "rate_item", "item": "ski", "level": "NE"},
        {"do": "start_stage", "stage": "grade"},
        {"do": "answer_entry", "condition": "credit", "answer": "yes", "note": report},
        {"do": "answer_entry", "condition": "exam", "answer": "no"},
        {
            "do": "decide", "decision": "hire", "grade": "low", "by": "赵敏", "reason": reason, "months": 12,
            "conditions": [{"text": todo, "who": "candidate", "due": "2026-12-31"}],
        },
        {"do": "submit"},
    ]  # fmt: skip
    return post, do


def events(session: str) -> list[Data]:
    """What happened in a session, without when."""
    dated = ("at", "salt", "session")
    return [{name: value for name, value in one.items() if name not in dated} for one in exported(session)["events"]]


def spoken(script: str, language: Language) -> Answer:
    """What `bei --plain` says to these lines; it must end well."""
    have_small_model()
    answer = bei("--plain", stdin=script, lang=language)
    assert (answer.code, answer.err) == (0, "")
    return answer


def test_every_order_stands_in_the_table_of_the_page_in_both_languages() -> None:
    page = (Path(__file__).parents[3] / "docs" / "plain.md").read_text("utf-8")
    for name in ORDERS:
        for language in LANGUAGES:
            row = " ".join(f"`/{word}`" for word in Words(language)(f"plain.word.{name}").split())
            assert f"| {row} |" in page


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("/rate com 3 why", ("rate", "com 3 why")),
        ("／评级com 3", ("rate", "com 3")),
        ("/评级 com", ("rate", "com")),
        ("/dec", ("decide", "")),
        ("/？", ("help", "")),
        ("/re", None),
        ("/ratings", None),
        ("rate com 3", None),
        ("/", None),
    ],
)
def test_what_is_an_order(line: str, meant: tuple[str, str] | None) -> None:
    assert order_of(line) == meant


def listed() -> list[Any]:
    return [one["id"] for one in bei("list", "--json").json]


@pytest.mark.parametrize(("language", "script"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_same_interview_in_plain_prompts_and_through_apply(language: Language, script: str) -> None:
    said = spoken(script, language).out
    (session,) = listed()
    post, do = commands(language)
    other = made("--candidate-id", "K-1", "--post", post)
    applied(other, *do)
    assert events(session) == events(other)
    assert "\x1b" not in said
    assert exported(session)["state"]["submitted"] is True
