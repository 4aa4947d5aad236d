"""What it means to end an interview without a verdict, in words: before it is done."""

from datetime import datetime, timedelta

from sessions.interview.model import Session
from sessions.interview.words import Ending
from tui.services import Services
from tui.translate import Words
from tui.views.times import day_of


def meaning(how: Ending, session: Session, words: Words) -> str:
    """What `how` means for verdict and record of `session`."""
    return words(f"end.means.{how}", session=session.id, notes=len(session.evidence), sitting=session.sittings + 1)


def term_of(services: Services, now: datetime) -> str:
    """How long a session is kept that ends at `now`."""
    from sessions.errors import StoreError

    words = services.words
    try:
        days = services.shelf.retention.policy.days
    except StoreError:
        return words("end.term_unread")
    if days is None:
        return words("end.term_none")
    return words("end.term", day=day_of((now + timedelta(days=days)).isoformat()), days=days)
