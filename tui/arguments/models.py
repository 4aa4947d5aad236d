"""Commands on competency models."""

from rubric.lint.finding import IDLE, RULES
from tui.arguments.adjusting import add_adjusting
from tui.arguments.authoring import add_authoring
from tui.arguments.interchange import add_interchange
from tui.arguments.making import Makers


def add_models(make: Makers) -> None:
    """Add `rubric` and what stands under it."""
    words = make.words
    models = make.verb("rubric").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    make.verb("list", models, "rubric_list", json=True)
    make.verb("browse", models, "rubric_browse").add_argument("rubric", nargs="?", metavar="ID")
    show = make.verb("show", models, "rubric_show", json=True)
    show.add_argument("rubric", metavar="ID|FILE")
    show.add_argument("--format", choices=("text", "md"), default="text", help=words("help.show_format"))
    make.verb("validate", models, "rubric_validate", json=True).add_argument("files", nargs="+", metavar="ID|FILE")
    lint = make.verb("lint", models, "rubric_lint", json=True)
    lint.add_argument("models", nargs="*", metavar="ID|FILE")
    lint.add_argument("--rule", action="append", metavar="RULE", choices=(*RULES, IDLE), help=words("help.lint_rule"))
    add_interchange(make, models)
    add_authoring(make, models)
    add_adjusting(make, models)
