"""All that is kept about a person, as Markdown that he can read: every event of his sessions, in order."""

import re
from collections.abc import Callable, Iterator, Sequence

from rubric.wording import say_level
from sessions.interview import events as ev
from sessions.interview.model import Session
from tui.safe_text import visible
from tui.translate import Words
from tui.verbs.reading import grade_lines
from tui.views.times import clock_of, day_of

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def plain(text: str) -> str:
    """`text` so that Markdown shows it as it stands, on one line, with nothing in it that acts."""
    return _MARKUP.sub(r"\\\1", visible(text))


class Dossier:
    """Tells of one session in the language of `words`; what people wrote goes through `veiled` first."""

    def __init__(
        self, session: Session, events: Sequence[ev.Event], words: Words, veiled: Callable[[str], str]
    ) -> None:
        """Take a session and its log."""
        self._session = session
        self._events = events
        self._words = words
        self._veiled = veiled
        taken_back: set[int] = set()
        for event in events:
            if isinstance(event, ev.Reverted):
                taken_back.add(event.target)
            elif isinstance(event, ev.Restored):
                taken_back.discard(event.target)
        self._taken_back = taken_back

    def lines(self) -> Iterator[str]:
        """What the session was for, everything that was recorded, and what came of it."""
        session, words = self._session, self._words
        grade, rubric = words.of(session.rubric.grade[session.grade].title), words.of(session.rubric.title)
        opened = f"{day_of(session.opened)} {clock_of(session.opened)}"
        for text in (
            words("show.candidate", name=session.candidate, id=session.candidate_id or "–"),
            words("show.post", post=session.post or "–", purpose=words(f"purpose.{session.purpose}")),
            words("show.applied", grade=grade, rubric=rubric),
            words("show.interviewer", name=session.interviewer, opened=opened),
        ):
            yield f"- {self._text(text)}"
        yield f"\n### {words('subject.events')}\n"
        for event in self._events[1:]:
            back = words("subject.taken_back") if event.seq in self._taken_back else ""
            yield f"- {event.seq}. {day_of(event.at)} {clock_of(event.at)} {self._told(event)}{back}"
        yield f"\n### {words('subject.result')}\n"
        for text in grade_lines(session, words):
            if text.strip():
                yield f"- {self._text(text.strip())}"

    def _text(self, text: str) -> str:
        return plain(self._veiled(text))

    def _said(self, event: ev.TextEvent, text: str) -> str:
        return self._words("expunge.gone") if event.expunged is not None else self._text(text)

    def _told(self, event: ev.Event) -> str:
        words = self._words
        match event:
            case ev.StageStarted():
                return words("tell.stage", stage=words(f"stage.{event.stage}"))
            case ev.IncidentAdded():
                kind = words(f"kind.{event.kind}")
                told = words("subject.incident", id=event.incident, kind=kind, title=self._said(event, event.title))
                return " · ".join(filter(None, (told, self._text(event.when), self._text(event.role))))
            case ev.EvidenceAdded():
                return words("subject.note", id=event.evidence, text=self._said(event, event.text)) + self._marks(event)
            case ev.EvidenceEdited():
                text = self._said(event, event.text)
                return words("subject.edited", id=event.evidence, text=text) + self._marks(event)
            case ev.EvidenceLinked():
                return words("subject.linked", id=event.evidence, links=self._links(event) or "–")
            case ev.EvidenceRemoved():
                return words("subject.removed", id=event.evidence)
            case ev.IndicatorMarked():
                mark = words(f"key.{event.mark or 'clear_mark'}")
                indicator = self._session.rubric.indicator.get(event.indicator)
                text = plain(words.of(indicator.text)) if indicator is not None else ""
                return words("subject.marked", indicator=event.indicator, text=text, mark=mark)
            case ev.ExamRecorded():
                score = "–" if event.score is None else event.score
                return words(
                    "subject.exam", item=self._item(event.item), level=event.level, subject=event.subject, score=score
                )
            case ev.ItemRated():
                level, suggested = (say_level(one, words.language) for one in (event.level, event.suggested))
                told = words("subject.rated", item=self._item(event.item), level=level, suggested=suggested)
                return told + self._reason(event, event.reason)
            case ev.SessionEnded():
                return words("tell.end", how=words(f"ending.{event.how}"))
            case ev.Decided():
                told = words("tell.decide", decision=words(f"choice.{event.decision}"))
                return f"{told} ({self._text(event.by)})" + self._reason(event, event.reason)
            case ev.Amended():
                return words("subject.reopened") + self._reason(event, event.reason)
            case ev.Expunged():
                numbers = ", ".join(map(str, event.targets))
                return words("subject.expunged", events=numbers) + self._reason(event, event.reason)
            case ev.Reverted() | ev.Restored():
                key = "subject.undone" if isinstance(event, ev.Reverted) else "subject.redone"
                return words(key, event=event.target)
            case ev.Submitted():
                return words("subject.submitted")
            case _:
                return words("subject.other", event=str(getattr(event, "event", "")))

    def _reason(self, event: ev.TextEvent, reason: str) -> str:
        if event.expunged is None and not reason:
            return ""
        return self._words("subject.reason", reason=self._said(event, reason))

    def _item(self, code: str) -> str:
        item = self._session.rubric.item.get(code)
        return code if item is None else plain(self._words.of(item.title))

    def _links(self, event: ev.EvidenceAdded | ev.EvidenceEdited | ev.EvidenceLinked) -> str:
        return ", ".join((*(self._item(code) for code in event.items), *event.indicators))

    def _marks(self, event: ev.EvidenceAdded | ev.EvidenceEdited) -> str:
        words = self._words
        marks = (
            words(f"star.{event.star}") if event.star else "",
            {"+": words("sign.plus"), "-": words("sign.minus")}.get(event.sign or "", ""),
            words("capture.quote") if event.quote else "",
            "" if event.codable else words("capture.uncodable"),
            event.incident or "",
            self._links(event),
        )
        told = "; ".join(filter(None, marks))
        return f" ({told})" if told else ""
