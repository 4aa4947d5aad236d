"""The verdict of a session with its reasons, the decision of a person, and what stands beside both, for a reader."""

from collections.abc import Iterator

from rubric.numbers import percent, rounded
from rubric.reasons import Reason
from sessions.interview.component import Kept
from sessions.interview.decision import answers
from sessions.interview.model import Session
from sessions.interview.result import margin_of, reasons_of, verdict_of
from sessions.interview.words import EntryAnswer
from tui.reports.report import GradeTold, Sign, Told, Verdict
from tui.safe_text import visible
from tui.translate import Words
from tui.views.chance import chance_rows
from tui.views.decision import answer_told, decision_told
from tui.views.impression import impression_told
from tui.views.reasons import explain, explain_margin
from tui.views.structure import structure_told
from tui.views.why import is_against, verdict_name

_ANSWERS: dict[EntryAnswer, Sign] = {"yes": "yes", "no": "no", "unknown": "open"}
_KEPT: dict[Kept, Sign] = {"kept": "yes", "not_kept": "no", "not_observable": "open"}
_GENERAL = ("verdict_grade", "verdict_below", "verdict_insufficient", "open", "partial", "unproved", "unsupported")


def verdict_told(session: Session, words: Words) -> Verdict:
    """The verdict with the reasons of every condition, grade by grade, and what would change it."""
    found, rubric = verdict_of(session), session.rubric
    name = visible(verdict_name(session, found, words))
    if found is None:
        return Verdict(None, name, partial=False)
    told = [(one, Told(visible(explain(rubric, found, one, words)), _sign(one))) for one in reasons_of(session, found)]
    grades = tuple(
        GradeTold(
            id=grade.id,
            title=visible(words.of(grade.title)),
            applied=grade.id == session.grade,
            met=one.met,
            failing=one.failing,
            fit=None if one.fit is None else rounded(one.fit),
            fit_text="–" if one.fit is None else percent(one.fit),
            reasons=tuple(said for why, said in told if why.grade == grade.id and why.rule not in _GENERAL),
        )
        for grade, one in zip(rubric.grades, found.findings, strict=True)
    )
    return Verdict(
        grade=found.grade,
        name=name,
        partial=found.partial,
        general=tuple(said for why, said in told if why.rule in _GENERAL),
        grades=grades,
        margin=tuple(explain_margin(rubric, margin_of(session, found), found, words)),
        chance=tuple(chance_rows(session, found, words)),
    )


def _sign(reason: Reason) -> Sign:
    if reason.rule in ("open", "partial", "unproved"):
        return "heed"
    return "no" if is_against(reason) else "yes"


def decision_sentences(session: Session, words: Words) -> Iterator[Told]:
    """What was decided, by whom and why, with what stood before it was reopened; that nothing was."""
    if session.decision is None:
        yield Told(words("report.undecided"), "heed")
    for deep, style, text in decision_told(session, words):
        yield Told(text.removeprefix("! "), "heed" if style == "warn" else "", deep)
    yield from (Told(text) for text in impression_told(session, words))


def entry_sentences(session: Session, words: Words) -> Iterator[Told]:
    """Each entry condition with its answer."""
    for name, given in answers(session).items():
        yield Told(answer_told(session, name, words), _ANSWERS[given])


def structure_sentences(session: Session, words: Words) -> Iterator[Told]:
    """Which parts of a structured interview were kept, with why."""
    for kept, name, reason in structure_told(session, words):
        yield Told(name, _KEPT[kept])
        yield Told(reason, deep=1)
