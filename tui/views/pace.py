"""The time of an interview: in the head, in the row under it, and as a page of its own with what comes first now."""

from datetime import datetime

from rich.cells import cell_len

from sessions.interview.model import Session
from sessions.interview.pace import elapsed, left, minutes_by_stage, spent
from sessions.interview.replan import Replan, Turn, replan
from sessions.interview.words import TIMED_STAGES
from tui.lines import Line, Span, heading, paragraph, spread
from tui.translate import Words
from tui.views.reasons import listed
from tui.views.times import clock_of

_WIDE = 110
"""Cells from which the head has room for the minutes taken as well."""
LOW = 5
"""Minutes left from which they stand out."""


def running(session: Session) -> bool:
    """Whether the candidate is there: the interview has begun, and is neither over nor being rated."""
    return bool(session.stages) and session.stage in TIMED_STAGES and not (session.ended or session.submitted)


def clock(session: Session, now: datetime, width: int, words: Words, low: int = LOW) -> list[Span]:
    """What the head says of the time: of the stage in hand, and in all; nothing where the clock does not count.

    From `low` minutes left they stand out.
    """
    if not running(session):
        return []
    told: list[Span] = []
    if session.paused:
        told.append((f" {words('head.paused')} ", "inverse"))
    if width >= _WIDE:
        told.append((words("head.spent", minutes=elapsed(session, now)) + " · ", "plain"))
    for stage in TIMED_STAGES:
        if stage == session.stage:
            planned = minutes_by_stage(session)[stage]
            of_stage = planned - spent(session, now)[stage] // 60
            key = "head.stage_left" if of_stage >= 0 else "head.stage_over"
            told.append((words(key, minutes=abs(of_stage), of=planned), "plain" if of_stage >= 0 else "warn"))
    remaining = left(session, now)
    key = "head.left" if remaining >= 0 else "head.over"
    told.append(
        (" · " + words(key, minutes=abs(remaining), of=session.minutes), "warn" if remaining <= low else "plain")
    )
    return [*told, ("  ", "plain")]


def alarm(session: Session, now: datetime, width: int, words: Words) -> list[Line]:
    """The row under the head: that the clock stands still, or that time is short; none where all is well."""
    if not running(session):
        return []
    if session.paused:
        since = clock_of(session.breaks[-1].since, words)
        return paragraph(" " + words("pace.paused", since=since), width, "warn", hang=1)
    plan = replan(session, now)
    if session.stage == "close" or not plan.short:
        return []
    count, lost = len(plan.turns), len(plan.unassessed)
    told = " " + words("pace.tight", minutes=plan.minutes, count=count, least=plan.least)
    if lost:
        told = " " + words("pace.short", minutes=plan.minutes, count=count, least=plan.least, lost=lost)
    first = [one.item for one in plan.turns if one.minutes]
    named = (told + words("pace.first", items=words.listed(first[:most])) for most in (3, 2, 1) if first)
    return paragraph(next((one for one in named if cell_len(one) <= width), told), width, "warn")[:1]


def pace_page(session: Session, now: datetime, width: int, words: Words) -> list[Line]:
    """All of it: minutes per stage, then the open items in the order in which to take them."""
    made = [heading(words("pace.stages"), width)]
    planned, taken = minutes_by_stage(session), spent(session, now)
    for stage in TIMED_STAGES:
        used = taken[stage] // 60
        mark: Span = ("▶ ", "accent") if stage == session.stage else ("  ", "plain")
        told = words("pace.used", used=used, of=planned[stage])
        own = words("pace.by_hand") if stage in session.stage_minutes else ""
        made.append(
            spread(
                [mark, (words(f"stage.{stage}"), "plain")],
                [(own + " ", "muted"), (told, "warn" if used > planned[stage] else "plain")],
                width,
            )
        )
    total = words("pace.used", used=elapsed(session, now), of=session.minutes)
    made.append(spread([("  ", "plain"), (words("pace.all"), "strong")], [(total, "strong")], width))
    if session.breaks:
        made += paragraph(
            "  " + words("pace.breaks", count=len(session.breaks), sittings=session.sittings), width, "muted"
        )
    return [*made, Line(), *_items(session, replan(session, now), width, words)]


def _items(session: Session, plan: Replan, width: int, words: Words) -> list[Line]:
    made = [heading(words("pace.items"), width)]
    if not plan.turns:
        return [*made, *paragraph(words("pace.none_open"), width, "good")]
    told = words("pace.room", minutes=plan.minutes, kept=plan.kept, least=plan.least)
    made += paragraph(told, width, "warn" if plan.short else "good")
    for n, one in enumerate(plan.turns, 1):
        made.append(_turn(session, n, one, width, words))
    for key, codes in (("pace.unassessed", plan.unassessed), ("pace.thin", plan.thin)):
        if codes:
            titles = listed((words.of(session.rubric.item[code].title) for code in codes), words)
            made += paragraph(words(key, items=titles), width, "warn")
    return [*made, *paragraph(words("pace.rule"), width, "muted")]


def _turn(session: Session, number: int, one: Turn, width: int, words: Words) -> Line:
    left: list[Span] = [
        (f"{number:>2} ", "muted"),
        (f"{one.item} ", "muted"),
        (words.of(session.rubric.item[one.item].title), "plain"),
        ("*" if one.core else "", "warn"),
    ]
    minutes = words("pace.gets", minutes=one.minutes) if one.minutes else words("pace.gets_none")
    right: list[Span] = [
        (f" {words('pace.notes', count=one.notes)}  ", "muted"),
        (minutes, "strong" if one.minutes else "warn"),
    ]
    return spread(left, right, width, f"item:{one.item}")
