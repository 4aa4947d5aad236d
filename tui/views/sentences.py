"""Every event of a log in one sentence: for the history, the replay, and whoever the interview was about.

A kind of event that the log may have and `SENTENCES` lacks is named by a test.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rubric.model import Rubric
from rubric.wording import say_level
from sessions.interview import events as ev
from tui.lines import people
from tui.translate import Words

JUDGING = (ev.IndicatorMarked, ev.ExamRecorded, ev.ItemRated, ev.Decided, ev.Amended)
"""The events that tell what the interviewer makes of the candidate."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of the events of one log.

    What people wrote goes through `said`, what the model says through `stated`; where it is `blind`, what the
    interviewer judged is not told, and of a note's links only the items are.
    """

    log: Sequence[ev.Event]
    rubric: Rubric
    words: Words
    said: Callable[[str], str] = people
    stated: Callable[[str], str] = people
    blind: bool = False

    def tell(self, event: ev.Event) -> str:
        """The sentence of `event`."""
        if self.blind and isinstance(event, JUDGING):
            return self.words("told.judged")
        return SENTENCES[type(event)](self, event)

    def text(self, event: ev.TextEvent, text: str) -> str:
        """A text of `event`, or that it was expunged."""
        return self.words("expunge.gone") if event.expunged is not None else self.said(text)

    def reason(self, event: ev.TextEvent, reason: str) -> str:
        """What is added for the reason that was given; empty where none was."""
        if event.expunged is None and not reason:
            return ""
        return self.words("told.reason", reason=self.text(event, reason))

    def item(self, code: str) -> str:
        """An item by its title."""
        item = self.rubric.item.get(code)
        return code if item is None else self.stated(self.words.of(item.title))

    def links(self, event: ev.EvidenceAdded | ev.EvidenceEdited | ev.EvidenceLinked) -> str:
        """Items that a note belongs to, by their names, and indicators, which would tell a level."""
        return ", ".join((*(self.item(code) for code in event.items), *(() if self.blind else event.indicators)))

    def marks(self, event: ev.EvidenceAdded | ev.EvidenceEdited) -> str:
        """The marks of a note and what it belongs to, in brackets."""
        words = self.words
        told = (
            words(f"star.{event.star}") if event.star else "",
            {"+": words("sign.plus"), "-": words("sign.minus")}.get(event.sign or "", ""),
            words("capture.quote") if event.quote else "",
            "" if event.codable else words("capture.uncodable"),
            event.incident or "",
            self.links(event),
        )
        shown = "; ".join(filter(None, told))
        return f" ({shown})" if shown else ""


def _opened(to: Teller, event: ev.SessionOpened) -> str:
    grade = to.rubric.grade.get(event.grade)
    title = event.grade if grade is None else to.stated(to.words.of(grade.title))
    return to.words("told.opened", candidate=to.said(event.candidate), grade=title)


def _stage(to: Teller, event: ev.StageStarted) -> str:
    return to.words("tell.stage", stage=to.words(f"stage.{event.stage}"))


def _incident(to: Teller, event: ev.IncidentAdded) -> str:
    kind, title = to.words(f"kind.{event.kind}"), to.text(event, event.title)
    told = to.words("told.incident", id=event.incident, kind=kind, title=title)
    return " · ".join(filter(None, (told, to.said(event.when), to.said(event.role))))


def _note(to: Teller, event: ev.EvidenceAdded) -> str:
    return to.words("told.note", id=event.evidence, text=to.text(event, event.text)) + to.marks(event)


def _edited(to: Teller, event: ev.EvidenceEdited) -> str:
    return to.words("told.edited", id=event.evidence, text=to.text(event, event.text)) + to.marks(event)


def _linked(to: Teller, event: ev.EvidenceLinked) -> str:
    return to.words("told.linked", id=event.evidence, links=to.links(event) or "–")


def _removed(to: Teller, event: ev.EvidenceRemoved) -> str:
    return to.words("told.removed", id=event.evidence)


def _marked(to: Teller, event: ev.IndicatorMarked) -> str:
    indicator = to.rubric.indicator.get(event.indicator)
    text = "" if indicator is None else to.stated(to.words.of(indicator.text))
    mark = to.words(f"key.{event.mark or 'clear_mark'}")
    return to.words("told.marked", indicator=event.indicator, text=text, mark=mark)


def _exam(to: Teller, event: ev.ExamRecorded) -> str:
    score = "–" if event.score is None else event.score
    return to.words("told.exam", item=to.item(event.item), level=event.level, subject=event.subject, score=score)


def _rated(to: Teller, event: ev.ItemRated) -> str:
    level, suggested = (say_level(one, to.words.language) for one in (event.level, event.suggested))
    told = to.words("told.rated", item=to.item(event.item), level=level, suggested=suggested)
    return told + to.reason(event, event.reason)


def _ended(to: Teller, event: ev.SessionEnded) -> str:
    return to.words("tell.end", how=to.words(f"ending.{event.how}"))


def _decided(to: Teller, event: ev.Decided) -> str:
    told = to.words("tell.decide", decision=to.words(f"choice.{event.decision}"))
    return f"{told} ({to.said(event.by)})" + to.reason(event, event.reason)


def _stepped(to: Teller, event: ev.Reverted | ev.Restored) -> str:
    key = "told.undone" if isinstance(event, ev.Reverted) else "told.redone"
    return to.words(key, event=event.target, what=to.tell(to.log[event.target - 1]))


def _gap(to: Teller, event: ev.Gap) -> str:
    return to.words("told.lost" if event.cause == "lost" else "told.stranded")


def _expunged(to: Teller, event: ev.Expunged) -> str:
    numbers = ", ".join(map(str, event.targets))
    return to.words("told.expunged", events=numbers) + to.reason(event, event.reason)


SENTENCES: Mapping[type[ev.Event], Callable[[Teller, Any], str]] = {
    ev.SessionOpened: _opened,
    ev.StageStarted: _stage,
    ev.IncidentAdded: _incident,
    ev.EvidenceAdded: _note,
    ev.EvidenceEdited: _edited,
    ev.EvidenceLinked: _linked,
    ev.EvidenceRemoved: _removed,
    ev.IndicatorMarked: _marked,
    ev.ExamRecorded: _exam,
    ev.ItemRated: _rated,
    ev.SessionEnded: _ended,
    ev.Decided: _decided,
    ev.Submitted: lambda to, _event: to.words("told.submitted"),
    ev.Amended: lambda to, event: to.words("told.reopened") + to.reason(event, event.reason),
    ev.Reverted: _stepped,
    ev.Restored: _stepped,
    ev.Gap: _gap,
    ev.Expunged: _expunged,
}


def taken_back(log: Sequence[ev.Event]) -> frozenset[int]:
    """The numbers of the events that stand taken back at the end of `log`."""
    away: set[int] = set()
    for event in log:
        if isinstance(event, ev.Reverted):
            away.add(event.target)
        elif isinstance(event, ev.Restored):
            away.discard(event.target)
    return frozenset(away)
