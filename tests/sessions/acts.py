"""Random acts at a desk on the small rubric, for laws that hold whatever an interviewer does."""

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from sessions.desk import SessionDesk
from sessions.interview import commands as co
from sessions.interview.asking import Ask
from sessions.interview.consent import DeclareInterest, RecordConsent
from sessions.interview.entry import AnswerEntry
from sessions.interview.event import Condition, Event
from sessions.interview.examining import AnswerExam, HandInExam, MarkExam, StartExam
from sessions.interview.impression import SealImpression
from sessions.interview.moments import RemoveMoment, StampMoment
from sessions.interview.planning import ApplyTemplate, ChangePlan, ChooseQuestions
from sessions.interview.refusals import RefusalError
from sessions.interview.remarks import AddRemark, RemoveRemark
from sessions.interview.retelling import EditIncident, MergeIncident
from sessions.interview.showing import GiveFirstLevel
from sessions.interview.sitting import Pause, Resume
from sessions.interview.words import ENTRY_ANSWERS, REMARK_KINDS
from tests.sessions.exam_sample import drawing, taken
from tests.sessions.making import LogInMemory, desk_on, noted, small

HOSTILE = (
    "客户说“三个月内开通”，我当天去了现场",
    "😀👩\u200d👧 emoji",
    "\x00\x1b[31mred\x7f\x85",
    "[bold]markup[/] $x {y} \\n",
    "line\u2028separator\u2029paragraph\nnewline\r\n",
    '"quoted" \\ back\\\\slash',
    "\ufeffmark \u202ereversed",
    "</script>",
)

ITEMS = st.sampled_from(["co", "com", "law", "ski"])
INDICATORS = st.sampled_from(sorted(small().rubric.indicator))
NOTES = st.sampled_from(["e1", "e2", "e3", "e4"])
INCIDENTS = st.none() | st.sampled_from(["i1", "i2"])
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
STARS = st.none() | st.sampled_from(["s", "t", "a", "r", "f"])
SIGNS = st.none() | st.sampled_from(["+", "-"])
LINKS = st.lists(ITEMS, max_size=3).map(tuple)
SHOWN = st.lists(INDICATORS, max_size=2).map(tuple)
SCORES = st.none() | st.sampled_from(
    [Decimal(text) for text in ("0", "0.10", "59.99999999999999999999", "60", "60.0", "99.999999999999999999999999999")]
)
MARKS = st.lists(st.sampled_from(["s:", "a：", "＋", "- ", "~", "#co ", "#com.1.2 ", "#zz ", "\\", "q:"]), max_size=4)

NOTING = st.one_of(
    st.builds(co.AddIncident, kind=st.sampled_from(["high", "low", "other"]), title=TEXT, when=TEXT, role=TEXT),
    st.builds(co.Capture, line=st.tuples(MARKS.map("".join), TEXT).map("".join), incident=INCIDENTS),
    st.builds(
        co.AddEvidence,
        text=TEXT,
        star=STARS,
        sign=SIGNS,
        quote=st.booleans(),
        items=LINKS,
        indicators=SHOWN,
        incident=INCIDENTS,
        codable=st.booleans(),
    ),
    st.builds(co.EditEvidence, evidence=NOTES, text=TEXT, star=STARS, items=LINKS),
    st.builds(co.EditEvidence, evidence=NOTES, codable=st.booleans(), incident=INCIDENTS),
    st.builds(co.LinkEvidence, evidence=NOTES, items=st.none() | LINKS, indicators=st.none() | SHOWN),
    st.builds(co.RemoveEvidence, evidence=NOTES),
)
JUDGING = st.one_of(
    st.builds(
        co.MarkIndicator,
        indicator=INDICATORS,
        mark=st.sampled_from([None, "shown", "shown", "partly", "not_shown", "contradicted"]),
    ),
    st.builds(
        co.RecordExam,
        item=st.sampled_from(["law", "ski"]),
        level=st.integers(1, 3),
        subject=st.sampled_from(["tax", "civil", "lab"]),
        score=SCORES,
    ),
    st.builds(co.RateItem, item=ITEMS, level=st.sampled_from([0, 1, 2, 3, "NE"]), reason=TEXT | st.just("")),
)
MOMENTS = st.none() | st.integers(2, 12).map("m{}".format) | st.sampled_from(["e1", "e2"])
PAPERS = st.integers(2, 12).map("p{}".format)
BESIDE = st.one_of(
    st.builds(
        ChangePlan, items=st.none() | st.lists(ITEMS, max_size=3).map(tuple), minutes=st.none() | st.integers(0, 90)
    ),
    st.builds(
        ChangePlan, stages=st.dictionaries(st.sampled_from(["opening", "items"]), st.integers(0, 30)), opening=TEXT
    ),
    st.builds(ChooseQuestions, item=ITEMS, questions=st.lists(TEXT, max_size=2).map(tuple), reason=TEXT | st.just("")),
    st.builds(
        ApplyTemplate, name=st.just("AM"), items=LINKS, minutes=st.just(45), questions=st.just({"co": ("Why?",)})
    ),
    st.builds(DeclareInterest, knows=st.booleans(), detail=TEXT | st.just("")),
    st.builds(RecordConsent, given=st.booleans()),
    st.builds(Pause),
    st.builds(Resume),
    st.builds(EditIncident, incident=st.sampled_from(["i1", "i2"]), title=st.none() | TEXT, when=st.none() | TEXT),
    st.builds(MergeIncident, incident=st.sampled_from(["i1", "i2"]), into=st.sampled_from(["i1", "i2"])),
    st.builds(StampMoment, star=STARS, sign=SIGNS, quote=st.booleans(), incident=INCIDENTS),
    st.builds(RemoveMoment, moment=st.integers(2, 12).map("m{}".format)),
    st.builds(co.AddEvidence, text=TEXT, moment=MOMENTS, items=LINKS),
    st.builds(
        Ask, kind=st.sampled_from(["question", "star", "own"]), text=TEXT, incident=INCIDENTS, item=st.none() | ITEMS
    ),
    st.builds(AddRemark, kind=st.sampled_from(REMARK_KINDS), text=TEXT),
    st.builds(
        AnswerEntry,
        condition=st.sampled_from(["credit", "exam"]),
        answer=st.sampled_from(ENTRY_ANSWERS),
        note=TEXT | st.just(""),
    ),
    st.builds(RemoveRemark, remark=st.integers(2, 12).map("r{}".format)),
    st.builds(ChangePlan, suggestions=st.sampled_from(["at_once", "after_level"]), impression=st.booleans()),
    st.builds(GiveFirstLevel, item=ITEMS, level=st.sampled_from([0, 1, 2, 3, "NE"])),
    st.builds(SealImpression, lean=st.sampled_from(["hire", "hold", "reject"]), grade=st.none() | st.just("high")),
    st.just(drawing()),
    st.builds(StartExam, paper=PAPERS),
    st.builds(AnswerExam, paper=PAPERS, question=st.just("civil-1-02"), text=TEXT),
    st.builds(AnswerExam, paper=PAPERS, question=st.just("tax-1-02"), picks=st.sampled_from([(), (1,), (2, 4)])),
    st.builds(HandInExam, paper=PAPERS),
    st.builds(MarkExam, paper=PAPERS, question=st.just("civil-1-02"), points=st.just(Decimal("2.5"))),
)
CLOSING = st.one_of(
    st.builds(co.StartStage, stage=st.sampled_from(["opening", "duties", "incidents", "rate", "grade"])),
    st.builds(
        co.Decide,
        decision=st.sampled_from(["hire", "hold"]),
        reason=TEXT,
        by=st.none() | st.just("赵敏"),
        grade=st.sampled_from([None, "low", "high"]),
        conditions=st.lists(
            st.builds(Condition, text=TEXT.filter(str.strip), due=st.none() | st.just("2028-02-29")), max_size=2
        ).map(tuple),
        months=st.none() | st.integers(1, 120),
    ),
    st.builds(co.End, how=st.sampled_from(["no_show", "interrupted"])),
    st.builds(co.Amend, reason=TEXT),
    st.builds(co.Submit),
)
ACT = st.one_of(NOTING, JUDGING, NOTING, JUDGING, CLOSING, BESIDE)
ACTS = st.lists(ACT, min_size=3, max_size=15)
BACK_AND_FORTH = st.lists(st.sampled_from([co.Undo(), co.Undo(), co.Redo()]), max_size=4)

