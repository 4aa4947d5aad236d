"""The words of rating that the code makes keys of, with all their members."""

from typing import get_args

from sessions.interview.linking import Reach
from sessions.round import BY

FAMILIES: dict[str, set[str]] = {
    "reach.{}": {f"reach.{one}" for one in get_args(Reach)},
    "turn.by_{}": {f"turn.by_{one}" for one in BY},
    "impression.choose_{}": {"impression.choose_lean", "impression.choose_grade"},
    "impression.or_{}": {"impression.or_lean", "impression.or_grade"},
}
