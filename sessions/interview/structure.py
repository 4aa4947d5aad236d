"""Which parts of a structured interview a session kept, as far as its record tells; there is no total."""

from sessions.interview import asked_alike as asked
from sessions.interview import judged_alike as judged
from sessions.interview.component import Finding
from sessions.interview.model import Session


def structure(session: Session) -> tuple[Finding, ...]:
    """All fifteen components, in the order of their source (see `component`)."""
    return (
        asked.job_analysis(session),
        asked.same_questions(session),
        asked.limited_prompting(session),
        asked.question_types(session),
        asked.enough(session),
        asked.ancillary(session),
        asked.questions_after(session),
        judged.each_rated(session),
        judged.anchored(session),
        judged.notes(session),
        # What one session's record can never tell: it is one interviewer's, of one candidate.
        Finding("several_interviewers", "not_observable", "one_record"),
        Finding("same_interviewers", "not_observable", "one_candidate"),
        Finding("no_discussion", "not_observable", "outside_talk"),
        Finding("training", "not_observable", "outside_training"),
        judged.combination(session),
    )
