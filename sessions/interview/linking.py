"""Linking a note to an indicator and unlinking it, by one act each; and which notes are in reach of one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from sessions.interview.commands import LinkEvidence
from sessions.interview.events import Event, EvidenceAdded, EvidenceEdited, EvidenceLinked
from sessions.interview.model import Evidence, Session

Reach = Literal["here", "item", "none", "elsewhere"]
"""Linked to the indicator itself; to the item alone; to no item; to other indicators of the item."""


def _of(item: str, indicators: Iterable[str]) -> bool:
    return any(one.startswith(f"{item}.") for one in indicators)


def in_reach(session: Session, item: str, indicator: str | None) -> Mapping[Reach, Sequence[Evidence]]:
    """The notes that may be linked to an `indicator` of `item`, or are: those of the item, and those of none."""
    found: dict[Reach, list[Evidence]] = {"here": [], "item": [], "none": [], "elsewhere": []}
    for note in session.evidence.values():
        if indicator is not None and indicator in note.indicators:
            found["here"].append(note)
        elif _of(item, note.indicators):
            found["elsewhere"].append(note)
        elif item in note.items:
            found["item"].append(note)
        elif not note.items:
            found["none"].append(note)
    return found


def toggled(session: Session, log: Iterable[Event], note: str, indicator: str) -> LinkEvidence:
    """What links `note` to `indicator`, or takes that link away.

    With its last link to the item's indicators the item goes too, unless the note ever was linked to the item itself,
    as `log` tells: so that linking and unlinking leaves it as it was.
    """
    one = session.evidence[note]
    if indicator not in one.indicators:
        return LinkEvidence(evidence=note, indicators=(*one.indicators, indicator))
    left = tuple(other for other in one.indicators if other != indicator)
    item = session.rubric.indicator[indicator].item
    kinds = EvidenceAdded | EvidenceEdited | EvidenceLinked
    own = any(
        isinstance(event, kinds) and event.evidence == note and item in event.items and not _of(item, event.indicators)
        for event in log
    )
    items = tuple(code for code in one.items if code != item or own or _of(item, left))
    return LinkEvidence(evidence=note, items=items, indicators=left)
