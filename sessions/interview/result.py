"""The scorecard and verdict of a session, as values and as the `result` object of DESIGN §6."""

from fractions import Fraction
from typing import Any

from rubric.chance import Chance, chance
from rubric.margin import Margin, Side, margin
from rubric.numbers import rounded
from rubric.reasons import Reason, reasons
from rubric.scorecard import Ratings, score
from rubric.scoring import NE
from rubric.verdict import Verdict, judge
from sessions.canonical import digest
from sessions.interview.ground import codable_evidence, suggestion_for, unproved, unsupported
from sessions.interview.model import Session
from sessions.interview.showing import is_shown


def ratings_of(session: Session) -> Ratings:
    """What scoring needs of `session`."""
    return Ratings.of(session.rubric, session.plan, {code: one.level for code, one in session.ratings.items()})


def verdict_of(session: Session) -> Verdict | None:
    """The verdict, None for a session that was ended."""
    return None if session.ended else judge(session.rubric, ratings_of(session))


def margin_of(session: Session, verdict: Verdict) -> Margin:
    """What would move `verdict`, the one of `session`."""
    return margin(session.rubric, ratings_of(session), verdict)


def chance_of(session: Session, verdict: Verdict) -> Chance | None:
    """The chance that `verdict`, the one of `session`, would be another; None where the model sets no error.

    The seed follows from the model, the plan and the levels, so that the same ratings always give the same figure.
    """
    if session.rubric.scoring.spread is None:
        return None
    ratings = ratings_of(session)
    drawn_from = {"rubric": session.digest, "plan": list(ratings.planned), "levels": dict(ratings.levels)}
    seed = int(digest(drawn_from).removeprefix("sha256:")[:8], 16)
    return chance(session.rubric, ratings, verdict, seed)


def reasons_of(session: Session, verdict: Verdict) -> tuple[Reason, ...]:
    """Why `verdict`, the one of `session`, is what it is."""
    return reasons(
        session.rubric,
        ratings_of(session),
        verdict,
        codable_evidence(session),
        unproved(session),
        unsupported(session),
    )


def _figure(value: Fraction | None) -> Any:
    return None if value is None else rounded(value)


def _side(side: Side) -> dict[str, Any]:
    return {"size": side.size, "sets": [list(items) for items in side.sets]}


def _chance(found: Chance) -> dict[str, Any]:
    return {
        "other": rounded(found.other),
        "up": rounded(Fraction(found.up, found.draws)),
        "down": rounded(Fraction(found.down, found.draws)),
        "error": rounded(Fraction(found.error)),
        "draws": found.draws,
        "seed": found.seed,
        "spread": found.spread,
        "reliability": found.reliability,
        "sd": rounded(Fraction(found.sd)),
        "assumed": "independent",
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "grade": reason.grade,
        "items": list(reason.items),
        "ratings": dict(reason.ratings),
        "evidence": list(reason.evidence),
    }


def _verdict(session: Session, verdict: Verdict) -> dict[str, Any]:
    moves, likely = margin_of(session, verdict), chance_of(session, verdict)
    return {
        "grade": verdict.grade,
        "open": verdict.open,
        "partial": verdict.partial,
        "core_left_out": list(verdict.core_left_out),
        "grades": {
            one.grade: {"met": one.met, "failing": list(one.failing), "fit": _figure(one.fit)}
            for one in verdict.findings
        },
        "margin": {"up": _side(moves.up), "down": _side(moves.down)},
        **({} if likely is None else {"chance": _chance(likely)}),
        "reasons": [_reason(one) for one in reasons_of(session, verdict)],
    }


def result(session: Session) -> dict[str, Any]:
    """`{scorecard, verdict}`, figures to four decimals; the verdict is None for a session that was ended."""
    card = score(session.rubric, ratings_of(session))
    verdict = verdict_of(session)
    return {
        "scorecard": {
            "items": {
                code: {
                    "suggested": suggestion_for(session, code).level,
                    "level": session.ratings[code].level if code in session.ratings else NE,
                    "points": _figure(points),
                }
                for code, points in card.points.items()
            },
            "categories": {
                name: {"score": _figure(one.score), "coverage": _figure(one.coverage)}
                for name, one in card.categories.items()
            },
            "total": _figure(card.total.score),
            "coverage": _figure(card.total.coverage),
        },
        "verdict": None if verdict is None else _verdict(session, verdict),
    }


def as_shown(session: Session, found: dict[str, Any]) -> dict[str, Any]:
    """`found`, the result of `session`, as the interviewer may see it now: a suggestion still hidden becomes None."""
    for code, item in found["scorecard"]["items"].items():
        if not is_shown(session, code):
            item["suggested"] = None
    return found
