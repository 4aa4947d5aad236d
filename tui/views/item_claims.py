"""What is claimed of one item in words: points, rating, suggestion, levels, indicators, notes, with every sum."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from rubric.scoring import NE, Rated
from sessions.interview.item_claims import (
    ExamLevelClaim,
    GroundClaim,
    IndicatorClaim,
    ItemClaim,
    LevelClaim,
    MethodClaim,
    NoteClaim,
    RatingClaim,
    SubjectClaim,
    SuggestionClaim,
)
from sessions.interview.model import Session
from tui.lines import people
from tui.translate import Words
from tui.views.proof import proof_of
from tui.views.reasons import say_level
from tui.views.sums import exact, mean, near
from tui.views.telling import said
from tui.views.times import clock_of

SHORT = 12
"""Chinese characters of an indicator in the proof of a suggestion: it stands whole below."""

Mood = Literal["good", "bad", "open", "plain"]


OfItem: TypeAlias = (
    ItemClaim
    | RatingClaim
    | SuggestionClaim
    | MethodClaim
    | LevelClaim
    | ExamLevelClaim
    | IndicatorClaim
    | SubjectClaim
    | GroundClaim
    | NoteClaim
)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in words, and whether it speaks for, against, or leaves open."""

    text: str
    mood: Mood = "plain"


def mood(holds: bool | None) -> Mood:
    """How a claim speaks that holds, does not hold, or is open (None)."""
    return "open" if holds is None else "good" if holds else "bad"


