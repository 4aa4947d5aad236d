"""The items of a session with levels, standards, ground and reasons, for a reader who may see all of it."""

from collections.abc import Callable, Mapping

from rubric.model import Item as RubricItem
from rubric.numbers import figure, percent, rounded
from rubric.scorecard import Score, Scorecard, score
from rubric.scoring import NE
from rubric.suggestion import prove_by_exam
from sessions.interview.ground import suggestion_for, unproved, unsupported
from sessions.interview.model import Session
from sessions.interview.result import ratings_of
from sessions.interview.showing import is_shown
from tui.pictures.standing import state_of
from tui.reports.report import Behaviour, Category, Exam, Item, Note
from tui.safe_text import visible
from tui.translate import Words
from tui.views.ladder import MARKS
from tui.views.reasons import say_level
from tui.views.telling import said

Judge = Callable[[str], Item]


def categories(session: Session, words: Words, judged: Judge) -> tuple[tuple[Category, ...], Category]:
    """Every category with its items as `judged` tells them, and the total; scores and coverage are told."""
    card = _card(session)
    made = tuple(
        _scored(one.id, visible(words.of(one.title)), tuple(map(judged, one.items)), card.categories[one.id])
        for one in session.rubric.categories
    )
    return made, _scored("total", words("table.total"), (), card.total)


def _card(session: Session) -> Scorecard:
    return score(session.rubric, ratings_of(session))


def _scored(name: str, title: str, items: tuple[Item, ...], own: Score) -> Category:
    return Category(
        id=name,
        title=title,
        items=items,
        score=None if own.score is None else rounded(own.score),
        score_text=figure(own.score),
        coverage=rounded(own.coverage),
        coverage_text=percent(own.coverage),
    )


def level_of(session: Session, code: str, words: Words) -> Item:
    """Item `code` with its level in words and what the rubric says of it; nothing of how it was come to."""
    rubric = session.rubric
    item, (state, level) = rubric.item[code], state_of(session, code)
    scale = rubric.levels[level - 1] if level else None
    if state == "rated":
        text = say_level(level, words)
        text += f" · {visible(words.of(scale.title))}" if scale else ""
    else:
        text = say_level(NE, words) if state == "ne" else words(f"chart.state.{state}")
    return Item(
        code=code,
        title=visible(words.of(item.title)),
        definition=visible(words.of(item.definition)),
        method=item.method,
        state=state,
        level=level,
        level_text=text,
        meaning=visible(words.of(scale.definition)) if scale else words("report.level_0") if level == 0 else "",
    )


class Judged:
    """Tells each item whole: standard, suggestion, reason, marks, scores and those of `notes` that are linked to it."""

    def __init__(self, session: Session, notes: Mapping[str, Note], words: Words) -> None:
        """Take the notes that the reader sees, by id."""
        self._session = session
        self._notes = notes
        self._words = words
        self._grade = session.rubric.grade[session.grade]
        self._points = _card(session).points
        self._unproved, self._unsupported = unproved(session), unsupported(session)

    def __call__(self, code: str) -> Item:
        """Item `code`."""
        session, words = self._session, self._words
        plain = level_of(session, code, words)
        rating, standard, points = session.ratings.get(code), self._grade.standards.get(code), self._points.get(code)
        suggested = (
            say_level(suggestion_for(session, code).level, words) if is_shown(session, code) else words("grade.hidden")
        )
        return Item(
            code=code,
            title=plain.title,
            definition=plain.definition,
            method=plain.method,
            state=plain.state,
            level=plain.level,
            level_text=plain.level_text,
            meaning=plain.meaning,
            core=code in self._grade.core,
            standard=standard,
            gap=None if plain.level is None or standard is None else plain.level - standard,
            points=None if points is None else rounded(points),
            suggested_text=suggested,
            reason=said(rating.reason, rating.expunged, words) if rating and (rating.reason or rating.expunged) else "",
            flags=tuple(self._flags(code)),
            behaviours=behaviours(session, code, words),
            exams=exams(session, session.rubric.item[code], words),
            notes=tuple(note for note in self._notes.values() if code in note.codes),
        )

    def _flags(self, code: str) -> list[str]:
        made = [self._words("report.unsupported")] if code in self._unsupported else []
        if code in self._unproved:
            made.append(self._words("report.unproved", indicators=self._words.listed(self._unproved[code])))
        return made


def behaviours(session: Session, code: str, words: Words) -> tuple[Behaviour, ...]:
    """The indicators of item `code` that were marked, or to which a codable note is linked."""
    notes: dict[str, list[str]] = {}
    for note in session.evidence.values():
        for indicator in note.indicators if note.codable else ():
            notes.setdefault(indicator, []).append(note.id)
    return tuple(
        Behaviour(
            id=one.id,
            level=one.level,
            text=visible(words.of(one.text)),
            mark=session.marks.get(one.id, ""),
            sign=MARKS[session.marks.get(one.id)][0],
            notes=tuple(notes.get(one.id, ())),
        )
        for one in session.rubric.item[code].indicators
        if one.id in session.marks or one.id in notes
    )


def exams(session: Session, item: RubricItem, words: Words) -> tuple[Exam, ...]:
    """The exam levels of `item` that have a score."""
    scores = session.scores_of(item.code)
    if item.exam is None or not scores:
        return ()
    titles = {one.code: visible(words.of(one.title)) for one in item.exam.subjects}
    made = []
    for proof in prove_by_exam(item, scores, session.rubric.scoring, session.rubric.top):
        own = tuple((titles[subject], given) for (level, subject), given in scores.items() if level == proof.level)
        standard = proof.value
        if own:
            # Whether a level is met would tell the suggestion.
            told = is_shown(session, item.code)
            figure = None if standard is None or not told else rounded(standard)
            made.append(Exam(proof.level, own, figure, proof.met if told else None))
    return tuple(made)
