"""What a person decided, beside what was found: told alike on the grade screen and in text.

Each sentence goes with how deep it stands and in what style.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sessions.interview.decision import answers
from sessions.interview.model import Decision, Session
from sessions.interview.result import verdict_of
from sessions.interview.validity import VALID_MONTHS, valid_until
from sessions.interview.words import GIVING, Departure, EntryAnswer
from tui.lines import Line, Style, heading, paragraph, people
from tui.translate import Words
from tui.views.telling import said
from tui.views.times import day_of, moment_of

Told = tuple[int, Style, str]

SIGNS: dict[EntryAnswer, tuple[str, Style]] = {"yes": ("✓ ", "good"), "no": ("✗ ", "bad"), "unknown": ("? ", "warn")}


def departures_told(found: Sequence[Departure], words: Words) -> list[str]:
    """In what a decision departs from verdict and entry conditions, a sentence each."""
    return [words(f"against.{one}") for one in found]


def _grade(session: Session, grade: str | None, words: Words) -> str:
    known = session.rubric.grade.get(grade or "")
    return "–" if known is None else words.of(known.title)


def _then(session: Session, verdict: str | None, words: Words) -> str:
    """A verdict of earlier by its name."""
    if verdict is None:
        return words("decision.no_verdict")
    return _grade(session, verdict, words) if verdict in session.rubric.grade else words(f"verdict.{verdict}")


def _decided(session: Session, made: Decision, words: Words, deep: int) -> Iterator[Told]:
    grade, choice = _grade(session, made.grade, words), words(f"choice.{made.decision}")
    reason = said(made.reason, made.expunged, words)
    text = words("grade.decision", decision=choice, grade=grade, by=people(made.by), reason=reason)
    yield deep, "strong" if not deep else "plain", text
    for sentence in departures_told(made.against, words):
        yield deep + 1, "warn", f"! {sentence}"
    for one in made.conditions:
        text = words("decision.condition", who=words(f"party.{one.who}"), text=said(one.text, made.expunged, words))
        yield deep + 1, "plain", text + (words("decision.due", day=one.due) if one.due else "")
    if made.decision in GIVING:
        until = valid_until(date.fromisoformat(day_of(made.at)), made.months or VALID_MONTHS)
        yield deep + 1, "muted", words("decision.valid", months=made.months or VALID_MONTHS, day=until)


def decision_told(session: Session, words: Words) -> Iterator[Told]:
    """The decision that stands, then those that stood when the session was reopened, with who did that and why."""
    made, verdict = session.decision, verdict_of(session)
    if made is not None:
        yield from _decided(session, made, words, 0)
        if made.verdict != (None if verdict is None else verdict.grade):
            yield 1, "muted", words("decision.then", verdict=_then(session, made.verdict, words))
    for number, one in enumerate(session.amendments, 1):
        reason = said(one.reason, one.expunged, words)
        day = moment_of(one.at, words)
        yield 0, "accent", words("decision.amended", number=number, at=day, by=people(one.by), reason=reason)
        if one.decision is None:
            yield 1, "muted", words("decision.none_then")
            continue
        verdict_then = _then(session, one.decision.verdict, words)
        yield 1, "muted", words("decision.before", at=moment_of(one.decision.at, words), verdict=verdict_then)
        yield from _decided(session, one.decision, words, 1)


def decision_rows(session: Session, width: int, words: Words) -> list[Line]:
    """The decision as rows, with whether the session is submitted; that there is none, and the key for it."""
    state = words("why.submitted") if session.submitted else ""
    made = paragraph(words("why.undecided") + state, width, "warn") if session.decision is None else []
    for number, (deep, style, text) in enumerate(decision_told(session, words)):
        first = "  " * deep
        shown = text + state if not number and session.decision is not None else text
        made += paragraph(
            shown, width, style, first=((first, "plain"),) if first else (), hang=2 * deep + 2 * bool(deep)
        )
    return made


def entry_row(session: Session, width: int, words: Words) -> list[Line]:
    """All answers to the entry conditions in a paragraph; nothing where the model has none."""
    told = [SIGNS[given][0] + words.of(session.rubric.entry_condition[one].title) for one, given in _found(session)]
    return paragraph(words("entry.all", answers="  ".join(told)), width) if told else []


def entry_rows(session: Session, width: int, words: Words) -> list[Line]:
    """Each entry condition with its answer and what it means, keyed by its id."""
    made = [heading(words("entry.title") + words("entry.beside"), width)]
    for name, given in _found(session):
        sign = SIGNS[given]
        made += paragraph(answer_told(session, name, words), width, "plain", first=(sign,), hang=2, key=name)
        meaning = words.of(session.rubric.entry_condition[name].definition)
        made += paragraph(meaning, width, "muted", first=(("    ", "plain"),), hang=4, key=name)
    return made


def entry_told(session: Session, words: Words) -> Iterator[str]:
    """The same as text; nothing where the model has none."""
    if session.rubric.entry_conditions:
        yield words("entry.title") + words("entry.beside")
    for name, given in _found(session):
        yield f"  {SIGNS[given][0]}{answer_told(session, name, words)}"


def _found(session: Session) -> list[tuple[str, EntryAnswer]]:
    return list(answers(session).items())


def answer_told(session: Session, name: str, words: Words) -> str:
    """An entry condition with its answer, and the note on it."""
    given = session.entry.get(name)
    answer = words(f"entry.{given.answer}") if given else words("entry.open")
    told = words("entry.row", title=words.of(session.rubric.entry_condition[name].title), answer=answer)
    note = said(given.note, given.expunged, words) if given and (given.note or given.expunged) else ""
    return told + (words("entry.note", note=note) if note else "")
