"""The proof of an item's suggested level in words: what was shown of each level, and what is still to be asked for."""

from collections.abc import Collection, Mapping

from rubric.language import Language
from rubric.model import Item
from rubric.numbers import figure
from rubric.scoring import MARKS, Mark
from rubric.suggestion import LevelProof, Scores, Suggestion
from rubric.wording import listed, say_level

_COUNTED: Mapping[Mark, tuple[str, str]] = {
    "shown": ("{n} 条有表现", "{n} shown"),
    "partly": ("{n} 条部分表现", "{n} partly"),
    "not_shown": ("{n} 条无表现", "{n} not shown"),
    "contradicted": ("{n} 条相反", "{n} contradicted"),
}
_STATES = {True: ("达到", "met"), False: ("未达到", "failed"), None: ("待定", "open")}


class _Teller:
    """Tells of the levels of one item in one language."""

    def __init__(
        self,
        item: Item,
        marks: Mapping[str, Mark],
        scores: Scores,
        linked: Collection[str],
        language: Language,
        most: int | None,
    ) -> None:
        self._most = most
        self._item = item
        self._marks = marks
        self._scores = scores
        self._linked = linked
        self._language = language

    def pick(self, zh: str, en: str) -> str:
        return zh if self._language == "zh" else en

    def level(self, proof: LevelProof) -> str:
        """`Level 2 met`: the beginning of each sentence."""
        state = self.pick(*_STATES[proof.met])
        return self.pick(f"{proof.level} 级{state}", f"Level {proof.level} {state}")

    def marked(self, proof: LevelProof) -> str:
        """What was marked of a level: `Level 2 met: 2 of 3 shown, 1 partly (mean 0.83)`."""
        given = [self._marks[one.id] for one in self._item.at(proof.level) if one.id in self._marks]
        # How many were shown is said even where none was: that is what a reader looks for.
        told = [
            self.pick(*_COUNTED[mark]).format(n=given.count(mark))
            for mark in MARKS
            if mark in given or (mark == "shown" and given)
        ]
        if told:
            told[0] = self.pick(
                f"{proof.asked} 条中 {told[0]}", told[0].replace(" shown", f" of {proof.asked} shown", 1)
            )
        mean = self.pick(f"（均值 {figure(proof.value, 2)}）", f" (mean {figure(proof.value, 2)})") if told else ""
        return self.level(proof) + self.pick("：", ": ") + self.pick("、", ", ").join(told) + mean

    def lacking(self, proof: LevelProof) -> str:
        """Which indicators of a level are not marked: those with nothing on them, and those with evidence."""
        bare: list[str] = []
        noted: list[str] = []
        for one in self._item.at(proof.level):
            if one.id not in self._marks:
                text = self.short(one.text.in_(self._language).rstrip("。."))
                (noted if one.id in self._linked else bare).append(self.pick(f"“{text}”", f'"{text}"'))
        told = []
        if bare:
            told.append(self.pick("没有材料：", "nothing on ") + listed(bare, self._language))
        if noted:
            told.append(self.pick("有证据未标记：", "evidence but no mark on ") + listed(noted, self._language))
        return self.pick("；", "; ").join(told)

    def short(self, text: str) -> str:
        """`text`, cut where it is longer than is wanted; a Latin letter takes half the room."""
        if self._most is None:
            return text
        most = self.pick(text[: self._most], text[: self._most * 2])
        return text if most == text else most.rstrip() + "…"

    def scored(self, proof: LevelProof) -> str:
        """What was scored of a level, and the subjects that were not where it is open."""
        if proof.value is not None:
            return self.pick(
                f"{self.level(proof)}：{figure(proof.value)}/100", f"{self.level(proof)}: {figure(proof.value)}/100"
            )
        subjects = self._item.exam.subjects if self._item.exam is not None else ()
        missing = [one.title.in_(self._language) for one in subjects if (proof.level, one.code) not in self._scores]
        told = self.pick(
            f"已考 {proof.seen}/{proof.asked} 科，缺", f"{proof.seen} of {proof.asked} subjects scored, not "
        )
        return self.level(proof) + self.pick("：", ": ") + told + listed(missing, self._language)


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
    language: Language,
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
    teller = _Teller(item, marks, scores, linked, language, most)
    lines = [teller.pick("建议：", "Suggested: ") + say_level(suggestion.level, language)]
    for proofs, exam in ((suggestion.by_marks, False), (suggestion.by_exam, True)):
        following = _next(proofs, suggestion)
        told = []
        for proof in proofs:
            if exam:
                told += [teller.scored(proof)] if proof.seen else []
            elif proof is following:
                seen = teller.marked(proof) + teller.pick("；", "; ") if proof.seen else ""
                start = seen or teller.level(proof) + teller.pick("：", ": ")
                lack = teller.lacking(proof)
                told.append(start + lack + (teller.pick(f"；可问：“{ask}”", f'; ask: "{ask}"') if ask else ""))
            elif proof.seen:
                told.append(teller.marked(proof))
        failed = next((proof.level for proof in proofs if proof.met is False), None)
        if failed is not None and any(proof.met for proof in proofs if proof.level > failed):
            told.append(
                teller.pick(f"{failed} 级未达到，其上各级不计", f"Level {failed} failed, so no level above it counts")
            )
        if item.method == "both" and told:
            told[0] = (teller.pick("考试：", "Exam: ") if exam else teller.pick("面试：", "Interview: ")) + told[0]
        lines += told
    return lines
