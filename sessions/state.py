"""The `state` object of the session document (DESIGN §6): a session as plain data."""

from typing import Any

from rubric.numbers import rounded
from sessions.interview.model import Decision, Session
from sessions.interview.paper import Paper


def state(session: Session) -> dict[str, Any]:
    """`{stage, plan, incidents, evidence, marks, exams, ratings, decision}` with how it ended or was locked."""
    return {
        "stage": session.stage,
        "plan": list(session.planned),
        "incidents": [
            {"id": one.id, "kind": one.kind, "title": one.title, "when": one.when, "role": one.role, "at": one.at}
            for one in session.incidents.values()
        ],
        "evidence": [
            {
                "id": one.id,
                "at": one.at,
                "text": one.text,
                "star": one.star,
                "sign": one.sign,
                "quote": one.quote,
                "items": list(one.items),
                "indicators": list(one.indicators),
                "incident": one.incident,
                "codable": one.codable,
            }
            for one in session.evidence.values()
        ],
        "marks": dict(session.marks),
        "exams": [
            {
                "item": place[0],
                "level": place[1],
                "subject": place[2],
                "score": score,
                **({"source": source} if (source := session.exam_sources.get(place)) else {}),
            }
            for place, score in session.exams.items()
        ],
        "ratings": {
            code: {"level": one.level, "suggested": one.suggested, "reason": one.reason, "at": one.at}
            for code, one in session.ratings.items()
        },
        "decision": None if session.decision is None else _decision(session.decision),
        "ended": session.ended,
        "submitted": session.submitted,
        **{name: value for name, value in _beside(session).items() if value},
    }


def _decision(made: Decision) -> dict[str, Any]:
    more = {
        "conditions": [one.model_dump() for one in made.conditions],
        "months": made.months,
        "against": list(made.against),
    }
    return {
        "decision": made.decision,
        "grade": made.grade,
        "reason": made.reason,
        "by": made.by,
        "verdict": made.verdict,
        "at": made.at,
        **{name: value for name, value in more.items() if value},
    }


def _decisions(session: Session) -> list[dict[str, Any]]:
    """Every decision that was submitted and reopened, with when, by whom and why, then the one that stands.

    None where there is one alone, or where those who reopened did not note what they reopened.
    """
    made = [
        {**_decision(one.decision), "amended": {"at": one.at, "by": one.by, "reason": one.reason}}
        for one in session.amendments
        if one.noted and one.decision is not None
    ]
    last = session.amendments[-1].decision if session.amendments else None
    if session.decision is not None and session.decision != last:
        made.append(_decision(session.decision))
    return made if len(made) > 1 else []


def _beside(session: Session) -> dict[str, Any]:
    """What stands in the state only where there is something: documents of earlier versions have none of it."""
    interest, impression = session.interest, session.impression
    return {
        "template": session.template,
        "stage_minutes": dict(session.stage_minutes),
        "opening_script": session.opening_script,
        "consent_text": session.consent_text,
        "questions": {item: list(chosen) for item, chosen in session.questions.items()},
        "departures": dict(session.departures),
        "interest": interest and {"knows": interest.knows, "detail": interest.detail, "at": interest.at},
        "consent": session.consent is not None and {"given": session.consent},
        "breaks": [{"since": one.since, "until": one.until} for one in session.breaks],
        "moments": [
            {
                "id": one.id,
                "at": one.at,
                "star": one.star,
                "sign": one.sign,
                "quote": one.quote,
                "incident": one.incident,
            }
            for one in session.moments.values()
        ],
        "asked": [
            {
                "kind": one.kind,
                "text": one.text,
                "item": one.item,
                "incident": one.incident,
                "part": one.part,
                "warned": list(one.warned),
                "at": one.at,
            }
            for one in session.asked
        ],
        "suggestions": "" if session.suggestions == "at_once" else session.suggestions,
        "suggestions_seen": list(session.rubric.in_order(session.suggestion_seen)),
        "first_levels": {
            code: {"level": one.level, "suggested": one.suggested, "at": one.at}
            for code, one in session.first_levels.items()
        },
        "impression_off": not session.impression_asked,
        "impression": impression
        and {"lean": impression.lean, "grade": impression.grade, "minute": impression.minute, "at": impression.at},
        "remarks": [
            {"id": one.id, "kind": one.kind, "text": one.text, "at": one.at} for one in session.remarks.values()
        ],
        "papers": [_paper(one) for one in session.papers.values()],
        "entry": {name: {"answer": one.answer, "note": one.note, "at": one.at} for name, one in session.entry.items()},
        "decisions": _decisions(session),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    """A paper without its questions, which the event that drew it has."""
    return {
        "id": paper.id,
        "item": paper.item,
        "level": paper.level,
        "bank": paper.bank,
        "version": paper.version,
        "seed": paper.seed,
        "started": paper.started,
        "handed_in": paper.handed_in,
        "how": paper.how,
        "answers": {
            question: {"picks": list(one.picks), "text": one.text, "seconds": one.seconds, "at": one.at}
            for question, one in paper.answers.items()
        },
        "points": {question: None if one is None else rounded(one) for question, one in paper.earned.items()}
        if paper.handed_in
        else {},
        "scores": dict(paper.scores),
    }
