"""Which version a changed model is to have, by what the changes do to a person who works with it (semver.org).

Major: the same interview may lead to another grade, or what was noted of an item has lost its place. Minor: something
can be shown or asked that could not before. Patch: the same in other words, or in another order.
"""

from collections.abc import Iterable
from typing import Literal

from rubric.checks import parts
from rubric.difference import Difference, Kind

Step = Literal["patch", "minor", "major"]
STEPS: tuple[Step, ...] = ("patch", "minor", "major")

_MINOR: frozenset[Kind] = frozenset(
    {
        "item_added",
        "indicator_added",
        "category_added",
        "entry_added",
        "entry_removed",
        "question_added",
        "question_removed",
        "question_kind",
        "probe_added",
        "probe_removed",
        "development_added",
        "development_removed",
        "adopted_set",
        "adopted_changed",
        "adopted_withdrawn",
    }
)
_MAJOR: frozenset[Kind] = frozenset(
    {
        "scoring",
        "level_added",
        "level_removed",
        "grades_reordered",
        "item_removed",
        "item_category",
        "item_method",
        "item_weight",
        "indicator_removed",
        "indicator_moved",
        "exam_added",
        "exam_removed",
        "subject_added",
        "subject_removed",
        "subject_weight",
        "exam_weight",
        "grade_added",
        "grade_removed",
        "standard_raised",
        "standard_lowered",
        "standard_set",
        "standard_dropped",
        "core_added",
        "core_dropped",
        "min_score",
        "category_removed",
    }
)


def step_of(found: Iterable[Difference]) -> Step:
    """The step that the differences call for, the greatest of them."""
    return max((_step(one.kind) for one in found), key=STEPS.index, default="patch")


def _step(kind: Kind) -> Step:
    return "major" if kind in _MAJOR else "minor" if kind in _MINOR else "patch"


def bumped(version: str, step: Step) -> str:
    """The version that follows by `step`; 1.0.0 where `version` is none."""
    found = parts(version)
    if not found:
        return "1.0.0"
    major, minor, patch = found
    if step == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if step == "minor" else f"{major}.{minor}.{patch + 1}"
