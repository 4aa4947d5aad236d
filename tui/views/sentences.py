"""Every kind of event in one sentence; `Teller` says them.

A kind that the log may have and `SENTENCES` lacks is named by a test.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sessions.interview import events as ev
from sessions.interview.asking import ProbeAsked
from sessions.interview.consent import ConsentRecorded, InterestDeclared
from sessions.interview.entry import EntryAnswered
from sessions.interview.exam_events import (
    ExamAnswered,
    ExamDrawn,
    ExamExtended,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Scores,
)
from sessions.interview.impression import ImpressionSealed
from sessions.interview.log_events import Amended, Expunged, Gap, Restored, Reverted, SessionOpened, Submitted
from sessions.interview.moments import MomentRemoved, MomentStamped
from sessions.interview.planning import PlanChanged, QuestionsChosen, TemplateApplied
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.remarks import RemarkAdded, RemarkRemoved
from sessions.interview.retelling import IncidentEdited, IncidentMerged
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.sitting import SittingPaused, SittingResumed
from tui.views.reasons import say_level

if TYPE_CHECKING:
    from tui.views.teller import Teller


def _with(to: "Teller", told: str, more: list[str]) -> str:
    """`told`, and what is given of `more` behind it in brackets."""
    shown = to.words("told.then").join(filter(None, more))
    return told + (to.words("told.more", more=shown) if shown else "")


def _opened(to: "Teller", event: SessionOpened) -> str:
    grade = to.rubric.grade.get(event.grade)
    title = event.grade if grade is None else to.stated(to.words.of(grade.title))
    return to.words("told.opened", candidate=to.said(event.candidate), grade=title)


def _stage(to: "Teller", event: ev.StageStarted) -> str:
    return to.words("tell.stage", stage=to.words(f"stage.{event.stage}"))


def _incident(to: "Teller", event: ev.IncidentAdded) -> str:
    return _telling(to, event, "told.incident")


def _telling(to: "Teller", event: ev.IncidentAdded | IncidentEdited, key: str) -> str:
    kind, title = to.words(f"kind.{event.kind}"), to.text(event, event.title)
    told = to.words(key, id=event.incident, kind=kind, title=title)
    return " · ".join(filter(None, (told, to.said(event.when), to.said(event.role))))


def _of_note(to: "Teller", event: ev.EvidenceAdded | ev.EvidenceEdited) -> list[str]:
    codable = "" if event.codable else to.words("capture.uncodable")
    return [*to.marks(event.star, event.sign, event.quote), codable, event.incident or "", to.links(event)]


def _note(to: "Teller", event: ev.EvidenceAdded) -> str:
    filled = "" if event.moment is None else to.words("told.fills", moment=event.moment)
    told = to.words("told.note", id=event.evidence, text=to.text(event, event.text))
    return _with(to, told, [*_of_note(to, event), filled])


def _edited(to: "Teller", event: ev.EvidenceEdited) -> str:
    told = to.words("told.edited", id=event.evidence, text=to.text(event, event.text))
    return _with(to, told, _of_note(to, event))


def _linked(to: "Teller", event: ev.EvidenceLinked) -> str:
    return to.words("told.linked", id=event.evidence, links=to.links(event) or "–")


def _removed(to: "Teller", event: ev.EvidenceRemoved) -> str:
    return to.words("told.removed", id=event.evidence)


def _marked(to: "Teller", event: IndicatorMarked) -> str:
    indicator = to.rubric.indicator.get(event.indicator)
    text = "" if indicator is None else to.stated(to.words.of(indicator.text))
    mark = to.words(f"key.{event.mark or 'clear_mark'}")
    return to.words("told.marked", indicator=event.indicator, text=text, mark=mark)


def _exam(to: "Teller", event: ExamRecorded) -> str:
    score = "–" if event.score is None else event.score
    told = to.words("told.exam", item=to.item(event.item), level=event.level, subject=event.subject, score=score)
    return _with(to, told, [to.words("exam.from_csv") if event.source else ""])


def _rated(to: "Teller", event: ItemRated) -> str:
    level, suggested = (say_level(one, to.words) for one in (event.level, event.suggested))
    told = to.words("told.rated", item=to.item(event.item), level=level, suggested=suggested)
    return told + to.reason(event, event.reason)


def _ended(to: "Teller", event: ev.SessionEnded) -> str:
    return to.words("tell.end", how=to.words(f"ending.{event.how}"))


def _decided(to: "Teller", event: ev.Decided) -> str:
    words = to.words
    told = words("tell.decide", decision=words(f"choice.{event.decision}"))
    grade = to.rubric.grade.get(event.grade or "")
    title = event.grade or "" if grade is None else to.stated(words.of(grade.title))
    valid = "" if event.months is None else words("told.months", months=event.months)
    told = _with(to, told, [title, valid, to.said(event.by), *(words(f"against.{one}") for one in event.against)])
    told += to.reason(event, event.reason)
    for one in event.conditions:
        text = words("decision.condition", who=words(f"party.{one.who}"), text=to.text(event, one.text))
        told += words("told.condition", condition=text + (words("decision.due", day=one.due) if one.due else ""))
    return told


def _entry(to: "Teller", event: EntryAnswered) -> str:
    condition = to.rubric.entry_condition.get(event.condition)
    title = event.condition if condition is None else to.stated(to.words.of(condition.title))
    told = to.words("told.entry", condition=title, answer=to.words(f"entry.{event.answer}"))
    return told + to.reason(event, event.note)


def _stepped(to: "Teller", event: Reverted | Restored) -> str:
    key = "told.undone" if isinstance(event, Reverted) else "told.redone"
    return to.words(key, event=event.target, what=to.tell(to.log[event.target - 1]))


def _gap(to: "Teller", event: Gap) -> str:
    return to.words("told.lost" if event.cause == "lost" else "told.stranded")


def _expunged(to: "Teller", event: Expunged) -> str:
    numbers = to.listed(map(str, event.targets))
    return to.words("told.expunged", events=numbers) + to.reason(event, event.reason)


def _plan(to: "Teller", event: PlanChanged | TemplateApplied) -> str:
    items = to.listed(to.item(code) for code in event.items)
    stages = to.listed(f"{to.words(f'stage.{stage}')} {minutes}" for stage, minutes in event.stages.items())
    own = to.words("told.own_script") if event.opening or event.consent else ""
    hidden = to.words("told.suggestions_after") if event.suggestions == "after_level" else ""
    unasked = "" if event.impression else to.words("told.impression_off")
    return _with(to, to.words("told.plan", items=items, minutes=event.minutes), [stages, own, hidden, unasked])


def _template(to: "Teller", event: TemplateApplied) -> str:
    return to.words("told.template", name=to.said(event.name)) + _plan(to, event)


def _questions(to: "Teller", event: QuestionsChosen) -> str:
    questions = " / ".join(to.said(one) for one in event.questions)
    return to.words("told.questions", item=to.item(event.item), questions=questions) + to.reason(event, event.reason)


def _interest(to: "Teller", event: InterestDeclared) -> str:
    detail = to.text(event, event.detail) if event.detail or event.expunged is not None else ""
    return _with(to, to.words("told.knows" if event.knows else "told.knows_not"), [detail])


def _stamped(to: "Teller", event: MomentStamped) -> str:
    marks = to.marks(event.star, event.sign, event.quote)
    return _with(to, to.words("told.stamped", moment=event.moment), [*marks, event.incident or ""])


def _asked(to: "Teller", event: ProbeAsked) -> str:
    item = "" if event.item is None else to.item(event.item)
    part = "" if event.part is None else to.words(f"star.{event.part}")
    warned = to.words("told.warned") if event.warned else ""
    return _with(
        to, to.words("told.asked", text=to.text(event, event.text)), [item, event.incident or "", part, warned]
    )


def _remark(to: "Teller", event: RemarkAdded) -> str:
    kind = to.words(f"remark.{event.kind}")
    return to.words("told.remark", id=event.remark, kind=kind, text=to.text(event, event.text))


def _first_level(to: "Teller", event: FirstLevelGiven) -> str:
    level, suggested = (say_level(one, to.words) for one in (event.level, event.suggested))
    return to.words("told.first_level", item=to.item(event.item), level=level, suggested=suggested)


def _impression(to: "Teller", event: ImpressionSealed) -> str:
    """Sealed until a submit comes after it in the log."""
    told = to.words("told.impression", minute=event.minute)
    if not any(isinstance(one, Submitted) for one in to.log[event.seq :]):
        return _with(to, told, [to.words("impression.sealed")])
    grade = to.rubric.grade.get(event.grade or "")
    title = "" if grade is None else to.stated(to.words.of(grade.title))
    return _with(to, told, [to.words(f"choice.{event.lean}"), title])


def _drawn(to: "Teller", event: ExamDrawn) -> str:
    count, version = len(event.questions), f"{event.bank} {event.version}"
    return to.words(
        "told.exam_drawn", paper=event.paper, item=to.item(event.item), level=event.level, count=count, bank=version
    )


def _answered(to: "Teller", event: ExamAnswered) -> str:
    told = to.words("told.exam_answered", paper=event.paper, question=event.question)
    if not any(isinstance(one, ExamHandedIn) and one.paper == event.paper for one in to.log[event.seq :]):
        return told  # not what was answered: the candidate is still at it, and may look over a shoulder
    given = to.listed(map(str, event.picks)) if event.answer is None else to.text(event, event.answer)
    return _with(to, told, [given])


def _handed_in(to: "Teller", event: ExamHandedIn) -> str:
    told = to.words("told.exam_handed_in", paper=event.paper, how=to.words(f"exam.handed_in.{event.how}"))
    return _with(to, told, _scores(to, event.scores))


def _paper_marked(to: "Teller", event: ExamMarked) -> str:
    told = to.words("told.exam_marked", paper=event.paper, question=event.question, points=event.points)
    return _with(to, told, _scores(to, event.scores))


def _scores(to: "Teller", scores: Scores) -> list[str]:
    unmarked = to.words("exam.unmarked")
    return [f"{subject} {unmarked if score is None else score}" for subject, score in scores.items()]


SENTENCES: Mapping[type[ev.Event], Callable[["Teller", Any], str]] = {
    SessionOpened: _opened,
    ev.StageStarted: _stage,
    ev.IncidentAdded: _incident,
    ev.EvidenceAdded: _note,
    ev.EvidenceEdited: _edited,
    ev.EvidenceLinked: _linked,
    ev.EvidenceRemoved: _removed,
    IndicatorMarked: _marked,
    ExamRecorded: _exam,
    ItemRated: _rated,
    ev.SessionEnded: _ended,
    ev.Decided: _decided,
    Submitted: lambda to, _event: to.words("told.submitted"),
    Amended: lambda to, event: to.words("told.reopened") + to.reason(event, event.reason),
    Reverted: _stepped,
    Restored: _stepped,
    Gap: _gap,
    Expunged: _expunged,
    PlanChanged: _plan,
    TemplateApplied: _template,
    QuestionsChosen: _questions,
    InterestDeclared: _interest,
    ConsentRecorded: lambda to, event: to.words("told.agreed" if event.given else "told.refused"),
    SittingPaused: lambda to, _event: to.words("told.paused"),
    SittingResumed: lambda to, _event: to.words("told.resumed"),
    IncidentEdited: lambda to, event: _telling(to, event, "told.incident_edited"),
    IncidentMerged: lambda to, event: to.words("told.merged", id=event.incident, into=event.into),
    MomentStamped: _stamped,
    MomentRemoved: lambda to, event: to.words("told.stamp_removed", moment=event.moment),
    ProbeAsked: _asked,
    RemarkAdded: _remark,
    FirstLevelGiven: _first_level,
    ImpressionSealed: _impression,
    EntryAnswered: _entry,
    RemarkRemoved: lambda to, event: to.words("told.remark_removed", id=event.remark),
    ExamDrawn: _drawn,
    ExamStarted: lambda to, event: to.words("told.exam_started", paper=event.paper),
    ExamAnswered: _answered,
    ExamExtended: lambda to, event: to.words("told.exam_extended", paper=event.paper, minutes=event.minutes),
    ExamHandedIn: _handed_in,
    ExamMarked: _paper_marked,
}
