"""The words of rating that the code makes keys of, with all their members."""

from typing import get_args

from rubric.reasons import Rule
from rubric.scoring import Mark
from sessions.interview.linking import Reach
from sessions.round import BY

WAYS = ("none", "one", "several")

FAMILIES: dict[str, set[str]] = {
    "reason.{}": {f"reason.{one}" for one in get_args(Rule)},
    **{f"margin.{{}}_{way}": {f"margin.up_{way}", f"margin.down_{way}"} for way in WAYS},
    "proof.{}": {f"proof.{one}" for one in ("met", "failed", "open", *get_args(Mark))},
    "proof.by_{}": {"proof.by_interview", "proof.by_exam"},
    "reach.{}": {f"reach.{one}" for one in get_args(Reach)},
    "turn.by_{}": {f"turn.by_{one}" for one in BY},
    "impression.choose_{}": {"impression.choose_lean", "impression.choose_grade"},
    "impression.or_{}": {"impression.or_lean", "impression.or_grade"},
}
