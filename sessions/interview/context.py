"""What the rules that turn commands into events share: what each is given, and how it asks for what must be there."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from sessions.interview.capture import with_implied
from sessions.interview.model import Evidence, Session
from sessions.interview.refusals import RefusalError
from sessions.limits import MAX_TEXT

if TYPE_CHECKING:
    from sessions.interview.history import History


class Stamp(NamedTuple):
    """When (ISO 8601, UTC, milliseconds) and by whom an event is made; `salt` is for its texts (32 hex digits).

    `part_of` is the first event of the act of several that it belongs to.
    """

    at: str
    actor: str
    salt: str
    part_of: int | None = None


class Context(NamedTuple):
    """What a rule is given beside the command: the session, its history, and the fields every event has."""

    session: Session
    history: "History"
    head: dict[str, Any]
    salt: str

    @property
    def text_head(self) -> dict[str, Any]:
        """The head of an event with free text."""
        return {**self.head, "salt": self.salt}


def known(code: str, among: Iterable[str], what: str) -> str:
    """`code`, which must be `among` those known. Raises RefusalError, with the nearest right one."""
    options = list(among)
    if code not in options:
        near = get_close_matches(code, options, n=1, cutoff=0.5)
        raise RefusalError(f"unknown_{what}", code=code, near=near[0] if near else "")
    return code


def note_of(session: Session, evidence: str) -> Evidence:
    """The note with the id `evidence`. Raises RefusalError."""
    return session.evidence[known(evidence, session.evidence, "evidence")]


def incident_of(session: Session, incident: str | None) -> str | None:
    """`incident`, which must be one of the session's, or None. Raises RefusalError."""
    return None if incident is None else known(incident, session.incidents, "incident")


def links_of(session: Session, items: Iterable[str], indicators: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`items` and `indicators` as fields of an event. Raises RefusalError for an unknown one."""
    own = tuple(dict.fromkeys(known(one, session.rubric.indicator, "indicator") for one in indicators))
    codes = tuple(known(one, session.rubric.item, "item") for one in items)
    return {"items": with_implied(codes, own), "indicators": own}


def needed(text: str, code: str) -> str:
    """`text`, which must not be blank. Raises RefusalError with `code`."""
    if not text.strip():
        raise RefusalError(code)
    return text


def fitting(text: str) -> str:
    """`text`, which must not be too long. Raises RefusalError."""
    # A captured text may be longer than its line was: codes that are kept as text are set apart.
    if len(text) > MAX_TEXT:
        raise RefusalError("text_too_long", most=str(MAX_TEXT))
    return text
