"""The closed vocabularies of a session, shared by commands, events and state."""

from typing import Literal, get_args

Stage = Literal["prepare", "opening", "duties", "incidents", "items", "close", "rate", "grade"]
STAGES: tuple[Stage, ...] = get_args(Stage)
StartedStage = Literal["opening", "duties", "incidents", "items", "close", "rate", "grade"]

TimedStage = Literal["opening", "duties", "incidents", "items", "close"]
TIMED_STAGES: tuple[TimedStage, ...] = get_args(TimedStage)

ProbeKind = Literal["question", "star", "feeling", "probe", "more", "codability", "own"]
RemarkKind = Literal["accommodation", "candidate_question", "next_step"]
REMARK_KINDS: tuple[RemarkKind, ...] = get_args(RemarkKind)
IncidentKind = Literal["high", "low", "other"]
Star = Literal["s", "t", "a", "r", "f"]
STARS: tuple[Star, ...] = get_args(Star)
Sign = Literal["+", "-"]
SIGNS: tuple[Sign, ...] = get_args(Sign)
Purpose = Literal["hire", "promote", "renew"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
Showing = Literal["at_once", "after_level"]
SHOWINGS: tuple[Showing, ...] = get_args(Showing)
Ending = Literal["no_show", "withdrawn", "consent_refused", "interrupted"]
Choice = Literal["hire", "hold", "reject", "promote", "demote", "renew", "revoke"]

EntryAnswer = Literal["yes", "no", "unknown"]
ENTRY_ANSWERS: tuple[EntryAnswer, ...] = get_args(EntryAnswer)
Party = Literal["candidate", "house"]
PARTIES: tuple[Party, ...] = get_args(Party)
Departure = Literal[
    "no_verdict",
    "verdict_below",
    "verdict_insufficient",
    "above_verdict",
    "below_verdict",
    "below_applied",
    "verdict_met",
    "entry_no",
    "entry_open",
]
"""How a decision may go against the verdict or the entry conditions; `against` says when."""

CHOICES: dict[Purpose, tuple[Choice, ...]] = {
    "hire": ("hire", "hold", "reject"),
    "promote": ("promote", "hold", "demote"),
    "renew": ("renew", "hold", "revoke"),
}
"""What may be decided, by the session's purpose: what gives a grade, what waits, what takes or refuses one."""
GIVING: tuple[Choice, ...] = ("hire", "promote", "renew")
