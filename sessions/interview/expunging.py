"""Expunging: the one exception to a log that only grows, for a fact that must not be kept (health, family).

The texts of a note, an incident or a reason are replaced by their salted digests wherever the session is kept, and
an event tells who did it and why. It cannot be undone; what the texts were about no longer counts.
"""

import re
from collections.abc import Sequence

from rubric.faults import Fault
from sessions.interview import events as ev
from sessions.interview.chain import texts
from sessions.interview.events import to_record
from sessions.interview.log_error import LogError
from sessions.interview.log_events import Expunged, Gap
from sessions.interview.refusals import RefusalError
from sessions.interview.retelling import IncidentEdited

_NOTE = re.compile(r"e[0-9]+")
_INCIDENT = re.compile(r"i[0-9]+")
_OF_NOTES = ev.EvidenceAdded | ev.EvidenceEdited
_REMARK = re.compile(r"r[0-9]+")
_OF_INCIDENTS = ev.IncidentAdded | IncidentEdited


def targets_of(log: Sequence[ev.Event], what: str) -> tuple[int, ...]:
    """The events of `log` whose texts go with `what`: a note (`e3`), an incident (`i1`), a remark (`r17`), or a number.

    The number is that of an event with a reason, a question or a declaration.

    A note takes all that was ever typed of it along, edits included, whether it still counts or not. Raises
    RefusalError where there is no such thing, or no text of it is left.
    """
    found: list[ev.TextEvent] = []
    if _NOTE.fullmatch(what):
        found += [one for one in log if isinstance(one, _OF_NOTES) and one.evidence == what]
        missing = RefusalError("unknown_evidence", code=what, near="")
    elif _INCIDENT.fullmatch(what):
        found += [one for one in log if isinstance(one, _OF_INCIDENTS) and one.incident == what]
        missing = RefusalError("unknown_incident", code=what, near="")
    else:
        number = what.removeprefix("r") if _REMARK.fullmatch(what) else what
        found += [one for one in log if isinstance(one, ev.TextEvent) and str(one.seq) == number]
        missing = RefusalError("unknown_text", code=what)
        for one in found:
            if isinstance(one, _OF_NOTES | _OF_INCIDENTS):
                name = one.evidence if isinstance(one, _OF_NOTES) else one.incident
                raise RefusalError("expunge_by_name", seq=what, name=name)
    if not found:
        raise missing
    left = tuple(one.seq for one in found if one.expunged is None and _has_text(one))
    if not left:
        raise RefusalError("nothing_to_expunge", code=what)
    return left


def _has_text(event: ev.Event) -> bool:
    return any(texts(to_record(event)).values())


def check_expunged(log: Sequence[ev.Event]) -> None:
    """Raises LogError at the first event whose texts are not taken out as this version would have done it.

    What is taken out must be so whole, the salt with it, a note or incident with all its edits; a later event must
    tell of it, and of nothing else, but for what was lost in a gap; and nothing may happen to such a note afterwards.
    """
    told = {seq: one.seq for one in log if isinstance(one, Expunged) for seq in one.targets}
    if not told and not any(_is_blank(one) for one in log):
        return
    # What tells of it may be among the events that were lost.
    gap = max((one.seq for one in log if isinstance(one, Gap)), default=0)
    told |= {one.seq: gap for one in log if _is_blank(one) and one.seq < gap and one.seq not in told}
    notes: dict[str, int] = {}
    incidents: set[str] = set()
    for event in log:
        if isinstance(event, ev.TextEvent):
            _check_blank(event, told.get(event.seq, 0))
        if isinstance(event, ev.EvidenceAdded) and _is_blank(event):
            notes[event.evidence] = told[event.seq]
        if isinstance(event, ev.EvidenceEdited) and _is_blank(event) != (event.evidence in notes):
            raise LogError(event.seq, Fault((), "log_expunged_in_part", {"code": event.evidence}))
        if isinstance(event, ev.IncidentAdded) and _is_blank(event):
            incidents.add(event.incident)
        if isinstance(event, IncidentEdited) and _is_blank(event) != (event.incident in incidents):
            raise LogError(event.seq, Fault((), "log_expunged_in_part", {"code": event.incident}))
        note = getattr(event, "evidence", "")
        if notes.get(note, event.seq) < event.seq:
            raise LogError(event.seq, Fault(("evidence",), "log_expunged", {"code": note}))
    with_text = {one.seq for one in log if isinstance(one, ev.TextEvent | Gap)}
    for seq, by in told.items():
        if seq not in with_text:
            raise LogError(by, Fault(("targets",), "log_no_text", {"given": str(seq)}))


def _is_blank(event: ev.Event) -> bool:
    return isinstance(event, ev.TextEvent) and event.expunged is not None


def _check_blank(event: ev.TextEvent, told: int) -> None:
    if (event.expunged is not None) != bool(told):
        raise LogError(event.seq, Fault((), "log_expunging"))
    if event.expunged is None:
        return
    found = texts(to_record(event))
    if told <= event.seq or event.salt is not None or event.expunged.keys() != found.keys() or any(found.values()):
        raise LogError(event.seq, Fault(("expunged",), "log_expunged_badly"))
