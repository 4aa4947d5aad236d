"""The head of a report: who, for what, by whom, when, under which model; and what must be read first."""

from collections.abc import Iterator, Sequence

from sessions.interview.chain import head
from sessions.interview.events import Event, to_record
from sessions.interview.model import Session
from tui.reports.report import Fact, Told
from tui.safe_text import visible
from tui.translate import Words
from tui.views.telling import said
from tui.views.times import day_of, moment_of

FACTS = (
    "candidate",
    "candidate_id",
    "post",
    "purpose",
    "grade",
    "held",
    "interviewer",
    "interest",
    "consent",
    "suggestions",
    "state",
    "changed",
    "model",
    "standards",
    "session",
    "digest",
    "events",
    "head",
    "document",
    "kept",
    "made",
)
"""The keys that facts of a report may have, in their order."""


class Head:
    """Tells facts of a session, each under its name in the language."""

    def __init__(self, session: Session, events: Sequence[Event], words: Words) -> None:
        """Take a session and its log."""
        self._session = session
        self._events = events
        self._words = words

    def fact(self, key: str, text: str) -> Fact:
        """A fact; `text` is made visible."""
        return Fact(key, self._words(f"report.fact.{key}"), visible(text))

    def subject(self) -> Iterator[Fact]:
        """Who, for which post, to what end, for which grade."""
        session, words = self._session, self._words
        yield self.fact("candidate", session.candidate)
        if session.candidate_id:
            yield self.fact("candidate_id", session.candidate_id)
        if session.post:
            yield self.fact("post", session.post)
        yield self.fact("purpose", words(f"purpose.{session.purpose}"))
        yield self.fact("grade", words.of(session.rubric.grade[session.grade].title))

    def held(self) -> Fact:
        """The day of the interview."""
        first = min(self._session.stages.values(), default=self._session.opened)
        return self.fact("held", day_of(first))

    def model(self) -> Fact:
        """The model by title and version."""
        rubric = self._session.rubric
        return self.fact("model", f"{self._words.of(rubric.title)} {rubric.version}")

    def conduct(self) -> Iterator[Fact]:
        """By whom, whether he knows the candidate, consent, when suggestions were shown, how it stands."""
        session, words = self._session, self._words
        yield self.fact("interviewer", session.interviewer)
        if session.interest is not None:
            known = words("plan.knows" if session.interest.knows else "plan.knows_not")
            detail = said(session.interest.detail, session.interest.expunged, words)
            yield self.fact("interest", words("report.with", text=known, detail=detail) if detail else known)
        if session.consent is not None:
            yield self.fact("consent", words("consent.given" if session.consent else "consent.refused"))
        yield self.fact("suggestions", words(f"report.suggestions.{session.suggestions}"))
        state = "submitted" if session.submitted else "ended" if session.ended else "open"
        yield self.fact("state", words(f"state.{state}"))
        yield self.fact("changed", moment_of(session.updated or session.opened))

    def standards(self) -> Fact:
        """Who adopted the standards of the model, when, and on what; or that they are a draft."""
        adopted, words = self._session.rubric.adopted, self._words
        if adopted is None:
            return self.fact("standards", words("report.draft"))
        return self.fact("standards", words("report.adopted", by=adopted.by, on=adopted.on, basis=adopted.basis))

    def record(self) -> Iterator[Fact]:
        """What the record and the model can be told by: session, digests."""
        session = self._session
        yield self.fact("session", session.id)
        yield self.fact("digest", session.digest)
        found = head(map(to_record, self._events))
        if found is not None:
            yield self.fact("events", str(found.events))
            yield self.fact("head", found.digest)

    def notices(self) -> Iterator[Told]:
        """What lessens what follows: unfinished, ended, events lost, standards in draft."""
        session, words = self._session, self._words
        if session.ended:
            yield Told(words("report.ended", how=words(f"ending.{session.ended}")), "heed")
        elif not session.submitted:
            yield Told(words("report.unfinished"), "heed")
        if session.gaps:
            yield Told(words("show.gaps", events=words.listed(session.gaps)), "no")
        if session.rubric.adopted is None:
            yield Told(words("grade.draft"), "heed")
