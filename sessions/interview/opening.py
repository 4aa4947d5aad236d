"""Begins a session: checks what is asked for and makes its opening event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from unicodedata import category

from rubric.model import Rubric
from sessions.canonical import digest
from sessions.interview.log_events import SessionOpened
from sessions.interview.refusals import RefusalError
from sessions.interview.words import Purpose
from sessions.limits import MAX_NAME

DEFAULT_MINUTES = 60


@dataclass(frozen=True, slots=True)
class NewSession:
    """What an interviewer says of a session before it begins; no `items` means all of the rubric."""

    candidate: str
    grade: str
    interviewer: str
    candidate_id: str = ""
    post: str = ""
    purpose: Purpose = "hire"
    items: Sequence[str] = ()
    minutes: int = DEFAULT_MINUTES


def clean_name(field: str, text: str, needed: bool) -> str:
    """`text` without blanks around it, as the name of `field`. Raises RefusalError where it may be none."""
    if any(category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text):
        raise RefusalError("control_characters", field=field)
    clean = text.strip()
    if needed and not clean:
        raise RefusalError("name_needed", field=field)
    if len(clean) > MAX_NAME:
        raise RefusalError("name_too_long", field=field, most=str(MAX_NAME))
    return clean


def opening(asked: NewSession, rubric: Rubric, content: Mapping[str, Any], session_id: str, at: str) -> SessionOpened:
    """The opening event of a session on `rubric`, whose plain content goes with it whole.

    Raises RefusalError where a name is missing or has control characters, or a code is unknown.
    """
    if asked.grade not in rubric.grade:
        near = get_close_matches(asked.grade, list(rubric.grade), n=1)
        raise RefusalError("unknown_grade", code=asked.grade, near=near[0] if near else "")
    for code in asked.items:
        if code not in rubric.item:
            near = get_close_matches(code, list(rubric.item), n=1, cutoff=0.5)
            raise RefusalError("unknown_item", code=code, near=near[0] if near else "")
    if not 1 <= asked.minutes <= 24 * 60:
        raise RefusalError("minutes_outside", minutes=str(asked.minutes))
    candidate = clean_name("candidate", asked.candidate, needed=True)
    interviewer = clean_name("interviewer", asked.interviewer, needed=True)
    return SessionOpened(
        seq=1,
        at=at,
        actor=interviewer,
        session=session_id,
        candidate=candidate,
        candidate_id=clean_name("candidate_id", asked.candidate_id, needed=False),
        post=clean_name("post", asked.post, needed=False),
        purpose=asked.purpose,
        grade=asked.grade,
        interviewer=interviewer,
        minutes=asked.minutes,
        plan=rubric.in_order(asked.items or rubric.item),
        digest=digest(content),
        rubric=content,
    )
