"""What of a structured interview was kept in what was asked: the first seven components.

What counts as kept is bei's own reading of each component, stated at its rule.
"""

from datetime import datetime
from functools import lru_cache

from sessions.interview.component import AFTER, Finding
from sessions.interview.model import Session
from sessions.interview.neutral import in_note
from sessions.interview.pace import crowded
from sessions.interview.words import Stage


def job_analysis(session: Session) -> Finding:
    """Kept where an organisation recorded the job analysis on which it adopted the model."""
    made = session.rubric.adopted
    if made is None:
        return Finding("job_analysis", "not_observable", "not_adopted")
    return Finding("job_analysis", "kept", "adopted", {"by": made.by, "on": made.on, "basis": made.basis})


def same_questions(session: Session) -> Finding:
    """Kept where a template was applied and no item's questions were changed after."""
    if session.template is None:
        return Finding("same_questions", "not_observable", "no_template")
    changed = session.rubric.in_order(session.departures)
    if changed:
        return Finding("same_questions", "not_kept", "departed", {"template": session.template}, changed)
    return Finding("same_questions", "kept", "template_kept", {"template": session.template})


def limited_prompting(session: Session) -> Finding:
    """Kept where all that was put was a question or probe of the model or of bei's, none against a warning."""
    if not session.asked:
        return Finding("limited_prompting", "not_observable", "none_asked")
    asked = len(session.asked)
    own, warned = sum(one.kind == "own" for one in session.asked), sum(bool(one.warned) for one in session.asked)
    if own or warned:
        return Finding("limited_prompting", "not_kept", "prompts_own", {"asked": asked, "own": own, "warned": warned})
    return Finding("limited_prompting", "kept", "prompts_planned", {"asked": asked})


def question_types(session: Session) -> Finding:
    """Kept where the candidate told of past events: two high points and two low points (DESIGN §4)."""
    kinds = [one.kind for one in session.incidents.values()]
    told = {"high": kinds.count("high"), "low": kinds.count("low"), "count": len(kinds)}
    if told["high"] >= 2 and told["low"] >= 2:
        return Finding("question_types", "kept", "past_events", told)
    if not kinds and not session.evidence:
        return Finding("question_types", "not_observable", "nothing_told")
    return Finding("question_types", "not_kept", "no_past_events", told)


def enough(session: Session) -> Finding:
    """Kept where each interview item of the plan has the minutes that DESIGN §4 asks for, and was not cut short."""
    items = [code for code in session.plan if session.rubric.item[code].method != "exam"]
    details = {"minutes": session.minutes, "count": len(items)}
    if not session.stages:
        return Finding("enough", "not_observable", "not_begun")
    if session.ended:
        return Finding("enough", "not_kept", "ended_early", {"how": session.ended})
    if crowded(session.minutes, len(items)):
        return Finding("enough", "not_kept", "too_little", details)
    return Finding("enough", "kept", "enough_time", details)


@lru_cache(maxsize=4096)
def _personal(text: str) -> bool:
    # Half a millisecond a note, and screens ask again at every key.
    return bool(in_note(text))


def ancillary(session: Session) -> Finding:
    """Kept where the interviewer declared not to know the candidate, and no note holds a fact that must not count.

    What was read or heard outside bei cannot be seen; the reason says so.
    """
    if session.interest is not None and session.interest.knows:
        return Finding("ancillary", "not_kept", "knows_candidate")
    if found := sum(_personal(note.text) for note in session.evidence.values()):
        return Finding("ancillary", "not_kept", "personal_notes", {"count": found})
    if session.interest is None:
        return Finding("ancillary", "not_observable", "not_declared")
    return Finding("ancillary", "kept", "nothing_known")


def _stage_at(session: Session, at: str) -> Stage:
    """The stage in which the interview was at `at`."""
    stage: Stage = "prepare"
    now = datetime.fromisoformat(at)
    for entered, when in session.visits:
        if datetime.fromisoformat(when) <= now:
            stage = entered
    return stage


def questions_after(session: Session) -> Finding:
    """Kept where the candidate's own questions came in the close or later."""
    asked = [one for one in session.remarks.values() if one.kind == "candidate_question"]
    before = sum(_stage_at(session, one.at) not in AFTER for one in asked)
    if before:
        return Finding("questions_after", "not_kept", "asked_before", {"count": len(asked), "before": before})
    if not any(stage in session.stages for stage in AFTER):
        return Finding("questions_after", "not_observable", "close_not_reached")
    return Finding("questions_after", "kept", "asked_after", {"count": len(asked)})
