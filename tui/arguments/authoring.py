"""Commands for those who write models."""

from typing import Any

from tui.arguments.making import Makers


def add_authoring(make: Makers, models: Any) -> None:
    """Add them below `rubric`."""
    diff = make.verb("diff", models, "rubric_diff", json=True)
    for name in ("old", "new"):
        diff.add_argument(name, metavar="ID|ID@VERSION|FILE")
    new = make.verb("new", models, "rubric_new", json=True)
    new.add_argument("id", metavar="ID")
    new.add_argument("--from", dest="source", metavar="ID|FILE", help=make.words("help.new_from"))
    new.add_argument("--by", metavar="N", help=make.words("help.new_by"))
    new.add_argument("-o", dest="out", metavar="FILE|-", help=make.words("help.new_out"))
    edit = make.verb("edit", models, "rubric_edit")
    edit.add_argument("rubric", metavar="ID|FILE")
    edit.add_argument("--editor", action="store_true", help=make.words("help.editor"))
