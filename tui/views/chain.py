"""The chain of claims as indented text: the claim asked about, what it follows from, and so on down to the notes."""

from collections.abc import Iterator

from sessions.interview.claims import Claim, ConditionClaim, GradeClaim, MeanClaim, StandingClaim
from sessions.interview.item_claims import ExamLevelClaim, LevelClaim
from sessions.interview.model import Session
from sessions.interview.why import claims_about
from tui.translate import Words
from tui.views.claims import Mood, Speaker

SIGNS: dict[Mood, str] = {"good": "✓ ", "bad": "✗ ", "open": "? ", "plain": "· "}
ABOUT = ("verdict", "grade", "category", "item", "all")
"""What can be asked about: `verdict`, `grade:ID`, `category:ID`, `item:CODE`, `all`."""


def chain(session: Session, about: str, words: Words) -> Iterator[str]:
    """The chain of what `about` names, an item below the conditions told once after them.

    Raises RefusalError where there is no such grade, category or item, and KeyError for another kind of thing.
    """
    kind, _, name = about.partition(":")
    if kind not in ABOUT or bool(name) != (kind in ("grade", "category", "item")):
        raise KeyError(about)
    speaker = Speaker(session, words)
    for n, claim in enumerate(claims_about(session, kind, name)):
        if n:
            yield ""
        yield from _told(claim, speaker, 0)


def _told(claim: Claim, speaker: Speaker, depth: int) -> Iterator[str]:
    said = speaker.say(claim)
    yield "  " * depth + SIGNS[said.mood] + said.text
    for child in _once(claim):
        yield from _told(child, speaker, depth + 1)


def _once(claim: Claim) -> tuple[Claim, ...]:
    """What is told below `claim`, so that nothing is told twice and no row says that there is nothing."""
    match claim:
        case GradeClaim():
            return (*claim.conditions, *claim.conditions[0].standings)
        case ConditionClaim() | StandingClaim() | MeanClaim(category=None):
            return ()
        case LevelClaim() if not claim.marked:
            return ()
        case ExamLevelClaim() if all(one.score is None for one in claim.subjects):
            return ()
        case _:
            return claim.children
