"""What an event did, in a few words: for undo, for history."""

from collections.abc import Sequence

from rubric.model import Rubric
from sessions.interview import events as ev
from sessions.interview.asking import ProbeAsked
from sessions.interview.consent import ConsentRecorded, InterestDeclared
from sessions.interview.entry import EntryAnswered
from sessions.interview.impression import ImpressionSealed
from sessions.interview.moments import MomentRemoved, MomentStamped
from sessions.interview.planning import PlanChanged, QuestionsChosen, TemplateApplied
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.remarks import RemarkAdded, RemarkRemoved
from sessions.interview.retelling import IncidentEdited, IncidentMerged
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.sitting import SittingPaused, SittingResumed
from tui.lines import people
from tui.translate import Words
from tui.views.reasons import say_level
from tui.wrap import fit


def said(text: str, expunged: bool, words: Words) -> str:
    """What a person wrote, made safe to draw; where it was expunged, that it was."""
    return words("expunge.gone") if expunged else people(text)


def tell(event: ev.Event, rubric: Rubric, words: Words) -> str:
    """`event` as a phrase."""

    def item(code: str) -> str:
        return words.of(rubric.item[code].title) if code in rubric.item else code

    match event:
        case ev.StageStarted():
            return words("tell.stage", stage=words(f"stage.{event.stage}"))
        case ev.IncidentAdded():
            return words("tell.incident", title=fit(said(event.title, event.expunged is not None, words), 30))
        case ev.EvidenceAdded():
            return words("tell.note", text=fit(said(event.text, event.expunged is not None, words), 30))
        case ev.EvidenceEdited():
            return words("tell.edit", text=fit(said(event.text, event.expunged is not None, words), 30))
        case ev.EvidenceLinked():
            return words("tell.link", note=event.evidence)
        case ev.EvidenceRemoved():
            return words("tell.remove", note=event.evidence)
        case IndicatorMarked():
            return words("tell.mark", indicator=event.indicator)
        case ExamRecorded():
            return words("tell.exam", item=item(event.item), level=event.level)
        case ItemRated():
            return words("tell.rate", item=item(event.item), level=say_level(event.level, words))
        case ev.SessionEnded():
            return words("tell.end", how=words(f"ending.{event.how}"))
        case ev.Decided():
            return words("tell.decide", decision=words(f"choice.{event.decision}"))
        case EntryAnswered():
            condition = rubric.entry_condition.get(event.condition)
            title = event.condition if condition is None else words.of(condition.title)
            return words("tell.entry", condition=title, answer=words(f"entry.{event.answer}"))
        case PlanChanged():
            return words("tell.plan")
        case QuestionsChosen():
            return words("tell.questions", item=item(event.item))
        case TemplateApplied():
            return words("tell.template", name=fit(people(event.name), 30))
        case InterestDeclared():
            return words("tell.interest")
        case ConsentRecorded():
            return words("tell.consent")
        case SittingPaused():
            return words("tell.pause")
        case SittingResumed():
            return words("tell.resume")
        case IncidentEdited():
            return words("tell.incident_edit", title=fit(said(event.title, event.expunged is not None, words), 30))
        case IncidentMerged():
            return words("tell.incident_merge", incident=event.incident, into=event.into)
        case MomentStamped():
            return words("tell.stamp", moment=event.moment)
        case MomentRemoved():
            return words("tell.stamp_removed", moment=event.moment)
        case ProbeAsked():
            return words("tell.asked", text=fit(said(event.text, event.expunged is not None, words), 30))
        case RemarkAdded():
            text = fit(said(event.text, event.expunged is not None, words), 30)
            return words("tell.remark", kind=words(f"remark.{event.kind}"), text=text)
        case RemarkRemoved():
            return words("tell.remark_removed", remark=event.remark)
        case FirstLevelGiven():
            level = say_level(event.level, words)
            return words("tell.first_level", item=item(event.item), level=level)
        case ImpressionSealed():
            return words("tell.impression")
        case _:
            return words("tell.other")


def tell_act(events: Sequence[ev.Event], rubric: Rubric, words: Words) -> str:
    """The events of one act as a phrase."""
    match events:
        case [ev.EvidenceAdded() as half, ev.EvidenceEdited() as note] if half.moment == note.evidence:
            return words("tell.split", note=note.evidence)
        case [ev.EvidenceEdited() as note, ev.EvidenceRemoved() as gone]:
            return words("tell.merge", note=gone.evidence, into=note.evidence)
        case _:
            return " · ".join(tell(event, rubric, words) for event in events)
