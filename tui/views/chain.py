"""The chain of claims as a tree of rows: what is asked about, what it follows from, and so on down to the notes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sessions.interview.claims import Claim, ConditionClaim, GradeClaim, MeanClaim, StandingClaim
from sessions.interview.item_claims import ExamLevelClaim, LevelClaim
from sessions.interview.model import Session
from sessions.interview.why import claims_about
from tui.translate import Words
from tui.views.claims import Speaker
from tui.views.item_claims import Mood, Said

SIGNS: dict[Mood, str] = {"good": "✓ ", "bad": "✗ ", "open": "? ", "plain": "· "}
ABOUT = ("verdict", "grade", "category", "item", "all")
"""What can be asked about: `verdict`, `grade:ID`, `category:ID`, `item:CODE`, `all`."""


@dataclass(frozen=True, slots=True)
class Node:
    """A row of a tree; `below` makes those under it, when they are wanted."""

    said: Said
    below: Callable[[], Sequence["Node"]] = tuple


def claim_node(claim: Claim, speaker: Speaker, under: Callable[[Claim], Iterable[Claim]]) -> Node:
    """`claim` as a row, over the claims that `under` names."""
    return Node(speaker.say(claim), lambda: [claim_node(one, speaker, under) for one in under(claim)])


def as_rows(nodes: Iterable[Node], depth: int = 0) -> Iterator[str]:
    """All rows of `nodes`, each indented under the one that it belongs to."""
    for node in nodes:
        yield "  " * depth + SIGNS[node.said.mood] + node.said.text
        yield from as_rows(node.below(), depth + 1)


def chain(session: Session, about: str, words: Words) -> Iterator[str]:
    """The chain of what `about` names as text, an item below the conditions told once after them.

    Raises RefusalError where there is no such grade, category or item, and KeyError for another kind of thing.
    """
    speaker = Speaker(session, words)
    for n, claim in enumerate(claims_about(session, *named(about))):
        if n:
            yield ""
        yield from as_rows([claim_node(claim, speaker, _once)])


def named(about: str) -> tuple[str, str]:
    """What is asked about, as its kind and its name, which may be empty. Raises KeyError for what cannot be."""
    kind, _, name = about.partition(":")
    if kind not in ABOUT or bool(name) != (kind in ("grade", "category", "item")):
        raise KeyError(about)
    return kind, name


def _once(claim: Claim) -> Iterable[Claim]:
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
