"""The grade: the verdict and why, what is lacking, entry conditions, the decision, submit and amend."""

from itertools import takewhile

from rubric.numbers import figure, percent
from rubric.scorecard import score
from sessions.interview import commands as co
from sessions.interview.decision import departures
from sessions.interview.entry import AnswerEntry
from sessions.interview.ground import suggestion_for
from sessions.interview.result import ratings_of, verdict_of
from sessions.interview.showing import is_shown
from sessions.interview.toward import next_grade
from sessions.interview.validity import VALID_MONTHS
from sessions.interview.words import CHOICES, ENTRY_ANSWERS
from tui.deciding import decision_of, written
from tui.plain.seat import Seat
from tui.plain.voice import folded
from tui.verbs.reading import grade_lines
from tui.views.decision import decision_told, departures_told
from tui.views.impression import impression_told
from tui.views.reasons import say_level
from tui.views.structure import told_structure
from tui.views.telling import said
from tui.views.toward import toward_rows

_SIGNS = ("✓ ", "✗ ", "? ", "· ")
"""What the views draw before a row: what it says is in its words too."""


def _bare(row: str) -> str:
    text = row.strip()
    for sign in _SIGNS:
        text = text.removeprefix(sign)
    return text


def verdict(seat: Seat, _rest: str) -> None:
    """The verdict with its reasons, and what would change it; the decision, where there is one."""
    session, words = seat.session, seat.words
    seat.tell(*map(_bare, takewhile(bool, grade_lines(session, words))))
    seat.tell(*(text for _, _, text in decision_told(session, words)), *impression_told(session, words))


def scores(seat: Seat, _rest: str) -> None:
    """The level of every planned item beside the standard, and the scores of the categories."""
    session, words = seat.session, seat.words
    card = score(session.rubric, ratings_of(session))
    standards = session.rubric.grade[session.grade].standards
    for category in session.rubric.categories:
        codes = [code for code in category.items if code in session.planned]
        own = card.categories[category.id]
        if codes:
            seat.tell(words("plain.category", title=words.of(category.title), score=figure(own.score)))
        for code in codes:
            rating, shown = session.ratings.get(code), is_shown(session, code)
            suggested = say_level(suggestion_for(session, code).level, words) if shown else words("grade.hidden")
            level = say_level(rating.level, words) if rating else words("grade.unrated")
            title, standard = words.of(session.rubric.item[code].title), standards.get(code, "–")
            told = words("grade.item", code=code, title=title, level=level, suggested=suggested, standard=standard)
            seat.tell(told)
    seat.tell(words("grade.total", score=figure(card.total.score), coverage=percent(card.total.coverage)))


def lacking(seat: Seat, rest: str) -> None:
    """What is lacking for a grade: the one that is named, else the next above the verdict."""
    session, words = seat.session, seat.words
    grades = [(one.id, words.of(one.title)) for one in session.rubric.grades]
    following = next_grade(session)
    wanted = next((one for one, title in grades if folded(rest) in (one, folded(title))), None) if rest else following
    if wanted is None and rest:
        wanted = seat.voice.choose(words("setup.grade"), grades, following or "")
    if wanted is None:
        seat.tell(words("plain.highest"))
    else:
        seat.tell(*map(_bare, toward_rows(session, wanted, words)))


def structure(seat: Seat, _rest: str) -> None:
    """Which parts of a structured interview were kept."""
    seat.tell(*map(_bare, told_structure(seat.session, seat.words)))


def entry(seat: Seat, _rest: str) -> None:
    """The entry conditions, one by one; Enter leaves an answer as it is."""
    session, words = seat.session, seat.words
    if not session.rubric.entry_conditions:
        seat.tell(words("entry.none"))
        return
    if seat.refuses():
        return
    for one in session.rubric.entry_conditions:
        given = seat.session.entry.get(one.id)
        note = said(given.note, given.expunged, words) if given else ""
        seat.tell(words.of(one.definition), note)
        options = [(answer, words(f"entry.{answer}")) for answer in ENTRY_ANSWERS]
        answer = seat.voice.choose(words.of(one.title), options, given.answer if given else "unknown")
        sheet = seat.sheet(f"entry.{one.id}")
        text = sheet.text("note", words("entry.note_label"), given.note if given else "", words("entry.note_hint"))
        if given is not None and (given.answer, given.note) == (answer, text):
            sheet.done()
            continue
        command = AnswerEntry.model_validate({"condition": one.id, "answer": answer, "note": text})
        if seat.done(command, f"entry.{one.id}") is not None:
            sheet.done()


def decide(seat: Seat, _rest: str) -> None:
    """Ask for the decision, by name and with its reason; in what it goes against the verdict is said before that."""
    if seat.refuses():
        return
    session, words, now = seat.session, seat.words, seat.session.decision
    found = verdict_of(session)
    likely = found.grade if found is not None and found.grade in session.rubric.grade else ""
    choices = [(one, words(f"choice.{one}")) for one in CHOICES[session.purpose]]
    decision = seat.voice.choose(words("decide.decision"), choices, now.decision if now else "")
    none = [("", words("decide.no_grade"))]
    grades = [*none, *((one.id, words.of(one.title)) for one in session.rubric.grades)]
    grade = seat.voice.choose(words("decide.grade"), grades, (now.grade or "") if now else likely)
    choice = next(one for one in CHOICES[session.purpose] if one == decision)
    against = departures_told(departures(session, choice, grade or None), words)
    if against:
        seat.tell(words("decide.against", what=words("told.then").join(against)))
    sheet = seat.sheet("decide")
    answers = {
        "decision": decision,
        "grade": grade,
        "by": sheet.text("by", words("decide.by"), now.by if now else session.interviewer, needed=True),
        "reason": sheet.text("reason", words("decide.reason"), now.reason if now else "", needed=True),
    }
    conditions, months = written(now, words), str((now and now.months) or VALID_MONTHS)
    while True:
        answers["conditions"] = sheet.text(
            "conditions", words("decide.conditions"), conditions, words("decide.conditions_hint")
        )
        answers["months"] = sheet.text("months", words("decide.months"), months)
        made = decision_of({**answers, "months": folded(answers["months"])}, now, words)
        if not isinstance(made, str):
            break
        seat.tell(made)
        answers["by"] = sheet.text("by", words("decide.by"), needed=True)
    if seat.done(made, "decide") is not None:
        sheet.done()


def submit(seat: Seat, _rest: str) -> None:
    """Lock the session; what is missing is said first."""
    session, words = seat.session, seat.words
    if seat.refuses():
        return
    if session.submitted:
        seat.tell(words("refusal.submitted"))
        return
    if seat.sitting.unsaved:
        seat.tell(words("save.submit_first"))
        return
    missing = sum(code not in session.ratings for code in session.planned)
    seat.tell(
        words("submit.locks"),
        words("submit.unrated", count=missing) if missing else "",
        words("submit.undecided") if session.decision is None else "",
    )
    if seat.voice.sure(words("submit.sure")):
        seat.done(co.Submit())
    else:
        seat.tell(words("plain.not_done"))


def amend(seat: Seat, rest: str) -> None:
    """Reopen a submitted session, with a reason."""
    if seat.refuses():
        return
    if not seat.session.submitted:
        seat.tell(seat.words("refusal.not_submitted"))
        return
    sheet = seat.sheet("amend")
    reason = rest or sheet.text("reason", seat.words("amend.reason"), needed=True)
    if seat.done(co.Amend(reason=reason), "amend") is not None:
        sheet.done()
