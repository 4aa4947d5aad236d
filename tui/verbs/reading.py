"""A session and its result as plain lines, for commands that are read rather than parsed."""

from collections.abc import Iterator

from rubric.numbers import figure, percent
from rubric.scorecard import score
from sessions.interview.chain import ChainHead
from sessions.interview.ground import suggestion_for
from sessions.interview.model import Session
from sessions.interview.result import margin_of, ratings_of, reasons_of, verdict_of
from sessions.interview.showing import is_shown
from tui.translate import Words
from tui.views.chance import chance_rows
from tui.views.decision import decision_told, entry_told
from tui.views.impression import impression_told
from tui.views.reasons import explain, explain_margin, say_level
from tui.views.structure import structure_line
from tui.views.telling import said
from tui.views.times import clock_of, day_of
from tui.views.why import sign_of, verdict_name


def head_line(head: ChainHead | None, words: Words) -> str:
    """The head of the event chain, as it is printed to be noted elsewhere."""
    if head is None:
        return words("show.no_head")
    return words("show.head", events=head.events, digest=head.grouped)


def session_lines(session: Session, head: ChainHead | None, words: Words) -> Iterator[str]:
    """Who, for what, the head of the log, and every note in order."""
    grade = session.rubric.grade[session.grade]
    yield words("show.candidate", name=session.candidate, id=session.candidate_id or "–")
    yield words("show.post", post=session.post or "–", purpose=words(f"purpose.{session.purpose}"))
    yield words("show.applied", grade=words.of(grade.title), rubric=words.of(session.rubric.title))
    yield words(
        "show.interviewer", name=session.interviewer, opened=f"{day_of(session.opened)} {clock_of(session.opened)}"
    )
    state = "submitted" if session.submitted else "ended" if session.ended else "open"
    yield words("show.state", state=words(f"state.{state}"), stage=words(f"stage.{session.stage}"))
    yield head_line(head, words)
    if session.gaps:
        yield words("show.gaps", events=words.listed(session.gaps))
    yield ""
    for incident in session.incidents.values():
        details = " · ".join(filter(None, (incident.when, incident.role)))
        yield f"[{incident.id}] {words(f'kind.{incident.kind}')} {said(incident.title, incident.expunged, words)}" + (
            f" ({details})" if details else ""
        )
    yield ""
    for note in session.evidence.values():
        marks = "".join(filter(None, (note.star and note.star.upper(), note.sign, "“" if note.quote else "")))
        links = " ".join(f"#{code}" for code in (*note.items, *note.indicators))
        uncodable = "" if note.codable else "~"
        yield " ".join(
            filter(None, (clock_of(note.at), f"[{note.id}]", note.incident, marks + uncodable, note.text, links))
        )
    if session.remarks:
        yield ""
        yield words("show.remarks")
        for one in session.remarks.values():
            yield f"[{one.id}] {words(f'remark.{one.kind}')}  {said(one.text, one.expunged, words)}"
    yield ""
    yield from grade_lines(session, words)
    yield structure_line(session, words)


def grade_lines(session: Session, words: Words) -> Iterator[str]:
    """The verdict, its reasons, what would change it, and every item's level beside the standard."""
    verdict = verdict_of(session)
    yield words("grade.verdict", verdict=verdict_name(session, verdict, words))
    if verdict is not None:
        for reason in reasons_of(session, verdict):
            yield f"  {sign_of(reason)[0]}{explain(session.rubric, verdict, reason, words)}"
        for sentence in explain_margin(session.rubric, margin_of(session, verdict), verdict, words):
            yield "  " + sentence
        for sentence in chance_rows(session, verdict, words):
            yield "  " + sentence
    yield ""
    card = score(session.rubric, ratings_of(session))
    standards = session.rubric.grade[session.grade].standards
    for category in session.rubric.categories:
        own = card.categories[category.id]
        yield f"{words.of(category.title)}  {figure(own.score)}  ({percent(own.coverage)})"
        for code in category.items:
            rating = session.ratings.get(code)
            yield "  " + words(
                "grade.item",
                code=code,
                title=words.of(session.rubric.item[code].title),
                level=say_level(rating.level, words) if rating else words("grade.unrated"),
                suggested=say_level(suggestion_for(session, code).level, words)
                if is_shown(session, code)
                else words("grade.hidden"),
                standard=standards.get(code, "–"),
            )
    yield words("grade.total", score=figure(card.total.score), coverage=percent(card.total.coverage))
    yield from entry_told(session, words)
    yield from ("  " * deep + text for deep, _, text in decision_told(session, words))
    yield from impression_told(session, words)
    if session.rubric.adopted is None:
        yield words("grade.draft")
