"""The table `ratings`: a row for each item of the plan, with what the session came to."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rubric.numbers import rounded
from rubric.scorecard import score
from rubric.scoring import NE
from sessions.interview.model import Session
from sessions.interview.result import ratings_of, verdict_of
from tui.pictures.standing import grounds
from tui.reports.tables.table import SESSION, Column, Row, Table, session_cells
from tui.safe_text import visible
from tui.translate import Words

_COLUMNS = (
    Column("category"),
    Column("item"),
    Column("item_title"),
    Column("method", words="method"),
    Column("core", "yes_no"),
    Column("weight", "decimal"),
    Column("state", words="column.state"),
    Column("level", "whole"),
    Column("standard", "whole"),
    Column("gap", "whole"),
    Column("suggested", "whole"),
    Column("points", "decimal"),
    Column("reason"),
    Column("rated_at", "time"),
    Column("notes_supporting", "whole"),
    Column("notes_counter", "whole"),
    Column("notes_neutral", "whole"),
    Column("notes_not_codable", "whole"),
    Column("total", "decimal"),
    Column("coverage", "decimal"),
    Column("verdict"),
    Column("verdict_title"),
    Column("decision", words="choice"),
    Column("decision_grade"),
    Column("decision_grade_title"),
    Column("decided_by"),
    Column("decided_at", "time"),
)


def _rows(session: Session, words: Words) -> Iterator[Row]:
    rubric, grade = session.rubric, session.rubric.grade[session.grade]
    card = score(rubric, ratings_of(session))
    judged = (_figure(card.total.score), _figure(card.total.coverage), *_judged(session, words))
    head, found = session_cells(session, words), {one.item: one for one in grounds(session)}
    for category in rubric.categories:
        for code in (one for one in category.items if one in session.planned):
            item, ground, rating = rubric.item[code], found[code], session.ratings.get(code)
            standard = grade.standards.get(code)
            suggested = None if rating is None or rating.suggested == NE else rating.suggested
            yield (
                *head,
                visible(words.of(category.title)),
                code,
                visible(words.of(item.title)),
                item.method,
                code in grade.core,
                rounded(Fraction(item.weight)),
                ground.state,
                ground.level,
                standard,
                None if ground.level is None or standard is None else ground.level - standard,
                suggested,
                _figure(card.points[code]),
                "" if rating is None else visible(rating.reason, lines=True),
                None if rating is None else rating.at,
                ground.support,
                ground.counter,
                ground.neutral,
                ground.uncodable,
                *judged,
            )


def _judged(session: Session, words: Words) -> Row:
    """Verdict and decision, with the titles of the grades that they name."""
    verdict, decision = verdict_of(session), session.decision
    decided: Row = ("", "", "", "", None)
    if decision is not None:
        grade = decision.grade or ""
        decided = (decision.decision, grade, _grade(session, grade, words), visible(decision.by), decision.at)
    if verdict is None:
        return ("", "", *decided)
    known = verdict.grade in session.rubric.grade
    title = _grade(session, verdict.grade, words) if known else words(f"verdict.{verdict.grade}")
    return (verdict.grade, title, *decided)


def _grade(session: Session, grade: str, words: Words) -> str:
    return visible(words.of(session.rubric.grade[grade].title)) if grade else ""


def _figure(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value)


RATINGS = Table("ratings", (*SESSION, *_COLUMNS), _rows)
