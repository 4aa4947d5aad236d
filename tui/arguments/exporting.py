"""The options of `export`: what leaves, in which format, for whom, and where to."""

from tui.arguments.making import Makers, add_encryption, add_why
from tui.reports.formats import FORMATS


def add_export(make: Makers) -> None:
    """Add `export`."""
    words = make.words
    export = make.verb("export")
    export.add_argument("sessions", nargs="*", metavar="ID")
    export.add_argument("--all", action="store_true", help=words("help.all"))
    export.add_argument("--format", choices=tuple(FORMATS), default=next(iter(FORMATS)), help=words("help.format"))
    export.add_argument("--reader", choices=("committee", "candidate", "archive"), help=words("help.reader"))
    export.add_argument("--template", metavar="NAME|FILE", help=words("help.report_template"))
    replaced = tuple(name for name, one in FORMATS.items() if one.of == "template")
    export.add_argument("--print-template", choices=replaced, help=words("help.print_template"))
    export.add_argument("-o", "--output", default="-", metavar="FILE|DIR/|-", help=words("help.output_folder"))
    export.add_argument("--name-files", action="store_true", help=words("help.name_files"))
    export.add_argument("--force", action="store_true", help=words("help.force"))
    add_encryption(export, words)
    add_why(export, words)
