"""Commands on competency models."""

from rubric.lint.finding import IDLE, RULES
from tui.arguments.adjusting import add_adjusting
from tui.arguments.authoring import add_authoring
from tui.arguments.making import Makers


def add_models(make: Makers) -> None:
    """Add `rubric` and what stands under it."""
    words = make.words
    models = make.verb("rubric").add_subparsers(dest="under", metavar=words("help.command"), required=True)
    make.verb("list", models, "rubric_list", json=True)
    make.verb("browse", models, "rubric_browse").add_argument("rubric", nargs="?", metavar="ID")
    make.verb("show", models, "rubric_show", json=True).add_argument("rubric", metavar="ID|FILE")
    make.verb("validate", models, "rubric_validate").add_argument("files", nargs="+", metavar="ID|FILE")
    lint = make.verb("lint", models, "rubric_lint", json=True)
    lint.add_argument("models", nargs="*", metavar="ID|FILE")
    lint.add_argument("--rule", action="append", metavar="RULE", choices=(*RULES, IDLE), help=words("help.lint_rule"))
    export = make.verb("export", models, "rubric_export")
    export.add_argument("rubric", metavar="ID|FILE")
    export.add_argument("--format", choices=("yaml", "json", "case"), default="yaml", help=words("help.format"))
    export.add_argument("--language", choices=("zh", "en"), help=words("help.export_language"))
    export.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    export.add_argument("--force", action="store_true", help=words("help.force"))
    bring = make.verb("import", models, "rubric_import", json=True)
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--id", default="", metavar="ID", help=words("help.import_id"))
    bring.add_argument("--language", choices=("zh", "en"), help=words("help.import_language"))
    bring.add_argument("--force", action="store_true", help=words("help.force"))
    add_authoring(make, models)
    add_adjusting(make, models)
