"""Commands for those who write models."""

from typing import Any

from tui.arguments.making import Makers


def add_authoring(make: Makers, models: Any) -> None:
    """Add them below `rubric`."""
    diff = make.verb("diff", models, "rubric_diff", json=True)
    for name in ("old", "new"):
        diff.add_argument(name, metavar="ID|ID@VERSION|FILE")
