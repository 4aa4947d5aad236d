"""How the minutes of an interview are shared out, how many each stage has taken, and how many are left.

The rules are the project's own. Opening, duties and close take a fixed part of the minutes. The rest is for evidence,
and is shared between the incidents and the items: the two high and two low points that are called for (DESIGN §4)
weigh `INCIDENTS`, an interview item its weight beside the mean weight of those planned, twice that where it is core
for the grade applied for.
"""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from sessions.interview.model import Session
from sessions.interview.words import TIMED_STAGES, TimedStage

FRAME: Mapping[TimedStage, int] = {"opening": 5, "duties": 10, "close": 5}
"""Percent of the minutes; rating comes after the candidate has left and has none."""

INCIDENTS = 12
"""What the incidents weigh, in items of mean weight."""

CORE = 2
TIGHT_MINUTES = 6
MANY_ITEMS = 8


def interviewed(session: Session) -> tuple[str, ...]:
    """The planned items that the interview is to give evidence for, in rubric order: all but those by exam alone."""
    return tuple(code for code in session.plan if session.rubric.item[code].method != "exam")


def needs(session: Session) -> dict[str, Fraction]:
    """What each of `interviewed` weighs beside the others: 1 for one of mean weight that is not core."""
    codes = interviewed(session)
    weights = {code: Fraction(session.rubric.item[code].weight) for code in codes}
    core = session.rubric.grade[session.grade].core
    total = sum(weights.values(), Fraction())
    return {code: one * len(codes) / total * (CORE if code in core else 1) for code, one in weights.items()}


def worked_out(session: Session) -> dict[TimedStage, int]:
    """Whole minutes per stage, adding up to the session's, as they follow from the plan alone."""
    shared: dict[TimedStage, int] = {stage: session.minutes * share // 100 for stage, share in FRAME.items()}
    rest = session.minutes - sum(shared.values())
    need = sum(needs(session).values(), Fraction())
    items = int(rest * need / (need + INCIDENTS) + Fraction(1, 2))
    return {**shared, "items": items, "incidents": rest - items}


def minutes_by_stage(session: Session) -> dict[TimedStage, int]:
    """Whole minutes per stage, in order: those set by hand, and for the others what these leave, shared as worked out.

    They add up to the session's minutes, unless those set by hand take more, or are all there are.
    """
    own, plain = session.stage_minutes, worked_out(session)
    left = max(0, session.minutes - sum(own.values()))
    open_ones = [stage for stage in TIMED_STAGES if stage not in own]
    total = sum(plain[stage] for stage in open_ones)
    made = {stage: own.get(stage, plain[stage] * left // max(1, total)) for stage in TIMED_STAGES}
    if open_ones:
        largest = max(open_ones, key=lambda stage: plain[stage])
        made[largest] += left - sum(made[stage] for stage in open_ones)
    return made


def spent(session: Session, now: datetime) -> dict[TimedStage, int]:
    """Whole seconds that each stage has taken up to `now`: the sum of its visits, without pauses and interruptions.

    Once the session is submitted its clock stands.
    """
    now = _at(session.updated) if session.submitted else now
    breaks = [(_at(one.since), now if one.until is None else _at(one.until)) for one in session.breaks]
    ends = [_at(at) for _, at in session.visits[1:]]
    seconds = dict.fromkeys(TIMED_STAGES, 0.0)
    for (stage, at), end in zip(session.visits, [*ends, now], strict=False):
        for timed in TIMED_STAGES:
            if timed == stage:
                seconds[timed] += _between(_at(at), end)
                seconds[timed] -= sum(_between(max(_at(at), since), min(end, until)) for since, until in breaks)
    return {stage: int(one) for stage, one in seconds.items()}


def elapsed(session: Session, now: datetime) -> int:
    """Whole minutes that the interview has taken up to `now`; 0 before."""
    return sum(spent(session, now).values()) // 60


def left(session: Session, now: datetime) -> int:
    """Whole minutes left; below 0 once the time has run over."""
    return session.minutes - elapsed(session, now)


def crowded(minutes: int, interview_items: int, least: int = TIGHT_MINUTES, most: int = MANY_ITEMS) -> bool:
    """Whether a plan asks too much: under `least` minutes an item, or more than `most` items (DESIGN §4)."""
    return interview_items > most or (interview_items > 0 and minutes / interview_items < least)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _between(since: datetime, until: datetime) -> float:
    """Seconds; 0 where `until` is not after `since`."""
    return max(0.0, (until - since).total_seconds())
