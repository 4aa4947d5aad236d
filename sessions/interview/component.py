"""The fifteen components of a structured interview, and how one of them was found in a session.

They are those of M. A. Campion, D. K. Palmer and J. E. Campion, "A review of structure in the selection interview",
Personnel Psychology 50 (1997), 655-702: seven of what is asked, eight of how it is judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sessions.interview.words import Stage

Component = Literal[
    "job_analysis",
    "same_questions",
    "limited_prompting",
    "question_types",
    "enough",
    "ancillary",
    "questions_after",
    "each_rated",
    "anchored",
    "notes",
    "several_interviewers",
    "same_interviewers",
    "no_discussion",
    "training",
    "combination",
]
Kept = Literal["kept", "not_kept", "not_observable"]
Reason = Literal[
    "adopted",
    "not_adopted",
    "no_template",
    "template_kept",
    "departed",
    "none_asked",
    "prompts_planned",
    "prompts_own",
    "nothing_told",
    "past_events",
    "no_past_events",
    "not_begun",
    "ended_early",
    "enough_time",
    "too_little",
    "not_declared",
    "knows_candidate",
    "personal_notes",
    "nothing_known",
    "close_not_reached",
    "asked_before",
    "asked_after",
    "none_rated",
    "all_rated",
    "some_unrated",
    "no_levels",
    "anchors_used",
    "anchors_unused",
    "no_notes_yet",
    "no_notes",
    "notes_bear",
    "notes_lacking",
    "one_record",
    "one_candidate",
    "outside_talk",
    "outside_training",
    "by_rule",
    "by_person",
]

AFTER: tuple[Stage, ...] = ("close", "rate", "grade")
"""The stages in which the candidate has told what there was to tell."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How one component was found, why, and on what: `details` are counts, names and codes, `items` codes of items."""

    component: Component
    kept: Kept
    reason: Reason
    details: Mapping[str, int | str] = field(default_factory=dict)
    items: tuple[str, ...] = ()

    def to_document(self) -> dict[str, Any]:
        """The finding as plain content."""
        return {
            "component": self.component,
            "kept": self.kept,
            "reason": self.reason,
            "details": dict(self.details),
            "items": list(self.items),
        }
