"""The rail: stages, incidents and items, what is done in each, and the minutes each has."""

from collections import Counter
from datetime import datetime

from rubric.scoring import NE
from sessions.interview.model import Session
from sessions.interview.pace import minutes_by_stage, spent
from sessions.interview.stages import Progress, progress
from sessions.interview.words import STAGES, TIMED_STAGES, Stage
from tui.lines import Line, Span, spread
from tui.translate import Words
from tui.views.telling import said

MARKS: dict[Progress, Span] = {"ahead": ("  ", "plain"), "open": ("… ", "warn"), "done": ("✓ ", "good")}
"""Stages that are not the one in hand: not begun, begun and lacking something, done."""


def level_mark(session: Session, code: str) -> Span:
    """The rating of item `code` as a short mark: its level, NE, or a dot while it is open."""
    rating = session.ratings.get(code)
    if rating is None:
        return ("·", "muted")
    return (NE, "warn") if rating.level == NE else (f"L{rating.level}", "good")


def _minutes(session: Session, stage: Stage, at: datetime | None, words: Words) -> str:
    """The minutes of a stage; with those it has taken, once it has begun."""
    for timed in TIMED_STAGES:
        if timed == stage:
            planned = minutes_by_stage(session)[timed]
            if at is None or stage not in session.stages:
                return words("rail.minutes", minutes=planned)
            return words("rail.used", used=spent(session, at)[timed] // 60, minutes=planned)
    return ""


def _stage(session: Session, stage: Stage, at: datetime | None, width: int, words: Words) -> Line:
    now = session.stage == stage
    mark: Span = ("▶ ", "accent") if now else MARKS[progress(session, stage)]
    right: list[Span] = [(_minutes(session, stage, at, words), "muted")]
    return spread([mark, (words(f"stage.{stage}"), "strong" if now else "plain")], right, width, f"stage:{stage}")


def _incidents(session: Session, width: int, words: Words) -> list[Line]:
    made = []
    notes = Counter(note.incident for note in session.evidence.values())
    for one in session.incidents.values():
        left: list[Span] = [
            (f"  {words(f'kind.short.{one.kind}')} ", "accent"),
            (said(one.title, one.expunged, words), "plain"),
        ]
        made.append(spread(left, [(f" {notes[one.id]}", "muted")], width, f"incident:{one.id}"))
    return made


def item_rows(session: Session, width: int, words: Words, *, keys: str = "") -> list[Line]:
    """The planned items, each keyed by its code after `keys`."""
    notes = Counter(code for note in session.evidence.values() for code in note.items)
    return [_item(session, code, notes[code], width, words, f"{keys}{code}") for code in session.planned]


def _item(session: Session, code: str, notes: int, width: int, words: Words, key: str) -> Line:
    """An item with a star where it is core, which no long title cuts off, code, title, notes and rating."""
    item = session.rubric.item[code]
    core = code in session.rubric.grade[session.grade].core
    left: list[Span] = [(" *" if core else "  ", "warn"), (f"{code} ", "muted"), (words.of(item.title), "plain")]
    mark = level_mark(session, code)
    right: list[Span] = [(f" {notes}" if notes else "", "muted"), (f" {mark[0]:>2}", mark[1])]
    return spread(left, right, width, key)


def rail(session: Session, width: int, words: Words, at: datetime | None = None) -> list[Line]:
    """All rows of the rail, keyed as places; with the minutes that each stage has taken where it is told the time."""
    made: list[Line] = []
    for stage in STAGES[1:]:
        made.append(_stage(session, stage, at, width, words))
        if stage == "incidents":
            made += _incidents(session, width, words)
        if stage == "items":
            made += item_rows(session, width, words, keys="item:")
    return made
