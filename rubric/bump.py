"""Which version a changed model is to have, by what the changes do to a person who works with it (semver.org).

Major: the same ratings may lead to another grade, or what was noted of an item has lost its place. Minor: something
can be shown or asked that could not before. Patch: the same in other words.
"""

from collections.abc import Iterable
from typing import Literal

from rubric.checks import parts
from rubric.difference import Difference

Step = Literal["patch", "minor", "major"]
STEPS: tuple[Step, ...] = ("patch", "minor", "major")

_WORDS = {"title", "definition", "description", "questions", "probes", "development", "entry_conditions"}
_MINOR = {"item_added", "indicator_added", "category_added"}
_PATCH = {"indicator_reworded"}


def step_of(found: Iterable[Difference]) -> Step:
    """The step that the differences call for, the greatest of them."""
    return max((_step(one) for one in found), key=STEPS.index, default="patch")


def _step(one: Difference) -> Step:
    field = one.details.get("field")
    if one.kind in _PATCH or field in _WORDS:
        return "patch"
    return "minor" if one.kind in _MINOR else "major"


def bumped(version: str, step: Step) -> str:
    """The version that follows by `step`; 1.0.0 where `version` is none."""
    found = parts(version)
    if not found:
        return "1.0.0"
    major, minor, patch = found
    if step == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if step == "minor" else f"{major}.{minor}.{patch + 1}"
