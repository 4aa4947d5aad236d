"""Whether the events of a log that came from outside speak only of what their rubric has."""

from collections.abc import Sequence

from rubric.faults import Fault
from rubric.model import Rubric
from sessions.interview import events as ev
from sessions.interview.asking import ProbeAsked
from sessions.interview.capture import with_implied
from sessions.interview.entry import EntryAnswered
from sessions.interview.exam_events import ExamDrawn
from sessions.interview.examining import unsound
from sessions.interview.expunging import check_expunged
from sessions.interview.impression import ImpressionSealed
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Amended, Expunged, Gap, SessionOpened
from sessions.interview.moments import MomentStamped
from sessions.interview.opening import clean_name
from sessions.interview.planning import PlanChanged, QuestionsChosen, TemplateApplied
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.refusals import RefusalError
from sessions.interview.remarks import RemarkAdded
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.steps import number_of
from sessions.interview.words import CHOICES


def check_log(log: Sequence[ev.Event], rubric: Rubric) -> None:
    """Raises LogError at the first event that bei would not have made, what was expunged included.

    That is one with an unknown code, a level outside the scale, a foreign decision, a name with control characters
    or an id out of turn; whether a rating had its ground then is not asked again.
    """
    opened: SessionOpened | None = None
    notes, incidents = _Turns("e"), _Turns("i")
    for seq, event in enumerate(log, 1):
        if isinstance(event, SessionOpened):
            opened = event
        problem = _problem(event, rubric, opened)
        if event.part_of is not None and event.part_of >= seq:
            problem = Fault(("part_of",), "log_part_of", {"given": str(event.part_of)})
        if isinstance(event, Amended) and event.decided is not None:
            standing = log[event.decided - 1] if event.decided < seq else None
            if not isinstance(standing, ev.Decided | Gap):
                problem = Fault(("decided",), "log_decided", {"given": str(event.decided)})
        if isinstance(event, ev.EvidenceAdded):
            problem = problem or notes.taken("evidence", event.evidence)
        if isinstance(event, ev.IncidentAdded):
            problem = problem or incidents.taken("incident", event.incident)
        if isinstance(event, Gap):
            notes.skip()
            incidents.skip()
            problem = problem or (incidents.taken("incident", event.incident) if event.incident is not None else None)
        if problem:
            raise LogError(seq, problem)
    check_expunged(log)


class _Turns:
    """The ids that may come next: the one after the last, or a later one where events in between were lost."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._last = self._made = 0

    def skip(self) -> None:
        self._made += 1

    def taken(self, field: str, given: str) -> Fault | None:
        """Take the turn of the id `given` in `field`; what is wrong with it."""
        first, last = self._last + 1, max(self._last, self._made) + 1
        number = int(given[1:]) if given[1:].isdecimal() else 0
        if given != f"{self._letter}{number}" or not first <= number <= last:
            return Fault((field,), "log_turn", {"given": given, "expected": f"{self._letter}{first}"})
        self._last, self._made = number, number_of(given, self._made)
        return None


def _name(field: str, text: str, needed: bool = True) -> Fault | None:
    try:
        clean_name(field, text, needed)
    except RefusalError as refusal:
        return Fault((field,), f"log_{refusal.code}")
    return None


def _own(field: str, given: str, expected: str) -> Fault | None:
    """What is wrong with an id that an event takes from its own number."""
    return None if given == expected else Fault((field,), "log_turn", {"given": given, "expected": expected})


def _problem(event: ev.Event, rubric: Rubric, opened: SessionOpened | None) -> Fault | None:
    items: tuple[str, ...] = ()
    match event:
        case SessionOpened():
            items = event.plan
            if event.grade not in rubric.grade:
                return Fault(("grade",), "log_grade", {"given": event.grade})
            for field, text in (("candidate", event.candidate), ("interviewer", event.interviewer)):
                if problem := _name(field, text):
                    return problem
            for field, text in (("candidate_id", event.candidate_id), ("post", event.post)):
                if problem := _name(field, text, needed=False):
                    return problem
        case ev.EvidenceAdded() | ev.EvidenceEdited() | ev.EvidenceLinked():
            items = event.items
            for indicator in event.indicators:
                if indicator not in rubric.indicator:
                    return Fault(("indicators",), "log_indicator", {"given": indicator})
            if missing := set(with_implied((), event.indicators)) - set(items):
                return Fault(("items",), "log_item_left_out", {"code": min(missing)})
        case IndicatorMarked():
            if event.indicator not in rubric.indicator:
                return Fault(("indicator",), "log_indicator", {"given": event.indicator})
            if rubric.item[rubric.indicator[event.indicator].item].method == "exam":
                return Fault(("indicator",), "log_exam_mark", {"given": event.indicator})
        case ExamDrawn():
            exam = rubric.item[event.item].exam if event.item in rubric.item else None
            if exam is None or event.level > rubric.top:
                return Fault(("item",), "log_no_exam", {"code": event.item, "level": str(event.level)})
            if foreign := {one.subject for one in event.questions} - {one.code for one in exam.subjects}:
                return Fault(("questions",), "log_subject", {"given": min(foreign), "code": event.item})
            if bad := unsound(event.questions):
                return Fault(("questions",), "log_question", {"given": bad})
            return _own("paper", event.paper, f"p{event.seq}")
        case ExamRecorded():
            exam = rubric.item[event.item].exam if event.item in rubric.item else None
            if exam is None or event.level > rubric.top:
                return Fault(("item",), "log_no_exam", {"code": event.item, "level": str(event.level)})
            if event.subject not in {subject.code for subject in exam.subjects}:
                return Fault(("subject",), "log_subject", {"given": event.subject, "code": event.item})
        case ItemRated() | FirstLevelGiven():
            items = (event.item,)
            for field, level in (("level", event.level), ("suggested", event.suggested)):
                if level != "NE" and level > rubric.top:
                    return Fault((field,), "log_level", {"given": str(level), "top": str(rubric.top)})
        case ev.Decided() | ImpressionSealed():
            field, choice = ("decision", event.decision) if isinstance(event, ev.Decided) else ("lean", event.lean)
            if opened is not None and choice not in CHOICES[opened.purpose]:
                return Fault((field,), "log_choice", {"given": choice, "purpose": opened.purpose})
            if event.grade is not None and event.grade not in rubric.grade:
                return Fault(("grade",), "log_grade", {"given": event.grade})
            if isinstance(event, ImpressionSealed):
                return None
            if event.expunged is None and not all(one.text.strip() for one in event.conditions):
                return Fault(("conditions",), "log_condition_empty")
            return _name("by", event.by)
        case EntryAnswered():
            if event.condition not in rubric.entry_condition:
                return Fault(("condition",), "log_entry_condition", {"given": event.condition})
        case Expunged():
            return _name("by", event.by)
        case PlanChanged() | TemplateApplied():
            if not event.items:
                return Fault(("items",), "log_no_items")
            items = (*event.items, *(event.questions if isinstance(event, TemplateApplied) else ()))
        case QuestionsChosen():
            items = (event.item,)
        case ProbeAsked():
            items = () if event.item is None else (event.item,)
        case MomentStamped():
            return _own("moment", event.moment, f"m{event.seq}")
        case RemarkAdded():
            return _own("remark", event.remark, f"r{event.seq}")
        case _:
            return None
    field = next((name for name in ("plan", "items", "item") if hasattr(event, name)), "")
    return next((Fault((field,), "log_item", {"given": code}) for code in items if code not in rubric.item), None)
