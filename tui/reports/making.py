"""Makes the report of a session for a reader. What each of them sees, and why, is in docs/reports.md."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from sessions.interview.events import Event
from sessions.interview.model import Session
from tui.reports.feedback import Feedback
from tui.reports.head import Head
from tui.reports.items import Judged, categories
from tui.reports.judged import decision_sentences, entry_sentences, structure_sentences, verdict_told
from tui.reports.pictures import levels_alone, pictures
from tui.reports.record import beside_told, incidents_told, note_told
from tui.reports.report import Category, Reader, Report, Told
from tui.safe_text import visible
from tui.settings.model import Clock
from tui.translate import Words


class UnfinishedError(Exception):
    """A candidate is told nothing of a session that is neither submitted nor ended: it may still change."""


@dataclass(frozen=True, slots=True)
class Source:
    """A session with its log, and what is known of it beside: the day of the report, for how long it is kept.

    `kept` is a sentence, empty where no term is known; `house`, `header` and `footer` are the organisation's own.
    """

    session: Session
    events: Sequence[Event]
    day: str
    kept: str = ""
    house: str = ""
    header: str = ""
    footer: str = ""


def report_of(source: Source, reader: Reader, words: Words) -> Report:
    """The report, on a clock of 24 hours whatever screens show: others read it, elsewhere. Raises UnfinishedError."""
    words = replace(words, clock=Clock())
    return {"committee": _committee, "candidate": _candidate, "archive": _archive}[reader](source, words)


def _begun(source: Source, reader: Reader, words: Words) -> Report:
    return Report(
        reader=reader,
        language=words.language,
        locale=words.locale,
        session=source.session.id,
        title=words(f"report.title.{reader}"),
        house=visible(source.house),
        header=visible(source.header),
        footer=visible(source.footer),
        top=source.session.rubric.top,
        facts=(),
        foot=(words(f"report.foot.{reader}"),),
    )


def _committee(source: Source, words: Words) -> Report:
    session, head = source.session, Head(source.session, source.events, words)
    notes = {one.id: note_told(session, one, words) for one in session.evidence.values()}
    groups, total = categories(session, words, Judged(session, notes, words))
    return replace(
        _begun(source, "committee", words),
        facts=(
            *head.subject(),
            head.held(),
            *head.conduct(),
            head.model(),
            head.standards(),
            *head.record(),
            head.fact("made", source.day),
        ),
        notices=tuple(head.notices()),
        verdict=verdict_told(session, words),
        decision=tuple(decision_sentences(session, words)),
        entry=tuple(entry_sentences(session, words)),
        categories=groups,
        total=total,
        incidents=incidents_told(session, notes.values(), words),
        notes=tuple(notes.values()),
        beside=tuple(beside_told(session, words)),
        structure=tuple(structure_sentences(session, words)),
        pictures=tuple(pictures(session, ("radar", "bars", "gap"), words)),
    )


def _candidate(source: Source, words: Words) -> Report:
    session, head = source.session, Head(source.session, source.events, words)
    if not (session.submitted or session.ended):
        raise UnfinishedError
    begun = replace(
        _begun(source, "candidate", words),
        facts=(*head.subject(), head.held(), head.model(), head.fact("made", source.day)),
    )
    if session.ended:
        return replace(begun, notices=(Told(words("report.ended", how=words(f"ending.{session.ended}")), "heed"),))
    feedback = Feedback(session, words)
    groups, _ = categories(session, words, feedback)
    return replace(
        begun,
        categories=tuple(filter(None, map(partial(_unscored, session.planned), groups))),
        strengths=feedback.strengths,
        steps=feedback.steps,
        pictures=tuple(levels_alone(session, words)),
    )


def _unscored(planned: Sequence[str], group: Category) -> Category | None:
    items = tuple(one for one in group.items if one.code in planned)
    return Category(group.id, group.title, items) if items else None


def _archive(source: Source, words: Words) -> Report:
    from hashlib import sha256

    from sessions.document import write

    session, head = source.session, Head(source.session, source.events, words)
    notes = {one.id: note_told(session, one, words) for one in session.evidence.values() if one.codable and one.items}
    groups, total = categories(session, words, Judged(session, notes, words))
    document = write(session, source.events)
    return replace(
        _begun(source, "archive", words),
        facts=(
            *head.subject(),
            head.held(),
            *head.conduct(),
            head.model(),
            head.standards(),
            *head.record(),
            head.fact("document", f"sha256:{sha256(document.encode()).hexdigest()}"),
            *((head.fact("kept", source.kept),) if source.kept else ()),
            head.fact("made", source.day),
        ),
        notices=tuple(head.notices()),
        verdict=verdict_told(session, words),
        decision=tuple(decision_sentences(session, words)),
        entry=tuple(entry_sentences(session, words)),
        categories=groups,
        total=total,
        notes=tuple(notes.values()),
        document=document,
    )
