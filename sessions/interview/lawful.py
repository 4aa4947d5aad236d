"""Whether the events of a log that came from outside speak only of what their rubric has."""

from collections.abc import Sequence

from rubric.model import Rubric
from sessions.interview import events as ev
from sessions.interview.asking import ProbeAsked
from sessions.interview.capture import with_implied
from sessions.interview.entry import EntryAnswered
from sessions.interview.exam_events import ExamDrawn
from sessions.interview.examining import unsound
from sessions.interview.expunging import check_expunged
from sessions.interview.fold import LogError
from sessions.interview.impression import ImpressionSealed
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
            problem = f"part_of {event.part_of} is not an earlier event"
        if isinstance(event, Amended) and event.decided is not None:
            standing = log[event.decided - 1] if event.decided < seq else None
            if not isinstance(standing, ev.Decided | Gap):
                problem = f"decided {event.decided} is not an earlier decision"
        if isinstance(event, ev.EvidenceAdded):
            problem = problem or notes.taken(event.evidence)
        if isinstance(event, ev.IncidentAdded):
            problem = problem or incidents.taken(event.incident)
        if isinstance(event, Gap):
            notes.skip()
            incidents.skip()
            problem = problem or (incidents.taken(event.incident) if event.incident is not None else None)
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

    def taken(self, given: str) -> str | None:
        """Take the turn of the id `given`; what is wrong with it."""
        first, last = self._last + 1, max(self._last, self._made) + 1
        number = int(given[1:]) if given[1:].isdecimal() else 0
        if given != f"{self._letter}{number}" or not first <= number <= last:
            return f"id {given!r} is out of turn: '{self._letter}{first}' was expected"
        self._last, self._made = number, number_of(given, self._made)
        return None


def _name(field: str, text: str, needed: bool = True) -> str | None:
    try:
        clean_name(field, text, needed)
    except RefusalError as refusal:
        return f"{field}: {refusal.code}"
    return None


def _problem(event: ev.Event, rubric: Rubric, opened: SessionOpened | None) -> str | None:
    items: tuple[str, ...] = ()
    match event:
        case SessionOpened():
            items = event.plan
            if event.grade not in rubric.grade:
                return f"grade {event.grade!r} is not in the rubric"
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
                    return f"indicator {indicator!r} is not in the rubric"
            if missing := set(with_implied((), event.indicators)) - set(items):
                return f"items lack {min(missing)!r}, which an indicator links"
        case IndicatorMarked():
            if event.indicator not in rubric.indicator:
                return f"indicator {event.indicator!r} is not in the rubric"
            if rubric.item[rubric.indicator[event.indicator].item].method == "exam":
                return f"indicator {event.indicator!r} belongs to an exam item, which takes no marks"
        case ExamDrawn():
            exam = rubric.item[event.item].exam if event.item in rubric.item else None
            if exam is None or event.level > rubric.top:
                return f"item {event.item!r} has no exam at level {event.level}"
            if foreign := {one.subject for one in event.questions} - {one.code for one in exam.subjects}:
                return f"subject {min(foreign)!r} is not in the exam of {event.item!r}"
            if bad := unsound(event.questions):
                return f"question {bad!r} cannot be marked"
            return None if event.paper == f"p{event.seq}" else f"id {event.paper!r} is not 'p{event.seq}'"
        case ExamRecorded():
            exam = rubric.item[event.item].exam if event.item in rubric.item else None
            if exam is None or event.level > rubric.top:
                return f"item {event.item!r} has no exam at level {event.level}"
            if event.subject not in {subject.code for subject in exam.subjects}:
                return f"subject {event.subject!r} is not in the exam of {event.item!r}"
        case ItemRated() | FirstLevelGiven():
            items = (event.item,)
            for level in (event.level, event.suggested):
                if level != "NE" and level > rubric.top:
                    return f"level {level} is outside the scale"
        case ev.Decided() | ImpressionSealed():
            choice = event.decision if isinstance(event, ev.Decided) else event.lean
            if opened is not None and choice not in CHOICES[opened.purpose]:
                return f"decision {choice!r} does not belong to purpose {opened.purpose!r}"
            if event.grade is not None and event.grade not in rubric.grade:
                return f"grade {event.grade!r} is not in the rubric"
            if isinstance(event, ImpressionSealed):
                return None
            if event.expunged is None and not all(one.text.strip() for one in event.conditions):
                return "conditions: one has no text"
            return _name("by", event.by)
        case EntryAnswered():
            if event.condition not in rubric.entry_condition:
                return f"entry condition {event.condition!r} is not in the rubric"
        case Expunged():
            return _name("by", event.by)
        case PlanChanged() | TemplateApplied():
            if not event.items:
                return "items: there are none"
            items = (*event.items, *(event.questions if isinstance(event, TemplateApplied) else ()))
        case QuestionsChosen():
            items = (event.item,)
        case ProbeAsked():
            items = () if event.item is None else (event.item,)
        case MomentStamped():
            return None if event.moment == f"m{event.seq}" else f"id {event.moment!r} is not 'm{event.seq}'"
        case RemarkAdded():
            return None if event.remark == f"r{event.seq}" else f"id {event.remark!r} is not 'r{event.seq}'"
        case _:
            return None
    return next((f"item {code!r} is not in the rubric" for code in items if code not in rubric.item), None)
