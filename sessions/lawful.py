"""Whether the events of a log that came from outside speak only of what their rubric has."""

from collections.abc import Iterable

from rubric.model import Rubric
from sessions import events as ev
from sessions.capture import with_implied
from sessions.fold import LogError
from sessions.opening import clean_name
from sessions.refusals import RefusalError
from sessions.words import CHOICES


def check_log(log: Iterable[ev.Event], rubric: Rubric) -> None:
    """Raises LogError at the first event that bei would not have made.

    That is one with an unknown code, a level outside the scale, a foreign decision, a name with control characters
    or an id out of turn; whether a rating had its ground then is not asked again.
    """
    opened: ev.SessionOpened | None = None
    notes = incidents = 0
    for seq, event in enumerate(log, 1):
        if isinstance(event, ev.SessionOpened):
            opened = event
        problem = _problem(event, rubric, opened)
        if isinstance(event, ev.EvidenceAdded):
            notes += 1
            problem = problem or _turn(event.evidence, f"e{notes}")
        if isinstance(event, ev.IncidentAdded):
            incidents += 1
            problem = problem or _turn(event.incident, f"i{incidents}")
        if problem:
            raise LogError(seq, problem)


def _turn(given: str, expected: str) -> str | None:
    return None if given == expected else f"id {given!r} is out of turn: {expected!r} was expected"


def _name(field: str, text: str, needed: bool = True) -> str | None:
    try:
        clean_name(field, text, needed)
    except RefusalError as refusal:
        return f"{field}: {refusal.code}"
    return None


def _problem(event: ev.Event, rubric: Rubric, opened: ev.SessionOpened | None) -> str | None:
    items: tuple[str, ...] = ()
    match event:
        case ev.SessionOpened():
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
        case ev.IndicatorMarked():
            if event.indicator not in rubric.indicator:
                return f"indicator {event.indicator!r} is not in the rubric"
            if rubric.item[rubric.indicator[event.indicator].item].method == "exam":
                return f"indicator {event.indicator!r} belongs to an exam item, which takes no marks"
        case ev.ExamRecorded():
            exam = rubric.item[event.item].exam if event.item in rubric.item else None
            if exam is None or event.level > rubric.top:
                return f"item {event.item!r} has no exam at level {event.level}"
            if event.subject not in {subject.code for subject in exam.subjects}:
                return f"subject {event.subject!r} is not in the exam of {event.item!r}"
        case ev.ItemRated():
            items = (event.item,)
            for level in (event.level, event.suggested):
                if level != "NE" and level > rubric.top:
                    return f"level {level} is outside the scale"
        case ev.Decided():
            if opened is not None and event.decision not in CHOICES[opened.purpose]:
                return f"decision {event.decision!r} does not belong to purpose {opened.purpose!r}"
            if event.grade is not None and event.grade not in rubric.grade:
                return f"grade {event.grade!r} is not in the rubric"
            return _name("by", event.by)
        case _:
            return None
    return next((f"item {code!r} is not in the rubric" for code in items if code not in rubric.item), None)
