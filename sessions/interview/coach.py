"""What to ask next, and what the next level of an item would still need.

A probe is neutral: it asks for a STAR part that is missing, for thought and feeling, or is one of the item's own
questions and probes. What an indicator says is never in it, for that would lead the candidate; that is what `needed`
gives, for the interviewer's eyes alone.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rubric.model import Indicator
from rubric.scoring import Mark
from rubric.suggestion import prove_by_marks
from rubric.text import Text
from sessions.interview.model import Asked, Evidence, Session
from sessions.interview.questions import questions_for
from sessions.interview.words import STARS, ProbeKind, Star

Kind = ProbeKind | Literal["script"]


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing to ask: in the words of the rubric (`text`), as `typed` by a person, or else in words of the program.

    `key` is the same at every look: `star.t`, `more`, `ach.question.1`, `ach.probe.3`, `own.2`, `script.opening.2`.
    `item`, `incident` and `part` are what is recorded of it when it is asked; a script is not recorded.
    """

    key: str
    kind: Kind
    item: str | None = None
    incident: str | None = None
    part: Star | None = None
    text: Text | None = None
    typed: str = ""

    def is_same(self, asked: Asked) -> bool:
        """Whether `asked` was this one, in whatever language."""
        where = (asked.kind, asked.item, asked.incident, asked.part)
        if where != (self.kind, self.item, self.incident, self.part):
            return False
        return self.text is None or asked.text in (self.text.zh, self.text.en)


def gaps(notes: Iterable[Evidence]) -> tuple[Star, ...]:
    """The STAR parts that none of `notes` tells, in order: situation, task, action, result, thought and feeling."""
    told = {note.star for note in notes}
    return tuple(part for part in STARS if part not in told)


def told_in(session: Session, incident: str) -> tuple[Evidence, ...]:
    """The notes of `incident`, oldest first."""
    return tuple(note for note in session.evidence.values() if note.incident == incident)


def item_in_hand(session: Session, incident: str) -> str | None:
    """The item that `incident` was last noted for; None before that."""
    linked = (note.items[0] for note in reversed(told_in(session, incident)) if note.items)
    return next(linked, None)


def _star(notes: Iterable[Evidence], item: str | None = None, incident: str | None = None) -> list[Probe]:
    return [Probe(f"star.{one}", "feeling" if one == "f" else "star", item, incident, one) for one in gaps(notes)]


def _of_item(session: Session, code: str, kind: Literal["question", "probe"], incident: str | None) -> list[Probe]:
    item = session.rubric.item[code]
    texts: Sequence[Text] = questions_for(session, code) if kind == "question" else item.probes
    return [Probe(f"{code}.{kind}.{n}", kind, code, incident, text=text) for n, text in enumerate(texts, 1)]


def own_probes(session: Session, item: str | None, incident: str | None) -> tuple[Probe, ...]:
    """The questions that the interviewer put in words of his own at this place, oldest first."""
    return tuple(
        Probe(f"own.{n}", one.kind, item, incident, one.part, typed=one.text)
        for n, one in enumerate(session.asked, 1)
        if one.kind in ("own", "codability") and one.text and (one.item, one.incident) == (item, incident)
    )


def probes_of_incident(session: Session, incident: str) -> tuple[Probe, ...]:
    """What can be asked of `incident`, best first: STAR gaps, feeling, probes of the item in hand, more, own ones."""
    code = item_in_hand(session, incident)
    of_item = [] if code is None else _of_item(session, code, "probe", incident)
    star = _star(told_in(session, incident), incident=incident)
    return (*star, *of_item, Probe("more", "more", incident=incident), *own_probes(session, None, incident))


def probes_of_item(session: Session, code: str) -> tuple[Probe, ...]:
    """What can be asked for item `code`, best first: its questions, its probes, own ones.

    Once something is told for it outside the incidents, the STAR gaps of that and the probes come first, and the
    questions, which ask for another event, after them.
    """
    questions, probes = _of_item(session, code, "question", None), _of_item(session, code, "probe", None)
    telling = [note for note in session.evidence_of(code) if note.incident is None]
    begun = (*_star(telling, item=code), *probes, *questions) if telling else (*questions, *probes)
    return (*begun, *own_probes(session, code, None))


def asked_of(session: Session, probes: Iterable[Probe]) -> frozenset[str]:
    """The keys of those of `probes` that were asked; what the interviewer put in his own words was."""
    return frozenset(one.key for one in probes if one.typed or any(one.is_same(asked) for asked in session.asked))


def next_probe(probes: Sequence[Probe], asked: Collection[str], after: str | None = None) -> Probe | None:
    """The first of `probes` that was not asked yet, beginning behind the one with key `after` and going round.

    Where all were asked, the one behind `after`; None where there are no probes.
    """
    if not probes:
        return None
    at = next((n for n, probe in enumerate(probes, 1) if probe.key == after), 0)
    ring = (*probes[at:], *probes[:at])
    return next((probe for probe in ring if probe.key not in asked), ring[0])


@dataclass(frozen=True, slots=True)
class Need:
    """The lowest level of an item that is not met yet, and its indicators of which nothing is known, in order."""

    level: int
    open: tuple[Indicator, ...]


def needed(session: Session, code: str) -> Need | None:
    """What the next level of item `code` would need; None where all are met, or where it takes no marks.

    An indicator is known of by its mark, or by a codable note linked to it that does not speak against it, which
    counts as shown until it is marked (DESIGN §5.2, §5.3).
    """
    item = session.rubric.item[code]
    if item.method == "exam":
        return None
    marks: dict[str, Mark] = {
        one: "shown"
        for note in session.evidence_of(code)
        if note.codable and note.sign != "-"
        for one in note.indicators
    }
    marks |= session.marks
    proofs = prove_by_marks(item, marks, session.rubric.scoring)
    level = next((proof.level for proof in proofs if proof.met is not True), None)
    return None if level is None else Need(level, tuple(one for one in item.at(level) if one.id not in marks))
