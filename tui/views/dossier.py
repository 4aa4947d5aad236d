"""All that is kept about a person, as Markdown that he can read: every event of his sessions, in order."""

import re
from collections.abc import Callable, Iterator, Sequence

from sessions.interview import events as ev
from sessions.interview.model import Session
from tui.safe_text import visible
from tui.translate import Words
from tui.verbs.reading import grade_lines
from tui.views.teller import Teller, taken_back
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

    def lines(self) -> Iterator[str]:
        """What the session was for, everything that was recorded, and what came of it."""
        session, words = self._session, self._words
        rubric = session.rubric
        grade, model = words.of(rubric.grade[session.grade].title), words.of(rubric.title)
        opened = f"{day_of(session.opened)} {clock_of(session.opened)}"
        for text in (
            words("show.candidate", name=session.candidate, id=session.candidate_id or "–"),
            words("show.post", post=session.post or "–", purpose=words(f"purpose.{session.purpose}")),
            words("show.applied", grade=grade, rubric=model),
            words("show.interviewer", name=session.interviewer, opened=opened),
        ):
            yield f"- {self._text(text)}"
        yield f"\n### {words('subject.events')}\n"
        away, teller = taken_back(self._events), Teller(self._events, rubric, words, self._text, plain)
        for event in self._events[1:]:
            back = words("told.taken_back") if event.seq in away else ""
            yield f"- {event.seq}. {day_of(event.at)} {clock_of(event.at)} {teller.tell(event)}{back}"
        yield f"\n### {words('subject.result')}\n"
        for text in grade_lines(session, words):
            if text.strip():
                yield f"- {self._text(text.strip())}"

    def _text(self, text: str) -> str:
        return plain(self._veiled(text))
