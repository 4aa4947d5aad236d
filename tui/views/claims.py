"""The claims of a session in words: one sentence a claim, with the whole sum, for screens, commands and reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rubric.reasons import Reason
from sessions.interview.claims import (
    BesideClaim,
    Claim,
    ConditionClaim,
    GradeClaim,
    MeanClaim,
    StandingClaim,
    VerdictClaim,
)
from sessions.interview.model import Session
from sessions.interview.result import verdict_of
from tui.lines import people
from tui.translate import Words
from tui.views.item_claims import ItemSpeaker, Said, mood
from tui.views.reasons import explain
from tui.views.sums import exact, mean, percent, share


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says the claims of one session in one language. What people wrote is made safe to draw."""

    session: Session
    words: Words

    @property
    def of_item(self) -> ItemSpeaker:
        """Who says what is claimed of one item."""
        return ItemSpeaker(self.session, self.words)

    def say(self, claim: Claim) -> Said:
        """`claim` as a sentence."""
        match claim:
            case VerdictClaim():
                return Said(self._reason(claim.reason), mood(claim.grade in self.session.rubric.grade))
            case BesideClaim():
                return Said(self._reason(claim.reason), "bad" if claim.reason.rule == "unsupported" else "open")
            case GradeClaim():
                return self._grade(claim)
            case ConditionClaim():
                return Said(self._condition(claim), "plain" if claim.condition == "fit" else mood(claim.holds))
            case StandingClaim():
                return self._standing(claim)
            case MeanClaim():
                return Said(self._mean(claim))
            case _:
                return self.of_item.say(claim)

    def listed(self, codes: Iterable[str]) -> str:
        """Several items by their titles."""
        return self.words.listed(map(self.of_item.title, codes))

    def _grade_title(self, grade: str) -> str:
        return self.words.of(self.session.rubric.grade[grade].title)

    def _reason(self, reason: Reason) -> str:
        verdict = verdict_of(self.session)
        if verdict is None:
            raise ValueError("a session that was ended has no verdict")
        return people(explain(self.session.rubric, verdict, reason, self.words))

    def _grade(self, claim: GradeClaim) -> Said:
        grade = self._grade_title(claim.grade)
        if claim.met:
            return Said(self.words("claim.grade_met", grade=grade), "good")
        failing = self.words.listed(claim.failing)
        return Said(self.words("claim.grade_failed", grade=grade, failing=failing), "bad")

    def _condition(self, claim: ConditionClaim) -> str:
        words, bar = self.words, claim.bar
        rated = [one for one in claim.standings if one.gap is not None]
        weights = {one.item.item: one.item.weight for one in claim.standings}
        whole = sum(weights.values(), Fraction())
        lacking = sum((weights[code] for code in claim.against), Fraction())
        against = self.listed(claim.against)
        match claim.condition:
            case "a":
                text = words("claim.a", sum=share(whole - lacking, whole, bar), bar=percent(bar or Fraction()))
                return text + (words("claim.a_without", items=against) if claim.against else "")
            case "b" if not claim.standings:
                return words("claim.b_none")
            case "b":
                count = len(claim.standings)
                text = words("claim.b", count=count - len(claim.against), all=count)
                return text + (words("claim.without", items=against) if claim.against else "")
            case "e" if bar is None:
                return words("claim.e_none")
            case _ if claim.value is None:
                return words("claim.nothing", condition=claim.condition) if bar is not None else words("claim.fit_none")
            case "c":
                text = words("claim.c", sum=share(whole - lacking, whole, bar), bar=percent(bar or Fraction()))
                return text + (words("claim.without", items=against) if claim.against else "")
            case "d":
                text = words("claim.d", gap=exact(max(claim.value, Fraction())), bar=exact(bar or Fraction()))
                return text + (words("claim.too_far", items=against) if claim.against else "")
            case "e":
                terms = [(one.item.weight, one.item.points or Fraction()) for one in rated]
                return words("claim.e", sum=mean(terms, bar), bar=exact(bar or Fraction()))
            case _:
                fits = [(s.item.weight, min(Fraction(s.item.level or 0, s.standard), Fraction(1))) for s in rated]
                return words("claim.fit", sum=mean(fits))

    def _standing(self, claim: StandingClaim) -> Said:
        words, gap, level = self.words, claim.gap, claim.item.level
        if gap is None:
            state = words("claim.missing")
        elif gap > 0:
            state = words("claim.short", gap=gap)
        else:
            state = words("claim.above", gap=-gap) if gap else words("claim.at")
        text = words(
            "claim.standing",
            item=self.of_item.title(claim.item.item),
            core=words("claim.core") if claim.core else "",
            level=words("claim.no_level") if level is None else self.of_item.level(level),
            standard=claim.standard,
            state=state,
            weight=exact(claim.item.weight),
        )
        return Said(text, mood(None if gap is None else gap <= 0))

    def _mean(self, claim: MeanClaim) -> str:
        words = self.words
        named = next((one for one in self.session.rubric.categories if one.id == claim.category), None)
        title = words("table.total") if named is None else words.of(named.title)
        rated = [one for one in claim.items if one.points is not None]
        whole = sum((one.weight for one in claim.items), Fraction())
        part = sum((one.weight for one in rated), Fraction())
        covered = share(part, whole) if claim.items else "0%"
        text = words("claim.mean_none", title=title, coverage=covered)
        if rated:
            terms = [(one.weight, one.points or Fraction()) for one in rated]
            text = words("claim.mean", title=title, sum=mean(terms), coverage=covered)
        return text + (words("claim.left_out", items=self.listed(claim.left_out)) if claim.left_out else "")
