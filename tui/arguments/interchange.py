"""Commands that take models in from elsewhere, and give them out."""

from typing import Any

from tui.arguments.making import Makers


def add_interchange(make: Makers, models: Any) -> None:
    """Add `export` and `import` below `rubric`."""
    words = make.words
    export = make.verb("export", models, "rubric_export")
    export.add_argument("rubric", metavar="ID|FILE")
    export.add_argument(
        "--format", choices=("yaml", "json", "case", "csv", "xlsx"), default="yaml", help=words("help.model_format")
    )
    export.add_argument("--language", choices=("zh", "en"), help=words("help.export_language"))
    export.add_argument("-o", "--output", default="-", metavar="FILE|-", help=words("help.output"))
    export.add_argument("--force", action="store_true", help=words("help.force"))
    bring = make.verb("import", models, "rubric_import", json=True)
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--id", default="", metavar="ID", help=words("help.import_id"))
    bring.add_argument("--language", choices=("zh", "en"), help=words("help.import_language"))
    bring.add_argument("--sheet", default="", metavar="NAME|N", help=words("help.import_sheet"))
    bring.add_argument(
        "--column", action="append", default=[], metavar="WHAT=HEADING", help=words("help.import_column")
    )
    bring.add_argument("--preview", action="store_true", help=words("help.import_preview"))
    bring.add_argument("--yes", action="store_true", help=words("help.import_yes"))
    bring.add_argument("--force", action="store_true", help=words("help.force"))