SITTING = st.lists(st.tuples(ACTS, BACK_AND_FORTH), max_size=3).map(
    lambda turns: [one for acts, steps in turns for one in (*acts, *steps)]
)
"""What one interviewer may try in a sitting; what is refused changes nothing."""


def begun(log: LogInMemory | None = None) -> SessionDesk:
    """A desk with two incidents told, and three notes that give ground to every item."""
    desk = desk_on(log=log)
    for title in ("Won", "Lost"):
        desk.do(co.AddIncident(kind="high", title=title))
    for items in (("co", "com"), ("law",), ("ski", "co")):
        noted(desk, *items, incident="i1")
    return desk


def sat(desk: SessionDesk, commands: Iterable[co.Command]) -> list[Event]:
    """Do what can be done of `commands` at `desk`; the events of what was done."""
    done = []
    for command in commands:
        try:
            done.append(desk.do(command))
        except RefusalError:
            continue
    return done


def beside_the_evidence(desk: SessionDesk) -> None:
    """Do one of each that is neither note nor mark nor rating, at a desk with an incident `i1`."""
    desk.do(DeclareInterest(knows=True, detail="same school"))
    desk.do(RecordConsent(given=True))
    desk.do(ChangePlan(minutes=45, stages={"opening": 3}, opening="Good morning"))
    desk.do(ApplyTemplate(name="AM 2026", items=("co", "com"), minutes=50, questions={"co": ("Tell me of a time.",)}))
    desk.do(ChooseQuestions(item="co", questions=("And another one?",), reason="told already"))
    desk.do(Pause())
    desk.do(Resume())
    desk.do(EditIncident(incident="i1", when="2025"))
    desk.do(co.AddIncident(kind="other", title="the same again"))
    desk.do(MergeIncident(incident=list(desk.session.incidents)[-1], into="i1"))
    desk.do(StampMoment(star="a"))
    desk.do(RemoveMoment(moment=list(desk.session.moments)[-1]))
    desk.do(Ask(kind="star", text="What did you do?", incident="i1", part="a"))
    desk.do(AddRemark(kind="accommodation", text="large print"))
    desk.do(AddRemark(kind="next_step", text="by Friday"))
    if not desk.session.marks and not desk.session.exams and not desk.session.ratings:
        desk.do(ChangePlan(suggestions="after_level"))
        desk.do(GiveFirstLevel(item="co", level="NE"))
        desk.do(ChangePlan(suggestions="at_once"))
    desk.do(SealImpression(lean="hold", grade="high"))
    desk.do(ChangePlan(impression=False))
    desk.do(RemoveRemark(remark=list(desk.session.remarks)[-1]))
    taken(desk)
    desk.do(AnswerEntry(condition="credit", answer="no", note="a loan overdue"))
