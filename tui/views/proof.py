"""The proof of an item's suggested level in words: what was shown of each level, and what is still to be asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rubric.model import Item
from rubric.numbers import figure
from rubric.scoring import MARKS, Mark
from rubric.suggestion import LevelProof, Scores, Suggestion
from sessions.interview.coach import asked_of, next_probe, probes_of_item
from sessions.interview.ground import suggestion_for
from sessions.interview.model import Session
from tui.translate import Words
from tui.views.reasons import listed, say_level

_STATES = {True: "met", False: "failed", None: "open"}


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of the levels of one item in one language."""

    item: Item
    marks: Mapping[str, Mark]
    scores: Scores
    linked: Collection[str]
    words: Words
    most: int | None

    def level(self, proof: LevelProof, told: str) -> str:
        """`Level 2 met: 2 of 3 shown`."""
        return self.words(f"proof.{_STATES[proof.met]}", level=proof.level, told=told)

    def marked(self, proof: LevelProof) -> str:
        """What was marked of a level: `2 of 3 shown, 1 partly (mean 0.83)`."""
        given = [self.marks[one.id] for one in self.item.at(proof.level) if one.id in self.marks]
        # How many were shown is said even where none was: that is what a reader looks for.
        told = [self.words("proof.shown", count=given.count("shown"), asked=proof.asked)]
        told += [
            self.words(f"proof.{mark}", count=given.count(mark)) for mark in MARKS if mark in given and mark != "shown"
        ]
        return self.words("proof.marked", marks=listed(told, self.words), mean=figure(proof.value, 2))

    def lacking(self, proof: LevelProof) -> str:
        """Which indicators of a level are not marked: those with nothing on them, and those with evidence."""
        bare: list[str] = []
        noted: list[str] = []
        for one in self.item.at(proof.level):
            if one.id not in self.marks:
                text = self.words("proof.named", text=self.short(self.words.of(one.text).rstrip("。.")))
                (noted if one.id in self.linked else bare).append(text)
        told = [self.words("proof.bare", indicators=listed(bare, self.words))] if bare else []
        told += [self.words("proof.noted", indicators=listed(noted, self.words))] if noted else []
        return self.words("proof.besides").join(told)

    def short(self, text: str) -> str:
        """`text`, cut where it is longer than is wanted; a Latin letter takes half the room."""
        if self.most is None:
            return text
        most = text[: self.most if self.words.language == "zh" else self.most * 2]
        return text if most == text else most.rstrip() + "…"

    def scored(self, proof: LevelProof) -> str:
        """What was scored of a level, and the subjects that were not where it is open."""
        if proof.value is not None:
            return self.level(proof, self.words("proof.sum", score=figure(proof.value)))
        subjects = self.item.exam.subjects if self.item.exam is not None else ()
        missing = [self.words.of(one.title) for one in subjects if (proof.level, one.code) not in self.scores]
        told = self.words("proof.scored", seen=proof.seen, asked=proof.asked, missing=listed(missing, self.words))
        return self.level(proof, told)


def _next(proofs: tuple[LevelProof, ...], suggestion: Suggestion) -> LevelProof | None:
    """The level that would raise the suggestion: the first above it that is open, with no failed level below."""
    for proof in proofs:
        if proof.met is False:
            return None
        if proof.met is None and (suggestion.level == "NE" or proof.level > suggestion.level):
            return proof
    return None


def explain_suggestion(
    item: Item,
    suggestion: Suggestion,
    words: Words,
    marks: Mapping[str, Mark],
    scores: Scores,
    *,
    linked: Collection[str] = (),
    ask: str = "",
    most: int | None = None,
) -> list[str]:
    """Why `suggestion` is what it is: the suggestion, then a sentence for each level that has something to say.

    `linked` are the indicators with codable evidence; `ask` is what to ask next of the item. Of the next level that
    is open the sentence names the indicators of which nothing is known, each in `most` Chinese characters or twice as
    many letters, and ends with that question. Rules: DESIGN §5.2, §5.3, §5.5.
    """
    teller = _Teller(item, marks, scores, linked, words, most)
    lines = [words("proof.suggested", level=say_level(suggestion.level, words))]
    for proofs, kind in ((suggestion.by_marks, "interview"), (suggestion.by_exam, "exam")):
        following = _next(proofs, suggestion)
        told = []
        for proof in proofs:
            if kind == "exam":
                told += [teller.scored(proof)] if proof.seen else []
            elif proof is following:
                known = [teller.marked(proof)] if proof.seen else []
                known += [one for one in (teller.lacking(proof), words("proof.ask", ask=ask) if ask else "") if one]
                told.append(teller.level(proof, words("proof.besides").join(known)))
            elif proof.seen:
                told.append(teller.level(proof, teller.marked(proof)))
        failed = next((proof.level for proof in proofs if proof.met is False), None)
        if failed is not None and any(proof.met for proof in proofs if proof.level > failed):
            told.append(words("proof.stops", level=failed))
        if item.method == "both" and told:
            told[0] = words(f"proof.by_{kind}", told=told[0])
        lines += told
    return lines


def proof_of(session: Session, code: str, words: Words, most: int | None = None) -> list[str]:
    """Why item `code` is suggested the level that it is, a sentence a line.

    Indicators are named in `most` Chinese characters, or whole. What to ask is the first of the item's own questions
    and probes that was not put yet, in the coach's order.
    """
    own = [one for one in probes_of_item(session, code) if one.text is not None]
    following = next_probe(own, asked_of(session, own))
    linked = {one for note in session.evidence.values() if note.codable for one in note.indicators}
    return explain_suggestion(
        session.rubric.item[code],
        suggestion_for(session, code),
        words,
        session.marks,
        session.scores_of(code),
        linked=linked,
        ask="" if following is None or following.text is None else words.of(following.text),
        most=most,
    )
