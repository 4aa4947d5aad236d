"""Who tells of the events of a log in sentences, with more or less shown of what people wrote and judged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rubric.model import Rubric
from sessions.interview import events as ev
from sessions.interview.entry import EntryAnswered
from sessions.interview.exam_events import ExamDrawn, ExamHandedIn, ExamMarked
from sessions.interview.impression import ImpressionSealed
from sessions.interview.log_events import Amended, Restored, Reverted
from sessions.interview.rating_events import ExamRecorded, IndicatorMarked, ItemRated
from sessions.interview.showing import FirstLevelGiven
from sessions.interview.words import Sign, Star
from tui.lines import people
from tui.translate import Words
from tui.views.sentences import SENTENCES

JUDGING = (
    IndicatorMarked,
    ExamRecorded,
    FirstLevelGiven,
    ItemRated,
    ImpressionSealed,
    ev.Decided,
    Amended,
    ExamDrawn,
    ExamHandedIn,
    ExamMarked,
    EntryAnswered,
)
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

    def listed(self, names: Iterable[str]) -> str:
        """Several names as one text."""
        return self.words.listed(names)

    def links(self, event: ev.EvidenceAdded | ev.EvidenceEdited | ev.EvidenceLinked) -> str:
        """Items that a note belongs to, by their names, and indicators, which would tell a level."""
        return self.listed((*map(self.item, event.items), *(() if self.blind else event.indicators)))

    def marks(self, star: Star | None, sign: Sign | None, quote: bool) -> list[str]:
        """STAR part, sign and quotation in words, those that are given."""
        words = self.words
        told = (
            words(f"star.{star}") if star else "",
            {"+": words("sign.plus"), "-": words("sign.minus")}.get(sign or "", ""),
            words("capture.quote") if quote else "",
        )
        return [one for one in told if one]


def taken_back(log: Sequence[ev.Event]) -> frozenset[int]:
    """The numbers of the events that stand taken back at the end of `log`."""
    away: set[int] = set()
    for event in log:
        if isinstance(event, Reverted):
            away.add(event.target)
        elif isinstance(event, Restored):
            away.discard(event.target)
    return frozenset(away)
