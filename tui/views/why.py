"""The verdict with its reasons, what would change it, and the decision: the part of the grade screen that argues."""

from rubric.reasons import Reason
from rubric.verdict import Verdict
from sessions.interview.model import Session
from sessions.interview.result import margin_of, reasons_of, verdict_of
from tui.lines import Line, Span, Style, heading, paragraph
from tui.translate import Words
from tui.views.chance import chance_rows
from tui.views.decision import decision_rows, entry_row
from tui.views.impression import impression_told
from tui.views.reasons import explain, explain_margin

_BAD = ("_failed", "_weak", "_unrated", "unsupported", "_below")


def verdict_name(session: Session, verdict: Verdict | None, words: Words) -> str:
    """The verdict's grade by its title, or what stands in its place."""
    if verdict is None:
        return words("verdict.none", how=words(f"ending.{session.ended}"))
    grade = session.rubric.grade.get(verdict.grade)
    name = words.of(grade.title) if grade else words(f"verdict.{verdict.grade}")
    return name + (words("verdict.partial") if verdict.partial else "")


def sign_of(reason: Reason) -> Span:
    """What stands before a reason: whether it holds, does not, or leaves something open."""
    if reason.rule in ("verdict_below", "verdict_insufficient", "open", "partial", "unproved"):
        return ("! ", "warn")
    return ("✗ ", "bad") if is_against(reason) else ("✓ ", "good")


def is_against(reason: Reason) -> bool:
    """Whether a reason tells of something that does not hold."""
    return reason.rule.endswith(_BAD)


def newer_line(session: Session, newer: str, words: Words) -> str:
    """That the model of a session has a newer version by now, and that the session keeps its own."""
    return words("show.newer", rubric=session.rubric.id, newer=newer, version=session.rubric.version)


def verdict_rows(session: Session, width: int, words: Words) -> list[Line]:
    """The verdict alone."""
    return paragraph(words("grade.verdict", verdict=verdict_name(session, verdict_of(session), words)), width, "rating")


def why(session: Session, width: int, words: Words, newer: str | None = None) -> list[Line]:
    """Verdict, decision, margin, reasons, whether the standards are a draft, and a `newer` version of the model."""
    verdict = verdict_of(session)
    made = verdict_rows(session, width, words)
    made += [*decision_rows(session, width, words), *entry_row(session, width, words)]
    for sentence in impression_told(session, words):
        made += paragraph(sentence, width, "muted")
    if verdict is not None:
        for sentence in explain_margin(session.rubric, margin_of(session, verdict), verdict, words):
            made += paragraph(sentence, width, first=(("± ", "accent"),), hang=2)
        for sentence in chance_rows(session, verdict, words):
            made += paragraph(sentence, width, first=(("± ", "accent"),), hang=2)
        made.append(heading(words("why.reasons"), width))
        for reason in reasons_of(session, verdict):
            style: Style = "plain" if is_against(reason) else "muted"
            told = explain(session.rubric, verdict, reason, words)
            made += paragraph(told, width, style, first=(sign_of(reason),), hang=2)
    if session.rubric.adopted is None:
        made += paragraph(words("grade.draft"), width, "warn")
    if newer is not None:
        made += paragraph(newer_line(session, newer, words), width, "muted")
    return made