@dataclass(frozen=True, slots=True)
class ItemSpeaker:
    """Says the claims of the items of one session in one language. What people wrote is made safe to draw."""

    session: Session
    words: Words

    def say(self, claim: OfItem) -> Said:
        """`claim` as a sentence."""
        match claim:
            case ItemClaim():
                return self._item(claim)
            case RatingClaim():
                return self._rating(claim)
            case SuggestionClaim(level=None):
                return Said(self.words("ladder.hidden"), "open")
            case SuggestionClaim():
                text = people(self.words("claim.then").join(proof_of(self.session, claim.item, self.words, SHORT)))
                both = [one for one in claim.methods if one.level != NE]
                return Said(self.words("claim.lower", text=text) if len(both) > 1 else text)
            case MethodClaim():
                return Said(self._method(claim))
            case LevelClaim():
                return Said(self._level(claim), mood(claim.met))
            case ExamLevelClaim():
                return Said(self._exam(claim), mood(claim.met))
            case IndicatorClaim():
                return self._indicator(claim)
            case SubjectClaim():
                return self._subject(claim)
            case GroundClaim():
                return self._ground(claim)
            case NoteClaim():
                return self._note(claim)

    def title(self, code: str) -> str:
        """An item by its title."""
        return self.words.of(self.session.rubric.item[code].title)

    def level(self, level: Rated) -> str:
        """A level in words."""
        return say_level(level, self.words)

    def _item(self, claim: ItemClaim) -> Said:
        words, level = self.words, claim.level
        about = {"item": self.title(claim.item), "code": claim.item, "weight": exact(claim.weight)}
        if level is None or claim.points is None:
            return Said(words("claim.item_ne" if claim.rating.level == NE else "claim.item_unrated", **about), "open")
        worth = f"100×{level}/{claim.top} {near(claim.points)}"
        return Said(words("claim.item", level=self.level(level), points=worth, **about))

    def _rating(self, claim: RatingClaim) -> Said:
        words, rating = self.words, self.session.ratings.get(claim.item)
        if claim.level is None or claim.suggested is None or rating is None:
            return Said(words("ladder.unrated"), "open")
        text = words("claim.rating", level=self.level(claim.level), suggested=self.level(claim.suggested))
        if rating.reason or rating.expunged:
            text += words("told.reason", reason=said(rating.reason, rating.expunged, words))
        if claim.unsupported:
            return Said(text + words("claim.then") + words("ladder.lost"), "bad")
        return Said(text, "open" if claim.level == NE else "good")

    def _method(self, claim: MethodClaim) -> str:
        words, level, failed = self.words, claim.level, claim.failed
        if level == NE:
            text = words("claim.none_met") if failed is None else words("claim.none_below", failed=failed)
        elif level == 0:
            text = words("claim.first_failed")
        else:
            text = (
                words("claim.highest", level=level)
                if failed is None
                else words("claim.under", level=level, failed=failed)
            )
        return words("claim.by_exam", text=text) if claim.kind == "exam" else words("claim.by_marks", text=text)

    def _level(self, claim: LevelClaim) -> str:
        words, marked = self.words, claim.marked
        counted = words("claim.marked", marked=len(marked), all=len(claim.indicators), deciding=claim.deciding)
        if not marked:
            return words("claim.level", level=claim.level, counted=counted, state=words("ladder.open"))
        terms = [(Fraction(1), one.worth or Fraction()) for one in marked]
        bar = None if claim.met is None else claim.bar
        counted += words("claim.level_mean", sum=mean(terms, bar), bar=exact(claim.bar))
        if claim.contradicted:
            counted += words("claim.level_contradicted")
        return words("claim.level", level=claim.level, counted=counted, state=self._state(claim.met))

    def _state(self, met: bool | None) -> str:
        return self.words("ladder.open" if met is None else "ladder.met" if met else "ladder.failed")

    def _exam(self, claim: ExamLevelClaim) -> str:
        words = self.words
        terms = [(one.weight, one.score) for one in claim.subjects if one.score is not None]
        if claim.score is None:
            counted = words("claim.scored", scored=len(terms), all=len(claim.subjects))
        else:
            counted = words("claim.standard_score", sum=mean(terms, claim.bar), bar=exact(claim.bar))
        return words("claim.level", level=claim.level, counted=counted, state=self._state(claim.met))

    def _indicator(self, claim: IndicatorClaim) -> Said:
        words = self.words
        text = words.of(self.session.rubric.indicator[claim.indicator].text)
        if claim.mark is None or claim.worth is None:
            return Said(words("claim.unmarked", indicator=claim.indicator, text=text), "open")
        mark = words(f"key.{claim.mark}") + (words("claim.unproved") if claim.unproved else "")
        told = words("claim.indicator", indicator=claim.indicator, mark=mark, worth=exact(claim.worth), text=text)
        return Said(told, mood(None if claim.mark == "partly" or claim.unproved else claim.mark == "shown"))

    def _subject(self, claim: SubjectClaim) -> Said:
        exam = self.session.rubric.item[claim.item].exam
        subjects = exam.subjects if exam is not None else ()
        title = next(self.words.of(one.title) for one in subjects if one.code == claim.subject)
        weight = exact(claim.weight)
        if claim.score is None:
            return Said(self.words("claim.no_score", subject=title, weight=weight), "open")
        return Said(self.words("claim.score", subject=title, weight=weight, score=exact(claim.score)))

    def _ground(self, claim: GroundClaim) -> Said:
        words, codable = self.words, sum(one.codable for one in claim.notes)
        if not claim.holds:
            return Said(words("claim.no_ground", notes=len(claim.notes)), "open")
        text = words("claim.ground", codable=codable, notes=len(claim.notes))
        if claim.exams:
            text += words("claim.ground_exam", levels=words.listed(claim.exams))
        return Said(text, "good")

    def _note(self, claim: NoteClaim) -> Said:
        words, note = self.words, self.session.evidence[claim.note]
        marks = [note.star.upper() if note.star else "", {"+": "+", "-": "−"}.get(note.sign or "", "")]
        about = " ".join(filter(None, (note.id, clock_of(note.at, words), *marks)))
        text = words("claim.note", about=about, text=note.text)
        return Said(text) if claim.codable else Said(text + words("claim.uncodable"), "open")
