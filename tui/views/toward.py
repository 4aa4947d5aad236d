"""What a session lacks for a grade, in words: condition by condition, and then what would show it."""

from collections.abc import Iterator
from fractions import Fraction

from rubric.lacking import Lack, level_worth, weight_of
from sessions.interview.claims import ConditionClaim, StandingClaim
from sessions.interview.context import known
from sessions.interview.item_claims import ItemClaim
from sessions.interview.model import Session
from sessions.interview.toward import GradeLack, LevelNeed, Need, toward
from tui.translate import Words
from tui.views.chain import Node, as_rows, claim_node
from tui.views.claims import Speaker
from tui.views.item_claims import Said
from tui.views.sums import about, exact, near, percent


def toward_rows(session: Session, grade: str, words: Words) -> Iterator[str]:
    """What is lacking for `grade`, as text. Raises RefusalError where there is no such grade."""
    yield from as_rows([toward_node(session, known(grade, session.rubric.grade, "grade"), words)])


def toward_node(session: Session, grade: str, words: Words) -> Node:
    """What is lacking for `grade`: each grade on the way that is not met, then the items that have to move."""
    found, teller = toward(session, grade), _Teller(session, words)
    title = words.of(session.rubric.grade[grade].title)
    if not found.grades:
        return Node(Said(words("toward.nothing", grade=title), "good"))
    rows = [teller.grade(one) for one in found.grades]
    if found.needs:
        rows.append(Node(Said(words("toward.needs")), lambda: [teller.need(one) for one in found.needs]))
    return Node(Said(words("toward.title", grade=title), "bad"), lambda: rows)


class _Teller:
    """Tells what is lacking in one session."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._rubric = session.rubric
        self._words = words
        self._speaker = Speaker(session, words)

    def grade(self, one: GradeLack) -> Node:
        """A grade that is not met, over what it lacks."""
        return Node(self._speaker.say(one.claim), lambda: [self._lack(claim, lack) for claim, lack in one.lacks])

    def _lack(self, claim: ConditionClaim, lack: Lack) -> Node:
        words, rubric = self._words, self._rubric
        scope = [one.item.item for one in claim.standings]
        rated = [one.item.item for one in claim.standings if one.gap is not None]
        standards = {one.item.item: one for one in claim.standings}
        items = words.listed(self._named(standards[code], weighed=lack.condition in ("a", "c")) for code in lack.items)
        bar = claim.bar or Fraction()
        match lack.condition:
            case "a" | "c":
                whole = weight_of(rubric, scope if lack.condition == "a" else rated)
                part = whole * (claim.value or Fraction())
                text = words(
                    f"toward.{lack.condition}",
                    part=exact(part),
                    need=f"{percent(bar)}×{exact(whole)} {near(bar * whole)}",
                    amount=exact(lack.amount),
                    fewest=lack.fewest,
                    items=items,
                )
            case "b":
                text = words("toward.b", items=items)
            case "d":
                text = words("toward.d", items=items, bar=exact(bar))
            case _:
                first = lack.items[0]
                text = words(
                    "toward.e",
                    score=about(claim.value or Fraction(), bar),
                    bar=exact(bar),
                    amount=about(lack.amount),
                    fewest=lack.fewest,
                    item=self._speaker.of_item.title(first),
                    worth=about(level_worth(rubric, first, rated)),
                )
        return Node(Said(text, "bad"))

    def _named(self, claim: StandingClaim, weighed: bool) -> str:
        """An item with its level and its standard; with its weight where that tells, and is not the usual 1."""
        item, level = claim.item, "–" if claim.item.level is None else claim.item.level
        title = self._speaker.of_item.title(item.item)
        if not weighed or item.weight == 1:
            return self._words("toward.item", item=title, level=level, standard=claim.standard)
        weight = exact(item.weight)
        return self._words("toward.weighed", item=title, level=level, standard=claim.standard, weight=weight)

    def need(self, need: Need) -> Node:
        """An item that has to move, over the levels that would show it."""
        words, item = self._words, need.item
        text = words(
            "toward.need",
            item=self._speaker.of_item.title(item.item),
            code=item.item,
            level=words("claim.no_level") if item.level is None else self._speaker.of_item.level(item.level),
            target=need.target,
        )
        if not need.levels:
            return Node(Said(text, "open"), lambda: [Node(Said(self._suggested(item)))])
        return Node(Said(text, "open"), lambda: [self._level(one) for one in need.levels])

    def _suggested(self, item: ItemClaim) -> str:
        level = item.rating.suggestion.level
        if level is None:
            return self._words("ladder.hidden")
        return self._words("toward.rate", suggested=self._speaker.of_item.level(level))

    def _level(self, need: LevelNeed) -> Node:
        words, speaker = self._words, self._speaker
        state = speaker.say(need.claim)
        if need.fewest is None:
            return claim_node(need.claim, speaker, lambda claim: claim.children)
        text = words("toward.show", state=state.text, fewest=need.fewest, all=len(need.indicators))
        rows = [Node(speaker.say(one)) for one in need.indicators]
        return Node(Said(text, state.mood), lambda: rows)
